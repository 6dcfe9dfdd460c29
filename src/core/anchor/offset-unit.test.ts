import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detectUnit, type Located, offsetReader, type OffsetUnit } from './offset-unit.ts';

const TEXT = 'Boat 🚢 left E\u0301lan; 港口 was grey, 👩‍👩‍👧 wept.';
const WORDS = ['left', 'grey', 'wept'];
const UNITS: readonly OffsetUnit[] = ['code-points', 'code-units', 'bytes', 'graphemes'];
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function count(text: string, unit: OffsetUnit): number {
  if (unit === 'code-points') return [...text].length;
  if (unit === 'bytes') return new TextEncoder().encode(text).length;
  return unit === 'graphemes' ? [...segmenter.segment(text)].length : text.length;
}

function locate(word: string, unit: OffsetUnit): Located {
  const at = TEXT.indexOf(word);
  return {
    start: count(TEXT.slice(0, at), unit),
    end: count(TEXT.slice(0, at + word.length), unit),
    exact: word,
  };
}

describe('detectUnit', () => {
  it.each(UNITS)('tells %s by the words', (unit) => {
    expect(
      detectUnit(
        TEXT,
        WORDS.map((word) => locate(word, unit)),
      ),
    ).toBe(unit);
  });

  it('takes code points where nothing tells', () => {
    expect(detectUnit('plain text', [{ start: 0, end: 5, exact: 'plain' }])).toBe('code-points');
  });

  it('asks all spans', () => {
    expect(
      detectUnit(TEXT, [
        ...WORDS.map((word) => locate(word, 'bytes')),
        { start: 0, end: 2, exact: 'no' },
      ]),
    ).toBeNull();
  });

  it('says nothing without words', () => {
    expect(detectUnit(TEXT, [])).toBeNull();
    expect(detectUnit(TEXT, [{ start: 0, end: 1, exact: '' }])).toBeNull();
  });
});

describe('offsetReader', () => {
  it.each(UNITS)('has no place outside the text in %s', (unit) => {
    const read = offsetReader(TEXT, unit);
    expect(read(0)).toBe(0);
    expect(read(count(TEXT, unit))).toBe(TEXT.length);
    for (const offset of [-1, 0.5, 1e6, 2 ** 53, Number.NaN]) expect(read(offset)).toBeNull();
  });

  it('has no place inside a letter of several bytes', () => {
    expect(offsetReader('é', 'bytes')(1)).toBeNull();
  });

  it('counts as the platform does', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(...UNITS),
        (text, unit) => {
          const read = offsetReader(text, unit);
          for (const { index } of segmenter.segment(text))
            expect(read(count(text.slice(0, index), unit))).toBe(index);
        },
      ),
    );
  });
});
