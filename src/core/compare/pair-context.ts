import type { Pair } from './align.ts';
import { type Mention, mentionOf } from './claim-match.ts';
import type { SentencePairs } from './sentence-pairs.ts';
import type { Range } from './result.ts';
import { type Account, type StoryIndex, type Unit, quotationAround } from './story.ts';

/** Two aligned sentences with their words aligned: where slots are compared. */
export interface PairContext {
  readonly pair: Pair;
  readonly a: Unit;
  readonly b: Unit;
  readonly accountA: Account;
  readonly accountB: Account;
  /** Pairs of token indices that are the same word or root, in order. */
  readonly anchors: readonly (readonly [number, number])[];
}

/** Mentions inside quotation marks are words of somebody: they are compared as quotations. */
export function isQuoted(account: Account, start: number, end: number): boolean {
  const quotation = quotationAround(account, start);
  return quotation !== null && end <= quotation.end;
}

/** Aligns the words of every pair of sentences. Cost is O(m · n) of each pair that `known` has not yet. */
export function pairContexts(
  index: StoryIndex,
  accounts: readonly Account[],
  pairs: readonly Pair[],
  known: SentencePairs,
): PairContext[] {
  return pairs.flatMap((pair): PairContext[] => {
    const [a, b] = [index.units[pair.a], index.units[pair.b]];
    if (a === undefined || b === undefined) return [];
    const [accountA, accountB] = [accounts[a.article], accounts[b.article]];
    if (accountA === undefined || accountB === undefined) return [];
    return [{ pair, a, b, accountA, accountB, anchors: known.anchors(a, b) }];
  });
}

/** What one of the two accounts says in a place of its sentence. */
export function mentionIn(
  { a, accountA, accountB }: PairContext,
  unit: Unit,
  range: Range,
  key: string,
): Mention {
  return mentionOf(unit === a ? accountA : accountB, unit, range, key);
}

/** How far from a slot an anchor still tells what stands in it, in tokens. */
const REACH = 4;

/** What holds two mentions in one slot. */
export interface SlotSupport {
  /** Weight of the best common word before, 1 for one that carries matter, 0.5 for others. */
  readonly left: number;
  readonly right: number;
}

/** Tells which common words stand before and behind both mentions; indices of tokens, half-open. */
export function slotSupport(
  { anchors, a, b }: PairContext,
  mentionA: { readonly from: number; readonly to: number },
  mentionB: { readonly from: number; readonly to: number },
): SlotSupport {
  let [left, right] = [0, 0];
  for (const [i, j] of anchors) {
    const [x, y] = [a.sentence.tokens[i], b.sentence.tokens[j]];
    const isContent = x?.isContent === true && y?.isContent === true;
    const before = [mentionA.from - i, mentionB.from - j];
    const after = [i - mentionA.to + 1, j - mentionB.to + 1];
    const weight = (distances: readonly number[]): number => {
      const [p = 0, q = 0] = distances;
      if (p < 1 || q < 1 || p > REACH || q > REACH) return 0;
      return isContent ? 1 : p === 1 && q === 1 ? 0.5 : 0.25;
    };
    left = Math.max(left, weight(before));
    right = Math.max(right, weight(after));
  }
  return { left, right };
}
