import { describe, expect, it } from 'vitest';

import { rankLabel } from './rank.ts';

describe('UX3 a command is found by what is typed', () => {
  it.each([
    ['Go to account C', '', 0],
    ['Go to account C', 'account c', 0],
    ['Mark the account done', 'account c', 3],
    ['Redo', 'do', 1],
    ['Tag as quote', 'quote tag', 2],
    ['Tag as quote', 'QUO', 0],
    ['Go to account C, Süddeutsche', 'sudd', 0],
    ['Undo', 'x', null],
  ])('%s, typed %j: %j', (label, typed, expected) => {
    expect(rankLabel(label, typed)).toBe(expected);
  });
});
