import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { articleQuery, queryClient } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';

/**
 * The texts that an attribute has in the story so far, the most used first, then alphabetical. Only articles that have been
 * read into memory count. Cost is O(n) for n annotations.
 */
export function valuesUsedBefore(story: Story, attribute: string): readonly string[] {
  const uses = new Map<string, number>();
  for (const { articleId } of story.articles) {
    const records = queryClient.getQueryData<readonly GalleyRecord[]>(
      articleQuery(articleId).queryKey,
    );
    for (const record of records ?? []) {
      if (!isLive(record, 'annotation')) continue;
      const value = record.body.attributes[attribute];
      if (typeof value === 'string') uses.set(value, (uses.get(value) ?? 0) + 1);
    }
  }
  return [...uses]
    .toSorted(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a.localeCompare(b))
    .map(([value]) => value);
}
