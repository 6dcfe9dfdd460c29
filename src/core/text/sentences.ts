import { skipBlanks, skipBlanksBack } from './blanks.ts';
import { lineAt } from './paragraphs.ts';
import { beforeOpeners, isFalseEnd, otherEnds } from './sentence-ends.ts';
import { assertOffset } from './units.ts';

interface Bounds {
  readonly start: number;
  readonly end: number;
}

// Sentence rules are those of the root locale in every browser; one is named so that no machine
// brings its own.
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Text is segmented in pieces of about this length (code units): V8 copies the whole input for each
 * segment it returns, so that a line of 1 MB at once takes more than a minute.
 */
const ORDINARY_LENGTH = 2048;

/** Where no certain end is found so far from where one is wanted, any blank or offset must do. */
const FURTHEST = 16_384;

/**
 * Ends that hold whatever stands around them: a word, a stop, a blank, a capital, with marks
 * between; no blank in Chinese.
 */
const CERTAIN_END =
  /[\p{Ll}\p{Lo}\p{M}]{4}[.!?।؟۔]["”’»)]* (?=["“‘«(]?(?:\p{Lu}\p{Ll}|\p{Lo}))|\p{Lo}[。！？][”’」』》）]*(?=[“‘「『《（]?\p{Lo})/gu;

/** A closing mark that a blank parts from the stop before it, as French sets it: "Oui. »". */
const LATE_CLOSER = /^(?:[”’»›)\]]+|")(?=[\s.,;:!?…]|$)\s*/;

/**
 * Returns the sentence at `offset`: that which begins at it or before it, or the first of the
 * paragraph; code units, half-open, without blanks at its ends. In a blank line it is empty.
 *
 * Sentences are those of {@link sentencesOf}. In a line of more than 2,048 code units only the text
 * between two ends that are certain is looked at.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function sentenceAt(text: string, offset: number): { start: number; end: number } {
  assertOffset(text, offset);
  const line = lineAt(text, offset);
  const window = windowAround(text, line, offset);
  const sentences = sentencesWithin(text, line.start, [window]);
  return (
    sentences.findLast(({ start }) => start <= offset) ??
    sentences[0] ?? { start: offset, end: offset }
  );
}

/**
 * Returns where a caret lands that moves by one sentence from `offset` (code units): at the start of
 * the next sentence, or going backward of this one or, from its start, of the one before; at the
 * end or the start of the text when there is none. Sentences are those of {@link sentencesOf}.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function nextSentenceStart(
  text: string,
  offset: number,
  direction: 'forward' | 'backward',
): number {
  const { start, end } = sentenceAt(text, offset);
  if (direction === 'forward')
    return start > offset ? start : skipBlanks(text, Math.max(end, offset), text.length);
  if (start < offset) return start;
  const ink = skipBlanksBack(text, 0, offset);
  return ink === 0 ? 0 : sentenceAt(text, ink - 1).start;
}

/**
 * Returns the sentences of the paragraph `start`…`end` in text order; code units, half-open,
 * without blanks at their ends.
 *
 * They are the sentences of UAX #29 (Intl.Segmenter), joined where the end is a false one:
 * abbreviations of seven languages, initials, ordinals, ellipses inside a sentence, a lower-case
 * word that goes on after a question or exclamation mark. Closing marks stay with their sentence.
 * Cost is O(end − start).
 *
 * @throws RangeError if `start` or `end` lies outside the text.
 */
export function sentencesOf(
  text: string,
  start: number,
  end: number,
): readonly { start: number; end: number }[] {
  assertOffset(text, start);
  assertOffset(text, end);
  return sentencesWithin(text, start, piecesOf(text, { start, end }));
}

/**
 * The sentences of `pieces`, which begin and end where sentences do, in the paragraph that begins
 * at `paragraphStart`.
 */
function sentencesWithin(
  text: string,
  paragraphStart: number,
  pieces: readonly Bounds[],
): Bounds[] {
  const sentences: Bounds[] = [];
  let start = pieces[0]?.start ?? paragraphStart;
  const ends = pieces.flatMap((piece) => [...endsWithin(text, paragraphStart, piece), piece.end]);
  for (const end of ends) {
    const first = skipBlanks(text, start, end);
    const piece = { start: first, end: skipBlanksBack(text, first, end) };
    start = end;
    if (piece.start === piece.end) continue;
    const previous = sentences.at(-1);
    if (previous !== undefined && !hasWord(text, piece))
      sentences[sentences.length - 1] = { start: previous.start, end: piece.end };
    else sentences.push(piece);
  }
  return sentences;
}

