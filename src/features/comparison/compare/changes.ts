import type { Range, WordChange } from '#core/compare/result.ts';

import { differingWords } from '../differing-words.ts';
import { overlap } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Pair } from './pairs.ts';

const known = new WeakMap<Pair, readonly WordChange[]>();

/** The words that differ inside a pair, worked out once. */
export function changesOf(pair: Pair, texts: Texts): readonly WordChange[] {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const changes = pair.kind === 'verbatim' ? [] : differingWords(texts, pair.a, pair.b);
  known.set(pair, changes);
  return changes;
}

/**
 * The words of a pair that are painted as differing: in a loose paraphrase nearly all of them do, so there, until it is in hand, it
 * is only those that something was found in.
 */
export function toldIn(pair: Pair, current: Pair | null, texts: Texts): readonly WordChange[] {
  const { kind, finding, a, b } = pair;
  const isInHand = pair === current;
  if (kind !== 'near-verbatim' && finding === null && !isInHand) return [];
  const changes = changesOf(pair, texts);
  if (kind === 'near-verbatim' || isInHand) return changes;
  const isFault = (article: string, range: Range): boolean =>
    finding?.spans.some((spot) => spot.article === article && overlap(spot, range)) === true;
  return changes.filter((change) => isFault(a.article, change.a) || isFault(b.article, change.b));
}
