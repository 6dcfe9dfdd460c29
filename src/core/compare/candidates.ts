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
  /** By unit, its article. */
  readonly #articles: Int32Array;
  /** The content of all units in one list, and by unit where its own begins. */
  readonly #words: Int32Array;
  readonly #starts: Int32Array;
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
    const { units, postings } = index;
    this.#index = index;
    this.#articles = Int32Array.from(units, ({ article }) => article);
    this.#starts = new Int32Array(units.length + 1);
    for (const { id, content } of units)
      this.#starts[id + 1] = (this.#starts[id] ?? 0) + content.length;
    this.#words = new Int32Array(this.#starts[units.length] ?? 0);
    for (const { id, content } of units) this.#words.set(content, this.#starts[id]);
    this.#asked = new Int32Array(postings.length);
    this.#rare = new Float64Array(units.length);
    this.#held = new Float64Array(postings.length);
    this.#kept = new Int32Array(index.starts.length);
    this.#least = LEAST_SHARED * Math.log(units.length + 1);
  }

  /** The partners behind `unit` by their place. */
  of(unit: Unit): Candidate[] {
    for (const key of unit.content) {
      this.#asked[key] = (this.#asked[key] ?? 0) + 1;
      this.#held[key] = this.#index.idf[key] ?? 0;
    }
    const near = this.#near(unit);
    const best = this.#best(unit, this.#sharing(near));
    for (const key of unit.content) this.#held[key] = 0;
    for (const other of near) this.#rare[other] = 0;
    for (const { b } of best) this.#kept[this.#articles[b] ?? 0] = 0;
    return best.toSorted((x, y) => x.b - y.b);
  }

  /** The units of other articles that share a rare word. */
  #near(unit: Unit): number[] {
    const [articles, weights] = [this.#articles, this.#rare];
    const near: number[] = [];
    for (const key of rareKeys(this.#index, unit)) {
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

  /** Those that share enough, rare words and common ones. Most do not, so they go first. */
  #sharing(near: readonly number[]): number[] {
    const [words, held, starts] = [this.#words, this.#held, this.#starts];
    return near.filter((other) => {
      let sum = 0;
      const end = starts[other + 1] ?? 0;
      for (let at = starts[other] ?? 0; at < end; at += 1) sum += held[words[at] ?? 0] ?? 0;
      return sum >= this.#least;
    });
  }

  /** Those that share the rarest words. */
  #best(unit: Unit, sharing: readonly number[]): Candidate[] {
    const weightOf = (other: number): number => this.#rare[other] ?? 0;
    const best: Candidate[] = [];
    for (const other of sharing.toSorted((x, y) => weightOf(y) - weightOf(x) || x - y)) {
      const article = this.#articles[other] ?? 0;
      const already = this.#kept[article] ?? 0;
      const partner = this.#index.units[other];
      if (already >= MOST_PER_ARTICLE || partner === undefined) continue;
      const cosine = this.#cosine(unit, partner);
      if (cosine === null) continue;
      this.#kept[article] = already + 1;
      best.push({ a: unit.id, b: other, cosine });
      if (best.length >= MOST_PARTNERS) break;
    }
    return best;
  }

  /** How alike the words of the two are, or `null` if they share one alone. */
  #cosine(unit: Unit, other: Unit): number | null {
    let [squares, count] = [0, 0];
    for (const key of other.content) {
      const weight = this.#held[key] ?? 0;
      squares += weight * weight;
      count += weight > 0 ? 1 : 0;
    }
    return count < 2 ? null : squares / (unit.length * other.length || 1);
  }
}

function rareKeys({ postings }: StoryIndex, { content }: Unit): number[] {
  const frequency = (key: number): number => postings[key]?.length ?? 0;
  return content
    .toSorted((x, y) => frequency(x) - frequency(y) || x - y)
    .filter((key, rank) => {
      const df = frequency(key);
      return df > 1 && (df <= COMMON || (rank < WANTED && df <= COMMONER));
    });
}
