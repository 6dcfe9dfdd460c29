import { sentencesOf } from '#core/text/sentences.ts';

import type { Attribution } from './attribution.ts';
import type { Pair } from './align.ts';
import { keptFor } from './kept.ts';
import { lcsLength } from './lcs.ts';
import { addTo } from './multimap.ts';
import { Numbers } from './own-words.ts';
import type { PreparedSentence } from './prepare.ts';
import { indexAt } from './ranges.ts';
import { longestRun } from './runs.ts';
import { type QuotedWords, quotedWords } from './quoted-words.ts';
import type { Token } from './tokens.ts';
import { type Account, type StoryIndex, quotationAround } from './story.ts';

/** One sentence inside a quotation of one account: what is linked. */
export interface Part {
  readonly id: number;
  readonly article: number;
  /** Index of the quotation in its account. */
  readonly quotation: number;
  readonly start: number;
  readonly end: number;
  readonly words: QuotedWords;
  /** Begins with a capital and ends with a stop. */
  readonly isWhole: boolean;
  /** Its words as numbers of the story. */
  readonly numbers: readonly number[];
  readonly attribution: Attribution;
  /** The unit it stands in, or −1. */
  readonly unit: number;
  /** Keys of content words in the seven tokens before the quotation. */
  readonly lead: ReadonlySet<string>;
  /** Keys of content words of its sentence outside quotations. */
  readonly around: ReadonlySet<string>;
}

const ACCEPT = 0.48;
/** Longer sentences, in tokens, are no sentences: a table, a list of names. */
const LONGEST = 400;
const SAME_WORDS = 0.75;
const SHORT = 4;
/** A word in more parts than this brings none together. */
const COMMON_IN_QUOTES = 40;
/** Words that two parts must share to be tried, or an aligned sentence. */
const WANTED = 2;

/** Returns the parts of all quotations of the story that are shown, by article, in text order. */
export function partsOf(
  accounts: readonly Account[],
  index: StoryIndex,
  isShown: (article: number, offset: number) => boolean,
): Part[] {
  const numbers = new Numbers();
  return accounts
    .flatMap((account, article) =>
      ownPartsOf(account)
        .filter(({ start }) => isShown(article, start))
        .map((own) => ({
          ...own,
          article,
          numbers: own.words.norms.map((norm) => numbers.of(norm)),
          unit: unitAt(index, account, article, own.start),
        })),
    )
    .map((part, id) => ({ ...part, id }));
}

/** What of a part follows from its own text. */
type OwnPart = Omit<Part, 'id' | 'article' | 'numbers' | 'unit'>;

const ownPartsOf = keptFor((account: Account): readonly OwnPart[] => {
  const { text, language } = account.prepared;
  return account.quotations.flatMap((quote, quotation) => {
    const attribution = account.attributions[quotation];
    if (attribution === undefined) return [];
    const pieces = sentencesOf(text, quote.inner.start, quote.inner.end).filter(({ start, end }) =>
      /[\p{L}\p{N}]/u.test(text.slice(start, end)),
    );
    const [lead, around] = [leadOf(account, quote.start), aroundOf(account, quote.start)];
    return (pieces.length > 0 ? pieces : [quote.inner]).map(({ start, end }) => ({
      quotation,
      start,
      end,
      words: quotedWords(text, start, end, language),
      isWhole: /^\p{Lu}[^]*[.!?]$/u.test(text.slice(start, end)),
      attribution,
      lead,
      around,
    }));
  });
});

/** The unit of `article` that holds `offset`, or −1 when that is no body sentence. */
export function unitAt(
  index: StoryIndex,
  account: Account,
  article: number,
  offset: number,
): number {
  const sentence = indexAt(account.prepared.sentences, offset);
  let [low, high] = [index.starts[article] ?? 0, index.starts[article + 1] ?? 0];
  const last = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.units[middle]?.sentence.index ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low < last && index.units[low]?.sentence.index === sentence ? low : -1;
}

