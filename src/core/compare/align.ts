import { type Candidate, candidatesOf } from './candidates.ts';
import { lcsLength, lcsRatio } from './lcs.ts';
import type { PassageKind } from './result.ts';
import { quotedNorms, sharesFigure, sharesRun } from './pair-signs.ts';
import { type Account, type StoryIndex, type Unit } from './story.ts';

/** Two sentences that report the same thing. `a` < `b`, numbers of units. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  /** 0.6 cosine + 0.4 LCS ratio of the two alone. */
  readonly base: number;
  /** With neighbours and consensus, 0…1. */
  readonly score: number;
  /** LCS ratio of the words as normalised, without stemming. */
  readonly wordRatio: number;
  readonly kind: PassageKind;
}

/** Keeps LCS lengths between comparisons: they depend on the two texts alone. */
export interface PairMemory {
  /** The lengths known of two articles, by sentence of the one × 65536 + sentence of the other. */
  of(articleA: number, articleB: number): Map<number, readonly [number, number]>;
}

const COSINE = 0.6;
const LCS = 0.4;
const CONTEXT = 0.15;
const OFF_DIAGONAL = 0.4;
const ACCEPT = 0.25;
const LEAST_BASE = 0.12;
/** A pair this good needs no neighbours and lends its words to the others. */
const SURE = 0.25;
const CONSENSUS = 0.8;
/** How much of what a pair shares must not be claimed by a better pair. */
const UNCLAIMED = 0.6;
const NEAR_VERBATIM = 0.75;
const PROGRESS = 2000;
/** A figure or five words in a row that both have lift a pair halfway to this. */
const SIGNED = 0.4;
/** What share of a sentence must be quoted for it to be a quotation for the most part. */
const MOSTLY = 0.5;
const OTHER_WORDS = 0.4;
const OTHER_QUOTATION = 0.15;

interface Scored extends Candidate {
  readonly base: number;
  readonly ratio: number;
  readonly wordRatio: number;
}

/**
 * Aligns the sentences of every two accounts; pairs by `a`, then `b`.
 *
 * Candidates come from the index. Each is scored by what it shares (TF-IDF cosine of stem prefixes
 * and LCS ratio), by its neighbours (order is respected, moves are allowed), and by the words that
 * its sure counterparts elsewhere lend it, which bridges synonyms that the story itself supplies.
 * By falling score, pairs claim the words they share: a sentence that reports two facts gets two
 * partners, and one that only repeats names gets none. Yields now and then for progress.
 */
export function* alignStory(
  index: StoryIndex,
  accounts: readonly Account[],
  memory: PairMemory,
): Generator<number, readonly Pair[]> {
  const candidates = candidatesOf(index);
  const scored: Scored[] = [];
  for (const [done, candidate] of candidates.entries()) {
    if (done % PROGRESS === PROGRESS - 1) yield done / candidates.length;
    const pair = scoreOf(index, accounts, candidate, memory);
    if (pair !== null) scored.push(pair);
  }
  const raised = withConsensus(index, withContext(index, scored));
  return claim(index, raised);
}

function scoreOf(
  index: StoryIndex,
  accounts: readonly Account[],
  candidate: Candidate,
  memory: PairMemory,
): Scored | null {
  const [a, b] = [index.units[candidate.a], index.units[candidate.b]];
  if (a === undefined || b === undefined) return null;
  const known = memory.of(a.article, b.article);
  const key = a.sentence.index * 65_536 + b.sentence.index;
  const lengths = known.get(key) ?? [lcsLength(a.keys, b.keys), lcsLength(a.norms, b.norms)];
  known.set(key, lengths);
  const ratio = lcsRatio(lengths[0], a.keys, b.keys);
  let base = COSINE * candidate.cosine + LCS * ratio;
  if (base < LEAST_BASE) return null;
  const isToldApart = isOtherQuotation(accounts, a, b);
  if (isToldApart) base -= OTHER_QUOTATION;
  else if (base < SIGNED && (sharesFigure(a, b) || sharesRun(a, b))) base = (base + SIGNED) / 2;
  return { ...candidate, base, ratio, wordRatio: lcsRatio(lengths[1], a.norms, b.norms) };
}

