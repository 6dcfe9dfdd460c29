import { type Candidate, candidatesOf } from './candidates.ts';
import { lcsLength, lcsRatio } from './lcs.ts';
import type { PassageKind } from './result.ts';
import type { SentencePairs } from './sentence-pairs.ts';
import type { StoryIndex, Unit } from './story.ts';

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

const COSINE = 0.6;
const LCS = 0.4;
const CONTEXT = 0.15;
const OFF_DIAGONAL = 0.4;
const ACCEPT = 0.23;
const LEAST_BASE = 0.12;
/** A pair this good needs no neighbours and lends its words to the others. */
const SURE = 0.25;
const CONSENSUS = 0.8;
/** How much of what a pair shares must not be claimed by a better pair. */
const UNCLAIMED = 0.8;
const NEAR_VERBATIM = 0.75;
const PROGRESS = 2000;
/** A figure or five words in a row that both have lift a pair halfway to this. */
const SIGNED = 0.4;
const OTHER_QUOTATION = 0.15;

/** A pair before its neighbours and the other accounts are asked. */
interface Scored extends Candidate {
  readonly base: number;
}

/**
 * Aligns the sentences of every two accounts; pairs by `a`, then `b`.
 *
 * Candidates come from the index. Each is scored by what it shares (TF-IDF cosine of stem prefixes
 * and LCS ratio), by its neighbours (order is respected, moves are allowed), and by the words that
 * its sure counterparts elsewhere lend it, which bridges synonyms that the story itself supplies.
 * By falling score, pairs claim the words they share: a sentence that reports two facts gets two
 * partners, and one that only repeats names gets none. Yields now and then for progress.
 *
 * What costs most, to hold the words of two sentences against each other, is kept in `known`; how
 * rare words are changes with every article, so the rest is arithmetic and done anew.
 */
export function* alignStory(
  index: StoryIndex,
  known: SentencePairs,
): Generator<number, readonly Pair[]> {
  const scored: Scored[] = [];
  let done = 0;
  for (const candidate of candidatesOf(index)) {
    done += 1;
    if (done % PROGRESS === 0) yield candidate.a / index.units.length;
    const base = baseOf(index, candidate, known);
    if (base !== null) scored.push({ ...candidate, base });
  }
  const near = withContext(index, scored);
  const scores = withConsensus(index, scored, near);
  return claim(index, scored, scores, known);
}

function baseOf(index: StoryIndex, candidate: Candidate, known: SentencePairs): number | null {
  const [a, b] = [index.units[candidate.a], index.units[candidate.b]];
  if (a === undefined || b === undefined) return null;
  const base = COSINE * candidate.cosine + LCS * known.ratio(a, b);
  if (base < LEAST_BASE) return null;
  if (known.isOtherQuotation(a, b)) return base - OTHER_QUOTATION;
  return base < SIGNED && known.hasSign(a, b) ? (base + SIGNED) / 2 : base;
}

/** How far neighbours are looked at, in sentences. */
const REACH = 2;

/** The scores of the pairs with what their neighbours speak for them. */
function withContext({ units }: StoryIndex, pairs: readonly Scored[]): Float64Array {
  // By unit, where its pairs begin: they are in order.
  const rows = new Int32Array(units.length + 1).fill(pairs.length);
  for (let at = pairs.length - 1; at >= 0; at -= 1) rows[pairs[at]?.a ?? 0] = at;
  for (let unit = units.length - 1; unit >= 0; unit -= 1)
    rows[unit] = Math.min(rows[unit] ?? 0, rows[unit + 1] ?? 0);
  return Float64Array.from(pairs, ({ a, b, base }) => {
    let best = 0;
    for (let da = -REACH; da <= REACH; da += 1) {
      if (units[a + da]?.article !== units[a]?.article) continue;
      const end = rows[a + da + 1] ?? 0;
      for (let at = firstFrom(pairs, b - REACH, rows[a + da] ?? 0, end); at < end; at += 1) {
        const near = pairs[at];
        if (near === undefined || near.b > b + REACH) break;
        if ((da === 0 && near.b === b) || units[near.b]?.article !== units[b]?.article) continue;
        best = Math.max(best, near.b - b === da ? near.base : OFF_DIAGONAL * near.base);
      }
    }
    return base + CONTEXT * best;
  });
}

