import type { Range } from './result.ts';

/** Returns the index of the range that holds `offset`, or −1. `ranges` are in order and disjoint. Cost is O(log n). */
export function indexAt(ranges: readonly Range[], offset: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset < (ranges[low - 1]?.end ?? -Infinity) ? low - 1 : -1;
}
