import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { codePointIndex } from './code-points.ts';

const anyUnits = fc.string({
  unit: fc.constantFrom('a', 'é', '字', '😀', '𝔊', '\uD83D', '\uDE00', '\n', '\u0301'),
  maxLength: 60,
});

describe('codePointIndex', () => {
  it('EX1 a text without surrogate pairs maps to itself', () => {
    const index = codePointIndex('Grüße, 世界');
    expect(index.length).toBe(9);
    for (let offset = 0; offset <= 9; offset += 1) {
      expect(index.toCodePoints(offset)).toBe(offset);
      expect(index.toCodeUnits(offset)).toBe(offset);
    }
  });

  it('EX1 a surrogate pair is one code point', () => {
    const index = codePointIndex('a😀b😀');
    expect(index.length).toBe(4);
    expect([0, 1, 3, 4, 6].map((units) => index.toCodePoints(units))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map((points) => index.toCodeUnits(points))).toEqual([0, 1, 3, 4, 6]);
  });

  it.each([2, 5])('EX1 offset %i is inside a surrogate pair and refused', (units) => {
    expect(() => codePointIndex('a😀b😀').toCodePoints(units)).toThrow(/surrogate/);
  });

  it.each([-1, 0.5, Number.NaN, 7])('EX1 %s is outside the text and refused', (offset) => {
    const index = codePointIndex('a😀b😀');
    expect(() => index.toCodePoints(offset)).toThrow(RangeError);
    expect(() => index.toCodeUnits(offset === 7 ? 5 : offset)).toThrow(RangeError);
  });

  it('EX1 lone surrogates count as one code point each', () => {
    const index = codePointIndex('\uDE00\uD83D\uD83D\uDE00\uD83D');
    expect(index.length).toBe(4);
    expect([0, 1, 2, 4, 5].map((units) => index.toCodePoints(units))).toEqual([0, 1, 2, 3, 4]);
  });

  it('EX1 agrees with counting the code points of the text before the offset, and back', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const index = codePointIndex(text);
        const points = Array.from(text);
        expect(index.length).toBe(points.length);
        let units = 0;
        for (const [count, point] of points.entries()) {
          expect(index.toCodePoints(units)).toBe(count);
          expect(index.toCodeUnits(count)).toBe(units);
          units += point.length;
        }
        expect(index.toCodePoints(text.length)).toBe(points.length);
      }),
    );
  });

  it('EX1 refuses every offset inside a surrogate pair', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const index = codePointIndex(text);
        for (const { index: at } of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) {
          expect(() => index.toCodePoints(at + 1)).toThrow(/surrogate/);
        }
      }),
    );
  });
});
