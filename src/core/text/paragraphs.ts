import { isBlank } from './blanks.ts';

/**
 * A line with something on it. `start` and `end` are code units, half-open, without the line feed
 * but with every blank of the line.
 */
export interface Paragraph {
  /** Counts the paragraphs of the text from 1; blank lines are not counted. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns the paragraphs of `text` in text order. Only LF ends a line, as TX2 leaves no other line
 * end. Cost is O(|text|); for the three texts asked for last, nothing.
 */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const known = latest.find((candidate) => candidate.text === text);
  if (known !== undefined) return known.paragraphs;
  const paragraphs = divide(text);
  latest = [{ text, paragraphs }, ...latest.slice(0, REMEMBERED - 1)];
  return paragraphs;
}

/** So many texts stand beside each other at most. */
const REMEMBERED = 3;

/** Who asks for the paragraphs of a text mostly asks again, and in turn with the texts beside it. */
let latest: readonly { readonly text: string; readonly paragraphs: readonly Paragraph[] }[] = [];

function divide(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (hasInk(text, start, end)) paragraphs.push({ number: paragraphs.length + 1, start, end });
    start = end + 1;
  }
  return paragraphs;
}

/**
 * Returns the paragraph at `offset`, or `null` when a blank line is there. The end of a paragraph
 * belongs to it.
 *
 * `paragraphs` must be in text order. Cost is O(log n).
 */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): Paragraph | null {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const candidate = paragraphs[low - 1];
  return candidate !== undefined && offset <= candidate.end ? candidate : null;
}

/**
 * Returns the line around `offset` without its line feed, blank or not; code units. Cost is the
 * length of the line.
 */
export function lineAt(text: string, offset: number): { start: number; end: number } {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  return { start, end: feed < 0 ? text.length : feed };
}

function hasInk(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (!isBlank(text.charCodeAt(at))) return true;
  }
  return false;
}
