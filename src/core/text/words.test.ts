import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hasBlanks, nextWordBoundary, wordAt } from './words.ts';

/** `|` marks the offset, brackets the word that should be found. */
const cases: readonly [name: string, marked: string][] = [
  ['inside a word', 'one [t|wo] three'],
  ['at the start of a word', 'one [|two] three'],
  ['at the end of a word', 'one [two|] three'],
  ['between blank and blank', 'one | two'],
  ['between a mark and a blank', 'one, | two'],
  ['touching the word before a comma', '[one|], two'],
  ['a possessive with a straight apostrophe', "the [mayor's|] car"],
  ['a contraction with a curly apostrophe', 'they [d|on’t] know'],
  ['an elision', 'de [l’|homme]'],
  ['quotation marks are no part', '“[Y|es],” she said'],
  ['single quotation marks are no part', '‘[Y|es]’'],
  ['a hyphen joins', 'a [well-kn|own] case'],
  ['two hyphens in a row do not', '[well|]--known'],
  ['a hyphen joins letters and figures', '[COVID-|19]'],
  ['a hyphen between figures does not', '[1914|]-18'],
  ['a non-breaking hyphen joins', '[e‑|mail]'],
  ['a figure with separators', 'about [3,0|00.50] each'],
  ['a dotted acronym', 'the [U.|S]. Senate'],
  ['Cyrillic', 'он [ск|азал]'],
  ['Arabic', 'قال [الر|ئيس] اليوم'],
  ['Hebrew with gershayim', 'דובר [צה"|ל] אמר'],
  ['Devanagari', 'यह [हिन्|दी] है'],
  ['Hangul', '오늘 [대통|령이] 말했다'],
  ['combining marks', 'un [cafe\u0301|] noir'],
  ['Han by dictionary', '他说[世|界]杯'],
  ['Thai by dictionary', '[กิ|น]ข้าว'],
  ['Japanese, of two that touch the later', '日本語[|を]話す'],
  ['an emoji is no word', '😀|😀'],
  ['an empty text', '|'],
];

const pieces = fc.constantFrom(
  ...Array.from('ab1 .,\'’-"_:;!?@#$%…“”«»\n\t。、「」字世界日本語をカタกินข้าวक्षि한국😀🇩🇪שלًم'),
  '\u0301',
  '\u200D',
  '\uFE0F',
  '\u200B',
  '\uFEFF',
  '\u00AD',
  '\u00A0',
  '\u202F',
  '\u0600',
  '\u2011',
  '\uD83D',
  '\uDE00',
  '\r',
  'ー',
);
const textArbitrary = fc.string({ unit: pieces, maxLength: 40 });

function allWords(text: string): { start: number; end: number }[] {
  const words: { start: number; end: number }[] = [];
  for (const { index, segment, isWordLike } of new Intl.Segmenter('en', {
    granularity: 'word',
  }).segment(text)) {
    if (isWordLike !== true) continue;
    const word = { start: index, end: index + segment.length };
    const previous = words.at(-1);
    const isJoined =
      previous !== undefined &&
      /^[-\u2010\u2011]$/.test(text.slice(previous.end, index)) &&
      !(/\p{Nd}$/u.test(text.slice(0, previous.end)) && /^\p{Nd}/u.test(segment));
    if (isJoined) words[words.length - 1] = { start: previous.start, end: word.end };
    else words.push(word);
  }
  return words;
}

