import { describe, expect, test } from 'vitest';

import { compareAtOnce } from './compare-story.ts';
import { counterpartsOf } from './counterparts.ts';

const A =
  'The harbour master Jan Brandt closed the northern port on Tuesday after the storm broke two cranes. “We will reopen the port within nine days,” Brandt wrote in a post.';
const B =
  'Ships had to wait outside. The harbour master Jan Brandt shut the northern port on Tuesday after the storm broke two cranes. “We will reopen the port within nine days,” Brandt wrote.';
const TEXTS = new Map([
  ['a', A],
  ['b', B],
]);
const comparison = compareAtOnce([
  { id: 'a', text: A, date: '2025-03-04' },
  { id: 'b', text: B, date: '2025-03-04' },
]);

function answering(words: string, isQuote = false): readonly string[] {
  const start = A.indexOf(words);
  const spot = { article: 'a', start, end: start + words.length };
  return counterpartsOf(comparison, TEXTS, spot, isQuote).map(
    ({ spot: { article, start: from, end } }) =>
      `${article}: ${TEXTS.get(article)?.slice(from, end) ?? ''}`,
  );
}

describe('CM8 what answers to words in another account', () => {
  test.each([
    ['the same words', 'two cranes', false, ['b: two cranes']],
    ['other words in their place', 'closed', false, ['b: shut']],
    ['words around them', 'Brandt closed the northern', false, ['b: Brandt shut the northern']],
    [
      'the utterance',
      '“We will reopen the port within nine days,”',
      true,
      ['b: “We will reopen the port within nine days,”'],
    ],
  ])('%s', (_, words, isQuote, expected) => {
    expect(answering(words, isQuote)).toEqual(expected);
  });

  test('nothing answers to words of a sentence that the other account does not have', () => {
    const spot = { article: 'b', start: 0, end: 5 };
    expect(counterpartsOf(comparison, TEXTS, spot, false)).toEqual([]);
  });
});
