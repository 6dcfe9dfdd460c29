import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { excerptAround } from './excerpt.ts';
import { isGraphemeBoundary } from './graphemes.ts';

const REACH = { before: 10, words: 12, after: 10 };

function excerptOf(text: string, words: string): string {
  const start = text.indexOf(words);
  const excerpt = excerptAround(text, { start, end: start + words.length }, REACH);
  return `${excerpt.before}[${excerpt.words}]${excerpt.after}`;
}

describe('excerptAround', () => {
  it.each([
    ['all that is there', 'He said so.', 'said', 'He [said] so.'],
    ['cut at blanks', 'One two three four five six seven', 'four', '…two three [four] five six…'],
    ['one line of several', 'Above\nhere it is\nbelow', 'it', 'here [it] is'],
    [
      'no blank to cut at',
      '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑',
      '甲',
      '…一二三四五六七八九十[甲]乙丙丁戊己庚辛壬癸子…'.replace('…一', '一'),
    ],
    ['long words', 'a word and another word', 'word and another word', 'a [word and…]'],
    ['runs of blanks', 'a  \t b', 'b', 'a [b]'],
  ])('%s', (_, text, words, expected) => {
    expect(excerptOf(text, words)).toBe(expected);
  });

  it('cuts nothing in two', () => {
    const parts = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '👩‍👩‍👧', 'e\u0301', '中'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(parts, parts, parts, (a, b, c) => {
        const text = [...a, ...b, ...c].join('');
        const start = a.join('').length;
        const end = start + b.join('').length;
        fc.pre(isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end));
        const { before, words, after } = excerptAround(text, { start, end }, REACH);
        for (const part of [before, words, after]) {
          expect(part.replaceAll(/👩‍👩‍👧|e\u0301|[abc中 …]/gu, '')).toBe('');
        }
      }),
    );
  });
});