describe('wordAt', () => {
  it.each(cases)('AN3 %s', (_name, marked) => {
    const text = marked.replaceAll(/[[\]|]/g, '');
    const offset = marked.replaceAll(/[[\]]/g, '').indexOf('|');
    const word = wordAt(text, offset);
    const expected = /\[(.*)\]/s.exec(marked)?.[1]?.replace('|', '') ?? null;
    expect(word && text.slice(word.start, word.end)).toBe(expected);
    expect(word === null || (word.start <= offset && offset <= word.end)).toBe(true);
  });

  it('AN3 finds the words that segmenting the whole text finds', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const words = allWords(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const expected =
            words.findLast(({ start, end }) => start <= offset && offset <= end) ?? null;
          expect(wordAt(text, offset), `offset ${offset} of ${JSON.stringify(text)}`).toEqual(
            expected,
          );
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('AN3 a word longer than any window is found whole', () => {
    const long = `a ${'x'.repeat(5000)}.${'y'.repeat(700)}-${'z'.repeat(3000)} b`;
    for (const offset of [2, 3, 2500, 5001, 5002, 5003, 6000, 8703]) {
      expect(wordAt(long, offset)).toEqual({ start: 2, end: long.length - 2 });
    }
  });

  it('AN3 a word is found behind a long run of marks, figures or emoji', () => {
    for (const run of ['.'.repeat(600), "'".repeat(600), '😀👍🏽'.repeat(200)]) {
      const text = `one “${run}” two`;
      expect(wordAt(text, text.length - 1)).toEqual({ start: text.length - 3, end: text.length });
      expect(wordAt(text, 300)).toBeNull();
      expect(nextWordBoundary(text, 300, 'forward')).toBe(text.length);
      expect(nextWordBoundary(text, text.length - 4, 'backward')).toBe(0);
    }
    const figures = `a ${'7'.repeat(900)} b`;
    expect(wordAt(figures, 450)).toEqual({ start: 2, end: 902 });
  });

  it('AN3 a long run without blanks gives words around the offset, and neighbours meet', () => {
    const text = '我们今天在这里讨论一个非常重要的问题'.repeat(400);
    for (const offset of [0, 300, 3000, text.length]) {
      const word = wordAt(text, offset);
      expect(
        word !== null && word.start <= offset && offset <= word.end && word.end - word.start <= 6,
      ).toBe(true);
    }
  });

  it.each([-1, 4])('offset %i outside the text is refused', (offset) => {
    expect(() => wordAt('abc', offset)).toThrow(RangeError);
    expect(() => nextWordBoundary('abc', offset, 'forward')).toThrow(RangeError);
  });
});

describe('nextWordBoundary', () => {
  it('AN2 goes forward to the end of each word', () => {
    const text = '“Don’t,” she said … (well-known) 42!';
    const stops: number[] = [];
    for (let at = 0; at < text.length;) {
      at = nextWordBoundary(text, at, 'forward');
      stops.push(at);
    }
    expect(stops.map((stop) => text.slice(0, stop).split(/[ “(]/).at(-1))).toEqual([
      'Don’t',
      'she',
      'said',
      'well-known',
      '42',
      '42!',
    ]);
  });

  it('AN2 goes backward to the start of each word', () => {
    const text = ' “Don’t,” she\nsaid… ';
    const stops: number[] = [];
    for (let at = text.length; at > 0;) {
      at = nextWordBoundary(text, at, 'backward');
      stops.push(at);
    }
    expect(stops.map((stop) => text.slice(stop, stop + 3))).toEqual(['sai', 'she', 'Don', ' “D']);
  });

  it('AN2 a word longer than any window is passed in one step', () => {
    const text = `''${'x'.repeat(900)}''`;
    expect(nextWordBoundary(text, 0, 'forward')).toBe(902);
    expect(nextWordBoundary(text, text.length, 'backward')).toBe(2);
  });

  it('AN2 stops at every word of the text in both directions, and at its ends', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const words = allWords(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(nextWordBoundary(text, offset, 'forward')).toBe(
            words.find(({ end }) => end > offset)?.end ?? text.length,
          );
          expect(nextWordBoundary(text, offset, 'backward')).toBe(
            words.findLast(({ start }) => start < offset)?.start ?? 0,
          );
        }
      }),
    );
  });
});

describe('hasBlanks', () => {
  it.each(['word', 'слово', 'كلمة', 'מילה', 'शब्द', '한국어', 'λέξη', 'բառ', '42', 'አማርኛ'])(
    'AN3 %s is of a script with blanks',
    (word) => {
      expect(hasBlanks(word)).toBe(true);
    },
  );

  it.each([
    '世界',
    'ことば',
    'カタカナ',
    'คำ',
    'ຄຳ',
    'ពាក្យ',
    'စကား',
    'ㄅㄆ',
    'ཚིག',
    'ᥖᥭᥰ',
    'ᦅᧄ',
    'ᨣᩤᩴ',
    'ꪼꪕ',
    'スーパー',
  ])('AN3 %s is of a script without', (word) => {
    expect(hasBlanks(word)).toBe(false);
  });
});
