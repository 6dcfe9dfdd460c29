import { describe, expect, it } from 'vitest';

import { rankLabel } from './rank.ts';

describe('UX3 a command is found by what is typed', () => {
  it.each([
    ['Go to account C', '', 1],
    ['Go to account C', 'account c', 0],
    ['Mark the account done', 'account c', 4],
    ['Mark the account done', 'account d', 1],
    ['Redo', 'do', 2],
    ['Tag as quote', 'quote tag', 3],
    ['Tag as quote', 'QUO', 1],
    ['Go to account C, Süddeutsche', 'sudd', 1],
    ['Undo', 'x', null],
  ])('%s, typed %j: %j', (label, typed, expected) => {
    expect(rankLabel(label, typed)).toBe(expected);
  });
});
