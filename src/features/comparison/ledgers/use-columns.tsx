import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

/** A table has room for so many accounts. */
const MOST = 12;

interface Columns {
  readonly columns: readonly ArticleRecord[];
  /** Where others are chosen; `null` where all have a column. */
  readonly field: ReactNode;
}

/**
 * The accounts that a table has a column for, in the order of the story: all, or of more than 12 those with the most cells, or
 * twelve in a row that the editor chooses.
 *
 * @param cells The accounts of the cells of the table, as often as they have one. The same while nothing changes.
 */
export function useColumns(story: Story, cells: readonly string[]): Columns {
  const { articles } = story;
  const [from, setFrom] = useState<number | null>(null);
  const columns = useMemo(
    () => (from === null ? fullest(articles, cells) : articles.slice(from, from + MOST)),
    [articles, cells, from],
  );
  if (articles.length <= MOST) return { columns, field: null };
  const starts = articles.flatMap((_, i) => (i % MOST === 0 ? [i] : []));
  return {
    columns,
    field: (
      <label className="ledger-base">
        {MOST} of {articles.length} accounts
        <select
          className="field quiet-select"
          value={from ?? ''}
          onChange={({ target }) => setFrom(target.value === '' ? null : Number(target.value))}
        >
          <option value="">those that say most</option>
          {starts.map((start) => (
            <option key={start} value={start}>
              {siglumOf(start)} to {siglumOf(Math.min(start + MOST, articles.length) - 1)}
            </option>
          ))}
        </select>
      </label>
    ),
  };
}

function fullest(
  articles: readonly ArticleRecord[],
  cells: readonly string[],
): readonly ArticleRecord[] {
  if (articles.length <= MOST) return articles;
  const counts = new Map<string, number>();
  for (const article of cells) counts.set(article, (counts.get(article) ?? 0) + 1);
  const countOf = ({ articleId }: ArticleRecord): number => counts.get(articleId) ?? 0;
  const most = new Set(articles.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, MOST));
  return articles.filter((article) => most.has(article));
}
