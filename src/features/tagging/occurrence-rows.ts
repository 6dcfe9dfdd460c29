import type { ArticleId } from '#core/domain/ids.ts';
import type { Range } from '#core/domain/span.ts';

import type { OccurrenceGroup } from './occurrences.ts';

/** The head of an account (`range` is `null`) or one of its occurrences. */
export interface OccurrenceRow {
  readonly group: OccurrenceGroup;
  readonly range: Range | null;
}

/** Names an occurrence, however the words are matched. */
export function keyOf(articleId: ArticleId, start: number): string {
  return `${articleId} ${start}`;
}

/** The rows of the list: each account's head, then its occurrences. */
export function rowsOf(groups: readonly OccurrenceGroup[]): readonly OccurrenceRow[] {
  return groups.flatMap((group): OccurrenceRow[] => [
    { group, range: null },
    ...group.ranges.map((range) => ({ group, range })),
  ]);
}
