import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assign, type Edge } from './assignment.ts';

const edge = fc.record({
  row: fc.nat(4),
  column: fc.nat(4),
  weight: fc.integer({ min: 1, max: 20 }),
});
const edges = fc.uniqueArray(edge, {
  maxLength: 12,
  selector: ({ row, column }) => `${row} ${column}`,
});

describe('assign', () => {
  it('takes two pairs that add up to more than the heaviest one', () => {
    const chain = [
      { row: 0, column: 0, weight: 3 },
      { row: 0, column: 1, weight: 4 },
      { row: 1, column: 1, weight: 3 },
    ];
    expect(assign(chain).map(({ row, column }) => [row, column])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('leaves out what has no edge', () => {
    const pairs = assign([
      { row: 5, column: 7, weight: 1 },
      { row: 6, column: 7, weight: 2 },
    ]);
    expect(pairs).toEqual([{ row: 6, column: 7, weight: 2 }]);
    expect(assign([])).toEqual([]);
  });

  it('adds up to the most that any choice does', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const pairs = assign(list);
        expect(new Set(pairs.map(({ row }) => row)).size).toBe(pairs.length);
        expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length);
        expect(list).toEqual(expect.arrayContaining([...pairs]));
        expect(total(pairs)).toBe(most(list));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the edges', () => {
    fc.assert(
      fc.property(edges, fc.infiniteStream(fc.nat()), (list, stream) => {
        const shuffled = list
          .map((each): [number, Edge] => [stream.next().value ?? 0, each])
          .toSorted(([a], [b]) => a - b)
          .map(([, each]) => each);
        expect(assign(shuffled)).toEqual(assign(list));
      }),
    );
  });

  it('takes the heaviest first in a group of more than 200, in no long time', () => {
    const large = Array.from({ length: 1000 }, (_, row) =>
      [row, (row + 1) % 1000].map((column) => ({ row, column, weight: column === row ? 2 : 1 })),
    ).flat();
    expect(assign(large).map(({ row, column }) => column - row)).toEqual(
      Array.from({ length: 1000 }, () => 0),
    );
  });
});

function total(list: readonly Edge[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0);
}

/** The most by trying everything: the first edge is taken or it is not. */
function most([first, ...rest]: readonly Edge[]): number {
  if (first === undefined) return 0;
  const compatible = rest.filter(({ row, column }) => row !== first.row && column !== first.column);
  return Math.max(most(rest), first.weight + most(compatible));
}
