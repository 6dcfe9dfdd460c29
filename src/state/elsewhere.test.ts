import { expect, test } from 'vitest';

import { asArticleId } from '#core/domain/ids.ts';

import { accountsInWords } from './elsewhere.ts';

const order = [...'abcde'].map(asArticleId);

test.each([
  ['', 'a', ''],
  ['a', 'a', ''],
  ['ab', 'a', ''],
  ['b', 'a', 'in B'],
  ['bb', 'a', 'in B'],
  ['db', 'a', 'in B and D'],
  ['dcb', 'a', 'in B, C and D'],
  ['edcb', 'a', 'in 4 accounts'],
  ['x', 'a', 'in another story'],
])('AN10 changes in “%s” while “%s” is open are said to be “%s”', (changed, open, words) => {
  expect(accountsInWords([...changed].map(asArticleId), asArticleId(open), order)).toBe(words);
});
