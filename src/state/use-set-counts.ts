import { useQueries } from '@tanstack/react-query';

import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';

import { articleQuery } from './queries.ts';
import type { Story } from './use-story.ts';

/** How many annotations each set of the story has, by set id. A set without any has no entry. */
export function useSetCounts(story: Story): ReadonlyMap<string, number> {
  return useQueries({
    queries: story.articles.map(({ articleId }) => articleQuery(articleId)),
    combine: countBySet,
  });
}

function countBySet(
  results: readonly { readonly data: readonly GalleyRecord[] | undefined }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { data = [] } of results) {
    for (const record of data) {
      if (isLive(record, 'annotation'))
        counts.set(record.setId, (counts.get(record.setId) ?? 0) + 1);
    }
  }
  return counts;
}
