import { type Language, isFunctionWord } from './lexicon/function-words.ts';
import { smallNumber } from './lexicon/number-words.ts';
import { alignmentKey, stemOf } from './stem.ts';

/** A word, number or sign as it is compared, and where it stands; code units, half-open. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case without possessive, elision, accents of capitals; `%` for percent; digits for numbers. */
  readonly norm: string;
  /** What is aligned: the first letters of the stem, or the norm of a number or sign. */
  readonly key: string;
  /** Carries matter: no function word, no lone sign. */
  readonly isContent: boolean;
  readonly isCapital: boolean;
  /** What a figure or number word counts, or `null`. */
  readonly value: number | null;
}

/** Characters of scripts without blanks stand alone. */
const TOKEN =
  /(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{M}]))?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|\p{Sc}|[%‰&]|\p{N}{1,3}(?:[ \u00A0\u202F]\p{N}{3})+(?!\p{N})|\p{N}+(?:[.,]\p{N}+)*|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:['’ʼ](?:(?!\p{Script=Han})[\p{L}\p{M}])+)*/gu;

const ELISION = /^(?:[ldjcnsmt]|qu|jusqu|lorsqu|puisqu|dell|nell|all|sull|un|gl)['’ʼ](?=\p{L})/iu;
const POSSESSIVE = /['’ʼ]s$/i;

/** Words of two that are one thing under a short name. */
const JOINED = new Map([
  ['united states', 'usa'],
  ['united kingdom', 'uk'],
  ['united nations', 'un'],
  ['european union', 'eu'],
  ['per cent', '%'],
  ['pro cent', '%'],
  ['pour cent', '%'],
  ['por ciento', '%'],
  ['per cento', '%'],
  ['por cento', '%'],
]);
const JOINING = new Set(Array.from(JOINED.keys(), (pair) => pair.split(' ')[0] ?? ''));
const PERCENT = new Set(['percent', 'prozent', 'pct', 'procent']);

/**
 * Returns the tokens of `start`…`end` of `text` in text order.
 *
 * Capitals, possessives, elisions, dotted acronyms, number words, "per cent", thousands separators
 * and the short names of a few states and unions are levelled, so that house style does not show.
 * "US" is a name only in capitals. `language` tells which words carry no matter. Cost is O(end − start).
 */
export function tokensOf(
  text: string,
  start: number,
  end: number,
  language: Language = 'en',
): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.slice(start, end).matchAll(TOKEN)) {
    const at = start + index;
    const token = tokenOf(raw, at, language);
    const previous = tokens.at(-1);
    const joined = previous === undefined ? null : joinedOf(text, previous, token, language);
    if (joined === null) tokens.push(token);
    else tokens[tokens.length - 1] = joined;
  }
  return tokens;
}

function tokenOf(raw: string, at: number, language: Language): Token {
  const { start, end, norm, key, isContent, isCapital, value } = wordOf(raw, language);
  return { start: at + start, end: at + end, norm, key, isContent, isCapital, value };
}

/** By language, what words are wherever they stand: most of a text are words that it has had. */
const known = new Map<Language, Map<string, Token>>();
/** Bounds the memory that words take; a story has seldom more than this. */
const MOST_KNOWN = 100_000;

/** Longer words are rare, and V8 keeps the whole text for a long part of it. */
const LONGEST_KNOWN = 12;

/** The token of a word that stands alone. */
function wordOf(raw: string, language: Language): Token {
  if (raw.length > LONGEST_KNOWN) return readWord(raw, language);
  const words = known.get(language) ?? new Map<string, Token>();
  known.set(language, words);
  const before = words.get(raw);
  if (before !== undefined) return before;
  if (words.size >= MOST_KNOWN) words.clear();
  const token = readWord(raw, language);
  words.set(raw, token);
  return token;
}

function readWord(raw: string, language: Language): Token {
  const start = ELISION.exec(raw)?.[0].length ?? 0;
  const word = raw.slice(start).replace(POSSESSIVE, '');
  const isCapital = /^\p{Lu}/u.test(word);
  return made(start, start + word.length, normOf(word, language), isCapital, language);
}

function made(
  start: number,
  end: number,
  norm: string,
  isCapital: boolean,
  language: Language,
): Token {
  const value = valueOf(norm);
  const isSign = /^[\p{Sc}%‰&]$/u.test(norm);
  const key = value === null ? alignmentKey(stemOf(norm)) : `#${value}`;
  const isContent = value !== null ? norm !== '1' : !isSign && !isFunctionWord(norm, language);
  return { start, end, norm, key, isContent, isCapital, value };
}

function normOf(word: string, language: Language): string {
  if (/^(?:US|USA|U\.S\.|U\.S|U\.S\.A\.|U\.S\.A)$/.test(word)) return 'usa';
  if (/^\p{N}/u.test(word)) return figureOf(word);
  const lower = word.toLowerCase().replace(/[’ʼ]/g, "'");
  if (word.includes('.')) return lower.replaceAll('.', '');
  if (PERCENT.has(lower)) return '%';
  if (lower === '&') return 'and';
  const count = smallNumber(lower, language);
  return count === null || lower === 'second' ? lower : String(count);
}

/** Digits without separators of thousands, with a point before decimals. */
function figureOf(raw: string): string {
  const groups = raw.split(/[., \u00A0\u202F]/);
  const last = groups.at(-1) ?? '';
  if (groups.length === 1) return raw;
  if (groups.length > 2 || last.length === 3) {
    // "1.234,5" and "1,234.5" have decimals, "1,234,567" and "20,000" have not.
    const signs = raw.replace(/\p{N}/gu, '');
    const isMixed = signs.length > 1 && signs.at(-1) !== signs.at(0);
    if (!isMixed && groups.slice(1).every((group) => group.length === 3) && groups[0] !== '0')
      return groups.join('');
    if (isMixed) return `${groups.slice(0, -1).join('')}.${last}`;
    return groups.join('.');
  }
  return `${groups[0]}.${last}`;
}

function valueOf(norm: string): number | null {
  if (!/^\p{N}/u.test(norm)) return null;
  const value = Number(norm);
  return Number.isFinite(value) ? value : null;
}

function joinedOf(text: string, previous: Token, token: Token, language: Language): Token | null {
  if (token.start !== previous.end + 1) return null;
  const between = text.charAt(previous.end);
  if (JOINING.has(previous.norm) && /\s/.test(between)) {
    const name = JOINED.get(`${previous.norm} ${token.norm}`);
    if (name !== undefined && (name === '%' || (previous.isCapital && token.isCapital)))
      return made(previous.start, token.end, name, name !== '%', language);
  }
  // "twenty-five"
  const isTens = previous.value !== null && previous.value >= 20 && previous.value % 10 === 0;
  if (
    isTens &&
    /[-‐‑ ]/.test(between) &&
    previous.value < 100 &&
    token.value !== null &&
    token.value >= 1 &&
    token.value <= 9 &&
    /^\p{L}/u.test(text.charAt(previous.start)) &&
    /^\p{L}/u.test(text.charAt(token.start))
  )
    return made(previous.start, token.end, String(previous.value + token.value), false, language);
  return null;
}
