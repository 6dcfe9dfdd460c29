import type { FoldedText, Likeness } from './fold.ts';
import { foldAtOnce } from './fold.ts';
import { isGraphemeBoundary } from './graphemes.ts';
import { pointBefore } from './plain-characters.ts';
import { hasBlanks } from './words.ts';

/** How words are looked for. */
export interface Matching extends Likeness {
  /** Not inside a longer word. Scripts without blanks between words have no words in this sense. */
  readonly wholeWords: boolean;
}

/** Words to look for, ready to be compared. */
export interface Pattern extends Matching {
  readonly folded: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}_]/u;
const MARK = /^\p{M}/u;
const FIRST_MARK = 0x300;

/** How many places are looked at between two pauses. */
const PLACES = 1_000;

/** The words as they are looked for: every character counts as itself. `null` when there is nothing but blanks. */
export function patternOf(words: string, matching: Matching): Pattern | null {
  const folded = foldAtOnce(words, matching).text;
  return folded.trim() === '' ? null : { ...matching, folded };
}

/**
 * Finds a pattern in `text`, which `folded` is the folding of by the same likeness. The occurrences are in text order and
 * do not overlap (the first from the left counts); each begins and ends at a grapheme. UTF-16 code units, half-open.
 *
 * It pauses (yields) after every 1,000 places. Cost is O(|text|) and some µs an occurrence.
 */
export function* occurrencesIn(
  text: string,
  folded: FoldedText,
  pattern: Pattern,
): Generator<undefined, Range[]> {
  const found: Range[] = [];
  const wanted = pattern.folded;
  let last = 0;
  let places = 0;
  for (let at = folded.text.indexOf(wanted); at !== -1;) {
    const end = at + wanted.length;
    const range = folded.original(at, end);
    const isFound =
      range.start >= last && !isMarked(folded, end, range.end) && standsAlone(text, range, pattern);
    if (isFound) {
      found.push(range);
      last = range.end;
    }
    places += 1;
    if (places % PLACES === 0) yield;
    at = folded.text.indexOf(wanted, isFound ? end : at + 1);
  }
  return found;
}

/** The occurrences of a pattern in a short text, at once: {@link occurrencesIn} without pauses. */
export function occurrencesAtOnce(text: string, pattern: Pattern): readonly Range[] {
  const finding = occurrencesIn(text, foldAtOnce(text, pattern), pattern);
  for (;;) {
    const { done, value } = finding.next();
    if (done === true) return value;
  }
}

/** Whether the letter before `at` of the folded text goes on, up to `end` of the original, in a mark that was not asked for. */
function isMarked(folded: FoldedText, at: number, end: number): boolean {
  if (folded.text.charCodeAt(at) < FIRST_MARK || !MARK.test(folded.text.slice(at, at + 2))) {
    return false;
  }
  return folded.original(at, at + 1).start < end;
}

function standsAlone(text: string, { start, end }: Range, { wholeWords }: Matching): boolean {
  if (!isGraphemeBoundary(text, start) || !isGraphemeBoundary(text, end)) return false;
  return !wholeWords || (!isInWord(text, start) && !isInWord(text, end));
}

function isInWord(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return false;
  return (
    isWordCharacter(pointBefore(text, offset)) && isWordCharacter(text.codePointAt(offset) ?? 0)
  );
}

function isWordCharacter(point: number): boolean {
  const character = String.fromCodePoint(point);
  return WORD_CHARACTER.test(character) && hasBlanks(character);
}
