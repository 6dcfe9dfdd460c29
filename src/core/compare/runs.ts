/** Returns the length of the longest run of words that both have. Cost is O(|a| · |b|). */
export function longestRun(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let best = 0;
  let previous = new Uint16Array(b.length + 1);
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i += 1) {
    const word = a[i];
    for (let j = 1; j <= b.length; j += 1) {
      const length = word === b[j - 1] ? (previous[j - 1] ?? 0) + 1 : 0;
      row[j] = length;
      if (length > best) best = length;
    }
    [previous, row] = [row, previous];
  }
  return best;
}
