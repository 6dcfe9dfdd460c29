import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Likeness } from './fold.ts';
import { foldAtOnce, foldText } from './fold.ts';
import { graphemeStart } from './graphemes.ts';

const LENIENT: Likeness = { matchCase: false, matchAccents: false };
const ACCENTS: Likeness = { matchCase: false, matchAccents: true };
const CASE: Likeness = { matchCase: true, matchAccents: false };
const EXACT: Likeness = { matchCase: true, matchAccents: true };

/** Letters, marks, blanks, joiners, emoji and unseen characters in any order. */
const wildText = fc
  .array(
    fc.constantFrom(
      ...'a|B|ß|é|e\u0301|x\u0302|İ|ı|ﬁ|Σ|ς|中|が|か\u3099'.split('|'),
      ...' |\n|\u00a0|\u00ad|\u200f|“|—|…|👩‍👩‍👧|👍🏽|🇩🇪|कि|שָׁ|كَ'.split('|'),
      ...'\u1112\u1161\u11ab|ｶﾞ|\ud83d|\u0301|．|ø'.split('|'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const anyLikeness = fc.record({ matchCase: fc.boolean(), matchAccents: fc.boolean() });

describe('AN11 folding makes alike what counts as the same', () => {
  it.each<[string, Likeness, string, string]>([
    ['case', ACCENTS, 'Xi JINPING', 'xi jinping'],
    ['case that counts', EXACT, 'Xi', 'Xi'],
    ['sharp s', ACCENTS, 'STRASSE', 'straße'],
    ['capital sharp s', ACCENTS, 'STRAẞE', 'straße'],
    ['the sigmas', ACCENTS, 'ΟΔΟΣ', 'οδος'],
    ['the four i of Turkish', ACCENTS, 'İSTANBUL ISTANBUL', 'istanbul ıstanbul'],
    ['ligatures', EXACT, 'ﬁnance ﬄ', 'finance ffl'],
    ['composed and decomposed', EXACT, 'café', 'cafe\u0301'],
    ['accents', LENIENT, 'Erdoğan', 'erdogan'],
    ['accents but not case', CASE, 'Élysée', 'Elysee'],
    ['strokes', LENIENT, 'Łódź, Tromsø, Æsop', 'lodz, tromso, aesop'],
    ['Hebrew points', LENIENT, 'שָׁלוֹם', 'שלום'],
    ['Arabic points and the long line', LENIENT, 'كَتَبَ كـتب', 'كتب كتب'],
    ['quotation marks', EXACT, '“a” „b‟ «c» ‘d’ ‚e‛', `"a" "b" "c" 'd' 'e'`],
    ['apostrophes', EXACT, 'don’t don`t don´t', "don't don't don't"],
    ['dashes', EXACT, 'a–b—c−d‑e', 'a-b-c-d-e'],
    ['blanks', EXACT, 'a\u00a0b\u2009c\td  e', 'a b c d e'],
    ['a line feed', EXACT, 'a\nb', 'a b'],
    ['an empty line', EXACT, 'a\n \nb', 'a\n\n\nb'],
    ['ellipsis', EXACT, 'wait…', 'wait...'],
    ['full width', EXACT, 'ＡＢＣ１２３', 'ABC123'],
    ['half-width kana', EXACT, 'ｶﾞ', 'ガ'],
    ['Hangul in pieces', EXACT, '\u1112\u1161\u11ab', '한'],
    ['unseen characters', EXACT, 'co\u00adope\u200frate\ufeff', 'cooperate'],
    ['variation selectors', EXACT, '❤\ufe0f', '❤'],
  ])('%s', (_, likeness, a, b) => {
    expect(foldAtOnce(a, likeness).text).toBe(foldAtOnce(b, likeness).text);
  });

  it.each<[string, Likeness, string, string]>([
    ['case that counts', CASE, 'Us', 'us'],
    ['accents that count', ACCENTS, 'resume', 'résumé'],
    ['dotless i when case counts', EXACT, 'ı', 'i'],
    ['kana with and without voice', LENIENT, 'か', 'が'],
    ['Devanagari vowels', LENIENT, 'क', 'कि'],
    ['Thai vowels', LENIENT, 'กา', 'กำ'],
    ['a hyphen and nothing', LENIENT, 're-sign', 'resign'],
    ['a paragraph end and a blank', LENIENT, 'a\n\nb', 'a b'],
    ['emoji of a family', LENIENT, '👩‍👩‍👧', '👩👩👧'],
    ['an accent by itself and a blank', LENIENT, '¨', ' '],
  ])('but not %s', (_, likeness, a, b) => {
    expect(foldAtOnce(a, likeness).text).not.toBe(foldAtOnce(b, likeness).text);
  });

  it('knows where each stretch came from', () => {
    const text = 'Die „Straße“ in\u00ad\u200f Café';
    const folded = foldAtOnce(text, LENIENT);
    expect(folded.text).toBe('die "strasse" in cafe');
    const originOf = (words: string): string => {
      const at = folded.text.indexOf(words);
      const { start, end } = folded.original(at, at + words.length);
      return text.slice(start, end);
    };
    expect(originOf('strasse')).toBe('Straße');
    expect(originOf('"strasse"')).toBe('„Straße“');
    expect(originOf('stras')).toBe('Straß');
    expect(originOf('in')).toBe('in');
    expect(originOf('cafe')).toBe('Café');
  });

  it('maps the whole to the whole, and neighbours to neighbours', () => {
    fc.assert(
      fc.property(wildText, anyLikeness, fc.nat(), (text, likeness, cut) => {
        const folded = foldAtOnce(text, likeness);
        const at = cut % (folded.text.length + 1);
        const left = folded.original(0, at);
        const right = folded.original(at, folded.text.length);
        expect(left.end).toBeGreaterThanOrEqual(0);
        expect(right.end).toBeLessThanOrEqual(text.length);
        // Between the two lies nothing but what is ignored; where they meet inside one character, both have it.
        const between = text.slice(left.end, right.start);
        if (at > 0 && at < folded.text.length) {
          expect(foldAtOnce(between, likeness).text.trim()).toBe('');
        }
      }),
    );
  });

  it('is folded once and for all', () => {
    fc.assert(
      fc.property(wildText, anyLikeness, (text, likeness) => {
        const once = foldAtOnce(text.replaceAll(/\ud83d|\u0301|¨/gu, ''), likeness).text;
        // An empty line is a line feed now.
        expect(foldAtOnce(once.replaceAll('\n', '\n\n'), likeness).text).toBe(once);
      }),
    );
  });

  it('comes out the same in pieces', () => {
    fc.assert(
      fc.property(wildText, wildText, anyLikeness, (a, b, likeness) => {
        const text = `${a}.${b}`;
        fc.pre(graphemeStart(text, a.length) === a.length && !/\s$/u.test(a));
        fc.pre(graphemeStart(text, a.length + 1) === a.length + 1);
        const whole = foldAtOnce(text, likeness).text;
        expect(whole).toBe(foldAtOnce(a, likeness).text + foldAtOnce(`.${b}`, likeness).text);
      }),
    );
  });

  it('pauses in a long text', () => {
    const folding = foldText('A line of a text.\n'.repeat(10_000), LENIENT);
    let pauses = 0;
    while (folding.next().done !== true) pauses += 1;
    expect(pauses).toBe(5);
  });
});
