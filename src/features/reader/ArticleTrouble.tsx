import type { ArticleRecord } from '#core/domain/record.ts';
import { ArticleError } from '#platform/files/article-file.ts';
import { Button } from '#ui/Button.tsx';

interface ArticleTroubleProps {
  readonly siglum: string;
  readonly article: ArticleRecord;
  /** `null` while the text is on its way. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Stands where the text would: it is coming, or why it is not and what to do. */
export function ArticleTrouble({ siglum, article, error, retry }: ArticleTroubleProps) {
  if (error === null) return <p className="p-14 text-ink3">Loading account {siglum}.</p>;
  return (
    <div
      className="mx-auto flex max-w-xl flex-col items-start gap-4 p-6 pt-24 medium:p-14 medium:pt-24"
      role="alert"
    >
      <h1 className="font-serif text-view font-semibold">Account {siglum} is not here</h1>
      <p className="text-cell text-ink2">{troubleInWords(error, article.body.fileName)}</p>
      <Button primary onPress={retry}>
        Try again
      </Button>
    </div>
  );
}

/** What went wrong with an article's text, in the editor's words. */
export function troubleInWords(error: Error, fileName: string): string {
  if (!(error instanceof ArticleError)) {
    return `${fileName} could not be read: ${error.message}. Its tags are kept; the other accounts work.`;
  }
  const { failure } = error;
  switch (failure.code) {
    case 'unreachable':
      return `${fileName} could not be reached: there is no connection to the place Galley was loaded from. Its tags are kept; the other accounts work.`;
    case 'refused':
      return `${fileName} was not found where Galley was loaded from (answer ${failure.status}). Its tags are kept; the other accounts work.`;
    case 'wrong-type':
      return `${fileName} is not a text: the answer was ${failure.type || 'of no type'}. Its tags are kept; the other accounts work.`;
    case 'not-utf8':
      return `${fileName} is not UTF-8: byte ${failure.offset} fits no character. It stays out, so that no word is guessed.`;
    case 'other-text':
      return `${fileName} holds other words than when it was added, so its tags would not fit. They are kept. Put the first version back, or add this one as a new account.`;
  }
}
