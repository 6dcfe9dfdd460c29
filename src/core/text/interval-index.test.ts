import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { intervalIndex } from './interval-index.ts';

interface Item {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

function itemsOf(bounds: readonly (readonly [start: number, end: number])[]): Item[] {
  return bounds.map(([start, end], id) => ({ id, start, end }));
}

const itemsArbitrary = fc
  .array(fc.tuple(fc.nat(30), fc.nat(12)), { maxLength: 40 })
  .map((list) => itemsOf(list.map(([start, length]) => [start, start + length])));

describe('intervalIndex', () => {
  it('AN4 the innermost comes first at an offset, and input order decides between equals', () => {
    const index = intervalIndex(
      itemsOf([
        [0, 20],
        [4, 10],
        [4, 10],
        [6, 8],
        [2, 8],
        [8, 9],
      ]),
      (item) => item,
    );
    expect(index.at(7).map(({ id }) => id)).toEqual([3, 1, 2, 4, 0]);
  });

  it('AN4 of two as long the later one is further in', () => {
    const index = intervalIndex(
      itemsOf([
        [0, 5],
        [2, 7],
      ]),
      (item) => item,
    );
    expect(index.at(3).map(({ id }) => id)).toEqual([1, 0]);
  });

  it('AN4 an end is not in its item, a start is', () => {
    const index = intervalIndex(
      itemsOf([
        [2, 4],
        [4, 6],
      ]),
      (item) => item,
    );
    expect(index.at(4).map(({ id }) => id)).toEqual([1]);
    expect(index.at(6)).toEqual([]);
    expect(index.at(1)).toEqual([]);
  });

  it('AN4 what overlaps a range comes in text order, the longer before the shorter', () => {
    const index = intervalIndex(
      itemsOf([
        [5, 6],
        [0, 3],
        [2, 9],
        [2, 12],
        [9, 10],
        [1, 2],
      ]),
      (item) => item,
    );
    expect(index.overlapping(2, 9).map(({ id }) => id)).toEqual([1, 3, 2, 0]);
  });

  it('AN4 an empty item or query counts only strictly inside the other', () => {
    const index = intervalIndex(
      itemsOf([
        [3, 3],
        [1, 5],
      ]),
      (item) => item,
    );
    expect(index.overlapping(2, 4).map(({ id }) => id)).toEqual([1, 0]);
    expect(index.overlapping(3, 4).map(({ id }) => id)).toEqual([1]);
    expect(index.overlapping(3, 3).map(({ id }) => id)).toEqual([1]);
    expect(index.overlapping(1, 1)).toEqual([]);
    expect(index.at(3).map(({ id }) => id)).toEqual([1]);
  });

  it('an index of nothing finds nothing', () => {
    const index = intervalIndex<Item>([], (item) => item);
    expect(index.at(0)).toEqual([]);
    expect(index.overlapping(0, 100)).toEqual([]);
  });

  it('an item that ends before it starts is refused', () => {
    expect(() => intervalIndex(itemsOf([[3, 2]]), (item) => item)).toThrow(RangeError);
    expect(() => intervalIndex(itemsOf([[Number.NaN, 2]]), (item) => item)).toThrow(RangeError);
  });

  it('AN4 finds what looking at every item finds', () => {
    fc.assert(
      fc.property(itemsArbitrary, fc.nat(45), fc.nat(15), (items, start, length) => {
        const end = start + length;
        const index = intervalIndex(items, (item) => item);
        const at = items.filter((item) => item.start <= start && start < item.end);
        at.sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start || a.id - b.id);
        expect(index.at(start)).toEqual(at);
        const overlapping = items.filter((item) => item.start < end && start < item.end);
        overlapping.sort((a, b) => a.start - b.start || b.end - a.end || a.id - b.id);
        expect(index.overlapping(start, end)).toEqual(overlapping);
      }),
      { numRuns: 1000 },
    );
  });
});
