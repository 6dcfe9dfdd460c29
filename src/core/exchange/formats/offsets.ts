import { type OffsetReader, offsetReader, type OffsetUnit } from '#core/anchor/offset-unit.ts';
import type { Range } from '#core/domain/span.ts';
import { articleText } from '#core/text/article-text.ts';

import type { DraftFragment } from './draft.ts';
import type { DetectedUnit } from './format.ts';

/** Where a fragment lies in a text, in UTF-16 code units of the text as Galley keeps it. */
export interface Located {
  readonly range: Range;
  /** Whether the words there are those that the file repeats; `false` where it repeats none. */
  readonly isProven: boolean;
}

/** How the offsets of a file lie in one text. */
export interface Offsets {
  readonly unit: OffsetUnit;
  readonly how: DetectedUnit['how'];
  /** Where the file says that a fragment lies, or `null` when there is no such place or other words stand there. */
  readonly locate: (fragment: DraftFragment) => Located | null;
  /** The same in the other units, for a file that mixes them; `null` where the words stand in none. */
  readonly elsewhere: (fragment: DraftFragment) => (Located & { readonly unit: OffsetUnit }) | null;
  /** A stated offset as near as it can be brought to code units of the text. */
  readonly near: (offset: number) => number;
  /** Units in which no offset falls outside the text or inside a character. */
  readonly possible: (fragments: readonly DraftFragment[]) => readonly OffsetUnit[];
  /** The same offsets in another unit. */
  readonly inUnit: (unit: OffsetUnit) => (fragment: DraftFragment) => Located | null;
}

interface Ground {
  /** The text as the file has it. */
  readonly raw: string;
  /** An offset in `raw` as one in the text that Galley keeps. */
  readonly toKept: (offset: number) => number;
}

interface Candidate {
  readonly ground: Ground;
  readonly unit: OffsetUnit;
  readonly read: OffsetReader;
}

/** Two letters of a script that parts words by blanks. */
const INSIDE_WORD =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}]{2}$/u;
const BLANK = /[\s\\\u200B\u00AD]|\p{Surrogate}/u;
const ASCII = /^\p{ASCII}*$/u;
/** What makes one grapheme of several code points. */
const JOINED = /[\p{M}\p{Regional_Indicator}\p{Emoji_Modifier}\u1100-\u11FF]|\u200D|\r\n/u;
/** Longer quotes are not looked for with other blanks: the pattern grows with them. */
const MOST_WORDS = 400;
/** Shorter words stand anywhere. */
const LEAST_WORDS = 3;
const UNITS: readonly OffsetUnit[] = ['code-points', 'code-units', 'bytes', 'graphemes'];

/**
 * Finds out how the offsets of `fragments` lie in `raw`, a text with the line ends and the byte order mark that it has in the
 * file. In this order: the unit that the format states, if all fragments that repeat their words stand on them; another unit in
 * which all do; the one in which most do. Tools that count line ends as one character are told from those that do not.
 *
 * Cost is O(|raw| + fragments) for each unit that is tried.
 */
export function offsetsIn(
  raw: string,
  fragments: readonly DraftFragment[],
  nominal: OffsetUnit,
  answered?: OffsetUnit,
): Offsets {
  const telling = fragments.filter(
    ({ start, exact, unit }) => start !== null && exact !== '' && unit === undefined,
  );
  const grounds = groundsOf(raw);
  const units = [
    nominal,
    ...UNITS.filter((unit) => unit !== nominal && isOther(raw, unit, nominal)),
  ];
  const candidates = (answered === undefined ? units : [answered]).flatMap((unit) =>
    grounds.map((ground) => (): Candidate => ({ ground, unit, read: lazyReader(ground, unit) })),
  );
  let best: { candidate: Candidate; hits: number } | null = null;
  const guessed =
    telling.length === 0 && answered === undefined ? byEnds(grounds, fragments, nominal) : null;
  for (const make of candidates) {
    const candidate = make();
    const hits = telling.filter((fragment) => locateIn(candidate, fragment)?.isProven).length;
    if (best === null || hits > best.hits) best = { candidate, hits };
    if (hits === telling.length) break;
  }
  const { hits } = best ?? { hits: 0 };
  const candidate = guessed ?? best?.candidate ?? firstOf(grounds, nominal);
  const isStated = candidate.unit === nominal && candidate.ground === grounds[0];
  const others = candidates
    .map((make) => make())
    .filter(({ unit, ground }) => unit !== candidate.unit || ground !== candidate.ground);
  const sure = hits === telling.length ? 'detected' : 'most';
  return {
    unit: candidate.unit,
    how:
      answered === undefined
        ? isStated
          ? 'stated'
          : guessed === null
            ? hits === 0
              ? 'stated'
              : sure
            : 'most'
        : 'answered',
    locate: (fragment) => locateIn(inUnit(candidate, fragment.unit ?? candidate.unit), fragment),
    elsewhere: (fragment) => {
      if (fragment.exact.length < LEAST_WORDS) return null;
      for (const other of others) {
        const located = locateIn(other, fragment);
        if (located?.isProven === true) return { ...located, unit: other.unit };
      }
      return null;
    },
    near: (offset) => {
      const at = candidate.read(offset) ?? Math.min(Math.max(0, Math.floor(offset)), raw.length);
      return candidate.ground.toKept(at);
    },
    possible: (all) =>
      UNITS.filter((unit) => {
        const read = lazyReader(candidate.ground, unit);
        return all.every(({ start, end }) =>
          [start, end].every((offset) => {
            const at = offset === null ? 0 : read(offset);
            return at !== null && !isInsidePair(candidate.ground.raw, at);
          }),
        );
      }),
    inUnit: (unit) => {
      const other = inUnit(candidate, unit);
      return (fragment) => locateIn(other, fragment);
    },
  };
}

