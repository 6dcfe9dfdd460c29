import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { joinRanges } from '#core/domain/span.ts';

import { lengthOf, likeness, overlaps, type Ranges, sharedLength } from './overlap.ts';

const ranges = fc
  .array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 3 })
  .map((list): Ranges =>
    joinRanges(list.map(([start, length]) => ({ start, end: start + length }))),
  );

describe('overlap', () => {
  it('counts over all fragments', () => {
    const a = [
      { start: 0, end: 4 },
      { start: 10, end: 14 },
    ];
    const b = [{ start: 2, end: 12 }];
    expect(sharedLength(a, b)).toBe(4);
    expect(likeness(a, b)).toBe(4 / 14);
  });

  it('is what counting unit by unit gives', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const [left, right] = [unitsOf(a), unitsOf(b)];
        expect(sharedLength(a, b)).toBe([...left].filter((unit) => right.has(unit)).length);
        expect(lengthOf(a)).toBe(left.size);
      }),
    );
  });

  it('finds every pair that shares units, once', () => {
    fc.assert(
      fc.property(
        fc.array(ranges, { maxLength: 8 }),
        fc.array(ranges, { maxLength: 8 }),
        (a, b) => {
          const tried = a.flatMap((left, i) =>
            b.flatMap((right, j) => {
              const shared = sharedLength(left, right);
              return shared === 0 ? [] : [`${i} ${j} ${shared}`];
            }),
          );
          const found = overlaps(a, b).map((each) => `${each.a} ${each.b} ${each.shared}`);
          expect(found.toSorted()).toEqual(tried.toSorted());
        },
      ),
    );
  });

  it('stays quick where thousands lie on one another', () => {
    const nested = Array.from({ length: 5000 }, (_, i) => [{ start: i, end: 20_000 - i }]);
    expect(overlaps(nested, nested).length).toBeLessThan(5000 * 257);
  });
});

function unitsOf(list: Ranges): Set<number> {
  const units = new Set<number>();
  for (const { start, end } of list) for (let at = start; at < end; at += 1) units.add(at);
  return units;
}
