import type { Range } from '#core/domain/span.ts';

/** Ranges of one text in text order, without overlap: a span as far as it is measured. */
export type Ranges = readonly Range[];

/** Two spans that share words: their places in the two lists, and how many units they share. */
export interface Overlap {
  readonly a: number;
  readonly b: number;
  readonly shared: number;
}

/**
 * With how many of the others that begin before it a span is compared, those that begin nearest. Nobody nests 128 deep by
 * hand; a file that does must not cost the square of its length.
 */
const NEAREST = 128;

/** How many units `a` and `b` share. Cost is O(fragments). */
export function sharedLength(a: Ranges, b: Ranges): number {
  let shared = 0;
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (left === undefined || right === undefined) return shared;
    shared += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
    if (left.end < right.end) i += 1;
    else j += 1;
  }
}

/** How many units a span covers. */
export function lengthOf(ranges: Ranges): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What two spans share, as a part of what they cover together: 0…1 (Jaccard). */
export function likeness(a: Ranges, b: Ranges): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared);
}

/** Says whether two spans cover the same units. */
export function isSameRanges(a: Ranges, b: Ranges): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end)
  );
}

/**
 * All pairs of a span of `a` and a span of `b` that share units; each span is compared with no more than the 128 nearest of the
 * other list that begin before it. Spans without fragments share nothing. Cost is O(n log n + pairs).
 */
export function overlaps(a: readonly Ranges[], b: readonly Ranges[]): readonly Overlap[] {
  const found: Overlap[] = [];
  let [openA, openB]: [readonly Open[], readonly Open[]] = [[], []];
  for (const next of [...openings(a, 'a'), ...openings(b, 'b')].toSorted(byPlace)) {
    const stillOpen = ({ end }: Open): boolean => end > next.start;
    openA = openA.filter(stillOpen).slice(-NEAREST);
    openB = openB.filter(stillOpen).slice(-NEAREST);
    for (const other of next.side === 'a' ? openB : openA) {
      const shared = sharedLength(next.ranges, other.ranges);
      if (shared === 0) continue;
      const [left, right] = next.side === 'a' ? [next, other] : [other, next];
      found.push({ a: left.index, b: right.index, shared });
    }
    if (next.side === 'a') openA = [...openA, next];
    else openB = [...openB, next];
  }
  return found;
}

interface Open {
  readonly side: 'a' | 'b';
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly ranges: Ranges;
}

function openings(spans: readonly Ranges[], side: Open['side']): readonly Open[] {
  return spans.flatMap((ranges, index) => {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ side, index, start: first.start, end: last.end, ranges }];
  });
}

function byPlace(a: Open, b: Open): number {
  return a.start - b.start || a.end - b.end || a.index - b.index;
}
