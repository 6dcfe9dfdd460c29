import { isMonthOrDay } from '#core/text/abbreviations.ts';

import { genderOf } from './lexicon/gender.ts';
import { type Language, isFunctionWord } from './lexicon/function-words.ts';
import { isHonorific, isRole, isRoleQualifier } from './lexicon/roles.ts';
import { weekdayNumber, monthNumber } from './lexicon/calendar.ts';
import type { Token } from './tokens.ts';

/** A run of capitalised words that names somebody or something. */
export interface NameMention {
  readonly start: number;
  readonly end: number;
  /** Index of its first and behind its last token in the sentence, without the title. */
  readonly from: number;
  readonly to: number;
  /** The words as printed, without title. */
  readonly words: readonly string[];
  /** The same in lower case, joined by blanks. */
  readonly key: string;
  /** Capitalised and plain role words right before it, in lower case: "vice president". */
  readonly title: readonly string[];
  readonly titleStart: number;
  /** Whether a form of address or office stands before it: then it is a person. */
  readonly isTitled: boolean;
}

/** What an article tells about its words, so that a capital can be read. */
export interface Capitals {
  /** Words that occur in lower case. */
  readonly lower: ReadonlySet<string>;
  /** How often a word has a capital inside a sentence. */
  readonly inside: ReadonlyMap<string, number>;
  /** Nouns have capitals, as in German: then a capital says little. */
  readonly isForNouns: boolean;
  readonly language: Language;
}

/** Small words that stand inside names. */
const PARTICLES = new Set(
  'de da do dos das du del della di la le van von der den ter ten bin ibn al el abu zu zum af av y e'.split(
    ' ',
  ),
);

/** How often a word inside a sentence must have a capital for a language with capital nouns. */
const NOUN_CAPITALS = 0.18;

/** Reads the capitals of an article from its sentences. Cost is O(words). */
export function capitalsOf(
  text: string,
  language: Language,
  sentences: readonly { readonly tokens: readonly Token[] }[],
): Capitals {
  const lower = new Set<string>();
  const inside = new Map<string, number>();
  let [capitals, all] = [0, 0];
  for (const { tokens } of sentences) {
    for (const [index, token] of tokens.entries()) {
      if (token.value !== null) continue;
      if (!token.isCapital) lower.add(token.norm);
      const before = tokens[index - 1];
      if (before === undefined || !isInside(text, before.end, token.start)) continue;
      all += 1;
      if (token.isCapital) {
        inside.set(token.norm, (inside.get(token.norm) ?? 0) + 1);
        if (!before.isCapital) capitals += 1;
      }
    }
  }
  return { lower, inside, isForNouns: all > 30 && capitals / all > NOUN_CAPITALS, language };
}

/** No mark stands between two words behind which a capital says nothing. */
function isInside(text: string, start: number, end: number): boolean {
  if (end === start + 1 && text.charCodeAt(start) === BLANK) return true;
  return !/[.:!?“”"„«»‘'(—–]/.test(text.slice(start, end));
}

const BLANK = 0x20;

/** Returns the names in a sentence of `text`, in text order. */
export function namesOf(text: string, tokens: readonly Token[], capitals: Capitals): NameMention[] {
  const names: NameMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (!isNameWord(text, tokens, at, capitals)) {
      at += 1;
      continue;
    }
    const to = endOfRun(text, tokens, at, capitals);
    const name = nameOf(text, tokens, at, to, capitals);
    if (name !== null) names.push(name);
    at = to;
  }
  return names;
}

function nameOf(
  text: string,
  tokens: readonly Token[],
  start: number,
  to: number,
  capitals: Capitals,
): NameMention | null {
  // Office words at the head are the title; what stands before the last of them belongs to it.
  let from = start;
  for (let index = start; index < to; index += 1) {
    const norm = tokens[index]?.norm ?? '';
    if (isHonorific(norm) || isRole(norm) || isRoleQualifier(norm)) from = index + 1;
  }
  // Where nouns have capitals, what a person is stands before the given name: "Zeugin Anna Berg".
  if (
    capitals.isForNouns &&
    to - from > 2 &&
    isGivenName(tokens[from + 1]) &&
    !isGivenName(tokens[from])
  )
    from += 1;
  if (from >= to) return null;
  const isHeaded = from > start;
  let titleStart = start;
  for (let index = start - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    const gap = text.slice(token?.end ?? 0, tokens[index + 1]?.start ?? 0);
    if (token === undefined || !/^[\s.-]{1,2}$/.test(gap)) break;
    if (!isHonorific(token.norm) && !isRole(token.norm) && !isRoleQualifier(token.norm)) break;
    titleStart = index;
  }
  const title = tokens.slice(titleStart, from).map(({ norm }) => norm);
  const own = tokens.slice(from, to);
  const words = wordsIn(text.slice(own[0]?.start ?? 0, own.at(-1)?.end ?? 0));
  const isTitled = title.some((word) => isHonorific(word) || isRole(word));
  if (capitals.isForNouns && !isTitled && !isHeaded && own.length < 2) {
    const word = own[0]?.norm ?? '';
    if (capitals.lower.has(word)) return null;
  }
  return {
    start: own[0]?.start ?? 0,
    end: own.at(-1)?.end ?? 0,
    from,
    to,
    words,
    key: keyOf(own),
    title,
    titleStart: tokens[titleStart]?.start ?? 0,
    isTitled,
  };
}

