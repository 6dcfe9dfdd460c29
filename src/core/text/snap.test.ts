import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isBlank } from './blanks.ts';
import { graphemeEnd, graphemeStart, isGraphemeBoundary } from './graphemes.ts';
import { snapRange } from './snap.ts';

/** `{` and `}` mark what was selected; the second column is what is kept. */
const cases: readonly [name: string, marked: string, words: boolean, kept: string | null][] = [
  ['a word selected short', 'the qu{ic}k fox', true, 'quick'],
  ['the same without words', 'the qu{ic}k fox', false, 'ic'],
  ['ends at word edges stay', 'the {quick} fox', true, 'quick'],
  ['stray blanks go', 'the{ quick }fox', true, 'quick'],
  ['a half word and a stray blank', 'the q{uick }fox', true, 'quick'],
  ['two half words', 'th{e qui}ck fox', true, 'the quick'],
  ['marks at the ends stay', 'he said {“very good,”} then', true, '“very good,”'],
  ['a caret is no selection', 'the qu{}ick fox', true, null],
  ['nothing but blanks', 'the{ \t\u00A0}quick', true, null],
  ['nothing but controls and zero-width blanks', 'a{\u0000\u200B\uFEFF}b', false, null],
  ['a line feed at the end goes', 'the {end.\n}', true, 'end.'],
  ['half an emoji becomes one', 'a {\uD83D}\uDE00 b', true, '😀'],
  ['half a family becomes one', 'a 👨{‍}👩 b', true, '👨‍👩'],
  ['half an accented letter becomes one', 'x {e}\u0301 y', false, 'e\u0301'],
  ['half a flag becomes one', '{🇩}🇪🇫🇷', true, '🇩🇪'],
  ['a blank that carries a mark stays', 'a{ \u0301} b', true, ' \u0301'],
  ['Han does not snap to words', '他说世{界}杯', true, '界'],
  ['Thai does not snap to words', 'กิน{ข้า}ว', true, 'ข้า'],
  ['Hangul snaps to words', '오늘 대{통령}이 말했다', true, '대통령이'],
  ['Arabic snaps to words', 'قال الر{ئي}س اليوم', true, 'الرئيس'],
  ['a compound snaps whole', 'a well-kn{ow}n case', true, 'well-known'],
  ['a narrow blank does not take the word before', 'Bonjour{\u202F}!', true, null],
  ['a narrow blank after a word goes', '{Bonjour\u202F}!', true, 'Bonjour'],
  ['figures with a narrow blank snap whole', 'soit 1{0\u202F0}00 euros', true, '10\u202F000'],
];

const pieces = fc.constantFrom(
  ...Array.from('ab1 .\'-"\n字世กินक्षि한😀🇩🇪'),
  '\u0301',
  '\u200D',
  '\uFE0F',
  '\u200B',
  '\uFEFF',
  '\u0000',
  '\u00A0',
  '\u202F',
  '\u0600',
  '\uD83D',
  '\uDE00',
  '\r',
  '\u3000',
);
const textArbitrary = fc.string({ unit: pieces, maxLength: 30 });
const offsetArbitrary = fc.integer({ min: -3, max: 50 });

describe('snapRange', () => {
  it.each(cases)('AN3 %s', (_name, marked, words, kept) => {
    const text = marked.replaceAll(/[{}]/g, '');
    const start = marked.indexOf('{');
    const end = marked.indexOf('}') - 1;
    for (const range of [
      snapRange(text, start, end, { words }),
      snapRange(text, end, start, { words }),
    ]) {
      expect(range && text.slice(range.start, range.end)).toBe(kept);
    }
  });

  it('AN3 offsets outside the text are clamped', () => {
    expect(snapRange('one two', -5, 99, { words: true })).toEqual({ start: 0, end: 7 });
    expect(snapRange('one', 7, 99, { words: true })).toBeNull();
    expect(
      snapRange('one', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, { words: false }),
    ).toEqual({ start: 0, end: 3 });
  });

  it('AN3 the result lies in the text, ends at graphemes, begins and ends with more than blanks, and snaps to itself', () => {
    fc.assert(
      fc.property(
        textArbitrary,
        offsetArbitrary,
        offsetArbitrary,
        fc.boolean(),
        (text, start, end, words) => {
          const range = snapRange(text, start, end, { words });
          fc.pre(range !== null);
          expect(0 <= range.start && range.start < range.end && range.end <= text.length).toBe(
            true,
          );
          expect(isGraphemeBoundary(text, range.start) && isGraphemeBoundary(text, range.end)).toBe(
            true,
          );
          for (const edge of [
            text.slice(range.start, graphemeEnd(text, range.start + 1)),
            text.slice(graphemeStart(text, range.end - 1), range.end),
          ]) {
            expect(Array.from(edge).every((char) => isBlank(char.charCodeAt(0)))).toBe(false);
          }
          expect(snapRange(text, range.start, range.end, { words })).toEqual(range);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('AN3 without words nothing grows beyond the graphemes selected, and only blanks are dropped', () => {
    fc.assert(
      fc.property(textArbitrary, fc.nat(30), fc.nat(30), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        fc.pre(start < end);
        const outer = { start: graphemeStart(text, start), end: graphemeEnd(text, end) };
        const range = snapRange(text, start, end, { words: false }) ?? {
          start: outer.end,
          end: outer.end,
        };
        expect(outer.start <= range.start && range.end <= outer.end).toBe(true);
        const dropped = text.slice(outer.start, range.start) + text.slice(range.end, outer.end);
        expect(Array.from(dropped).every((char) => isBlank(char.charCodeAt(0)))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('AN3 with words the result holds the result without', () => {
    fc.assert(
      fc.property(textArbitrary, offsetArbitrary, offsetArbitrary, (text, start, end) => {
        const inner = snapRange(text, start, end, { words: false });
        const outer = snapRange(text, start, end, { words: true });
        expect(outer === null).toBe(inner === null);
        fc.pre(inner !== null && outer !== null);
        expect(outer.start <= inner.start && inner.end <= outer.end).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