/**
 * Says whether two stretches of text are the same words. Blanks of any kind and number count as one: many tools write a line
 * end inside a quote as a space, or as the two characters `\n`.
 */
export function isSameWords(a: string, b: string): boolean {
  if (a === b) return true;
  const hasBlank = BLANK.test(a) || BLANK.test(b);
  return hasBlank && a !== '' && foldBlanks(a) === foldBlanks(b);
}

/**
 * Where `exact` stands in `text`, at most `limit` ranges in text order; where it stands nowhere, where its words do with other blanks
 * between them.
 */
export function looseOccurrences(text: string, exact: string, limit: number): readonly Range[] {
  const found: Range[] = [];
  let at = exact === '' ? -1 : text.indexOf(exact);
  while (at !== -1 && found.length < limit) {
    found.push({ start: at, end: at + exact.length });
    at = text.indexOf(exact, at + 1);
  }
  const words = foldBlanks(exact).split(' ');
  if (found.length > 0 || words.length < 2 || words.length > MOST_WORDS) return found;
  const pattern = new RegExp(words.map(escaped).join(String.raw`(?:\s|\u200B|\u00AD)+`), 'gu');
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length >= limit) break;
  }
  return found;
}

/** Says whether a unit may count a text otherwise than the one that the format states. */
function isOther(raw: string, unit: OffsetUnit, nominal: OffsetUnit): boolean {
  if (ASCII.test(raw)) return unit === 'graphemes' && raw.includes('\r\n');
  if (unit === 'graphemes') return JOINED.test(raw);
  const isPair = [unit, nominal].every((each) => each === 'code-points' || each === 'code-units');
  return !isPair || /[\u{10000}-\u{10FFFF}]/u.test(raw);
}

function foldBlanks(words: string): string {
  return words
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/(?:\s|\u200B|\u00AD|\\[nrt])+/gu, ' ')
    .trim();
}

function escaped(word: string): string {
  return word.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}

/**
 * The way of counting in which spans without words begin and end where words do, where that of the format has at least two that do
 * not, or that lie nowhere; else `null`. Only code points and UTF-16 are held against each other: the others are too rare to guess.
 */
function byEnds(
  grounds: readonly Ground[],
  fragments: readonly DraftFragment[],
  nominal: OffsetUnit,
): Candidate | null {
  const units: readonly OffsetUnit[] =
    nominal === 'code-units' ? ['code-units', 'code-points'] : ['code-points', 'code-units'];
  const ways = units.flatMap((unit) =>
    grounds.map((ground) => {
      const candidate: Candidate = { ground, unit, read: lazyReader(ground, unit) };
      return {
        candidate,
        odd: fragments.filter((fragment) => hasOddEnds(candidate, fragment)).length,
      };
    }),
  );
  const [stated, ...others] = ways;
  const best = others.toSorted((a, b) => a.odd - b.odd)[0];
  if (stated === undefined || best === undefined || stated.odd < 2 || best.odd * 4 > stated.odd)
    return null;
  return best.candidate;
}

/** Says whether a span lies nowhere, begins or ends inside a word or character, or with a blank. */
function hasOddEnds(candidate: Candidate, fragment: DraftFragment): boolean {
  const located = locateIn(candidate, { ...fragment, exact: '' });
  if (located === null) return true;
  const { raw } = candidate.ground;
  const [from, to] = [
    candidate.read(fragment.start ?? 0) ?? 0,
    candidate.read(fragment.end ?? 0) ?? 0,
  ];
  const words = raw.slice(from, to);
  const isInside = (at: number): boolean =>
    isInsidePair(raw, at) || INSIDE_WORD.test(raw.slice(Math.max(0, at - 1), at + 1));
  return words.trim() !== words || isInside(from) || isInside(to);
}

function firstOf(grounds: readonly Ground[], unit: OffsetUnit): Candidate {
  const ground = grounds[0] ?? { raw: '', toKept: (offset: number) => offset };
  return { ground, unit, read: lazyReader(ground, unit) };
}

/** The text as the file has it and, where that is another, as Galley keeps it: some tools count what they have normalised. */
function groundsOf(raw: string): readonly Ground[] {
  const kept = articleText(raw);
  const plain: Ground = { raw: kept, toKept: (offset) => offset };
  return kept === raw ? [plain] : [{ raw, toKept: mapToKept(raw) }, plain];
}

/** Line ends become one code unit, and a leading byte order mark none. */
function mapToKept(raw: string): (offset: number) => number {
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const dropped: number[] = [];
  for (let at = raw.indexOf('\r\n'); at !== -1; at = raw.indexOf('\r\n', at + 2)) dropped.push(at);
  return (offset) => {
    let low = 0;
    let high = dropped.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((dropped[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, offset - mark - low);
  };
}

function lazyReader({ raw }: Ground, unit: OffsetUnit): OffsetReader {
  let read: OffsetReader | null = null;
  return (offset) => (read ??= offsetReader(raw, unit))(offset);
}

function locateIn({ ground, read }: Candidate, fragment: DraftFragment): Located | null {
  const { start, end, exact } = fragment;
  if (start === null || end === null) return null;
  const [from, to] = [read(start), read(end)];
  if (from === null || to === null || from >= to) return null;
  const range = { start: ground.toKept(from), end: ground.toKept(to) };
  if (range.start >= range.end) return null;
  if (exact === '') return { range, isProven: false };
  return isSameWords(ground.raw.slice(from, to), exact) ? { range, isProven: true } : null;
}

function inUnit(candidate: Candidate, unit: OffsetUnit): Candidate {
  return unit === candidate.unit
    ? candidate
    : { ...candidate, unit, read: lazyReader(candidate.ground, unit) };
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