function isGivenName(token: Token | undefined): boolean {
  return token !== undefined && genderOf(token.norm) !== null && !isRole(token.norm);
}

/** Initials in the middle are left out by many: "Anna B. Berg" is "Anna Berg". */
function keyOf(tokens: readonly Token[]): string {
  const norms = tokens.map(({ norm }) => norm);
  return norms.filter((norm, at) => at === 0 || norm.length > 1 || norms.length < 3).join(' ');
}

function wordsIn(name: string): string[] {
  return name.split(/[ \u00A0]+/);
}

function endOfRun(
  text: string,
  tokens: readonly Token[],
  start: number,
  capitals: Capitals,
): number {
  let to = start + 1;
  for (;;) {
    const next = tokens[to];
    const last = tokens[to - 1];
    if (next === undefined || last === undefined) return to;
    const gap = text.slice(last.end, next.start);
    const isInitial = last.end - last.start === 1 && gap === '. ';
    const isAbbreviation = gap === '. ' && (isHonorific(last.norm) || isRole(last.norm));
    if (!/^(?:[ \u00A0]|-|‑)$/.test(gap) && !isInitial && !isAbbreviation) return to;
    if (/[’']s$/i.test(text.slice(last.start, last.end + 2)) && text.charAt(last.end) !== ' ')
      return to;
    if (/[-‑]/.test(gap) && next.isCapital && (isAcronym(text, last) || isAcronym(text, next)))
      return to;
    if (next.isCapital && isNameWord(text, tokens, to, capitals)) to += 1;
    else if (gap === '-' && !next.isCapital && next.value === null && next.norm.length < 6) to += 1;
    else if (
      PARTICLES.has(next.norm) &&
      // "Ahlen e Bruk": Italian for "and".
      !(next.norm === 'e' && capitals.language === 'it') &&
      tokens[to + 1]?.isCapital === true &&
      text.slice(next.end, tokens[to + 1]?.start) === ' ' &&
      !isFunctionWord(last.norm, capitals.language)
    )
      to += 2;
    else return to;
  }
}

function isAcronym(text: string, { start, end }: Token): boolean {
  const raw = text.slice(start, end);
  return raw.length > 1 && raw === raw.toUpperCase();
}

/** An initial, or a title that is written short: "E.", "Sen." */
function isShort(token: Token | undefined): boolean {
  if (token === undefined || !token.isCapital) return false;
  return token.end - token.start === 1 || isHonorific(token.norm) || isRole(token.norm);
}

function isNameWord(
  text: string,
  tokens: readonly Token[],
  at: number,
  capitals: Capitals,
): boolean {
  const token = tokens[at];
  if (token === undefined || !token.isCapital || token.value !== null) return false;
  const { norm } = token;
  if (
    weekdayNumber(norm) !== null ||
    (monthNumber(norm) !== null && isMonthOrDay(text.slice(token.start, token.end)))
  )
    return false;
  const raw = text.slice(token.start, token.end);
  const isShout = raw.length > 3 && raw === raw.toUpperCase() && !/\p{N}/u.test(raw);
  if (isShout && raw.length > 5) return false;
  const before = text.slice(tokens[at - 1]?.end ?? 0, token.start);
  const isBehindInitial = before === '. ' && isShort(tokens[at - 1]);
  const isFirst = at === 0 || (/[.:!?“”"„«»‘(—–]\s*$/.test(before) && !isBehindInitial);
  if (norm === 'i' || (isFunctionWord(norm, capitals.language) && raw.length > 1)) {
    // "May" the person, "Will" the man: only after a name word, never first.
    return false;
  }
  if (!isFirst) return !(capitals.isForNouns && capitals.lower.has(norm));
  if ((capitals.inside.get(norm) ?? 0) > 0) return true;
  if (capitals.lower.has(norm)) return false;
  const next = tokens[at + 1];
  // A first word that is nowhere else: a name when another capital follows.
  return (
    isRole(norm) ||
    isHonorific(norm) ||
    (next?.isCapital === true &&
      !isFunctionWord(next.norm, capitals.language) &&
      /^[ .-]{1,2}$/.test(text.slice(token.end, next.start)))
  );
}
