import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldAtOnce } from './fold.ts';
import { isGraphemeBoundary } from './graphemes.ts';
import type { Matching } from './occurrences.ts';
import { occurrencesAtOnce, patternOf } from './occurrences.ts';

const LENIENT: Matching = { matchCase: false, matchAccents: false, wholeWords: false };
const WORDS: Matching = { ...LENIENT, wholeWords: true };
const CASE: Matching = { ...LENIENT, matchCase: true };
const ACCENTS: Matching = { ...LENIENT, matchAccents: true };

/** The text with every occurrence in brackets. */
function bracketed(text: string, words: string, matching: Matching): string {
  const pattern = patternOf(words, matching);
  if (pattern === null) throw new Error('nothing to look for');
  let out = '';
  let last = 0;
  for (const { start, end } of occurrencesAtOnce(text, pattern)) {
    out += `${text.slice(last, start)}[${text.slice(start, end)}]`;
    last = end;
  }
  return out + text.slice(last);
}

describe('AN9 AN11 occurrences of words', () => {
  it.each<[string, Matching, string, string]>([
    ['anywhere', LENIENT, 'an', 'B[an][an]a'],
    ['whole words', WORDS, 'us', '[US] and [us], not must; [US]-led, [US]’s'],
    ['whole words beside figures', WORDS, '17', '[17] January, not 2017 or 17th'],
    ['whole words beside marks', WORDS, '“very good”', 'a [“very good”], he said'],
    ['with case', CASE, 'US', '[US], not us'],
    ['without accents', LENIENT, 'resume', '[résumé] and [Resume\u0301]'],
    ['with accents', ACCENTS, 'resume', '[resume], not résumé or resume\u0301'],
    ['regular expressions are words', LENIENT, 'a.c (x|y)*', 'abc [a.c (x|y)*] a\\c'],
    ['a backslash', LENIENT, '\\d+', '12 [\\d+]'],
    ['overlaps: the first from the left', LENIENT, 'aba', '[aba]ba[aba]'],
    ['after a refused one', WORDS, 'a a', 'aa [a a] a'],
    ['sharp s, once', LENIENT, 's', '[ß]'],
    ['half of sharp s takes it whole', LENIENT, 'stras', '[Straß]e'],
    ['a ligature', LENIENT, 'fi', '[ﬁ]nance, [fi]sh'],
    ['a mark of its own letter', ACCENTS, 'x', '[x]y x\u0302y'],
    ['a mark behind a soft hyphen', ACCENTS, 'a', '[a]\u00ad\u0301'],
    ['Turkish', LENIENT, 'istanbul', '[İstanbul], [ISTANBUL], [ıstanbul]'],
    ['curly and straight', LENIENT, `"don't"`, '[“don’t”]'],
    ['dashes', LENIENT, 'Trump-Xi', '[Trump–Xi]'],
    ['no-break blanks', LENIENT, '60 percent', '[60\u00a0percent]'],
    ['over a line end', LENIENT, 'Xi Jinping', '[Xi\nJinping]'],
    ['not over an empty line', LENIENT, 'a b', 'a\n\nb'],
    ['over a soft hyphen', LENIENT, 'cooperate', '[co\u00adoperate]\u00ad'],
    ['CJK, where every place is a word’s edge', WORDS, '中国', '[中国]人，在[中国]'],
    ['right to left', WORDS, 'שלום', 'ה[שָׁלוֹם]'.replace('ה', 'ה ')],
    ['Arabic with marks of direction', LENIENT, 'كتب', '\u200f[كَتَب]\u200f'],
    ['emoji', LENIENT, '👍', '[👍] 👍🏽'],
    ['one of a family', LENIENT, '👩', '[👩] 👩‍👩‍👧'],
    ['half a flag', LENIENT, '🇪🇺', '🇩🇪🇺🇸 [🇪🇺]'],
    ['a letter with its vowel', LENIENT, 'क', '[क] कि'],
  ])('%s', (_, matching, words, expected) => {
    const text = expected.replaceAll(/[[\]]/g, '');
    expect(bracketed(text, words, matching)).toBe(expected);
  });

  it.each(['', ' ', '\u00a0\n', '\u00ad', '\u200f \ufe0f'])(
    'nothing is looked for in %j',
    (words) => {
      expect(patternOf(words, LENIENT)).toBeNull();
    },
  );

  const alphabet = [
    'a',
    'b',
    'A',
    'ß',
    's',
    'é',
    'e',
    '\u0301',
    ' ',
    '-',
    '中',
    '👍',
    '🏽',
    '\u200d',
    '\u00ad',
    '(',
    '.',
  ];
  const someText = fc
    .array(fc.constantFrom(...alphabet), { maxLength: 24 })
    .map((parts) => parts.join(''));
  const someWords = fc
    .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(''));
  const someMatching = fc.record({
    matchCase: fc.boolean(),
    matchAccents: fc.boolean(),
    wholeWords: fc.boolean(),
  });

  it('they are in order, apart, end at graphemes, and hold what was looked for', () => {
    fc.assert(
      fc.property(someText, someWords, someMatching, (text, words, matching) => {
        const pattern = patternOf(words, matching);
        fc.pre(pattern !== null);
        let last = 0;
        for (const { start, end } of occurrencesAtOnce(text, pattern)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end)).toBe(true);
          expect(foldAtOnce(text.slice(start, end), matching).text).toContain(
            pattern.folded.trim(),
          );
          last = end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('no stretch that folds to the words is missed', () => {
    fc.assert(
      fc.property(someText, someWords, someMatching, (text, words, matching) => {
        const pattern = patternOf(words, { ...matching, wholeWords: false });
        fc.pre(pattern !== null);
        const found = occurrencesAtOnce(text, pattern);
        for (let start = 0; start < text.length; start += 1) {
          for (let end = start + 1; end <= text.length; end += 1) {
            const isAlike =
              isGraphemeBoundary(text, start) &&
              isGraphemeBoundary(text, end) &&
              foldAtOnce(text.slice(start, end), matching).text === pattern.folded;
            if (!isAlike) continue;
            expect(found.some((range) => range.start < end && start < range.end)).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
