import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Pair } from './pairs.ts';
import { anchorsOf, beside } from './pairs.ts';

const LENGTH = 1000;

function pair(a: number, b: number): Pair {
  return {
    id: `${a}-${b}`,
    a: { article: 'A', start: a, end: a + 10 },
    b: { article: 'B', start: b, end: b + 10 },
    kind: 'paraphrase',
    score: 0.5,
    finding: null,
  };
}

const pairs = fc
  .array(fc.tuple(fc.nat(LENGTH - 10), fc.nat(LENGTH / 2 - 10)), { maxLength: 40 })
  .map((places) => places.map(([a, b]) => pair(a, b)));

describe('CM1 scrolling together', () => {
  test('counterparts in the same order stand beside each other; what has moved does not pull', () => {
    const anchors = anchorsOf([pair(100, 200), pair(200, 900), pair(300, 400)], LENGTH, LENGTH);
    expect(beside(anchors, 'a', 105)).toBe(205);
    expect(beside(anchors, 'a', 305)).toBe(405);
    expect(beside(anchors, 'b', 205)).toBe(105);
    expect(beside(anchors, 'a', 205)).toBe(305);
  });

  test('scrolling on never scrolls the other back, and ends meet ends', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const anchors = anchorsOf(list, LENGTH, LENGTH / 2);
        const places = Array.from({ length: 51 }, (_, i) => beside(anchors, 'a', i * 20));
        expect(places).toEqual(places.toSorted((x, y) => x - y));
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBe(LENGTH / 2);
      }),
    );
  });
});
