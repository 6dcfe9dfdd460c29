import { describe, expect, it } from 'vitest';

import type { Change } from '#core/domain/act.ts';
import type { RecordId } from '#core/domain/ids.ts';
import { asRecordId, asSetId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { TEST_PLACE, testAnnotation, testClock } from '#core/testing/annotation.ts';

import type { AdjudicationGroup } from './adjudicate.ts';
import { adjudicate } from './adjudicate.ts';
import type { Agreed } from './adjudicated.ts';
import {
  adjudicationOf,
  adjudicationProperty,
  isSettled,
  originsOf,
  settleGroup,
} from './adjudicated.ts';
import { decisionsOf } from './inbox.ts';

const TEXT = 'abcdefghij'.repeat(10);
const [A, B, AGREED] = ['a', 'b', 'c'].map((end) =>
  asSetId(`00000000-0000-7000-8000-00000000000${end}`),
) as [typeof TEST_PLACE.setId, typeof TEST_PLACE.setId, typeof TEST_PLACE.setId];
const PLACE = { ...TEST_PLACE, setId: AGREED };

function annotation(id: string, start: number, end: number, setId = A): AnnotationRecord {
  const span = spanOf(TEXT, [{ start, end }]);
  return { ...testAnnotation({ span, tag: asTagId('quote') }, { id }), setId };
}

function groupsOf(a: readonly AnnotationRecord[], b: readonly AnnotationRecord[]) {
  return adjudicate(
    [
      { setId: A, isDone: true, annotations: a },
      { setId: B, isDone: true, annotations: b },
    ],
    'exact',
  );
}

function after(...lists: readonly (readonly Change[])[]): Agreed {
  const records = new Map<RecordId, GalleyRecord>();
  for (const change of lists.flat()) records.set(change.after.id, change.after);
  const all = [...records.values()];
  return {
    annotations: all.filter((record) => isLive(record, 'annotation')),
    decisions: decisionsOf(all, AGREED),
  };
}

const NOTHING = after();
let last = 0;
const newId = (): RecordId => asRecordId(`new-${(last += 1)}`);

describe('RV4 an agreed set', () => {
  const one = annotation('a1', 0, 8);
  const other = annotation('b1', 0, 5, B);
  const [group] = groupsOf([one], [other]) as [AdjudicationGroup];

  it('a group is settled by an annotation that names its origins, and a decision on every candidate', () => {
    const choice = { body: one.body, from: [one.id] };
    const agreed = after(settleGroup(group, choice, NOTHING, PLACE, newId));
    expect(agreed.annotations).toHaveLength(1);
    const [made] = agreed.annotations as [AnnotationRecord];
    expect(made).toMatchObject({ setId: AGREED, body: one.body, articleId: one.articleId });
    expect(originsOf(made)).toEqual([one.id]);
    const verdicts = [one, other].map(({ id }) => agreed.decisions.get(id)?.body.verdict);
    expect(verdicts).toEqual(['accepted', 'rejected']);
    expect(isSettled(group, agreed)).toBe(true);
    expect(isSettled(group, NOTHING)).toBe(false);
  });

  it('settled again, the annotation is replaced in its place, or goes', () => {
    const first = settleGroup(group, { body: one.body, from: [one.id] }, NOTHING, PLACE, newId);
    const second = settleGroup(
      group,
      { body: other.body, from: [other.id] },
      after(first),
      PLACE,
      newId,
    );
    const agreed = after(first, second);
    expect(agreed.annotations.map(({ id, body }) => [id, body.span])).toEqual([
      [after(first).annotations[0]?.id, other.body.span],
    ]);
    expect(agreed.decisions.size).toBe(2);
    const third = settleGroup(group, null, agreed, PLACE, newId);
    expect(after(first, second, third).annotations).toEqual([]);
    expect(isSettled(group, after(first, second, third))).toBe(true);
  });

  it('a candidate that has changed since is open again', () => {
    const agreed = after(settleGroup(group, null, NOTHING, PLACE, newId));
    const changed = { ...one, clock: testClock(9) };
    const [again] = groupsOf([changed], [other]) as [AdjudicationGroup];
    expect(isSettled(again, agreed)).toBe(false);
  });

  it('says how it came about, and reads it back', () => {
    const adjudication = { rule: 'majority', sources: [A, B] } as const;
    expect(adjudicationOf(adjudicationProperty(adjudication))).toEqual(adjudication);
    for (const foreign of [
      undefined,
      null,
      {},
      { 'galley:adjudicated': { rule: 'x', sources: [] } },
    ]) {
      expect(adjudicationOf(foreign)).toBeNull();
    }
  });
});
