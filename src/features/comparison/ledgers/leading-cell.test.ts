import { describe, expect, test } from 'vitest';

import type { Claim, Provenance } from '#core/compare/result.ts';

import { leadingCell } from './leading-cell.ts';

function claim(...cells: readonly (readonly [article: string, key: string])[]): Claim {
  return {
    id: 'c',
    kind: 'number',
    label: '',
    conflict: 'hard',
    cells: cells.map(([article, key]) => ({
      article,
      key,
      start: 0,
      end: 1,
      value: key,
      sentence: { start: 0, end: 1 },
    })),
  };
}

const apart: Provenance = { derivations: [], groups: [['A'], ['B'], ['C']] };

describe('CM5 what most independent accounts say', () => {
  test.each([
    ['the greater number leads', claim(['A', '10'], ['B', '10'], ['C', '12']), apart, '10'],
    ['two against two: none leads', claim(['A', '10'], ['C', '12']), apart, undefined],
    [
      'a copy has no vote of its own',
      claim(['A', '10'], ['B', '10'], ['C', '12']),
      { derivations: [], groups: [['A', 'B'], ['C']] },
      undefined,
    ],
    [
      'one account that says it twice says it once',
      claim(['A', '10'], ['A', '10'], ['C', '12']),
      apart,
      undefined,
    ],
    ['all agree', claim(['A', '10'], ['B', '10']), apart, '10'],
  ])('%s', (_, given, provenance, expected) => {
    expect(leadingCell(given, provenance)?.key).toBe(expected);
  });
});
