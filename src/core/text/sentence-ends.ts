import {
  type AbbreviationKind,
  abbreviationKind,
  isMonthOrDay,
  isNameParticle,
  isOrdinalCue,
  isSentenceStarter,
  isTimeZone,
} from './abbreviations.ts';
import { skipBlanks, skipBlanksBack } from './blanks.ts';

const CLOSERS = new Set(Array.from('"\'”’“‘»›«‹)]}）］｝」』》〉】〕﹂﹄｣'));
const OPENERS = new Set(Array.from('([{（［｛“‘„‚「『《〈【〔﹁﹃｢'));
const TERMINATORS = new Set(Array.from('.!?…‥。！？．｡؟۔।॥'));
const LATIN_TERMINATORS = /[.!?…‥]$/;

/** Ellipses: "...", "…", ". . .". */
const ELLIPSIS = /(?:\.{2,}|…+|‥+|\.(?:[ \u00A0]\.)+)$/;

/**
 * Ends that UAX #29 does not see: an ellipsis character before a capital, a full stop before a
 * figure or an amount, a note number after the full stop, and the Greek question mark.
 */
const OTHER_ENDS =
  /…["'”’»›)\]]*\s+(?=["'“‘„‚«»‹([¿¡]*\p{Lu})|(?:\p{L}{3}|\p{N}{3}|%|\p{L}["'”’»›)\]])\.["'”’»›)\]]*\s+(?=["'“‘„‚«»‹([]*\p{Sc}?\p{N})|[.!?…]["'”’»›)\]]*(?:\[[\p{N}\p{L}]{1,3}\])+\s+(?=["'“‘„‚«»‹([¿¡]*\p{Lu})|(?<=\p{Script=Greek}["”»)]*)[;\u037E]["”»)]*\s+(?=["“«(]*\p{Script=Greek})/gu;

