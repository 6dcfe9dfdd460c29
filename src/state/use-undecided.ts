import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { ownersClock } from '#core/domain/carried-over.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';

import { remarksQuery } from './queries.ts';
import type { Records } from './use-later.ts';
import { useRecordsLater } from './use-later.ts';
import type { Story } from './use-story.ts';

const NOTHING: readonly GalleyRecord[] = [];

/** How many annotations of others this editor has not decided on yet. Cost is O(records of the story) a change. */
export function useUndecided(story: Story): number {
  const isAlone = story.sets.every(({ setId }) => setId === story.mySetId);
  const lists = useRecordsLater(isAlone ? [] : story.articles.map(({ articleId }) => articleId));
  const { data: remarks = NOTHING } = useQuery({
    ...remarksQuery(story.record.storyId),
    enabled: !isAlone,
  });
  return useMemo(() => countUndecided(lists, remarks, story), [lists, remarks, story]);
}

function countUndecided(
  lists: readonly Records[],
  remarks: readonly GalleyRecord[],
  { mySetId, sets }: Story,
): number {
  const decided = new Map(
    remarks.flatMap((record) =>
      isLive(record, 'decision') && record.setId === mySetId
        ? [[record.body.target, record.body.targetClock] as const]
        : [],
    ),
  );
  const others = new Set<string>(
    sets.flatMap(({ setId, body }) =>
      setId === mySetId || body.role === 'adjudicated' ? [] : [setId],
    ),
  );
  return lists
    .flatMap((records) => records ?? [])
    .filter(
      (record) =>
        isLive(record, 'annotation') &&
        others.has(record.setId) &&
        (decided.get(record.id) ?? '') < ownersClock(record),
    ).length;
}
