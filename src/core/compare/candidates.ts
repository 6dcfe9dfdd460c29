import type { StoryIndex, Unit } from './story.ts';

/** Two sentences of two accounts that share enough rare words to be looked at. `a` < `b`. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
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
/** More than sums of the same weights in another order differ by. */
const ROUNDING = 1e-6;

/**
 * Yields the pairs of sentences worth aligning, by `a`, then `b`.
 *
 * Found through the inverted index from their rarer words, never by trying all pairs: the number of
 * pairs grows with the sentences, not with their square, since neither a word's list nor a
 * sentence's partners grow without bound.
 */
export function* candidatesOf(index: StoryIndex): Generator<Candidate> {
  const partners = new Partners(index);
  for (const unit of index.units) yield* partners.of(unit);
}

/** Finds the partners of one sentence after the other, in the order of the story. */
class Partners {
  readonly #index: StoryIndex;
  readonly #articles: Int32Array;
  /** By key, how many of its units have been asked: their partners are behind. */
  readonly #asked: Int32Array;
  /** By unit, the weight of the rare words that it shares with the one that is asked. */
  readonly #rare: Float64Array;
  /** By key, its weight if the one that is asked holds it, else 0. */
  readonly #held: Float64Array;
  /** By article, how many of its sentences the one that is asked keeps. */
  readonly #kept: Int32Array;
  readonly #least: number;

  constructor(index: StoryIndex) {
    this.#index = index;
    this.#articles = Int32Array.from(index.units, ({ article }) => article);
    this.#asked = new Int32Array(index.postings.length);
    this.#rare = new Float64Array(index.units.length);
    this.#held = new Float64Array(index.postings.length);
    this.#kept = new Int32Array(index.starts.length);
    this.#least = LEAST_SHARED * Math.log(index.units.length + 1);
  }

  /** The partners behind `unit` by their place. */
  of(unit: Unit): Candidate[] {
    for (const key of unit.content) this.#asked[key] = (this.#asked[key] ?? 0) + 1;
    const rare = rareKeys(this.#index, unit);
    const near = this.#near(unit, rare);
    for (const key of unit.content) this.#held[key] = this.#index.idf[key] ?? 0;
    const kept = this.#best(unit, near, rare);
    for (const key of unit.content) this.#held[key] = 0;
    for (const other of near) this.#rare[other] = 0;
    for (const { b } of kept) this.#kept[this.#articles[b] ?? 0] = 0;
    return kept.toSorted((x, y) => x.b - y.b);
  }

  /** The units of other articles that share a rare word. */
  #near(unit: Unit, rare: Int32Array): number[] {
    const [articles, weights] = [this.#articles, this.#rare];
    const near: number[] = [];
    for (const key of rare) {
      const weight = this.#index.idf[key] ?? 0;
      const units = this.#index.postings[key] ?? [];
      for (let at = this.#asked[key] ?? 0; at < units.length; at += 1) {
        const other = units[at] ?? 0;
        if (articles[other] === unit.article) continue;
        const before = weights[other] ?? 0;
        if (before === 0) near.push(other);
        weights[other] = before + weight;
      }
    }
    return near;
  }

  /** Those that share most: by rare words, for whom all words are then counted. */
  #best(unit: Unit, near: readonly number[], rare: Int32Array): Candidate[] {
    const weightOf = (other: number): number => this.#rare[other] ?? 0;
    // Most share one word and could not share enough with all common ones on top.
    const wanted = this.#least - this.#commonWeight(unit, rare);
    const ordered = near
      .filter((other) => weightOf(other) >= wanted)
      .toSorted((x, y) => weightOf(y) - weightOf(x) || x - y);
    const best: Candidate[] = [];
    for (const other of ordered.slice(0, MOST_PARTNERS * 2)) {
      const article = this.#articles[other] ?? 0;
      const already = this.#kept[article] ?? 0;
      if (already >= MOST_PER_ARTICLE) continue;
      const cosine = this.#cosine(unit, this.#index.units[other]);
      if (cosine === null) continue;
      this.#kept[article] = already + 1;
      best.push({ a: unit.id, b: other, cosine });
      if (best.length >= MOST_PARTNERS) break;
    }
    return best;
  }

  /** What the words of a sentence weigh that others have too but that are not rare. */
  #commonWeight({ content }: Unit, rare: Int32Array): number {
    let sum = 0;
    for (const key of content)
      if ((this.#index.postings[key]?.length ?? 0) > 1) sum += this.#index.idf[key] ?? 0;
    for (const key of rare) sum -= this.#index.idf[key] ?? 0;
    return sum + ROUNDING;
  }

  /** How alike the words of the two are, or `null` if they share too little. */
  #cosine(unit: Unit, other: Unit | undefined): number | null {
    if (other === undefined) return null;
    let [sum, squares, count] = [0, 0, 0];
    for (const key of other.content) {
      const weight = this.#held[key] ?? 0;
      if (weight === 0) continue;
      sum += weight;
      squares += weight * weight;
      count += 1;
    }
    if (sum < this.#least || count < 2) return null;
    return squares / (unit.length * other.length || 1);
  }
}

function rareKeys({ postings }: StoryIndex, { content }: Unit): Int32Array {
  const frequency = (key: number): number => postings[key]?.length ?? 0;
  return content
    .toSorted((x, y) => frequency(x) - frequency(y) || x - y)
    .filter((key, rank) => {
      const df = frequency(key);
      return df > 1 && (df <= COMMON || (rank < WANTED && df <= COMMONER));
    });
}
