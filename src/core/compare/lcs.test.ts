import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alignItems, lcsLength } from './lcs.ts';

const sequence = fc.array(fc.nat({ max: 12 }), { maxLength: 120 });

describe('lcsLength', () => {
  it('is that of the heaviest alignment where every word weighs one', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const pairs = alignItems(a, b, (x, y) => (x === y ? 1 : 0));
        expect(lcsLength(a, b)).toBe(pairs.length);
      }),
    );
  });

  it('counts what stands in one order alone', () => {
    const long = Array.from({ length: 97 }, (_none, at) => at);
    expect(lcsLength(long, long)).toBe(97);
    expect(lcsLength(long, long.toReversed())).toBe(1);
    expect(lcsLength([31, 32, 63, 64, 96], long)).toBe(5);
    expect(lcsLength([], long)).toBe(0);
  });
});
