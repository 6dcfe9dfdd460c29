import type { Change } from '#core/domain/act.ts';
import type { Place } from '#core/domain/edits.ts';
import { nowInstant } from '#platform/time.ts';

import { emptySet } from './bundled-story.ts';
import type { Story } from './use-story.ts';

/** The first act in a story that came with somebody's file makes the editor's own set. */
export function missingSet({ record, sets, mySetId, annotator }: Story): readonly Change[] {
  if (sets.some(({ setId }) => setId === mySetId)) return [];
  return [{ before: null, after: emptySet(record.storyId, annotator) }];
}

/** Where and when the acts of this editor go. */
export function inMySet({ record, mySetId, annotator }: Story): Omit<Place, 'articleId'> {
  return { storyId: record.storyId, setId: mySetId, by: annotator.id, at: nowInstant() };
}
