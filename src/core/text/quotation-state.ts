import { skipBlanksBack } from './blanks.ts';
import { type Mark, canClose, familyOf, isGap } from './quotation-marks.ts';

/** A quotation, marks included; code units, half-open. */
export interface Quotation {
  readonly start: number;
  readonly end: number;
  /** The opening mark. */
  readonly open: string;
  /** The closing mark, or `null` when there is none. */
  readonly close: string | null;
}

/** A quotation that has begun and not ended. */
export interface Opening {
  readonly sign: string;
  /** Where the quotation began, maybe some paragraphs before. */
  readonly start: number;
  /** Where its opening mark, or the one that repeats it, stands in the paragraph at hand. */
  readonly anchor: number;
}

/**
 * How many marks ahead the other half of a pair is looked for. Without this bound and that on the
 * depth a text of 100,000 lone marks would take minutes.
 */
export const FURTHEST = 400;

/** No text nests deeper. */
const DEEPEST = 16;

/** The state of scanning one paragraph, whose bounds are `start` and `end`. */
export interface Scan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
  readonly stack: Opening[];
  readonly found: Quotation[];
  /** Where the last mark of each family stands that was no apostrophe. */
  readonly lastOfFamily: Map<number, number>;
  /** By the start of an opening, where its sign opens again although nothing has closed it. */
  readonly reopened: Map<number, number>;
  /** End of the last mark that opened, so that one right behind it may open too. */
  lastOpenEnd: number;
}

/**
 * Returns the quotation of an `opening` that nothing closes. It ends at `end`, or where the first
 * of the `survivors`, which go on behind `end`, begins inside it, so that quotations nest.
 */
export function unclosed(
  text: string,
  opening: Opening,
  survivors: readonly Opening[],
  end: number,
): Quotation {
  const inner = survivors.find(({ start }) => start > opening.start);
  const last = inner === undefined ? end : skipBlanksBack(text, opening.start, inner.start);
  return { start: opening.start, end: last, open: opening.sign, close: null };
}

/** Returns the index in the stack of the innermost opening that `sign` closes, or −1. */
export function openingFor(scan: Scan, sign: string): number {
  return innermost(scan, (opening) => canClose(opening, sign));
}

/**
 * Returns the index in the stack of the innermost opening whose sign satisfies `isWanted`, or −1.
 */
export function innermost(scan: Scan, isWanted: (sign: string) => boolean): number {
  const lowest = Math.max(0, scan.stack.length - DEEPEST);
  for (let at = scan.stack.length - 1; at >= lowest; at -= 1) {
    if (isWanted(scan.stack[at]?.sign ?? '')) return at;
  }
  return -1;
}

/**
 * Tells whether the mark stands after a blank, a bracket or a mark that opened, and before
 * something that can be quoted.
 */
export function isStrictOpening(scan: Scan, mark: Mark): boolean {
  const left = before(scan, mark);
  if (!isGap(left) && !/[([{（［｛]/.test(left) && mark.start !== scan.lastOpenEnd) return false;
  return canBeQuoted(scan.text, mark.end, scan.end);
}

/**
 * Tells whether a quotation can begin with what stands at `at`: no blank, no closing mark, but an
 * ellipsis.
 */
export function canBeQuoted(text: string, at: number, end: number): boolean {
  const right = at < end ? text.charAt(at) : '';
  return !isGap(right) && (!/[.,;:!?)\]}]/.test(right) || text.startsWith('..', at));
}

/**
 * Returns where an opening that nothing closes ends, at most `end`. A sign that opens again was
 * forgotten to be closed, or repeated where a paragraph once began: the first quotation ends there.
 */
export function endOfLost(scan: Scan, opening: Opening, end: number): number {
  const again = scan.reopened.get(opening.start);
  return again === undefined ? end : skipBlanksBack(scan.text, opening.start, again);
}

/** Puts the mark upon the stack. */
export function begin(scan: Scan, mark: Mark): void {
  const top = scan.stack.at(-1);
  if (top?.sign === mark.sign && !scan.reopened.has(top.start)) {
    scan.reopened.set(top.start, mark.start);
  }
  scan.stack.push({ sign: mark.sign, start: mark.start, anchor: mark.start });
  scan.lastOfFamily.set(familyOf(mark.sign), mark.start);
  scan.lastOpenEnd = mark.end;
}

/**
 * Ends the opening at `at`; what opened inside it and never closed ends before the closing mark.
 */
export function finish(scan: Scan, mark: Mark, at: number): void {
  const ended = scan.stack.splice(at);
  const inkEnd = skipBlanksBack(scan.text, scan.start, mark.start);
  for (const [depth, opening] of ended.entries()) {
    const { sign, start } = opening;
    if (depth === 0) scan.found.push({ start, end: mark.end, open: sign, close: mark.sign });
    else scan.found.push(unclosed(scan.text, opening, [], endOfLost(scan, opening, inkEnd)));
  }
  scan.lastOfFamily.set(familyOf(mark.sign), mark.start);
}

/** Returns the character before the mark, or nothing at the start of the paragraph. */
export function before(scan: Scan, mark: Mark): string {
  return mark.start > scan.start ? scan.text.charAt(mark.start - 1) : '';
}

/** Returns the character after the mark, or nothing at the end of the paragraph. */
export function after(scan: Scan, mark: Mark): string {
  return mark.end < scan.end ? scan.text.charAt(mark.end) : '';
}
