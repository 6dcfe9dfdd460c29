/** Sentences are compared up to this many tokens; none that is written is longer. */
export const LONGEST = 400;

/**
 * Returns the length of the longest common subsequence of `a` and `b` (numbers stand for words).
 *
 * Cost is O(|a| · |b|) with rows of one byte pair each (Wagner and Fischer 1974).
 */
export function lcsLength(a: readonly number[], b: readonly number[]): number {
  const m = Math.min(a.length, LONGEST);
  const n = Math.min(b.length, LONGEST);
  let previous = new Uint16Array(n + 1);
  let row = new Uint16Array(n + 1);
  for (let i = 1; i <= m; i += 1) {
    const word = a[i - 1];
    for (let j = 1; j <= n; j += 1) {
      row[j] =
        word === b[j - 1]
          ? (previous[j - 1] ?? 0) + 1
          : Math.max(previous[j] ?? 0, row[j - 1] ?? 0);
    }
    [previous, row] = [row, previous];
  }
  return previous[n] ?? 0;
}

/** How alike two sequences are: 2 L / (m + n), 0…1. */
export function lcsRatio(
  length: number,
  a: { readonly length: number },
  b: { readonly length: number },
): number {
  const total = Math.min(a.length, LONGEST) + Math.min(b.length, LONGEST);
  return total === 0 ? 0 : (2 * length) / total;
}

/**
 * Returns pairs of indices of a heaviest common subsequence, in order. `weight` says what a pair of
 * items is worth, 0 for no match.
 *
 * Cost is O(|a| · |b|).
 */
export function alignItems<Item>(
  a: readonly Item[],
  b: readonly Item[],
  weight: (a: Item, b: Item) => number,
): (readonly [number, number])[] {
  const m = Math.min(a.length, LONGEST);
  const n = Math.min(b.length, LONGEST);
  const width = n + 1;
  const best = new Float64Array((m + 1) * width);
  const weights = new Float64Array(m * n);
  for (let i = m - 1; i >= 0; i -= 1) {
    for (let j = n - 1; j >= 0; j -= 1) {
      const w = weight(a[i] as Item, b[j] as Item);
      weights[i * n + j] = w;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const take = w > 0 ? w + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(skip, take);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < m && j < n) {
    const here = best[i * width + j] ?? 0;
    const w = weights[i * n + j] ?? 0;
    if (w > 0 && here === w + (best[(i + 1) * width + j + 1] ?? 0)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