/** The first of the pairs `from`…`to`, which are in the order of `b`, that has this `b` or a later one. */
function firstFrom(pairs: readonly Scored[], b: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pairs[middle]?.b ?? 0) < b) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Scores again with the words that sure counterparts lend each sentence. */
function withConsensus(
  index: StoryIndex,
  pairs: readonly Scored[],
  scores: Float64Array,
): Float64Array {
  const lent = new Map<number, Map<number, number>>();
  const lend = (to: Unit, from: Unit, score: number): void => {
    const words = lent.get(to.id) ?? new Map<number, number>();
    lent.set(to.id, words);
    for (const key of from.content) {
      words.set(key, Math.max(words.get(key) ?? 0, CONSENSUS * Math.min(1, score)));
    }
  };
  for (const [at, { a, b }] of pairs.entries()) {
    const [x, y, score] = [index.units[a], index.units[b], scores[at] ?? 0];
    if (score < SURE || x === undefined || y === undefined) continue;
    lend(x, y, score);
    lend(y, x, score);
  }
  const profiles = new Map<number, Profile>();
  const profileOf = (unit: Unit): Profile => {
    const known = profiles.get(unit.id) ?? profile(index, unit, lent.get(unit.id));
    profiles.set(unit.id, known);
    return known;
  };
  return scores.map((score, at) => {
    const pair = pairs[at];
    const [x, y] = [index.units[pair?.a ?? -1], index.units[pair?.b ?? -1]];
    if (pair === undefined || x === undefined || y === undefined || score >= SURE) return score;
    if (!lent.has(x.id) && !lent.has(y.id)) return score;
    const cosine = cosineOf(profileOf(x), profileOf(y));
    return score + Math.max(0, COSINE * (cosine - pair.cosine));
  });
}

/** The words of a sentence with those that other accounts lend it, by their weight. */
interface Profile {
  readonly weights: ReadonlyMap<number, number>;
  readonly squares: number;
}

function profile(
  index: StoryIndex,
  unit: Unit,
  lent: ReadonlyMap<number, number> | undefined,
): Profile {
  const weights = new Map<number, number>();
  for (const [key, share] of lent ?? []) weights.set(key, share * (index.idf[key] ?? 0));
  for (const key of unit.content) weights.set(key, index.idf[key] ?? 0);
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return { weights, squares };
}

function cosineOf(a: Profile, b: Profile): number {
  let dot = 0;
  for (const [key, weight] of a.weights) dot += weight * (b.weights.get(key) ?? 0);
  return a.squares === 0 || b.squares === 0 ? 0 : dot / Math.sqrt(a.squares * b.squares);
}

/** Takes pairs by falling score; each claims what it shares, per pair of accounts. */
function claim(
  index: StoryIndex,
  pairs: readonly Scored[],
  scores: Float64Array,
  known: SentencePairs,
): Pair[] {
  /** By unit × articles + the other article, the words that are claimed. */
  const claimed = new Map<number, Set<number>>();
  const keyOf = (unit: Unit, other: Unit): number => unit.id * index.starts.length + other.article;
  const taken: Pair[] = [];
  const ordered = Array.from(pairs, (pair, at) => ({ pair, score: scores[at] ?? 0 }))
    .filter(({ score }) => score >= ACCEPT)
    .toSorted((x, y) => y.score - x.score || x.pair.a - y.pair.a || x.pair.b - y.pair.b);
  for (const { pair, score } of ordered) {
    const [x, y] = [index.units[pair.a], index.units[pair.b]];
    if (x === undefined || y === undefined) continue;
    const shared = intersection(x.content, y.content);
    const [own, its] = [keyOf(x, y), keyOf(y, x)];
    const [ofX, ofY] = [claimed.get(own), claimed.get(its)];
    if (freeShare(index, shared, ofX) < UNCLAIMED || freeShare(index, shared, ofY) < UNCLAIMED)
      continue;
    claimed.set(own, new Set([...(ofX ?? []), ...shared]));
    claimed.set(its, new Set([...(ofY ?? []), ...shared]));
    const wordRatio = known.wordRatio(x, y);
    taken.push({
      a: pair.a,
      b: pair.b,
      base: pair.base,
      score: Math.min(1, score),
      wordRatio,
      kind: kindOf(wordRatio),
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
  const keyOf = (a: number, b: number): number => a * index.units.length + b;
  const known = new Set(pairs.map(({ a, b }) => keyOf(a, b)));
  const added: Pair[] = [];
  for (const group of groups) {
    for (const [rank, x] of group.entries()) {
      for (const y of group.slice(rank + 1)) {
        const [a, b] = [
          index.units[Math.min(x.unit, y.unit)],
          index.units[Math.max(x.unit, y.unit)],
        ];
        if (a === undefined || b === undefined || a.article === b.article) continue;
        const key = keyOf(a.id, b.id);
        if (known.has(key)) continue;
        const length = lcsLength(x.numbers, y.numbers);
        if (length < LEAST_QUOTED || lcsRatio(length, x.numbers, y.numbers) < SAME_QUOTED) continue;
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

function freeShare(
  index: StoryIndex,
  shared: readonly number[],
  taken: ReadonlySet<number> | undefined,
): number {
  let [free, all] = [0, 0];
  for (const key of shared) {
    const weight = index.idf[key] ?? 0;
    all += weight;
    if (taken?.has(key) !== true) free += weight;
  }
  return all === 0 ? 0 : free / all;
}

/** What two ascending lists share, ascending. */
function intersection(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared.push(x);
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}
