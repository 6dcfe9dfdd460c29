import type { Clock } from '#core/domain/clock.ts';
import { nextClock, ORIGIN } from '#core/domain/clock.ts';
import { createAnnotation } from '#core/domain/edits.ts';
import {
  asAnnotatorId,
  asArticleId,
  asRecordId,
  asSetId,
  asStoryId,
  asTagId,
} from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord } from '#core/domain/record.ts';

/** When test records are made. */
export const TEST_TIME = '2026-01-02T03:04:05.678Z';

/** The place in which test annotations are made. */
export const TEST_PLACE = {
  storyId: asStoryId('00000000-0000-7000-8000-000000000001'),
  setId: asSetId('00000000-0000-7000-8000-000000000002'),
  articleId: asArticleId(`ni:///sha-256;${'A'.repeat(43)}`),
  by: asAnnotatorId('00000000-0000-7000-8000-000000000003'),
  at: TEST_TIME,
};

/** A clock reading at `time` milliseconds on node `t`. */
export function testClock(time: number): Clock {
  return nextClock(ORIGIN, time, 't');
}

/** An annotation with some of its body given, its clock at `time` milliseconds. */
export function testAnnotation(
  body: Partial<AnnotationBody> = {},
  { id = '00000000-0000-7000-8000-00000000000a', time = 1 } = {},
): AnnotationRecord {
  const { after } = createAnnotation(asRecordId(id), TEST_PLACE, [], asTagId('quote'));
  if (after.kind !== 'annotation') throw new Error('createAnnotation made something else');
  return { ...after, clock: testClock(time), body: { ...after.body, ...body } };
}
