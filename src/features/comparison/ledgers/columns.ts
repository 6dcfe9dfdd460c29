import type { ArticleRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';

/** A table has room for so many accounts. */
const MOST = 12;

/**
 * The accounts that a table has a column for, in the order of the story: all, or of more than 12 those with the most cells.
 *
 * @param cells The accounts of the cells of the table, as often as they have one.
 */
export function columnsOf(story: Story, cells: Iterable<string>): readonly ArticleRecord[] {
  if (story.articles.length <= MOST) return story.articles;
  const counts = new Map<string, number>();
  for (const article of cells) counts.set(article, (counts.get(article) ?? 0) + 1);
  const countOf = ({ articleId }: ArticleRecord): number => counts.get(articleId) ?? 0;
  const most = new Set(story.articles.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, MOST));
  return story.articles.filter((article) => most.has(article));
}
