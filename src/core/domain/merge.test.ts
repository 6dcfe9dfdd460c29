import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testAnnotation, testClock } from '#core/testing/annotation.ts';

import { removed } from './act.ts';
import { asRecordId } from './ids.ts';
import { isSameContent, mergeRecord, mergeRecords, rebase } from './merge.ts';
import type { AnnotationRecord } from './record.ts';

const ID = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const copies = fc.array(
  fc
    .record({ id: fc.integer({ min: 1, max: 4 }), time: fc.integer({ min: 1, max: 9 }) })
    .map(({ id, time }) => testAnnotation({ note: `${id} at ${time}` }, { id: ID(id), time })),
  { maxLength: 20 },
);

const sorted = (list: readonly AnnotationRecord[]): readonly AnnotationRecord[] =>
  list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('merging copies of records', () => {
  it('comes to the same whatever the order, the batches and the repetitions', () => {
    fc.assert(
      fc.property(copies, fc.integer({ min: 0, max: 20 }), (records, cut) => {
        const once = mergeRecords([], records);
        const backwards = mergeRecords([], records.toReversed());
        const batches = mergeRecords(mergeRecords([], records.slice(cut)), records.slice(0, cut));
        expect(sorted(backwards)).toEqual(sorted(once));
        expect(sorted(batches)).toEqual(sorted(once));
        const oneByOne = records.reduce<readonly AnnotationRecord[]>(
          (known, record) => mergeRecords(known, [record]),
          [],
        );
        expect(oneByOne).toEqual(once);
        expect(mergeRecords(once, records)).toBe(once);
      }),
    );
  });

  it('keeps the copy with the higher clock', () => {
    const old = testAnnotation({ note: 'old' }, { time: 1 });
    const young = testAnnotation({ note: 'young' }, { time: 2 });
    expect(mergeRecord(old, young)).toBe(young);
    expect(mergeRecord(young, old)).toBe(young);
  });

  it('does not bring back what was removed later', () => {
    const kept = testAnnotation({}, { time: 1 });
    const gone = { ...removed(kept), clock: testClock(2) };
    expect(mergeRecords([gone], [kept])[0]?.deleted).toBe(1);
  });

  it('refuses two different records', () => {
    expect(() =>
      mergeRecord(testAnnotation({}, { id: ID(1) }), testAnnotation({}, { id: ID(2) })),
    ).toThrow(RangeError);
  });
});

describe('ST2 an edit made on a stale copy', () => {
  const before = testAnnotation({ note: 'n', attributes: { speaker: 'A', form: 'direct' } });
  const edit = (body: Partial<AnnotationRecord['body']>): AnnotationRecord => ({
    ...before,
    body: { ...before.body, ...body },
  });

  it.each([
    [
      'keeps another attribute that changed meanwhile',
      { attributes: { speaker: 'B', form: 'direct' } },
      { attributes: { speaker: 'A', form: 'mixed' } },
      { note: 'n', attributes: { speaker: 'B', form: 'mixed' } },
    ],
    [
      'keeps a note that changed meanwhile',
      { attributes: { speaker: 'B', form: 'direct' } },
      { note: 'm' },
      { note: 'm', attributes: { speaker: 'B', form: 'direct' } },
    ],
    [
      'wins over the same attribute',
      { attributes: { speaker: 'B', form: 'direct' } },
      { attributes: { speaker: 'C', form: 'direct' } },
      { note: 'n', attributes: { speaker: 'B', form: 'direct' } },
    ],
    [
      'takes an attribute away',
      { attributes: { form: 'direct' } },
      { attributes: { speaker: 'A', form: 'mixed' } },
      { note: 'n', attributes: { form: 'mixed' } },
    ],
  ])('%s', (_, mine, theirs, expected) => {
    expect(rebase(before, edit(mine), edit(theirs)).body).toMatchObject(expected);
  });

  it('is itself when nothing happened meanwhile', () => {
    const after = edit({ note: 'x' });
    expect(rebase(before, after, before)).toEqual(after);
  });

  it('does not bring back what another tab has removed', () => {
    expect(rebase(before, edit({ note: 'x' }), removed(before))).toMatchObject({
      deleted: 1,
      body: { note: 'x' },
    });
    expect(rebase(before, removed(before), edit({ note: 'x' })).deleted).toBe(1);
  });

  it('knows the references of both sides', () => {
    const mine = edit({ attributes: { evidence: [{ annotation: asRecordId('a') }] } });
    const theirs = edit({ attributes: { basis: [{ annotation: asRecordId('b') }] } });
    expect([...rebase(before, mine, theirs).refs].toSorted()).toEqual(['a', 'b']);
  });
});

describe('saying the same', () => {
  it('does not depend on clocks', () => {
    expect(isSameContent(testAnnotation({}, { time: 1 }), testAnnotation({}, { time: 9 }))).toBe(
      true,
    );
  });
  it('depends on what is said', () => {
    expect(isSameContent(testAnnotation({ note: 'a' }), testAnnotation({ note: 'b' }))).toBe(false);
  });
  it('takes all removed copies for one', () => {
    expect(isSameContent(removed(testAnnotation({ note: 'a' })), removed(testAnnotation()))).toBe(
      true,
    );
  });
});
