import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { type CodeUnits, codeUnits } from '#core/text/units.ts';

import type { ArticleId } from './ids.ts';

/** A half-open stretch of one text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * One unbroken piece of a span, with the words it stood on. The words and their context repeat what the text says, so that a
 * span can be shown and found again when its text is not at hand.
 */
export interface Fragment {
  readonly start: CodeUnits;
  readonly end: CodeUnits;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Fragments of one text in text order, without overlap. Empty means the article as a whole. */
export type Span = readonly Fragment[];

/** A span that names its text: what an attribute points to. */
export interface Passage {
  readonly articleId: ArticleId;
  readonly fragments: Span;
}

/** How many code units of context a fragment keeps on either side, at most. */
export const CONTEXT_LENGTH = 32;

/**
 * The fragment of `text` from `start` to `end` (UTF-16 code units) with its words and up to 32 code units of context, cut at
 * grapheme boundaries.
 *
 * @throws RangeError if the range is empty or not inside the text.
 */
export function fragmentOf(text: string, { start, end }: Range): Fragment {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`No words from ${start} to ${end} in a text of ${text.length}`);
  }
  return {
    start: codeUnits(start),
    end: codeUnits(end),
    exact: text.slice(start, end),
    prefix: text.slice(graphemeEnd(text, Math.max(0, start - CONTEXT_LENGTH)), start),
    suffix: text.slice(end, graphemeStart(text, Math.min(text.length, end + CONTEXT_LENGTH))),
  };
}

/**
 * The span over `ranges` of `text`: sorted, with touching and overlapping ranges joined.
 *
 * @throws RangeError if a range is empty or not inside the text.
 */
export function spanOf(text: string, ranges: readonly Range[]): Span {
  return joinRanges(ranges).map((range) => fragmentOf(text, range));
}

/** The ranges in text order, with touching and overlapping ones joined. */
export function joinRanges(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      joined.push({ start: range.start, end: range.end });
    }
  }
  return joined;
}

/** From the first word of a span to its last, or `null` for the article as a whole. */
export function extentOf(span: Span): Range | null {
  const first = span[0];
  const last = span.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

/** The words of a span; the gap between two fragments reads " … ". */
export function wordsOf(span: Span): string {
  return span.map((fragment) => fragment.exact).join(' … ');
}

/**
 * Says whether a span has lost its words: at its offsets the text says something else. An orphan is kept and listed, and never
 * shown on words that are not its own (TX4).
 */
export function isOrphan(text: string, span: Span): boolean {
  return span.some(({ start, end, exact }) => text.slice(start, end) !== exact);
}

/** Says whether two spans cover the same code units. */
export function isSameSpan(a: Span, b: Span): boolean {
  return (
    a.length === b.length &&
    a.every((fragment, i) => fragment.start === b[i]?.start && fragment.end === b[i]?.end)
  );
}
