import { LONGEST } from './lcs.ts';

/** Returns the length of the longest run of words that both have. Cost is O(|a| · |b|). */
export function longestRun(a: readonly number[], b: readonly number[]): number {
  let best = 0;
  const m = Math.min(a.length, LONGEST);
  const n = Math.min(b.length, LONGEST);
  let previous = new Uint16Array(n + 1);
  let row = new Uint16Array(n + 1);
  for (let i = 0; i < m; i += 1) {
    const word = a[i];
    for (let j = 1; j <= n; j += 1) {
      const length = word === b[j - 1] ? (previous[j - 1] ?? 0) + 1 : 0;
      row[j] = length;
      if (length > best) best = length;
    }
    [previous, row] = [row, previous];
  }
  return best;
}
