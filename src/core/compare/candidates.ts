import type { StoryIndex, Unit } from './story.ts';
import { sharedWeight } from './story.ts';

/** Two sentences of two accounts that share enough rare words to be looked at. `a` < `b`. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  /** Sum of the IDF of what they share. */
  readonly shared: number;
  readonly cosine: number;
}

/** A word in more sentences than this finds no partner of itself. */
const COMMON = 60;
/** In stories of one event told by hundreds a sentence may have no rarer words; then up to this. */
const COMMONER = 240;
/** Rare words that a sentence wants to have before commoner ones are asked. */
const WANTED = 6;
/** IDF that a pair must share, in words that stand once in the story: the weight of such a word grows with it. */
const LEAST_SHARED = 1.1;
/** Partners that a sentence keeps, the best. */
const MOST_PARTNERS = 160;
/** Partners that a sentence keeps in one other account. */
const MOST_PER_ARTICLE = 5;

/**
 * Returns the pairs of sentences worth aligning, by `a`, then `b`.
 *
 * Found through the inverted index from their rarer words, never by trying all pairs: the number of
 * pairs grows with the sentences, not with their square, since neither a word's list nor a
 * sentence's partners grow without bound.
 */
export function candidatesOf(index: StoryIndex): Candidate[] {
  const least = LEAST_SHARED * Math.log(index.units.length + 1);
  const candidates: Candidate[] = [];
  const weights = new Float64Array(index.units.length);
  const seen: number[] = [];
  for (const unit of index.units) {
    for (const key of rareKeys(index, unit)) {
      const weight = index.idf[key] ?? 0;
      for (const other of index.postings[key] ?? []) {
        if (other <= unit.id || index.units[other]?.article === unit.article) continue;
        if (weights[other] === 0) seen.push(other);
        weights[other] = (weights[other] ?? 0) + weight;
      }
    }
    const partners = seen
      .map((other) => ({ other, weight: weights[other] ?? 0 }))
      .toSorted((x, y) => y.weight - x.weight || x.other - y.other);
    for (const other of seen) weights[other] = 0;
    seen.length = 0;
    candidates.push(...kept(index, unit, partners, least));
  }
  return candidates;
}

function kept(
  index: StoryIndex,
  unit: Unit,
  partners: readonly { readonly other: number }[],
  least: number,
): Candidate[] {
  const perArticle = new Map<number, number>();
  const found: Candidate[] = [];
  for (const { other } of partners.slice(0, MOST_PARTNERS * 2)) {
    const b = index.units[other];
    if (b === undefined) continue;
    const known = perArticle.get(b.article) ?? 0;
    if (known >= MOST_PER_ARTICLE) continue;
    const { sum, squares, count } = sharedWeight(unit.content, b.content, index.idf);
    if (sum < least || count < 2) continue;
    perArticle.set(b.article, known + 1);
    found.push({
      a: unit.id,
      b: other,
      shared: sum,
      cosine: squares / (unit.length * b.length || 1),
    });
    if (found.length >= MOST_PARTNERS) break;
  }
  return found.toSorted((x, y) => x.b - y.b);
}

function rareKeys(index: StoryIndex, unit: Unit): number[] {
  const byRarity = unit.content.toSorted(
    (x, y) => (index.postings[x]?.length ?? 0) - (index.postings[y]?.length ?? 0) || x - y,
  );
  return byRarity.filter((key, rank) => {
    const df = index.postings[key]?.length ?? 0;
    return df > 1 && (df <= COMMON || (rank < WANTED && df <= COMMONER));
  });
}
