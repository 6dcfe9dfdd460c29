import { type Attribution, attribute } from './attribution.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { isRole } from './lexicon/roles.ts';
import { type PreparedSentence, type PreparedText, prepareText } from './prepare.ts';
import type { People } from './people.ts';
import type { Quotation } from './quotations.ts';
import { tokensOf } from './tokens.ts';

/** A text with all that does not depend on the other accounts; kept between comparisons. */
export interface Account {
  readonly prepared: PreparedText;
  /** Outermost quotations that are utterances: not those of furniture, no titles of works. */
  readonly quotations: readonly Quotation[];
  readonly attributions: readonly Attribution[];
  readonly people: People;
}

/** One body sentence of the story. */
export interface Unit {
  /** Number of the unit in the story; units of one article follow one another. */
  readonly id: number;
  /** Index of the article in the story. */
  readonly article: number;
  readonly sentence: PreparedSentence;
  /** Numbers of all tokens by their alignment keys. */
  readonly keys: readonly number[];
  /** Numbers of all tokens by their norms. */
  readonly norms: readonly number[];
  /** Distinct numbers of those that carry matter, ascending. */
  readonly content: readonly number[];
  /** Length of its vector of IDF weights. */
  readonly length: number;
}

/** The body sentences of all accounts, indexed. */
export interface StoryIndex {
  readonly units: readonly Unit[];
  /** First unit of each article, and behind the last. */
  readonly starts: readonly number[];
  /** By number of a key. */
  readonly idf: readonly number[];
  /** By number of a key, the units that hold it, ascending. */
  readonly postings: readonly (readonly number[])[];
  /** By number of a key, the key. */
  readonly names: readonly string[];
  numberOf(key: string): number | undefined;
}

/** Prepares one account. Cost is O(|text|). */
export function prepareAccount(text: string): Account {
  const prepared = prepareText(text);
  const outside = prepared.paragraphs.filter(
    ({ role }) => role === 'furniture' || role === 'credit',
  );
  const quotations = prepared.quotations.filter(
    (quotation) =>
      !outside.some((part) => part.start <= quotation.start && quotation.start < part.end) &&
      !isTitle(prepared, quotation),
  );
  const { attributions, people } = attribute(prepared, quotations);
  return { prepared, quotations, attributions, people };
}

/** Words of a title of a work, at most. */
const LONGEST_TITLE = 6;

/** Capitals throughout, no mark at the end, nothing that leads to speech: “Meet the Press”. */
function isTitle({ text, capitals, language }: PreparedText, { start, inner }: Quotation): boolean {
  if (capitals.isForNouns || /[,:]\s*$/.test(text.slice(Math.max(0, start - 3), start)))
    return false;
  const tokens = tokensOf(text, inner.start, inner.end, language);
  const content = tokens.filter(({ isContent }) => isContent);
  return (
    content.length >= 2 &&
    tokens.length <= LONGEST_TITLE &&
    content.every(({ isCapital, value }) => isCapital || value !== null) &&
    !/[.,!?…]$/.test(text.slice(inner.start, inner.end))
  );
}

/** Returns the quotation of the account that holds `offset`, or `null`. Cost is O(log n). */
export function quotationAround({ quotations }: Account, offset: number): Quotation | null {
  let [low, high] = [0, quotations.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((quotations[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = quotations[low - 1];
  return found !== undefined && offset < found.end ? found : null;
}

/** Returns the index of the sentence that holds `offset`, or −1. Cost is O(log n). */
export function sentenceAround({ prepared: { sentences } }: Account, offset: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low - 1];
  return found !== undefined && offset < found.end ? low - 1 : -1;
}

/**
 * Indexes the body sentences of the accounts. `isBody` tells which sentences those are.
 *
 * IDF is ln((N + 1) / (df + 0.5)) over the body sentences of the story. Cost is O(words).
 */
export function indexStory(
  accounts: readonly Account[],
  isBody: (article: number, sentence: PreparedSentence) => boolean,
): StoryIndex {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const norms = new Map<string, number>();
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, names.length);
    names.push(key);
    return names.length - 1;
  };
  const normNumber = (norm: string): number => {
    const known = norms.get(norm) ?? norms.size;
    norms.set(norm, known);
    return known;
  };
  const drafts: Omit<Unit, 'length'>[] = [];
  const starts: number[] = [];
  const postings: number[][] = [];
  for (const [article, { prepared }] of accounts.entries()) {
    starts.push(drafts.length);
    for (const sentence of prepared.sentences) {
      if (!isBody(article, sentence)) continue;
      const { tokens } = sentence;
      const keys = tokens.map(({ key }) => number(key));
      const content = Array.from(
        new Set(keys.filter((_key, at) => tokens[at]?.isContent === true)),
      ).toSorted((a, b) => a - b);
      const id = drafts.length;
      for (const key of content) (postings[key] ??= []).push(id);
      drafts.push({
        id,
        article,
        sentence,
        keys,
        norms: tokens.map(({ norm }) => normNumber(norm)),
        content,
      });
    }
  }
  starts.push(drafts.length);
  const full = names.map((_name, key) => postings[key] ?? []);
  const people = personKeys(accounts, number);
  const idf = full.map(
    (list, key) =>
      (people.has(key) ? PERSON_WEIGHT : 1) *
      Math.max(0.05, Math.log((drafts.length + 1) / (list.length + 0.5))),
  );
  const units = drafts.map((draft) => ({
    ...draft,
    length: Math.sqrt(draft.content.reduce((sum, key) => sum + (idf[key] ?? 0) ** 2, 0)),
  }));
  return { units, starts, idf, postings: full, names, numberOf: (key) => numbers.get(key) };
}

/** Who acts or speaks, and in which office, weighs less than what is done: the same person at another time is the commonest false pair. */
const PERSON_WEIGHT = 0.5;

function personKeys(accounts: readonly Account[], number: (key: string) => number): Set<number> {
  const keys = new Set<number>();
  for (const { prepared, people } of accounts) {
    for (const { names, tokens } of prepared.sentences) {
      for (const name of names) {
        if (people.personOf(name) === null) continue;
        for (const { key } of tokens.slice(name.from, name.to)) keys.add(number(key));
      }
      for (const { norm, key } of tokens)
        if (isRole(norm) || isCueVerb(norm)) keys.add(number(key));
    }
  }
  return keys;
}

/** The sum of the IDF of what two ascending lists share, and of its squares. Cost is O(m + n). */
export function sharedWeight(
  a: readonly number[],
  b: readonly number[],
  idf: readonly number[],
): { readonly sum: number; readonly squares: number; readonly count: number } {
  let [i, j, sum, squares, count] = [0, 0, 0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) {
      const weight = idf[x] ?? 0;
      sum += weight;
      squares += weight * weight;
      count += 1;
      i += 1;
      j += 1;
    } else if (x < y) i += 1;
    else j += 1;
  }
  return { sum, squares, count };
}
