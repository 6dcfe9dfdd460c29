import { skipBlanks, skipBlanksBack } from './blanks.ts';
import { lineAt } from './paragraphs.ts';
import { continued, scanParagraph } from './quotation-scan.ts';
import { type Opening, type Quotation, unclosed } from './quotation-state.ts';
import { assertOffset } from './units.ts';

interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the quotations of `text` with their marks, in text order, an outer one before those in
 * it.
 *
 * Marks are straight, curly, low-high, guillemets pointing either way, single ones as far as they
 * are no apostrophes, and CJK brackets. One that is never closed ends with its paragraph, with the
 * quotation around it, or where the same mark opens again, and has `close: null`; if the following
 * paragraphs repeat the opening mark it goes on through them (the rule of the Chicago Manual of
 * Style and, for Spanish, of the RAE). A closing mark without an opening one makes no quotation.
 * Offsets are code units, half-open. Cost is O(|text|).
 */
export function quotationsOf(
  text: string,
): readonly { start: number; end: number; open: string; close: string | null }[] {
  return quotationsFrom(text, { start: 0, end: 0 }, text.length);
}

/**
 * Returns the innermost quotation that contains or touches `offset`, marks included, or `null`; of
 * two that touch, the one that begins there. Code units, half-open. Cost is that of the paragraph
 * and of those that its quotations run through.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function quotationAt(text: string, offset: number): { start: number; end: number } | null {
  assertOffset(text, offset);
  // A blank line inside a quotation belongs to it: the next line tells.
  const line = nextLine(text, lineAt(text, offset).start);
  if (line === null) return null;
  const near = quotationsFrom(text, firstLineFor(text, line), offset);
  const holding = near.filter(({ start, end }) => start <= offset && offset < end);
  const touching = holding.length > 0 ? holding : near.filter(({ end }) => end === offset);
  let innermost: Quotation | undefined;
  for (const quotation of touching) {
    if (
      innermost === undefined ||
      quotation.end - quotation.start <= innermost.end - innermost.start
    )
      innermost = quotation;
  }
  return innermost === undefined ? null : { start: innermost.start, end: innermost.end };
}

/**
 * The quotations from the line that begins where `first` does to the last one that reaches `offset`
 * or begins in its paragraph.
 */
function quotationsFrom(text: string, first: Line, offset: number): Quotation[] {
  const found: Quotation[] = [];
  let open: readonly Opening[] = [];
  let openEnd = first.start;
  for (let line = nextLine(text, first.start); line !== null; line = nextLine(text, line.end)) {
    const goingOn = continued(text, line.start, line.end, open);
    const going = new Set(goingOn.map(({ start }) => start));
    for (const opening of open) {
      if (!going.has(opening.start)) found.push(unclosed(text, opening, goingOn, openEnd));
    }
    open = [];
    if (line.start > offset && goingOn.length === 0) break;
    const scan = scanParagraph(text, line.start, line.end, goingOn);
    for (const quotation of scan.quotations) found.push(quotation);
    open = scan.open;
    openEnd = skipBlanksBack(text, line.start, line.end);
  }
  for (const opening of open) found.push(unclosed(text, opening, [], openEnd));
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The first line of the paragraphs that a quotation in `line` can run through. What is open at the
 * end of a paragraph depends on those before only if it begins with a mark that both opens and, in
 * Spanish, goes on.
 */
function firstLineFor(text: string, line: Line): Line {
  let first = line;
  for (;;) {
    const previous = previousLine(text, first.start);
    if (previous === null) return first;
    const { open } = scanParagraph(text, previous.start, previous.end, []);
    const isSure = !/[”»›]/.test(text.charAt(skipBlanks(text, previous.start, previous.end)));
    if (isSure && continued(text, first.start, first.end, open).length === 0) return first;
    first = previous;
  }
}

/** The next line with something on it at or after `at`, which is where a line begins or ends. */
function nextLine(text: string, at: number): Line | null {
  const ink = skipBlanks(text, at, text.length);
  return ink === text.length ? null : lineAt(text, ink);
}

function previousLine(text: string, at: number): Line | null {
  const ink = skipBlanksBack(text, 0, at);
  return ink === 0 ? null : lineAt(text, ink - 1);
}
