import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { graphemeEnd, graphemeStart, isGraphemeBoundary } from './graphemes.ts';
import { isCertainBoundary, isPlain } from './plain-characters.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function boundariesOf(text: string): ReadonlySet<number> {
  return new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
}

/** What the three functions say at every offset, and what the whole text says. */
function answers(text: string): { found: unknown[]; expected: unknown[] } {
  const boundaries = boundariesOf(text);
  const found: unknown[] = [];
  const expected: unknown[] = [];
  for (let offset = 0; offset <= text.length; offset += 1) {
    let start = offset;
    while (!boundaries.has(start)) start -= 1;
    let end = offset;
    while (!boundaries.has(end)) end += 1;
    found.push([
      offset,
      isGraphemeBoundary(text, offset),
      graphemeStart(text, offset),
      graphemeEnd(text, offset),
    ]);
    expected.push([offset, boundaries.has(offset), start, end]);
  }
  return { found, expected };
}

const cases: readonly [name: string, text: string][] = [
  ['nothing', ''],
  ['letters', 'abc'],
  ['CR LF', 'a\r\n\r\rb\n\r'],
  ['combining marks', 'e\u0301\u0323x\u0301'],
  ['a mark at the start of the text and of a line', '\u0301a\n\u0301a'],
  ['a mark on a blank', 'a \u0301 b'],
  ['an emoji, a skin tone and a presentation selector', 'a😀👍🏽☺\uFE0F!'],
  ['a family', 'x👨‍👩‍👧‍👦👨‍👩‍👧‍👦y'],
  ['a joiner between letters', 'a\u200Db\u200D😀\u200D😀'],
  ['flags', '🇩🇪🇫🇷🇪 🇺🇸🇺'],
  ['a keycap', '1\uFE0F\u20E3 #\uFE0F\u20E3'],
  ['a tag sequence', 'a🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}b'],
  ['Hangul syllables and jamo', '한국\u1100\u1161\u11A8가\u11A8각\u11A8'],
  ['Devanagari conjuncts', 'क्षत्रिय हिन्दी क्\u200Dष'],
  ['Thai with sara am', 'น้ำใจกำลัง'],
  ['Arabic with a number sign', 'سنة \u0600١٢ محمدٌ'],
  ['a prepended mark before a blank', '\u0600 a'],
  ['lone surrogates', '\uD83Da\uDE00\uD83D\uD83D\uDE00'],
  ['controls and format characters', 'a\u200Bb\uFEFFc\u0000\u0301d\u00ADe'],
];

const nasty = fc.constantFrom(
  ...Array.from('a 字한각กำक्षि😀👍🇩🇪؀१'),
  '\u0301',
  '\u200D',
  '\uFE0F',
  '🏽',
  '\u1100',
  '\u1161',
  '\u11A8',
  '\n',
  '\r',
  '\u200B',
  '\u0D4E',
  '\u{E0067}',
  '\uD83D',
  '\uDE00',
  '\u0600',
  '\u{110BD}',
);

describe('graphemes', () => {
  it.each(cases)('AN3 %s are cut where the whole text is cut', (_name, text) => {
    const { found, expected } = answers(text);
    expect(found).toEqual(expected);
  });

  it.each([
    ['made to join', fc.string({ unit: nasty, maxLength: 24 })],
    ['of any characters', fc.string({ unit: 'binary', maxLength: 16 })],
  ])('AN3 texts %s are cut where the whole text is cut', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const { found, expected } = answers(text);
        expect(found).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([-1, 4, 1.5])('offset %s outside the text is refused', (offset) => {
    expect(() => graphemeStart('abc', offset)).toThrow(RangeError);
    expect(() => graphemeEnd('abc', offset)).toThrow(RangeError);
    expect(() => isGraphemeBoundary('abc', offset)).toThrow(RangeError);
  });
});

describe('plain characters', () => {
  it('AN3 each of them parts from an ASCII letter, a syllable, an emoji and itself on both sides', () => {
    const joining: string[] = [];
    let count = 0;
    for (let point = 0; point <= 0x10ffff; point += 1) {
      if (!isPlain(point)) continue;
      count += 1;
      const char = String.fromCodePoint(point);
      const text = `a${char}${char}한${char}😀${char}a`;
      const parts = Array.from(segmenter.segment(text), ({ segment }) => segment);
      if (parts.join(' ') !== Array.from(text).join(' ')) joining.push(`U+${point.toString(16)}`);
    }
    expect(joining).toEqual([]);
    expect(count).toBeGreaterThan(80_000);
  });

  it('AN3 what is called certain is a boundary', () => {
    fc.assert(
      fc.property(fc.string({ unit: nasty, maxLength: 24 }), (text) => {
        const boundaries = boundariesOf(text);
        const offsets = Array.from({ length: text.length + 1 }, (_, offset) => offset);
        const certain = offsets.filter((offset) => isCertainBoundary(text, offset));
        expect(certain.filter((offset) => !boundaries.has(offset))).toEqual([]);
      }),
    );
  });
});
