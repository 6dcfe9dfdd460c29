import { expect, it } from 'vitest';

import { hiddenIn } from './hidden.ts';

it.each([
  ['plain, with a tab\tand\na line, 👩‍🔧 and नमस्ते', 0, 0, 0],
  ['user\u202e}', 1, 0, 0],
  ['\u2066שלום\u2069', 2, 0, 0],
  ['a\u0000b\u001bc\u0085', 0, 2, 0],
  ['half \ud83d of one', 0, 0, 1],
])('R55 R57 counts what nobody sees in %j', (text, directions, controls, halves) => {
  expect(hiddenIn(text)).toEqual({ directions, controls, halves });
});
