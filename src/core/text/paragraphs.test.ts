import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineAt, paragraphAt, paragraphsOf } from './paragraphs.ts';

const textArbitrary = fc.string({ unit: fc.constantFrom('a', '.', ' ', '\n', '\u3000', '😀') });

describe('paragraphsOf', () => {
  const cases: readonly [name: string, text: string, lines: readonly string[]][] = [
    ['an empty text has none', '', []],
    ['blank lines are none', '\n \n\t\n\u3000\n\u200B', []],
    ['a text without line feed is one', 'one', ['one']],
    ['a line feed at the end adds none', 'one\n', ['one']],
    ['blank lines between do not count', 'one\n\n \ntwo', ['one', 'two']],
    ['blanks in a line are kept', '  one \n\ttwo\t', ['  one ', '\ttwo\t']],
    ['other separators end no line', 'a\u2028b\u000Bc', ['a\u2028b\u000Bc']],
    ['a lone combining mark shows', '\u0301', ['\u0301']],
  ];
  it.each(cases)('UX2 %s', (_name, text, lines) => {
    const paragraphs = paragraphsOf(text);
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(lines);
    expect(paragraphs.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  });

  it('UX2 gives the lines that hold more than blanks', () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        const found = paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
        expect(found).toEqual(text.split('\n').filter((line) => line.trim() !== ''));
      }),
    );
  });
});

describe('paragraphAt', () => {
  it('UX2 the end of a paragraph belongs to it, a blank line to none', () => {
    const paragraphs = paragraphsOf('ab\n\ncd');
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (offset) => paragraphAt(paragraphs, offset)?.number ?? null,
    );
    expect(numbers).toEqual([1, 1, 1, null, 2, 2, 2, null]);
  });

  it('UX2 finds what looking through all of them finds', () => {
    fc.assert(
      fc.property(textArbitrary, fc.nat(40), (text, offset) => {
        const paragraphs = paragraphsOf(text);
        const expected =
          paragraphs.find(({ start, end }) => start <= offset && offset <= end) ?? null;
        expect(paragraphAt(paragraphs, offset)).toEqual(expected);
      }),
    );
  });
});

describe('lineAt', () => {
  it('gives the line around an offset, its end included', () => {
    fc.assert(
      fc.property(textArbitrary, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const { start, end } = lineAt(text, offset);
        expect(start <= offset && offset <= end).toBe(true);
        expect(text.slice(start, end)).toBe(
          text.split('\n')[text.slice(0, offset).split('\n').length - 1],
        );
      }),
    );
  });
});
