import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { firstInvalidByte } from './utf8.ts';

const cases: readonly [name: string, bytes: readonly number[], at: number | null][] = [
  ['nothing', [], null],
  ['ASCII', [0x00, 0x41, 0x7f], null],
  ['the first and last of two bytes', [0xc2, 0x80, 0xdf, 0xbf], null],
  ['the first and last of three bytes', [0xe0, 0xa0, 0x80, 0xef, 0xbf, 0xbf], null],
  ['both neighbours of the surrogates', [0xed, 0x9f, 0xbf, 0xee, 0x80, 0x80], null],
  ['the first and last of four bytes', [0xf0, 0x90, 0x80, 0x80, 0xf4, 0x8f, 0xbf, 0xbf], null],
  ['a byte order mark', [0xef, 0xbb, 0xbf, 0x41], null],
  ['a stray continuation byte', [0x41, 0x80], 1],
  ['an overlong slash', [0xc0, 0xaf], 0],
  ['an overlong form led by C1', [0x41, 0xc1, 0xbf], 1],
  ['an overlong form of three bytes', [0xe0, 0x9f, 0xbf], 0],
  ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf], 0],
  ['a surrogate', [0x41, 0x42, 0xed, 0xa0, 0x80], 2],
  ['a value above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
  ['a lead byte that never occurs', [0xf5, 0x80, 0x80, 0x80], 0],
  ['FF', [0x41, 0xff], 1],
  ['two bytes cut short', [0x41, 0xc3], 1],
  ['three bytes cut short at the end', [0xe2, 0x82], 0],
  ['three bytes broken by ASCII', [0xe2, 0x82, 0x41], 0],
  ['four bytes broken at the last', [0xf0, 0x9f, 0x98, 0x41], 0],
  ['a good sequence before a Latin-1 byte', [0xc3, 0xa9, 0xe9, 0x20], 2],
];

function isRefusedByThePlatform(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return false;
  } catch {
    return true;
  }
}

describe('firstInvalidByte', () => {
  it.each(cases)('TX2 %s', (_name, bytes, at) => {
    expect(firstInvalidByte(Uint8Array.from(bytes))).toBe(at);
  });

  it('TX2 refuses exactly what a fatal TextDecoder refuses, and everything before the offset is fine', () => {
    const edge = fc.constantFrom(
      0x41,
      0x80,
      0x8f,
      0x90,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    const bytes = fc
      .array(fc.oneof(edge, fc.nat(255)), { maxLength: 12 })
      .map((list) => Uint8Array.from(list));
    fc.assert(
      fc.property(bytes, (input) => {
        const at = firstInvalidByte(input);
        expect(at !== null).toBe(isRefusedByThePlatform(input));
        expect(isRefusedByThePlatform(input.subarray(0, at ?? input.length))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('TX2 takes every text that can be encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(firstInvalidByte(new TextEncoder().encode(text))).toBeNull();
      }),
    );
  });
});
