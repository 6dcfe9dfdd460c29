import { afterEach, describe, expect, it } from 'vitest';

import { rangesIn } from '#ui/text-ranges.ts';

import { paragraphsInPage } from './paragraphs-in-page.ts';

/** A page with one account: plain words and marks, the offsets of paragraphs as the reader gives them. */
function showAccount(
  ...paragraphs: readonly (readonly [number, ...(string | readonly [string])[]])[]
): void {
  const text = document.createElement('article');
  text.dataset['text'] = '';
  for (const [start, ...pieces] of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.dataset['start'] = String(start);
    for (const piece of pieces) {
      const node = typeof piece === 'string' ? piece : document.createElement('mark');
      if (typeof node !== 'string') node.textContent = piece[0] ?? '';
      paragraph.append(node);
    }
    text.append(paragraph);
  }
  document.body.append(text);
}

function painted(stretches: readonly { start: number; end: number }[]): readonly string[] {
  return paragraphsInPage().flatMap((paragraph) =>
    rangesIn(paragraph, stretches).map(
      ({ startContainer, startOffset, endOffset }) =>
        startContainer.nodeValue?.slice(startOffset, endOffset) ?? '',
    ),
  );
}

describe('AN11 hits are painted where they stand', () => {
  afterEach(() => document.body.replaceChildren());

  it.each<[string, { start: number; end: number }[], string[]]>([
    ['in plain words', [{ start: 0, end: 5 }], ['Trump']],
    [
      'several in one piece',
      [
        { start: 0, end: 2 },
        { start: 3, end: 5 },
      ],
      ['Tr', 'mp'],
    ],
    ['over the edge of a mark', [{ start: 3, end: 9 }], ['mp', ' met']],
    ['over marks and paragraphs', [{ start: 9, end: 23 }], [' ', 'Xi', '.', 'They']],
    ['none', [], []],
    ['elsewhere', [{ start: 90, end: 95 }], []],
  ])('%s', (_, stretches, expected) => {
    showAccount([0, 'Trump', [' met'], ' ', ['Xi'], '.'], [19, 'They met']);
    expect(painted(stretches)).toEqual(expected);
  });
});