/** Both sentences are quotations for the most part, of other words: two statements of one person. */
function isOtherQuotation(accounts: readonly Account[], a: Unit, b: Unit): boolean {
  const [x, y] = [quotedNorms(accounts[a.article], a), quotedNorms(accounts[b.article], b)];
  if (x.length < a.norms.length * MOSTLY || y.length < b.norms.length * MOSTLY) return false;
  return lcsLength(x, y) / Math.max(1, Math.min(x.length, y.length)) < OTHER_WORDS;
}

type Raised = Scored & { readonly score: number };

function keyOf(index: StoryIndex, a: number, b: number): number {
  return a * index.units.length + b;
}

/** Adds what the neighbours of a pair speak for it. */
function withContext(index: StoryIndex, pairs: readonly Scored[]): Raised[] {
  const bases = new Map(pairs.map((pair) => [keyOf(index, pair.a, pair.b), pair.base]));
  return pairs.map((pair) => {
    let best = 0;
    for (let da = -2; da <= 2; da += 1) {
      for (let db = -2; db <= 2; db += 1) {
        if (da === 0 && db === 0) continue;
        const [a, b] = [index.units[pair.a + da], index.units[pair.b + db]];
        if (
          a?.article !== index.units[pair.a]?.article ||
          b?.article !== index.units[pair.b]?.article
        )
          continue;
        const found = bases.get(keyOf(index, pair.a + da, pair.b + db)) ?? 0;
        best = Math.max(best, da === db ? found : OFF_DIAGONAL * found);
      }
    }
    return { ...pair, score: pair.base + CONTEXT * best };
  });
}

/** Scores again with the words that sure counterparts lend each sentence. */
function withConsensus(index: StoryIndex, pairs: readonly Raised[]): Raised[] {
  const lent = new Map<number, Map<number, number>>();
  const lend = (to: Unit, from: Unit, score: number): void => {
    const words = lent.get(to.id) ?? new Map<number, number>();
    lent.set(to.id, words);
    for (const key of from.content) {
      words.set(key, Math.max(words.get(key) ?? 0, CONSENSUS * Math.min(1, score)));
    }
  };
  for (const { a, b, score } of pairs) {
    const [x, y] = [index.units[a], index.units[b]];
    if (score < SURE || x === undefined || y === undefined) continue;
    lend(x, y, score);
    lend(y, x, score);
  }
  return pairs.map((pair) => {
    const [x, y] = [index.units[pair.a], index.units[pair.b]];
    if (x === undefined || y === undefined || pair.score >= SURE) return pair;
    const cosine = lentCosine(index, x, y, lent);
    const gained = Math.max(0, COSINE * (cosine - pair.cosine));
    return { ...pair, score: pair.score + gained };
  });
}

/** Cosine of the two sentences, each with what third accounts lend it (not what the other lent). */
function lentCosine(
  index: StoryIndex,
  x: Unit,
  y: Unit,
  lent: ReadonlyMap<number, ReadonlyMap<number, number>>,
): number {
  const [a, b] = [profile(index, x, lent), profile(index, y, lent)];
  let [dot, aa, bb] = [0, 0, 0];
  for (const [key, weight] of a) {
    aa += weight * weight;
    dot += weight * (b.get(key) ?? 0);
  }
  for (const weight of b.values()) bb += weight * weight;
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}

function profile(
  index: StoryIndex,
  unit: Unit,
  lent: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const [key, share] of lent.get(unit.id) ?? [])
    weights.set(key, share * (index.idf[key] ?? 0));
  for (const key of unit.content) weights.set(key, index.idf[key] ?? 0);
  return weights;
}

