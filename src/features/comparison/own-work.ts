import { useMemo } from 'react';

import type { AnnotationRecord, LinkRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { useStoryRecords } from '#state/comparison.ts';
import type { Story } from '#state/use-story.ts';

/** What the editor has made so far in the accounts of a story. */
export interface OwnWork {
  readonly annotations: readonly AnnotationRecord[];
  readonly links: readonly LinkRecord[];
}

/** The editor's own annotations and links, removed ones left out. The same while none changes. */
export function useOwnWork(story: Story): OwnWork {
  const records = useStoryRecords(story);
  return useMemo(() => {
    const own = records.flat().filter(({ setId }) => setId === story.mySetId);
    return {
      annotations: own.filter((record) => isLive(record, 'annotation')),
      links: own.filter((record) => isLive(record, 'link')),
    };
  }, [records, story.mySetId]);
}
