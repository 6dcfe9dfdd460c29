import { alignTokens } from './diff.ts';
import { shortHash } from './hash.ts';
import { lcsLength, lcsRatio } from './lcs.ts';
import { sharesFigure, sharesRun } from './pair-signs.ts';
import type { Account, Unit } from './story.ts';

/** What is known of two sentences; each part is found when it is first asked for. */
interface Known {
  readonly ratio: number;
  readonly wordRatio: number;
  isOtherQuotation?: boolean;
  hasSign?: boolean;
  anchors?: readonly (readonly [number, number])[];
  id?: string;
}

/** By index of a sentence of the one account × sentences of the other + index of one of that. */
type KnownOfTwo = Map<number, Known>;

/** What is known of the sentences of two accounts, as long as both live. */
export type KeptPairs = WeakMap<Account, WeakMap<Account, KnownOfTwo>>;

/** What share of a sentence must be quoted for it to be a quotation for the most part. */
const MOSTLY = 0.5;
const OTHER_WORDS = 0.4;

/**
 * What the sentences of a story are to each other, two by two, whatever else stands in it. That
 * follows from the two texts alone: `kept` holds it from one comparison to the next, so that only
 * sentences of a new text are held against others.
 */
export class SentencePairs {
  readonly #accounts: readonly Account[];
  readonly #kept: KeptPairs;
  /** By article × articles + other article: a number is found faster than two accounts. */
  readonly #ofArticles = new Map<number, KnownOfTwo>();

  constructor(accounts: readonly Account[], kept: KeptPairs) {
    this.#accounts = accounts;
    this.#kept = kept;
  }

  /** LCS ratio of the stem prefixes, 0…1. */
  ratio(a: Unit, b: Unit): number {
    return this.#of(a, b).ratio;
  }

  /** LCS ratio of the words as normalised, without stemming, 0…1. */
  wordRatio(a: Unit, b: Unit): number {
    return this.#of(a, b).wordRatio;
  }

  /** Both sentences are quotations for the most part, of other words: two statements of one person. */
  isOtherQuotation(a: Unit, b: Unit): boolean {
    if (!isQuotation(a) || !isQuotation(b)) return false;
    const known = this.#of(a, b);
    known.isOtherQuotation ??=
      lcsLength(a.quoted, b.quoted) / Math.max(1, Math.min(a.quoted.length, b.quoted.length)) <
      OTHER_WORDS;
    return known.isOtherQuotation;
  }

  /** Both have a figure in the same company, or five words in a row. */
  hasSign(a: Unit, b: Unit): boolean {
    const known = this.#of(a, b);
    known.hasSign ??= sharesFigure(a, b) || sharesRun(a, b);
    return known.hasSign;
  }

  /** Pairs of token indices that are the same word or root, in order. */
  anchors(a: Unit, b: Unit): readonly (readonly [number, number])[] {
    const known = this.#of(a, b);
    known.anchors ??= alignTokens(a.sentence.tokens, b.sentence.tokens);
    return known.anchors;
  }

  /** An id that stays with the words of both. */
  id(a: Unit, b: Unit): string {
    const known = this.#of(a, b);
    known.id ??= `p-${shortHash([this.#words(a), this.#words(b)].toSorted().join('|'))}`;
    return known.id;
  }

  #words({ article, sentence }: Unit): string {
    return this.#accounts[article]?.prepared.text.slice(sentence.start, sentence.end) ?? '';
  }

  #of(a: Unit, b: Unit): Known {
    const ofTwo = this.#ofTwo(a.article, b.article);
    const sentences = this.#accounts[b.article]?.prepared.sentences.length ?? 0;
    const key = a.sentence.index * sentences + b.sentence.index;
    const before = ofTwo.get(key);
    if (before !== undefined) return before;
    const known = {
      ratio: lcsRatio(lcsLength(a.keys, b.keys), a.keys, b.keys),
      wordRatio: lcsRatio(lcsLength(a.norms, b.norms), a.norms, b.norms),
    };
    ofTwo.set(key, known);
    return known;
  }

  #ofTwo(a: number, b: number): KnownOfTwo {
    const key = a * this.#accounts.length + b;
    const before = this.#ofArticles.get(key);
    if (before !== undefined) return before;
    const [accountA, accountB] = [this.#accounts[a], this.#accounts[b]];
    if (accountA === undefined || accountB === undefined)
      throw new RangeError(`There is no account ${Math.max(a, b)}`);
    const ofA = this.#kept.get(accountA) ?? new WeakMap<Account, KnownOfTwo>();
    this.#kept.set(accountA, ofA);
    const known: KnownOfTwo = ofA.get(accountB) ?? new Map<number, Known>();
    ofA.set(accountB, known);
    this.#ofArticles.set(key, known);
    return known;
  }
}

function isQuotation({ quoted, norms }: Unit): boolean {
  return quoted.length >= norms.length * MOSTLY;
}