/** What every one of these holds, told without looking at letters: most paragraphs have none. */
const SIGN_OF_OTHER_END =
  /[…;\u037E]|[.!?]["'”’»›)\]]*\[|\.["'”’»›)\]]*\s+["'“‘„‚«»‹([]*[^A-Za-z\s"'“‘„‚«»‹([]/;

/** How much before and after an end is looked at; longer than any abbreviation or opening word. */
const REACH = 64;

interface Next {
  /** Opening marks before the first letter or figure. */
  readonly openers: string;
  /** The run of letters and figures that follows, or nothing. */
  readonly word: string;
  /** What comes right after the word. */
  readonly after: string;
}

/**
 * Returns the offsets (code units) in `start`…`end` where sentences may begin that UAX #29 misses,
 * in text order.
 */
export function otherEnds(text: string, start: number, end: number): number[] {
  const part = text.slice(start, end);
  if (!SIGN_OF_OTHER_END.test(part)) return [];
  const matches = part.matchAll(OTHER_ENDS);
  return Array.from(matches, (match) => start + match.index + match[0].length);
}

/**
 * Returns where a sentence begins that UAX #29 lets begin at `offset` (code units): without a blank
 * between (「…。」「…」) it counts opening marks to the sentence before. A note number ("so.[1]") opens
 * nothing: it gives `null`.
 */
export function beforeOpeners(text: string, start: number, offset: number): number | null {
  let at = offset;
  while (at > start && OPENERS.has(text.charAt(at - 1))) at -= 1;
  return at < offset && /^\[[\p{N}\p{L}]{1,3}\]/u.test(text.slice(at, at + 8)) ? null : at;
}

/**
 * Tells whether no sentence ends before `offset`, although UAX #29 or {@link otherEnds} says so:
 * after an abbreviation, an initial, an ordinal or an ellipsis inside a sentence, and before a word
 * in lower case that goes on ("“Why?” she asked").
 *
 * `start` is where the paragraph begins. Offsets are code units.
 */
export function isFalseEnd(text: string, start: number, offset: number): boolean {
  return isFalse(text, start, offset, 1);
}

function isFalse(text: string, start: number, offset: number, depth: number): boolean {
  const inkEnd = skipBlanksBack(text, start, offset);
  if (text.slice(inkEnd, offset).includes('\n')) return false;
  const closersStart = skipClosersBack(text, start, inkEnd);
  const stopEnd = skipBlanksBack(text, start, closersStart);
  if (!TERMINATORS.has(text.charAt(stopEnd - 1)) || stopEnd <= start) return false;
  const ahead = text.slice(offset, offset + REACH);
  const before = text.slice(Math.max(start, stopEnd - REACH), stopEnd);
  const isLatin = LATIN_TERMINATORS.test(before);
  if (isLatin && /^(?:[-–—]\s*)?[([]?\p{Ll}/u.test(ahead)) return true;
  const isTight = inkEnd === offset;
  if (isLatin && isTight && closersStart === inkEnd && /^\p{N}/u.test(ahead)) return true;
  // Japanese and Korean mark the quotation by a particle: 「…。」と, "…."라고.
  if (isTight && closersStart < inkEnd && /^[\p{Script=Hiragana}\p{Script=Hangul}]/u.test(ahead))
    return true;
  const next = nextOf(ahead);
  const ellipsis = ELLIPSIS.exec(before);
  if (ellipsis !== null) return isInnerEllipsis(before.slice(0, ellipsis.index), next);
  if (closersStart !== inkEnd || !/(?:^|[^.!?])\.$/.test(before)) return false;
  return isInnerStop(text, start, stopEnd - 1, next, depth);
}

function skipClosersBack(text: string, start: number, from: number): number {
  let at = from;
  while (at > start && CLOSERS.has(text.charAt(at - 1))) at -= 1;
  return at;
}

function nextOf(ahead: string): Next {
  const match = /^([\p{Ps}\p{Pi}\p{Pf}"'„‚¿¡\s]*)([\p{L}\p{M}\p{N}'’]*)/u.exec(ahead);
  const openers = match?.[1] ?? '';
  const word = match?.[2] ?? '';
  return { openers, word, after: ahead.charAt(openers.length + word.length) };
}

/**
 * With a blank or a bracket before it an ellipsis stands for words left out, unless the sentence
 * before had ended.
 */
function isInnerEllipsis(before: string, next: Next): boolean {
  const rest = before.replace(/[([{]$/, '');
  const previous = rest.trimEnd();
  if (previous === '') return true;
  if (rest === before && previous.length === before.length) return false;
  return !/[.!?…]["'”’»)\]]*$/.test(previous) && !isSentenceStarter(next.word);
}

/**
 * Whether the full stop at `stop` ends no sentence, given what follows, which is no lower-case
 * letter.
 */
function isInnerStop(
  text: string,
  start: number,
  stop: number,
  next: Next,
  depth: number,
): boolean {
  const token =
    /[\p{L}\p{M}\p{N}.§'’/-]*$/u.exec(text.slice(Math.max(start, stop - REACH), stop))?.[0] ?? '';
  if (token === '') return false;
  const tokenStart = stop - token.length;
  const isFirst = beginsSentence(text, start, tokenStart, depth);
  if (isFirst && /^(?:\p{N}{1,3}|[IVX]{1,5}|\p{L})$/u.test(token)) return true;
  if (/^\p{N}{1,3}$/u.test(token)) return isOrdinal(text, start, tokenStart, next);
  if (spacedKind(text, start, tokenStart, token) === 'never-ends') return next.word !== '';
  if (/^\p{Lu}\p{M}*$/u.test(token)) return isInitial(token, next);
  if (/^\p{Ll}$/u.test(token)) return isLetter(text, start, tokenStart, token, next);
  const kind =
    abbreviationKind(token, isFirst) ?? abbreviationKind(token.replace(/^.*[-'’]/s, ''), isFirst);
  switch (kind) {
    case 'never-ends':
      return next.word !== '';
    case 'before-number':
      return isNumber(next) || isMonthOrDay(next.word) || isInitialNext(next);
    case 'time-of-day':
      return isNumber(next) || isMonthOrDay(next.word) || isTimeZone(next.word);
    case 'may-end':
      return goesOn(next);
    case null:
      return false;
  }
}

/**
 * The kind of an abbreviation written with a blank, such as "z. B." or "p. ej.", of which `token`
 * is the second part.
 */
function spacedKind(
  text: string,
  start: number,
  tokenStart: number,
  token: string,
): AbbreviationKind | null {
  const first = /(?:^|[^\p{L}\p{M}.])(\p{Ll})\.[ \u00A0\u202F]$/u.exec(
    text.slice(Math.max(start, tokenStart - 8), tokenStart),
  );
  return first === null ? null : abbreviationKind(`${first[1] ?? ''}.${token}`, false);
}

/**
 * Whether what follows goes on with a name: a capital that starts no sentence, or a figure, outside
 * quotation marks.
 */
function goesOn(next: Next): boolean {
  if (/[^\s([{]/.test(next.openers)) return false;
  return /^\p{N}/u.test(next.word) || (/^\p{Lu}/u.test(next.word) && !isSentenceStarter(next.word));
}

function isInitial(token: string, next: Next): boolean {
  const isBeforeInitial = isInitialNext(next);
  // "I" is more often the pronoun or a numeral than an initial.
  if (isBeforeInitial || token === 'I') return isBeforeInitial;
  return (
    goesOn(next) || (isNameParticle(next.word) && /\s/.test(next.after) && next.openers === '')
  );
}

function isLetter(
  text: string,
  start: number,
  tokenStart: number,
  token: string,
  next: Next,
): boolean {
  if (/^\p{N}/u.test(next.word)) return true;
  if (/^\p{L}$/u.test(next.word) && next.after === '.') return true;
  const previous = previousWord(text, start, tokenStart);
  return token === 'v' && /^\p{Lu}/u.test(previous) && /^\p{Lu}/u.test(next.word);
}

function isOrdinal(text: string, start: number, tokenStart: number, next: Next): boolean {
  if (next.openers !== '') return false;
  if (isMonthOrDay(next.word)) return true;
  if (/^\p{N}/u.test(next.word)) return next.after === '.';
  return isOrdinalCue(previousWord(text, start, tokenStart)) && goesOn(next);
}

/** Whether the token opens a paragraph or a sentence, as the number of a list does. */
function beginsSentence(text: string, start: number, tokenStart: number, depth: number): boolean {
  const before = skipBlanksBack(text, start, tokenStart);
  if (skipBlanks(text, start, tokenStart) === tokenStart) return true;
  if (depth === 0 || before === tokenStart || !TERMINATORS.has(text.charAt(before - 1)))
    return false;
  return !isFalse(text, start, tokenStart, depth - 1);
}

function previousWord(text: string, start: number, tokenStart: number): string {
  return (
    /([\p{L}\p{M}]+)\s*$/u.exec(text.slice(Math.max(start, tokenStart - REACH), tokenStart))?.[1] ??
    ''
  );
}

function isInitialNext(next: Next): boolean {
  return /^\p{Lu}$/u.test(next.word) && next.after === '.';
}

function isNumber(next: Next): boolean {
  return /^(?:\p{N}|[IVXLCDM]+$)/u.test(next.word);
}
