import { describe, expect, expectTypeOf, it } from 'vitest';

import { type CodePoints, type CodeUnits, assertOffset, codePoints, codeUnits } from './units.ts';

describe('units', () => {
  it('counts are branded and keep their value', () => {
    expect(codeUnits(7)).toBe(7);
    expect(codePoints(0)).toBe(0);
    expectTypeOf(codeUnits(1)).toEqualTypeOf<CodeUnits>();
    expectTypeOf<CodeUnits>().not.toExtend<CodePoints>();
    expectTypeOf<number>().not.toExtend<CodeUnits>();
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is refused', (n) => {
    expect(() => codeUnits(n)).toThrow(RangeError);
    expect(() => codePoints(n)).toThrow(RangeError);
  });

  it.each([-1, 4, 0.5, Number.NaN])('offset %s is outside a text of three code units', (offset) => {
    expect(() => assertOffset('abc', offset)).toThrow(RangeError);
  });

  it('both ends of a text are offsets of it', () => {
    expect(() => assertOffset('abc', 0)).not.toThrow();
    expect(() => assertOffset('abc', 3)).not.toThrow();
  });
});
