import { ArticleError } from '#platform/files/article-file.ts';

/** What went wrong with a file of the app, in the editor's words. */
export function troubleInWords(error: Error, fileName: string): string {
  if (!(error instanceof ArticleError)) return `${fileName} could not be read: ${error.message}.`;
  const { failure } = error;
  switch (failure.code) {
    case 'unreachable':
      return `${fileName} could not be reached: there is no connection to the place Galley was loaded from.`;
    case 'refused':
      return failure.status === 404 || failure.status === 410
        ? `${fileName} was not found where Galley was loaded from (answer ${failure.status}).`
        : `${fileName} was refused where Galley was loaded from (answer ${failure.status}).`;
    case 'wrong-type':
      return `${fileName} is not a text: the answer was ${failure.type || 'of no type'}.`;
    case 'not-utf8':
      return `${fileName} is not UTF-8: byte ${failure.offset} fits no character. It stays out, so that no word is guessed.`;
    case 'other-text':
      return `${fileName} holds other words than when it was added, so its tags would not fit. Put the first version back, or add this one as a new account.`;
    case 'not-an-index':
      return `${fileName} should list the articles of the story, and does not.`;
  }
}