/** Takes pairs by falling score; each claims what it shares, per pair of accounts. */
function claim(index: StoryIndex, pairs: readonly Raised[]): Pair[] {
  const claimed = new Map<string, Set<number>>();
  const taken: Pair[] = [];
  const ordered = pairs.toSorted((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const pair of ordered) {
    if (pair.score < ACCEPT) break;
    const [x, y] = [index.units[pair.a], index.units[pair.b]];
    if (x === undefined || y === undefined) continue;
    const shared = intersection(x.content, y.content);
    const [ofX, ofY] = [
      setOf(claimed, `${x.id}:${y.article}`),
      setOf(claimed, `${y.id}:${x.article}`),
    ];
    if (freeShare(index, shared, ofX) < UNCLAIMED || freeShare(index, shared, ofY) < UNCLAIMED)
      continue;
    for (const key of shared) {
      ofX.add(key);
      ofY.add(key);
    }
    taken.push({
      a: pair.a,
      b: pair.b,
      base: pair.base,
      score: Math.min(1, pair.score),
      wordRatio: pair.wordRatio,
      kind: kindOf(pair.wordRatio),
    });
  }
  return taken.toSorted((p, q) => p.a - q.a || p.b - q.b);
}

/** Words of a quotation that both accounts have for their sentences to be counterparts. */
const LEAST_QUOTED = 3;
const SAME_QUOTED = 0.6;

/**
 * Adds the pairs of sentences that quote the same utterance, where the words are common ones that no
 * index finds; pairs by `a`, then `b`.
 */
export function withUtterances(
  index: StoryIndex,
  pairs: readonly Pair[],
  groups: readonly (readonly { readonly unit: number; readonly numbers: readonly number[] }[])[],
): Pair[] {
  const known = new Set(pairs.map(({ a, b }) => keyOf(index, a, b)));
  const added: Pair[] = [];
  for (const group of groups) {
    for (const [rank, x] of group.entries()) {
      for (const y of group.slice(rank + 1)) {
        const [a, b] = [
          index.units[Math.min(x.unit, y.unit)],
          index.units[Math.max(x.unit, y.unit)],
        ];
        if (a === undefined || b === undefined || a.article === b.article) continue;
        const length = lcsLength(x.numbers, y.numbers);
        const key = keyOf(index, a.id, b.id);
        if (
          known.has(key) ||
          length < LEAST_QUOTED ||
          lcsRatio(length, x.numbers, y.numbers) < SAME_QUOTED
        )
          continue;
        known.add(key);
        const wordRatio = lcsRatio(lcsLength(a.norms, b.norms), a.norms, b.norms);
        const base = Math.max(wordRatio, SURE);
        added.push({ a: a.id, b: b.id, base, score: base, wordRatio, kind: kindOf(wordRatio) });
      }
    }
  }
  return [...pairs, ...added].toSorted((p, q) => p.a - q.a || p.b - q.b);
}

/** Names how near two passages are from the LCS ratio of their words. */
export function kindOf(wordRatio: number): PassageKind {
  if (wordRatio === 1) return 'verbatim';
  return wordRatio >= NEAR_VERBATIM ? 'near-verbatim' : 'paraphrase';
}

function setOf(sets: Map<string, Set<number>>, key: string): Set<number> {
  const known = sets.get(key) ?? new Set<number>();
  sets.set(key, known);
  return known;
}

function freeShare(
  index: StoryIndex,
  shared: readonly number[],
  taken: ReadonlySet<number>,
): number {
  let [free, all] = [0, 0];
  for (const key of shared) {
    const weight = index.idf[key] ?? 0;
    all += weight;
    if (!taken.has(key)) free += weight;
  }
  return all === 0 ? 0 : free / all;
}

function intersection(a: readonly number[], b: readonly number[]): number[] {
  const other = new Set(b);
  return a.filter((key) => other.has(key));
}
