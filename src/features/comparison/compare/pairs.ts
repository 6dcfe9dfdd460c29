import type {
  Comparison,
  Finding,
  Passage,
  PassageKind,
  Range,
  Spot,
} from '#core/compare/result.ts';

import { intervalIndex } from '#core/text/interval-index.ts';

import { overlap } from '../places.ts';

/** Two counterparts, `a` of the account on the left and `b` of that on the right. */
export interface Pair {
  /** `${a.start}-${b.start}`: what the address calls it. */
  readonly id: string;
  readonly a: Spot;
  readonly b: Spot;
  readonly kind: PassageKind;
  readonly score: number;
  /** What was found in their words, the most serious that concerns other accounts, or `null`. */
  readonly finding: Finding | null;
}

/** Two accounts side by side. */
export interface Sides {
  /** In the order of the account on the left. */
  readonly pairs: readonly Pair[];
  /** Sentences of the article that have no counterpart in the other account, by side, in text order. */
  readonly onlyLeft: readonly Range[];
  readonly onlyRight: readonly Range[];
  /** How many sentences of the article either has. */
  readonly sentencesLeft: number;
  readonly sentencesRight: number;
}

/** What two accounts have in common and what not. Cost is O(n log n) for n passages, sentences and findings. */
export function sidesOf(comparison: Comparison, left: string, right: string): Sides {
  const { passages, findings } = comparison;
  const faultsLeft = faultsIn(findings, left);
  const faultsRight = faultsIn(findings, right);
  const pairs = passages
    .flatMap((passage): Passage[] => {
      const { a, b } = passage;
      if (a.article === left && b.article === right) return [passage];
      return a.article === right && b.article === left ? [{ ...passage, a: b, b: a }] : [];
    })
    .toSorted((p, q) => p.a.start - q.a.start || p.b.start - q.b.start)
    .map(({ a, b, kind, score }): Pair => ({
      id: `${a.start}-${b.start}`,
      a,
      b,
      kind,
      score,
      finding: findingIn([...faultsLeft(a), ...faultsRight(b)], a, b),
    }));
  const only = (article: string, side: 'a' | 'b') => {
    const body =
      comparison.articles
        .find(({ id }) => id === article)
        ?.sentences.filter(({ role }) => role === 'body') ?? [];
    const taken = intervalIndex(pairs, (pair) => pair[side]);
    return {
      sentences: body.length,
      only: body.filter(({ start, end }) => taken.overlapping(start, end).length === 0),
    };
  };
  const [l, r] = [only(left, 'a'), only(right, 'b')];
  return {
    pairs,
    onlyLeft: l.only,
    onlyRight: r.only,
    sentencesLeft: l.sentences,
    sentencesRight: r.sentences,
  };
}

/** A finding with its rank among all. */
interface Ranked {
  readonly finding: Finding;
  readonly rank: number;
}

/** Answers which findings have words of an account at fault within a range of it. */
function faultsIn(
  findings: readonly Finding[],
  account: string,
): (range: Range) => readonly Ranked[] {
  const faults = findings.flatMap((finding, rank) =>
    finding.spans.flatMap((spot) => (spot.article === account ? { finding, rank, spot } : [])),
  );
  const index = intervalIndex(faults, ({ spot }) => spot);
  return ({ start, end }) => index.overlapping(start, end);
}

/** Of what was found in words of two counterparts: best what stands on both of them, else what any other account speaks against. */
function findingIn(faults: readonly Ranked[], a: Spot, b: Spot): Finding | null {
  const here = faults.toSorted((p, q) => p.rank - q.rank).map(({ finding }) => finding);
  const both = here.find(({ spans, evidence }) => {
    const all = [...spans, ...evidence];
    return isOn(all, a) && isOn(all, b);
  });
  const against = here.find(({ spans, evidence }) =>
    evidence.some(({ article }) => spans.every((span) => span.article !== article)),
  );
  return both ?? against ?? null;
}

function isOn(spots: readonly Spot[], side: Spot): boolean {
  return spots.some((spot) => spot.article === side.article && overlap(spot, side));
}

/** A place of the left account and the one of the right that belongs beside it. */
export interface Anchor {
  readonly a: number;
  readonly b: number;
}

/**
 * The places by which two accounts scroll together, ascending on both sides: the middles of counterparts that stand in the same
 * order (the longest such run), and both ends of both texts. Cost is O(n log n).
 */
export function anchorsOf(
  pairs: readonly Pair[],
  lengthA: number,
  lengthB: number,
): readonly Anchor[] {
  const middles = pairs
    .map(({ a, b }) => ({ a: (a.start + a.end) / 2, b: (b.start + b.end) / 2 }))
    .toSorted((p, q) => p.a - q.a || p.b - q.b);
  return [{ a: 0, b: 0 }, ...longestRun(middles), { a: lengthA, b: lengthB }];
}

/** The longest subsequence that ascends on the right as well (patience sorting). */
function longestRun(middles: readonly Anchor[]): readonly Anchor[] {
  const before: (number | undefined)[] = [];
  const tails: number[] = [];
  middles.forEach((anchor, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const tail = middles[tails[middle] ?? 0];
      if (tail !== undefined && tail.b < anchor.b && tail.a < anchor.a) low = middle + 1;
      else high = middle;
    }
    before[i] = tails[low - 1];
    tails[low] = i;
  });
  const run: Anchor[] = [];
  for (let at = tails.at(-1); at !== undefined; at = before[at]) {
    const anchor = middles[at];
    if (anchor !== undefined) run.unshift(anchor);
  }
  return run;
}

/** The place on the other side that belongs to `offset` on side `from`: between anchors in proportion. Cost is O(log n). */
export function beside(anchors: readonly Anchor[], from: 'a' | 'b', offset: number): number {
  const to = from === 'a' ? 'b' : 'a';
  let low = 0;
  let high = anchors.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((anchors[middle]?.[from] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const [first, second] = [anchors[low], anchors[high]];
  if (first === undefined || second === undefined) return 0;
  const width = second[from] - first[from];
  const share = width === 0 ? 0 : Math.min(1, Math.max(0, (offset - first[from]) / width));
  return first[to] + share * (second[to] - first[to]);
}
