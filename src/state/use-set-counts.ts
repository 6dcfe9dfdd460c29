import { useMemo } from 'react';

import { isLive } from '#core/domain/record.ts';

import type { Records } from './use-later.ts';
import { useRecordsLater } from './use-later.ts';
import type { Story } from './use-story.ts';

/** How many annotations each set of the story has, by set id. A set without any has no entry. */
export function useSetCounts(story: Story): ReadonlyMap<string, number> {
  const lists = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  return useMemo(() => countBySet(lists), [lists]);
}

function countBySet(lists: readonly Records[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const records of lists) {
    for (const record of records ?? []) {
      if (isLive(record, 'annotation'))
        counts.set(record.setId, (counts.get(record.setId) ?? 0) + 1);
    }
  }
  return counts;
}