/** The tokens of a sentence, or none of one that is longer than any that is written. */
function shortOf(sentence: PreparedSentence | undefined): readonly Token[] {
  return sentence === undefined || sentence.tokens.length > LONGEST ? [] : sentence.tokens;
}

function leadOf(account: Account, start: number): ReadonlySet<string> {
  const sentence = account.prepared.sentences[indexAt(account.prepared.sentences, start)];
  const before = shortOf(sentence)
    .filter((token) => token.end <= start)
    .slice(-7);
  return new Set(before.filter(({ isContent }) => isContent).map(({ key }) => key));
}

function aroundOf(account: Account, start: number): ReadonlySet<string> {
  const sentence = account.prepared.sentences[indexAt(account.prepared.sentences, start)];
  const outside = shortOf(sentence).filter(
    (token) => token.isContent && quotationAround(account, token.start) === null,
  );
  return new Set(outside.map(({ key }) => key));
}

interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  /** The two may be pieces of one sentence that only one account breaks. */
  readonly isPiece: boolean;
}

/**
 * Links parts that are one utterance; returns groups of parts, each in their order.
 *
 * Only parts are tried that share a rare word or stand in aligned sentences. A link is scored by the
 * words, by whether the sentences are aligned, and by the speaker; the best come first, and an
 * account enters a group once unless it breaks one sentence in two.
 */
export function linkUtterances(
  parts: readonly Part[],
  pairs: readonly Pair[],
  isSameSpeaker: (a: Attribution, b: Attribution) => boolean | null,
): (readonly Part[])[] {
  const aligned: Aligned = new Map<number, Map<number, number>>();
  for (const { a, b, score } of pairs)
    aligned.set(a, (aligned.get(a) ?? new Map<number, number>()).set(b, score));
  const links = candidateLinks(parts, pairs)
    .flatMap(([a, b]) => linkOf(parts, a, b, aligned, isSameSpeaker) ?? [])
    .toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const groupOf = parts.map((_part, id) => id);
  const members = new Map(parts.map((part) => [part.id, [part]]));
  for (const { a, b, isPiece } of links) {
    const [x, y] = [groupOf[a] ?? a, groupOf[b] ?? b];
    if (x === y) continue;
    const [left, right] = [members.get(x) ?? [], members.get(y) ?? []];
    if (clashes(left, right, isPiece)) continue;
    const joined = [...left, ...right];
    members.set(Math.min(x, y), joined);
    members.delete(Math.max(x, y));
    for (const { id } of joined) groupOf[id] = Math.min(x, y);
  }
  return Array.from(members.values(), (group) => group.toSorted((p, q) => p.id - q.id)).toSorted(
    (g, h) => (g[0]?.id ?? 0) - (h[0]?.id ?? 0),
  );
}

/** By the two units of a pair, the earlier first, its score. */
type Aligned = Map<number, Map<number, number>>;

/** One account stands on both sides with other words, and they are not pieces of one sentence. */
function clashes(left: readonly Part[], right: readonly Part[], isPiece: boolean): boolean {
  return left.some((p) =>
    right.some((q) => {
      if (p.article !== q.article) return false;
      const shared = lcsLength(p.numbers, q.numbers);
      const least = Math.min(p.numbers.length, q.numbers.length);
      if (shared === least && least >= 3) return false;
      return !(isPiece && Math.abs(p.quotation - q.quotation) <= 1 && shared <= least / 3);
    }),
  );
}

