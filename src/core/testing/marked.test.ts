import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type MarkedSpan, marked, render } from './marked.ts';

describe('marked', () => {
  it('gives the text and the span', () => {
    expect(marked('He said [quote|“a very good one”].')).toEqual({
      text: 'He said “a very good one”.',
      spans: [{ tag: 'quote', start: 8, end: 25 }],
    });
  });

  it('reads spans inside spans, the outer first', () => {
    expect(marked('[claim|a [quote|b] [topic|[error|c]]]')).toEqual({
      text: 'a b c',
      spans: [
        { tag: 'claim', start: 0, end: 5 },
        { tag: 'quote', start: 2, end: 3 },
        { tag: 'topic', start: 4, end: 5 },
        { tag: 'error', start: 4, end: 5 },
      ],
    });
  });

  it('joins the fragments of one key', () => {
    expect(marked('[quote#1|a] he said [quote#1|b] [quote#2|c]')).toEqual({
      text: 'a he said b c',
      spans: [
        {
          tag: 'quote',
          key: '1',
          start: 0,
          end: 11,
          fragments: [
            { start: 0, end: 1 },
            { start: 10, end: 11 },
          ],
        },
        { tag: 'quote', key: '2', start: 12, end: 13, fragments: [{ start: 12, end: 13 }] },
      ],
    });
  });

  it('takes a key per tag, and pieces that touch as one fragment', () => {
    const { spans } = marked('[quote#1|a][claim#1|b][quote#1|c][quote#1|d]');
    expect(spans.map(({ tag, fragments }) => [tag, fragments])).toEqual([
      [
        'quote',
        [
          { start: 0, end: 1 },
          { start: 2, end: 4 },
        ],
      ],
      ['claim', [{ start: 1, end: 2 }]],
    ]);
  });

  it('reads escaped brackets and leaves other characters alone', () => {
    expect(marked('\\[sic\\] a|b \\n \\\\ [t|\\]]')).toEqual({
      text: '[sic] a|b \\n \\ ]',
      spans: [{ tag: 't', start: 15, end: 16 }],
    });
  });

  it('reads an empty span', () => {
    expect(marked('a[t|]b')).toEqual({ text: 'ab', spans: [{ tag: 't', start: 1, end: 1 }] });
  });

  it.each(['[sic]', 'a]', '[quote|a', '[|a]', '[a b|c]', '[a#|c]', 'a ['])(
    '%j is refused',
    (notation) => {
      expect(() => marked(notation)).toThrow(SyntaxError);
    },
  );
});

describe('render', () => {
  it.each([
    'He said [quote|“a [error|very] good one”].',
    '[claim|[quote|a] b] \\[c\\] \\\\',
    '[quote#1|a] he said [quote#1|b]',
    'a[t|]b[t|]',
    '',
  ])('writes %j as it was', (notation) => {
    const { text, spans } = marked(notation);
    expect(render(text, spans)).toBe(notation);
  });

  it('writes spans that cross in pieces', () => {
    const spans = [
      { tag: 'a', start: 0, end: 4 },
      { tag: 'b', start: 2, end: 6 },
    ];
    const notation = render('123456', spans);
    expect(notation).toBe('[a|12[b#x2|34]][b#x2|56]');
    expect(marked(notation).spans.map(({ tag, start, end }) => ({ tag, start, end }))).toEqual(
      spans,
    );
  });

  it('refuses a span outside the text', () => {
    expect(() => render('abc', [{ tag: 't', start: 1, end: 4 }])).toThrow(RangeError);
  });

  it('what is read back has the same bounds', () => {
    const textArbitrary = fc.string({
      unit: fc.constantFrom('a', '[', ']', '\\', '|', '#', ' ', '字'),
      maxLength: 12,
    });
    const spanArbitrary = fc.tuple(fc.constantFrom('quote', 'claim'), fc.nat(12), fc.nat(12));
    fc.assert(
      fc.property(textArbitrary, fc.array(spanArbitrary, { maxLength: 6 }), (text, list) => {
        const spans = list.map(([tag, a, b]): MarkedSpan => {
          const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
          return { tag, start: Math.min(x, y), end: Math.max(x, y) };
        });
        const back = marked(render(text, spans));
        expect(back.text).toBe(text);
        expect(boundsOf(back.spans)).toEqual(boundsOf(spans));
      }),
      { numRuns: 1000 },
    );
  });
});

function boundsOf(spans: readonly MarkedSpan[]): string[] {
  return spans.map(({ tag, start, end }) => `${tag} ${start}…${end}`).toSorted();
}
