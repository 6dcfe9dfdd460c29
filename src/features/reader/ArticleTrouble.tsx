import { useEffect, useState } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { troubleInWords } from '#state/trouble-words.ts';
import { settle } from '#state/use-later.ts';
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
  useEffect(() => {
    if (error !== null) settle();
  }, [error]);
  if (error === null) return <Waiting siglum={siglum} retry={retry} />;
  return (
    <div
      className="mx-auto flex max-w-xl flex-col items-start gap-4 p-6 pt-24 medium:p-14 medium:pt-24"
      role="alert"
    >
      <h1 className="font-serif text-view font-semibold">Account {siglum} is not here</h1>
      <p className="text-cell text-ink2">
        {troubleInWords(error, article.body.fileName)} Its tags are kept; the other accounts work.
      </p>
      <Button primary onPress={retry}>
        Try again
      </Button>
    </div>
  );
}

/** An answer that has not come by then, in ms, may never come. */
const PATIENCE = 10_000;

function Waiting({ siglum, retry }: { readonly siglum: string; readonly retry: () => void }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="flex flex-col items-start gap-4 p-14" role="status">
      <p className="text-ink3">Loading account {siglum}.</p>
      {long && <Button onPress={retry}>Try again</Button>}
    </div>
  );
}
