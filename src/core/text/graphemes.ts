import { isCertainBoundary } from './plain-characters.ts';
import { assertOffset } from './units.ts';

// Graphemes know no locale; one is named so that no machine brings its own.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Tells whether `offset` (code units) is a boundary of extended grapheme clusters (UAX #29), as
 * both ends of the text are.
 *
 * Cost is the distance to the next two characters that certainly part, a few code units in any
 * script in use; only text made of nothing but marks, flags or conjuncts makes it long.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  assertOffset(text, offset);
  return isCertainBoundary(text, offset) || clusterAround(text, offset).start === offset;
}

/**
 * Returns the largest grapheme boundary that is at most `offset` (code units). Cost as {@link
 * isGraphemeBoundary}.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function graphemeStart(text: string, offset: number): number {
  assertOffset(text, offset);
  return isCertainBoundary(text, offset) ? offset : clusterAround(text, offset).start;
}

/**
 * Returns the smallest grapheme boundary that is at least `offset` (code units). Cost as {@link
 * isGraphemeBoundary}.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function graphemeEnd(text: string, offset: number): number {
  assertOffset(text, offset);
  if (isCertainBoundary(text, offset)) return offset;
  const { start, end } = clusterAround(text, offset);
  return start === offset ? offset : end;
}

/** The cluster that holds the code unit at `offset`, which is inside the text. */
function clusterAround(text: string, offset: number): { start: number; end: number } {
  let windowStart = offset - 1;
  while (!isCertainBoundary(text, windowStart)) windowStart -= 1;
  let windowEnd = offset + 1;
  while (!isCertainBoundary(text, windowEnd)) windowEnd += 1;
  const segment = segmenter
    .segment(text.slice(windowStart, windowEnd))
    .containing(offset - windowStart);
  if (segment === undefined) return { start: windowStart, end: windowEnd };
  const start = windowStart + segment.index;
  return { start, end: start + segment.segment.length };
}
