import { useQuery } from '@tanstack/react-query';
import { memo, useDeferredValue, useMemo } from 'react';

import { missingAttributes } from '#core/domain/completeness.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { runCommand } from '#state/commands.ts';
import { articleQuery } from '#state/queries.ts';
import type { Shown } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { count, dateInWords, wordCount } from '#state/words.ts';
import { Key } from '#ui/Key.tsx';

interface ArticleHeadProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly siglum: string;
  readonly text: string;
  readonly shown: readonly Shown[];
}

/** The line over an account: siglum, outlet, date, length, what is tagged, and the mark "done". */
export const ArticleHead = memo(function ArticleHead(props: ArticleHeadProps) {
  const { story, article, siglum, text, shown } = props;
  const words = useMemo(() => wordCount(text), [text]);
  const { outlet, date } = article.body;
  const done = useIsDone(story, article);
  // The counts may come a moment after the text has its mark.
  const counted = useDeferredValue(shown);
  const { tagged, incomplete } = useMemo(() => countOwn(counted), [counted]);
  return (
    <header className="article-head select-none">
      <h1 className="sr-only">
        Account {siglum}
        {outlet !== '' && `, ${outlet}`}
      </h1>
      <span className="font-serif text-cell font-semibold text-ink">{siglum}</span>
      <span className="min-w-0 truncate" dir="auto">
        {outlet || 'Outlet not named'}
      </span>
      <span className="hidden shrink-0 medium:inline">{dateInWords(date) || 'Date not named'}</span>
      <span className="truncate medium:hidden">{dateInWords(date, 'short')}</span>
      <span className="hidden shrink-0 whitespace-nowrap medium:inline">
        {count(words, 'word')}
      </span>
      <span className="ms-auto shrink-0 whitespace-nowrap">
        {tagged === 0 ? 'No tags yet' : count(tagged, 'tag')}
        {incomplete > 0 && `, ${incomplete} incomplete`}
      </span>
      <button
        type="button"
        className="hit shrink-0 text-ink underline decoration-1 underline-offset-4"
        aria-pressed={done}
        onClick={() => runCommand('article.done')}
      >
        {done ? 'Done, reopen' : 'Mark done'}
      </button>
      <span className="max-medium:hidden">
        <Key binding="d" />
      </span>
    </header>
  );
});

function countOwn(shown: readonly Shown[]): { tagged: number; incomplete: number } {
  const own = shown.filter(({ other }) => !other);
  const incomplete = own.filter(
    ({ record, tag }) => missingAttributes(record.body, tag).length > 0,
  );
  return { tagged: own.length, incomplete: incomplete.length };
}

function useIsDone(story: Story, article: ArticleRecord): boolean {
  const { data } = useQuery(articleQuery(article.articleId));
  return data?.some((record) => isLive(record, 'done') && record.setId === story.mySetId) ?? false;
}
