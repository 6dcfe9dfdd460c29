/** Answers which items lie at an offset or overlap a range. Offsets are code units, half-open. */
export interface IntervalIndex<T> {
  /**
   * Returns the items with start ≤ `offset` < end, innermost first: shorter, then later start, then
   * input order. Cost is O(log n + k log k).
   */
  at(offset: number): T[];
  /**
   * Returns the items with item.start < `end` and `start` < item.end, in text order: earlier start,
   * then longer, then input order. An empty item or query counts only strictly inside the other.
   * Cost is O(log n + k).
   */
  overlapping(start: number, end: number): T[];
}

interface Entry<T> {
  readonly item: T;
  readonly start: number;
  readonly end: number;
  readonly order: number;
}

/**
 * Returns the index of `items`, whose bounds are read once.
 *
 * It is the augmented search tree of Cormen et al., Introduction to Algorithms, 14.3 (3rd ed.),
 * kept implicit in the sorted array: the root of a slice is its middle entry, and `highest` holds
 * the largest end below each root. Cost is O(n log n) to build.
 *
 * @throws RangeError if an item ends before it starts or a bound is no number.
 */
export function intervalIndex<T>(
  items: readonly T[],
  bounds: (item: T) => { readonly start: number; readonly end: number },
): IntervalIndex<T> {
  const entries = items.map((item, order): Entry<T> => {
    const { start, end } = bounds(item);
    if (!(start <= end)) throw new RangeError(`An interval cannot go from ${start} to ${end}`);
    return { item, start, end, order };
  });
  entries.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const highest = new Float64Array(entries.length);
  fillHighest(entries, highest, 0, entries.length);
  return {
    at(offset) {
      const found: Entry<T>[] = [];
      collect(
        entries,
        highest,
        0,
        entries.length,
        { from: offset, isBefore: (start) => start <= offset },
        found,
      );
      found.sort(
        (a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start || a.order - b.order,
      );
      return found.map(({ item }) => item);
    },
    overlapping(start, end) {
      const found: Entry<T>[] = [];
      collect(
        entries,
        highest,
        0,
        entries.length,
        { from: start, isBefore: (itemStart) => itemStart < end },
        found,
      );
      return found.map(({ item }) => item);
    },
  };
}

function fillHighest<T>(
  entries: readonly Entry<T>[],
  highest: Float64Array,
  low: number,
  high: number,
): number {
  if (low >= high) return Number.NEGATIVE_INFINITY;
  const root = (low + high) >>> 1;
  const own = entries[root]?.end ?? Number.NEGATIVE_INFINITY;
  const largest = Math.max(
    own,
    fillHighest(entries, highest, low, root),
    fillHighest(entries, highest, root + 1, high),
  );
  highest[root] = largest;
  return largest;
}

interface Query {
  /** Items must end after this offset. */
  readonly from: number;
  /** Items must start where this holds; it holds for a prefix of the sorted entries. */
  readonly isBefore: (start: number) => boolean;
}

function collect<T>(
  entries: readonly Entry<T>[],
  highest: Float64Array,
  low: number,
  high: number,
  query: Query,
  found: Entry<T>[],
): void {
  if (low >= high) return;
  const root = (low + high) >>> 1;
  const entry = entries[root];
  if (entry === undefined || (highest[root] ?? 0) <= query.from) return;
  collect(entries, highest, low, root, query, found);
  if (!query.isBefore(entry.start)) return;
  if (entry.end > query.from) found.push(entry);
  collect(entries, highest, root + 1, high, query, found);
}
