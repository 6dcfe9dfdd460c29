import { describe, expect, it } from 'vitest';

import type { PlacedText } from './page-lines.ts';
import { textOfPages } from './page-lines.ts';

const SIZE = 12;

/** A page of lines, each `[text, x, lines of distance to the one before]`. */
function page(lines: readonly (readonly [string, number?, number?])[]): readonly PlacedText[] {
  let y = 720;
  return lines.map(([text, x = 72, step = 1.2]) => {
    y -= step * SIZE;
    return { text, x, y, height: SIZE, width: text.length * 6 };
  });
}

describe('TX3 the text of pages', () => {
  it.each<[string, readonly (readonly PlacedText[])[], string]>([
    [
      'lines become a paragraph',
      [page([['One line of a paragraph'], ['and another one.']])],
      'One line of a paragraph and another one.',
    ],
    [
      'a gap parts two',
      [page([['One paragraph that ends here.'], ['Another.', 72, 3]])],
      'One paragraph that ends here.\n\nAnother.',
    ],
    [
      'so does an indent',
      [page([['One paragraph that ends here'], ['Another one begins', 90]])],
      'One paragraph that ends here\n\nAnother one begins',
    ],
    [
      'a short line that ends a sentence',
      [
        page([
          ['A long line that goes on to the margin'],
          ['and ends.'],
          ['A new paragraph begins at the margin'],
        ]),
      ],
      'A long line that goes on to the margin and ends.\n\nA new paragraph begins at the margin',
    ],
    [
      'a parted word is whole again',
      [page([['It was closed on Mon-'], ['day, the council said.']])],
      'It was closed on Monday, the council said.',
    ],
    [
      'a page number with the number of pages is left out, wherever it was drawn',
      [
        page([
          ['Page 1 of 1', 250, 50],
          ['One line of a paragraph', 72, -45],
          ['and another one.'],
        ]),
      ],
      'One line of a paragraph and another one.',
    ],
    [
      'a head that was drawn after the text stands by itself',
      [page([['A line of text', 72, 5], ['Western 90 min'], ['The Head', 72, -8]])],
      'A line of text Western 90 min\n\nThe Head',
    ],
    [
      'a hyphen before a capital stays',
      [page([['the talks of Trump-'], ['Xi were long']])],
      'the talks of Trump-Xi were long',
    ],
    [
      'a sentence goes on over the page',
      [page([['A sentence that does not end']]), page([['here goes on.']])],
      'A sentence that does not end here goes on.',
    ],
    [
      'page numbers and running heads go',
      [1, 2, 3].map((n) =>
        page([['The Harbour Post'], [`Page ${n} says this.`, 72, 3], [String(n), 300, 3]]),
      ),
      'Page 1 says this.\n\nPage 2 says this.\n\nPage 3 says this.',
    ],
    ['nothing', [[]], ''],
  ])('%s', (_, pages, expected) => {
    expect(textOfPages(pages)).toBe(expected);
  });

  it('runs on one line are joined, with a blank where they stand apart', () => {
    const runs = [
      { text: 'Stand', x: 72, y: 700, height: 12, width: 30 },
      { text: 'still', x: 102, y: 700, height: 12, width: 24 },
      { text: 'here', x: 132, y: 701, height: 12, width: 24 },
    ];
    expect(textOfPages([runs])).toBe('Standstill here');
  });
});