function candidateLinks(
  parts: readonly Part[],
  pairs: readonly Pair[],
): (readonly [number, number])[] {
  const byWord = new Map<string, number[]>();
  const byUnit = new Map<number, number[]>();
  for (const part of parts) {
    for (const key of part.words.content) addTo(byWord, key, part.id);
    addTo(byUnit, part.unit, part.id);
  }
  const shared = new Map<number, number>();
  const add = (a: number, b: number, count: number): void => {
    const [p, q] = [parts[a], parts[b]];
    if (p === undefined || q === undefined || p.article === q.article) return;
    const key = Math.min(a, b) * parts.length + Math.max(a, b);
    shared.set(key, (shared.get(key) ?? 0) + count);
  };
  for (const ids of byWord.values()) {
    if (ids.length > COMMON_IN_QUOTES) continue;
    for (const [rank, a] of ids.entries()) for (const b of ids.slice(rank + 1)) add(a, b, 1);
  }
  for (const { a: x, b: y } of pairs) {
    const others = byUnit.get(y) ?? [];
    for (const a of byUnit.get(x) ?? []) for (const b of others) add(a, b, WANTED);
  }
  return Array.from(shared)
    .filter(([key, count]) => {
      const [p, q] = [parts[Math.floor(key / parts.length)], parts[key % parts.length]];
      const least = Math.min(p?.words.content.size ?? 0, q?.words.content.size ?? 0);
      return count >= Math.min(WANTED, least);
    })
    .map(([key]) => key)
    .toSorted((x, y) => x - y)
    .map((key) => [Math.floor(key / parts.length), key % parts.length] as const);
}

function linkOf(
  parts: readonly Part[],
  a: number,
  b: number,
  aligned: Aligned,
  isSameSpeaker: (a: Attribution, b: Attribution) => boolean | null,
): Link | null {
  const [p, q] = [parts[a], parts[b]];
  if (p === undefined || q === undefined) return null;
  const [x, y] = [p.numbers, q.numbers];
  const length = lcsLength(x, y);
  const least = Math.min(x.length, y.length);
  if (least === 0) return null;
  const ratio = (2 * length) / (x.length + y.length);
  const inside = length / least;
  const [content, other] = [p.words.content, q.words.content];
  let shared = 0;
  for (const key of content) if (other.has(key)) shared += 1;
  const containment = shared / Math.max(1, Math.min(content.size, other.size));
  const pairScore = aligned.get(Math.min(p.unit, q.unit))?.get(Math.max(p.unit, q.unit));
  const same = isSameSpeaker(p.attribution, q.attribution);
  if (least <= SHORT) {
    const isNear = pairScore !== undefined && (containment >= 0.5 || same === true);
    const isLed = same === true && Array.from(p.lead).some((key) => q.lead.has(key));
    // A short sentence of its own is no fragment: it must be the same words.
    if ((isSentence(p) || isSentence(q)) && inside < SAME_WORDS) return null;
    const isContained =
      inside === 1 && least > 2 && x.length + y.length <= 4 * least && same !== false;
    if (!(isNear || isLed || isContained)) return null;
    // Same lead, other words: only if the accounts put them in the same place.
    if (shared === 0 && pairScore === undefined) return null;
    if (shared === 0 && (isPrintedBy(p, q) || isPrintedBy(q, p))) return null;
    const near = pairScore === undefined ? 0 : 0.2;
    return { a, b, score: 0.5 + 0.3 * ratio + 0.2 * containment + near, isPiece: inside >= 0.99 };
  }
  const wording = Math.max(ratio, 0.9 * containment * inside);
  const score =
    0.5 * wording +
    (pairScore === undefined ? 0 : 0.3 * Math.min(1, 0.5 + pairScore)) +
    (same === null ? 0 : same ? 0.15 : -0.15);
  const isSameWords = ratio >= SAME_WORDS || (inside >= 0.8 && length >= 5);
  if (!isSameWords && (score < ACCEPT || (shared < 2 && inside < 0.5))) return null;
  if (!isSameWords && ratio < 0.3 && longestRun(x, y) < 3) return null;
  return { a, b, score: Math.max(score, isSameWords ? wording : 0), isPiece: inside >= 0.75 };
}

/** The part that is the shorter is a whole sentence. */
function isSentence({ isWhole, numbers }: Part): boolean {
  return isWhole && numbers.length <= SHORT;
}

/** The sentence of `q` prints the words of `p` as its own: then `q` itself is something else. */
function isPrintedBy(p: Part, q: Part): boolean {
  const { content } = p.words;
  return content.size > 0 && Array.from(content).every((key) => q.around.has(key));
}
