import { snapRange } from '#core/text/snap.ts';

import { wordChanges } from './diff.ts';
import type { Comparison, PassageKind, Range, Spot } from './result.ts';

/** Words of another account that report what some words report. */
export interface Counterpart {
  readonly spot: Spot;
  readonly kind: PassageKind | 'same utterance';
}

/**
 * What answers to words of one account in the others, in the order of the accounts, at most one of each: of words in quotation
 * marks the quotation that holds the same utterance, of others the words that stand in their place in the counterpart of their
 * sentence, or the whole of it where they are most of theirs. Offsets are UTF-16 code units. Cost is O(passages + quotes).
 *
 * @param isQuote Whether the words are taken as somebody's own.
 */
export function counterpartsOf(
  comparison: Comparison,
  texts: ReadonlyMap<string, string>,
  words: Spot,
  isQuote: boolean,
): readonly Counterpart[] {
  const found = new Map<string, Counterpart>();
  if (isQuote) {
    for (const counterpart of sameUtterances(comparison, words)) {
      if (!found.has(counterpart.spot.article)) found.set(counterpart.spot.article, counterpart);
    }
  }
  const passages = comparison.passages
    .flatMap((passage) => {
      const { a, b } = passage;
      if (a.article === words.article && overlaps(a, words)) return { ...passage, from: a, to: b };
      if (b.article === words.article && overlaps(b, words)) return { ...passage, from: b, to: a };
      return [];
    })
    .toSorted((p, q) => shared(q.from, words) - shared(p.from, words) || q.score - p.score);
  for (const { from, to, kind } of passages) {
    if (found.has(to.article)) continue;
    const range = placeOf(texts, words, from, to);
    if (range !== null) found.set(to.article, { spot: { article: to.article, ...range }, kind });
  }
  return comparison.articles.flatMap(({ id }) => found.get(id) ?? []);
}

function sameUtterances({ quotes }: Comparison, words: Spot): readonly Counterpart[] {
  const own = new Set(
    quotes
      .filter((quote) => quote.article === words.article && overlaps(quote, words))
      .flatMap(({ utterances }) => utterances),
  );
  return quotes
    .filter(
      ({ article, utterances }) =>
        article !== words.article && utterances.some((utterance) => own.has(utterance)),
    )
    .map(({ article, start, end }) => ({ spot: { article, start, end }, kind: 'same utterance' }));
}

/** Words that are more than this share of their sentence stand for all of it. */
const MOST = 0.7;

/** Where, in the counterpart `to` of the sentence `from`, the place of `words` is; `null` where nothing stands there. */
function placeOf(
  texts: ReadonlyMap<string, string>,
  words: Spot,
  from: Spot,
  to: Spot,
): Range | null {
  const [textFrom, textTo] = [texts.get(from.article) ?? '', texts.get(to.article) ?? ''];
  if (shared(from, words) > MOST * (from.end - from.start)) return { start: to.start, end: to.end };
  const changes = wordChanges(textFrom, from, textTo, to);
  const across = (offset: number, side: 'start' | 'end'): number => {
    let [a, b] = [from.start, to.start];
    for (const change of changes) {
      if (offset < change.a.start || (side === 'end' && offset === change.a.start)) break;
      if (offset < change.a.end || (side === 'end' && offset === change.a.end))
        return change.b[side];
      [a, b] = [change.a.end, change.b.end];
    }
    return Math.min(to.end, b + offset - a);
  };
  const start = across(Math.max(words.start, from.start), 'start');
  const end = across(Math.min(words.end, from.end), 'end');
  return start < end ? snapRange(textTo, start, end, { words: true }) : null;
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function shared(a: Range, b: Range): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
