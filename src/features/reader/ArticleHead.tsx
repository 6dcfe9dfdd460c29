import { memo, useMemo } from 'react';

import { missingAttributes } from '#core/domain/completeness.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import type { Records } from '#state/use-later.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Shown } from '#state/use-shown.ts';
import { useShown } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { count, dateInWords, hiddenInWords, wordCount } from '#state/words.ts';
import { Key } from '#ui/Key.tsx';

interface ArticleHeadProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly siglum: string;
  readonly text: string;
}

/** The line over an account: siglum, outlet, date, length, what is tagged, and the mark "done". */
export const ArticleHead = memo(function ArticleHead(props: ArticleHeadProps) {
  const { story, article, siglum, text } = props;
  const words = useMemo(() => wordCount(text), [text]);
  const hidden = useMemo(() => hiddenInWords(text), [text]);
  const keyOf = useKeyOf();
  const { outlet, date } = article.body;
  const [records] = useRecordsLater([article.articleId]);
  const shown = useShown(story, records);
  const done = useMemo(() => isDone(records, story), [records, story]);
  const counts = useMemo(() => countsInWords(shown), [shown]);
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
      <span className="ms-auto shrink-0 whitespace-nowrap">{records !== undefined && counts}</span>
      {hidden !== '' && (
        <span
          className="max-w-48 shrink truncate text-alarm"
          title={`${hidden}, which nobody sees`}
        >
          {hidden}
        </span>
      )}
      {article.body.replaces !== undefined && (
        <button
          type="button"
          className="hit shrink-0 underline decoration-1 underline-offset-4 hover:text-ink"
          title="What was changed since the earlier version"
          onClick={() => runCommand('versions')}
        >
          New version
        </button>
      )}
      <button
        type="button"
        className="hit shrink-0 text-ink underline decoration-1 underline-offset-4"
        aria-pressed={done}
        onClick={() => runCommand('article.done')}
      >
        {done ? 'Done, reopen' : 'Mark done'}
      </button>
      <span className="max-medium:hidden">
        <Key binding={keyOf('article.done')} />
      </span>
    </header>
  );
});

function countsInWords(shown: readonly Shown[]): string {
  const own = shown.filter(({ other }) => !other);
  if (own.length === 0) return 'No tags yet';
  const incomplete = own.filter(
    ({ record, tag }) => missingAttributes(record.body, tag).length > 0,
  ).length;
  return `${count(own.length, 'tag')}${incomplete > 0 ? `, ${incomplete} incomplete` : ''}`;
}

function isDone(records: Records, { mySetId }: Story): boolean {
  return records?.some((record) => isLive(record, 'done') && record.setId === mySetId) ?? false;
}
