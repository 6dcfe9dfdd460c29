import type { Change } from '#core/domain/act.ts';
import { type Clock, nextClock, ORIGIN } from '#core/domain/clock.ts';
import { createAnnotation, editAnnotation } from '#core/domain/edits.ts';
import {
  asAnnotatorId,
  asArticleId,
  asRecordId,
  asSetId,
  asStoryId,
  asTagId,
} from '#core/domain/ids.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord, GalleyRecord } from '#core/domain/record.ts';

import type { Write } from '../store.ts';

// Records for the tests of this room.

/** Where the sample annotations are. */
export const PLACE = {
  storyId: asStoryId('story'),
  setId: asSetId('set'),
  articleId: asArticleId('article'),
  by: asAnnotatorId('annotator'),
  at: '2026-11-21T12:00:00.000Z',
};

/** A record id of the sample world. */
export const idOf = (name: string | number): RecordId => asRecordId(`record-${name}`);

/** A clock reading `step` milliseconds after 1970, on `node`. */
export const clockAt = (step: number, node = 'a'): Clock => nextClock(ORIGIN, step, node);

/** An annotation made at `step`. */
export function annotation(
  id: RecordId,
  step: number,
  body: Partial<AnnotationBody> = {},
): AnnotationRecord {
  const { after } = createAnnotation(id, PLACE, [], asTagId('quote'));
  if (after.kind !== 'annotation') throw new TypeError('Not an annotation');
  return { ...after, clock: clockAt(step), body: { ...after.body, ...body } };
}

/** A change that makes a record. */
export const created = (after: GalleyRecord): Change => ({ before: null, after });

/** A change that edits an annotation at `step`, on `node`. */
export function edited(
  before: AnnotationRecord,
  step: number,
  body: Partial<AnnotationBody>,
  node = 'a',
): Change {
  const { after } = editAnnotation(before, PLACE.at, body);
  return { before, after: { ...after, clock: clockAt(step, node) } };
}

/** A write that logs its changes as an act of `tab`. */
export const actOf = (changes: readonly Change[], tab = 'tab', label = 'tag'): Write => ({
  changes,
  texts: [],
  log: { kind: 'new', act: { label, tab, at: PLACE.at, undone: 0 } },
});

/** A write that is not logged. */
export const newsOf = (changes: readonly Change[]): Write => ({
  changes,
  texts: [],
  log: { kind: 'unlogged' },
});

/** A write that takes the act `n` back, or does it again for `undone` 0. */
export const reversalOf = (
  changes: readonly Change[],
  n: number,
  undone: number,
  tab = 'tab',
): Write => ({
  changes,
  texts: [],
  log: { kind: 'reverse', n, undone, tab },
});
