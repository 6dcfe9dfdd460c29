import { describe, expect, it } from 'vitest';

import { TEST_PLACE, TEST_TIME, testAnnotation } from '#core/testing/annotation.ts';

import type { Change } from './act.ts';
import {
  countByTag,
  countFilled,
  settleAttribute,
  settleChoice,
  settleTag,
  withValue,
} from './codebook-use.ts';
import { asTagId } from './ids.ts';

const ID = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const annotations = [
  testAnnotation({ attributes: { form: 'direct', speaker: 'Ada' } }, { id: ID(1) }),
  testAnnotation({ attributes: { form: 'mixed' } }, { id: ID(2) }),
  testAnnotation({ tag: asTagId('claim'), attributes: {} }, { id: ID(3) }),
];
const attributesAfter = (changes: readonly Change[]) =>
  changes.map(({ after }) => (after.kind === 'annotation' ? after.body.attributes : null));

describe('AN8 what uses a codebook', () => {
  it('is counted by tag, attribute and value', () => {
    expect([...countByTag(annotations)]).toEqual([
      ['quote', 2],
      ['claim', 1],
    ]);
    expect([...countFilled(annotations)]).toEqual([
      ['form', 2],
      ['speaker', 1],
    ]);
    expect(withValue(annotations, 'form', 'mixed')).toEqual([annotations[1]]);
    expect(withValue(annotations, 'form')).toHaveLength(2);
    expect(annotations.every(({ setId }) => setId === TEST_PLACE.setId)).toBe(true);
  });

  it('keeps its tag, moves to another with its attributes, or is deleted', () => {
    expect(settleTag(annotations, TEST_TIME, { kind: 'keep' })).toEqual([]);
    const moved = settleTag(annotations.slice(0, 1), TEST_TIME, { kind: 'move', to: 'claim' });
    expect(moved[0]?.after.body).toEqual({ ...annotations[0]?.body, tag: 'claim' });
    const gone = settleTag(annotations, TEST_TIME, { kind: 'delete' });
    expect(gone.map(({ after }) => after.deleted)).toEqual([1, 1, 1]);
  });

  it('keeps its values, moves them where there is room, or loses them', () => {
    const filled = withValue(annotations, 'form');
    expect(settleAttribute(filled, TEST_TIME, 'form', { kind: 'keep' })).toEqual([]);
    const moved = settleAttribute(filled, TEST_TIME, 'form', { kind: 'move', to: 'speaker' });
    expect(attributesAfter(moved)).toEqual([{ speaker: 'mixed' }]);
    const gone = settleAttribute(filled, TEST_TIME, 'form', { kind: 'delete' });
    expect(attributesAfter(gone)).toEqual([{ speaker: 'Ada' }, {}]);
  });

  it('keeps a word, changes it or loses it', () => {
    const chosen = withValue(annotations, 'form', 'direct');
    expect(settleChoice(chosen, TEST_TIME, 'form', { kind: 'keep' })).toEqual([]);
    const moved = settleChoice(chosen, TEST_TIME, 'form', { kind: 'move', to: 'open' });
    expect(attributesAfter(moved)).toEqual([{ form: 'open', speaker: 'Ada' }]);
    const gone = settleChoice(chosen, TEST_TIME, 'form', { kind: 'delete' });
    expect(attributesAfter(gone)).toEqual([{ speaker: 'Ada' }]);
  });
});
