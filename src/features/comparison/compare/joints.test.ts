import { describe, expect, test } from 'vitest';

import type { Joint } from './joints.ts';
import { besideAll, rowOf, takenIn } from './joints.ts';
import type { Pair } from './pairs.ts';

function pair(a: number, b: number): Pair {
  return {
    id: `${a}-${b}`,
    a: { article: 'a', start: a, end: a + 10 },
    b: { article: 'b', start: b, end: b + 10 },
    kind: 'paraphrase',
    score: 0.5,
    finding: null,
  };
}

function joint(...shown: readonly Pair[]): Joint {
  const sides = { pairs: shown, onlyLeft: [], onlyRight: [], sentencesLeft: 0, sentencesRight: 0 };
  const anchors = [
    { a: 0, b: 0 },
    { a: 100, b: 200 },
  ];
  return { sides, shown, anchors };
}

describe('CM1 the pair that an address names', () => {
  const joints = [joint(pair(0, 0), pair(0, 40), pair(20, 60)), joint(pair(0, 0))];

  test('is found by its row, in either joint', () => {
    for (const [number, { shown }] of joints.entries()) {
      for (const known of shown) {
        const taken = { joint: number, pair: known };
        expect(takenIn(joints, rowOf(taken))).toEqual(taken);
      }
    }
  });

  test('is the one that holds both places, else one of them', () => {
    expect(takenIn(joints, '3-44')?.pair.id).toBe('0-40');
    expect(takenIn(joints, '25-5')?.pair.id).toBe('0-0');
    expect(takenIn(joints, '25-99')?.pair.id).toBe('20-60');
    expect(takenIn(joints, '90-99')).toBeNull();
    expect(takenIn(joints, 'what-else')).toBeNull();
    expect(takenIn(joints, null)).toBeNull();
  });
});

test('CM1 what stands beside an offset is found by way of the accounts between', () => {
  const joints = [joint(), joint()];
  expect(besideAll(joints, 0, 50)).toEqual([50, 100, 200]);
  expect(besideAll(joints, 1, 100)).toEqual([50, 100, 200]);
  expect(besideAll(joints, 2, 100)).toEqual([25, 50, 100]);
});