/** Where sentences end inside `range`, ascending. */
function endsWithin(text: string, paragraphStart: number, range: Bounds): number[] {
  const candidates = new Set(otherEnds(text, range.start, range.end));
  for (const { index } of segmenter.segment(text.slice(range.start, range.end)))
    candidates.add(range.start + index);
  candidates.delete(range.start);
  const ends = new Set<number>();
  for (const candidate of candidates) {
    const begin = beforeOpeners(text, range.start, candidate);
    if (begin === null || begin === range.start) continue;
    const end = afterLateCloser(text, paragraphStart, begin, range.end);
    if (end < range.end && !isFalseEnd(text, paragraphStart, end)) ends.add(end);
  }
  return Array.from(ends).toSorted((a, b) => a - b);
}

function afterLateCloser(
  text: string,
  paragraphStart: number,
  offset: number,
  end: number,
): number {
  const match = LATE_CLOSER.exec(text.slice(offset, Math.min(end, offset + 16)));
  if (match === null) return offset;
  // A straight mark between two blanks closes only if one is open.
  if (match[0].startsWith('"') && count(text, '"', paragraphStart, offset) % 2 === 0) return offset;
  return offset + match[0].length;
}

function count(text: string, char: string, start: number, end: number): number {
  let found = 0;
  for (let at = text.indexOf(char, start); at >= 0 && at < end; at = text.indexOf(char, at + 1))
    found += 1;
  return found;
}

function hasWord(text: string, { start, end }: Bounds): boolean {
  return /[\p{L}\p{N}\p{S}]/u.test(text.slice(start, end));
}

/**
 * The part of `line` around `offset` that begins and ends where sentences certainly do, or the line
 * if it is short.
 */
function windowAround(text: string, line: Bounds, offset: number): Bounds {
  if (line.end - line.start <= ORDINARY_LENGTH) return line;
  return { start: certainEndBefore(text, line, offset), end: certainEndAfter(text, line, offset) };
}

function piecesOf(text: string, range: Bounds): Bounds[] {
  const pieces: Bounds[] = [];
  let start = range.start;
  do {
    const wanted = start + ORDINARY_LENGTH;
    const end = wanted >= range.end ? range.end : certainEndAfter(text, range, wanted);
    pieces.push({ start, end });
    start = end;
  } while (start < range.end);
  return pieces;
}

/** The last certain end at or before `offset`, or the start of the line. */
function certainEndBefore(text: string, line: Bounds, offset: number): number {
  for (let reach = ORDINARY_LENGTH / 2; ; reach *= 4) {
    const low = offset - reach;
    // What follows the end is looked at too.
    const high = Math.min(line.end, offset + 4);
    const found = certainEnds(text, line.start, Math.max(line.start, low), high).findLast(
      (end) => end <= offset,
    );
    if (found !== undefined) return found;
    if (low <= line.start) return line.start;
    if (reach >= FURTHEST) return skipBlanksBack(text, line.start, low);
  }
}

/** The first certain end after `offset`, or the end of the line. */
function certainEndAfter(text: string, line: Bounds, offset: number): number {
  // The word before the stop is looked at too, and so is the capital after it.
  const low = Math.max(line.start, offset - 16);
  for (let reach = ORDINARY_LENGTH / 2; ; reach *= 4) {
    const high = offset + reach;
    const found = certainEnds(text, line.start, low, Math.min(line.end, high)).find(
      (end) => end > offset,
    );
    if (found !== undefined) return found;
    if (high >= line.end) return line.end;
    if (reach >= FURTHEST) return skipBlanksBack(text, offset + 1, high);
  }
}

function certainEnds(text: string, paragraphStart: number, low: number, high: number): number[] {
  const matches = text.slice(low, high).matchAll(CERTAIN_END);
  const ends = Array.from(matches, (match) => low + match.index + match[0].length);
  return ends.filter((end) => !isFalseEnd(text, paragraphStart, end));
}
