import type { AnnotatorId } from '#core/domain/ids.ts';

import type { ImportKnown } from './import-target.ts';
import type { NativeExport } from './native/write.ts';
import { SAMPLE_ANNOTATOR, sampleClock, sampleId } from './sample-story.ts';

// What a browser holds before and after an import, for the tests of this room.

/** A browser that knows nothing, of the annotator of the sample set or of another. */
export function emptyBrowser(annotatorId: AnnotatorId = SAMPLE_ANNOTATOR): ImportKnown {
  let made = 0;
  return {
    annotatorId,
    stories: [],
    openStory: null,
    articles: [],
    sets: [],
    codebooks: [],
    texts: new Map(),
    records: [],
    now: '2026-11-21T12:00:00.000Z',
    makeId: () => {
      made += 1;
      return sampleId(0xf000 + made);
    },
    stamp: () => {
      made += 1;
      return sampleClock(3600 + made);
    },
  };
}

/** The export of one set of a browser. */
export function exportOf(
  known: ImportKnown,
  setId: string,
  options: Partial<NativeExport> = {},
): NativeExport {
  const set = known.sets.find((record) => record.setId === setId);
  const story = known.stories.find((record) => record.storyId === set?.storyId);
  if (set === undefined || story === undefined) throw new RangeError(`No set ${setId}`);
  return {
    story,
    articles: known.articles.filter((record) => record.storyId === story.storyId),
    texts: known.texts,
    set,
    codebook: known.codebooks.find((record) => record.storyId === story.storyId) ?? null,
    records: known.records,
    includeTexts: true,
    version: '0.1.0',
    ...options,
  };
}
