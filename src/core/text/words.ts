import { isPlain, pointBefore } from './plain-characters.ts';
import { assertOffset } from './units.ts';

// Dictionary and rules are those of the root locale in every browser; one is named so that no
// machine brings its own.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Characters of Word_Break Other, WSegSpace or Newline: no rule of UAX #29 reaches across them, so
 * a window may begin at one and end before one. Hyphens are left out, since they may stand inside a
 * compound.
 */
const SEPARATORS = new Set(
  Array.from(
    '\t\n\r !#$%&()*+/<=>?@[\\]^`{|}~\u00A0\u00A1\u00AB\u00BB\u00BF–—―“”„…‹›\u3000、。〈〉《》「」『』【】〔〕！（）？',
    (char) => char.charCodeAt(0),
  ),
);

const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);

/**
 * How far a window reaches at first when no separator is near; it grows while a word touches its
 * cut edge.
 */
const REACH = 128;

const ALIKE = /^(?:\p{L}{2}|\p{Nd}{2}|[^\p{L}\p{N}]{2})$/u;

/**
 * Scripts that put no blanks between words: those of UAX #14 classes SA (Thai, Lao, Khmer, Myanmar
 * and other scripts of South East Asia), ID and CJ (Han, kana, Bopomofo, Yi, Tangut, Nüshu,
 * Khitan), AK and AS (Balinese, Javanese), and Tibetan, whose tsheg parts syllables.
 */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Tangut}\p{Script=Nushu}\p{Script=Khitan_Small_Script}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Tai_Tham}\p{Script=Tai_Viet}\p{Script=Ahom}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}ー々〆〇]/u;

interface Word {
  readonly start: number;
  readonly end: number;
}

interface Window extends Word {
  /**
   * Whether the edge is a cut through a run of letters, where the word beside it may be longer than
   * it looks.
   */
  readonly isStartCut: boolean;
  readonly isEndCut: boolean;
}

/**
 * Returns the word that contains or touches `offset`, or `null`; of two that touch, the one that
 * starts there. Code units, half-open.
 *
 * Words are the word-like segments of Intl.Segmenter (UAX #29, with its dictionaries), and what
 * single hyphens join, unless figures stand on both sides. The text between two separators is
 * segmented, not the whole text; a run of 128 letters of a script without blanks is cut there,
 * which may move a dictionary word near the cut.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function wordAt(text: string, offset: number): { start: number; end: number } | null {
  assertOffset(text, offset);
  const words = wordsAround(text, offset);
  const touching = words.filter(({ start, end }) => start <= offset && offset <= end);
  return touching.at(-1) ?? null;
}

/**
 * Returns where a caret lands that moves by one word from `offset` (code units): at the end of the
 * next word, or going backward at the start of the word before; at the end of the text when there
 * is none. Words are those of {@link wordAt}.
 *
 * @throws RangeError if `offset` lies outside the text.
 */
export function nextWordBoundary(
  text: string,
  offset: number,
  direction: 'forward' | 'backward',
): number {
  assertOffset(text, offset);
  return direction === 'forward' ? nextWordEnd(text, offset) : previousWordStart(text, offset);
}

/**
 * Tells whether the script of `word` puts blanks between words; a word that holds any character of
 * one that does not counts as such.
 */
export function hasBlanks(word: string): boolean {
  return !WITHOUT_BLANKS.test(word);
}

function nextWordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length) {
    if (SEPARATORS.has(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const from = at;
    const found = wordsAround(text, at).find(({ end }) => end > from);
    if (found !== undefined) return found.end;
    at = windowAround(text, at, REACH).end;
  }
  return text.length;
}

function previousWordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0) {
    if (SEPARATORS.has(text.charCodeAt(at - 1))) {
      at -= 1;
      continue;
    }
    const from = at;
    const found = wordsAround(text, at - 1).findLast(({ start }) => start < from);
    if (found !== undefined) return found.start;
    at = Math.min(at - 1, windowAround(text, at - 1, REACH).start);
  }
  return 0;
}

/**
 * The words near `offset` in text order. Those that contain or touch it are whole, and so are the
 * nearest before and after among them.
 */
function wordsAround(text: string, offset: number): Word[] {
  for (let reach = REACH; ; reach *= 8) {
    const window = windowAround(text, offset, reach);
    const words = wordsWithin(text, window);
    const [first, second] = words;
    const [nextToLast, last] = [words.at(-2), words.at(-1)];
    const isFirstCut =
      window.isStartCut &&
      first?.start === window.start &&
      !(second !== undefined && second.start < offset);
    const isLastCut =
      window.isEndCut &&
      last?.end === window.end &&
      !(nextToLast !== undefined && nextToLast.end > offset);
    if (!isFirstCut && !isLastCut) return words;
  }
}

function wordsWithin(text: string, window: Window): Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(
    text.slice(window.start, window.end),
  )) {
    if (isWordLike !== true) continue;
    const start = window.start + index;
    const end = start + segment.length;
    const previous = words.at(-1);
    if (previous !== undefined && isCompound(text, previous, start, segment))
      words[words.length - 1] = { start: previous.start, end };
    else words.push({ start, end });
  }
  return words;
}

/**
 * Whether the one character between the words is a hyphen that joins them: "twenty-one",
 * "COVID-19", but not "1914-18".
 */
function isCompound(text: string, previous: Word, start: number, segment: string): boolean {
  if (start !== previous.end + 1 || !HYPHENS.has(text.charCodeAt(previous.end))) return false;
  return !(
    /^\p{Nd}/u.test(segment) &&
    /\p{Nd}$/u.test(text.slice(Math.max(previous.start, previous.end - 2), previous.end))
  );
}

function windowAround(text: string, offset: number, reach: number): Window {
  let start = offset;
  let isStartCut = false;
  while (start > 0) {
    start -= 1;
    if (SEPARATORS.has(text.charCodeAt(start))) break;
    isStartCut = offset - start >= reach && isCut(text, start);
    if (isStartCut) break;
  }
  let end = offset;
  let isEndCut = false;
  while (end < text.length && !SEPARATORS.has(text.charCodeAt(end))) {
    end += 1;
    isEndCut = end - offset >= reach && isCut(text, end);
    if (isEndCut) break;
  }
  return { start, end, isStartCut, isEndCut };
}

/**
 * Between two plain letters, figures or marks the rules of UAX #29 start afresh: they look back no
 * further than over one mark to a letter or figure. So a window cut there is right except for the
 * word that is cut.
 */
function isCut(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = pointBefore(text, offset);
  const after = text.codePointAt(offset) ?? 0;
  return isPlain(before) && isPlain(after) && ALIKE.test(String.fromCodePoint(before, after));
}
