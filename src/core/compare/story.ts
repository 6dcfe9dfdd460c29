import { type Attribution, attribute } from './attribution.ts';
import { type PreparedSentence, type PreparedText, prepareText } from './prepare.ts';
import { Numbers, type OwnWords, ownWordsOf } from './own-words.ts';
import type { People } from './people.ts';
import type { Quotation } from './quotations.ts';
import { indexAt } from './ranges.ts';
import { tokensOf } from './tokens.ts';

/** A text with all that does not depend on the other accounts; kept between comparisons. */
export interface Account {
  readonly prepared: PreparedText;
  /** Outermost quotations that are utterances: not those of furniture, no titles of works. */
  readonly quotations: readonly Quotation[];
  readonly attributions: readonly Attribution[];
  readonly people: People;
  readonly words: OwnWords;
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
  /** Distinct numbers of keys that carry matter, ascending. */
  readonly content: readonly number[];
  /** Numbers of the norms of the tokens inside quotation marks. */
  readonly quoted: readonly number[];
  /** Length of its vector of IDF weights. */
  readonly length: number;
}

/** The body sentences of all accounts, indexed. */
export interface StoryIndex {
  readonly units: readonly Unit[];
  /** First unit of each article, and behind the last. */
  readonly starts: readonly number[];
  /** The keys, by their number. */
  readonly names: readonly string[];
  /** By number of a key. */
  readonly idf: readonly number[];
  /** By number of a key, the units that hold it, ascending. */
  readonly postings: readonly (readonly number[])[];
}

/** Prepares one account. Cost is O(|text|). */
export function prepareAccount(text: string): Account {
  const prepared = prepareText(text);
  const outside = prepared.paragraphs.filter(
    ({ role }) => role === 'furniture' || role === 'credit',
  );
  const quotations = prepared.quotations.filter(
    (quotation) => indexAt(outside, quotation.start) < 0 && !isTitle(prepared, quotation),
  );
  const { attributions, people } = attribute(prepared, quotations);
  const words = ownWordsOf(prepared, quotations, people);
  return { prepared, quotations, attributions, people, words };
}

/** Words of a title of a work, at most. */
const LONGEST_TITLE = 6;

/** Capitals throughout, no mark at the end, nothing that leads to speech: “The Long View”. */
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
  return quotations[indexAt(quotations, offset)] ?? null;
}

/**
 * Indexes the body sentences of the accounts. `isBody` tells which sentences those are.
 *
 * IDF is ln((N + 1) / (df + 0.5)) over the body sentences of the story. Numbers follow from the
 * accounts and their order, not from what was indexed before. Cost is O(words) without looking at
 * strings, but for each word of an account once.
 */
export function indexStory(
  accounts: readonly Account[],
  isBody: (article: number, sentence: PreparedSentence) => boolean,
): StoryIndex {
  const [numbers, norms] = [new Numbers(), new Numbers()];
  const people = new Set<number>();
  const drafts: Omit<Unit, 'length'>[] = [];
  const starts: number[] = [];
  const postings: number[][] = [];
  for (const [article, account] of accounts.entries()) {
    starts.push(drafts.length);
    const own = account.words;
    const keyOf = own.keys.map((key) => numbers.of(key));
    const normOf = own.norms.map((norm) => norms.of(norm));
    for (const key of own.people) people.add(keyOf[key] ?? 0);
    for (const [at, words] of own.sentences.entries()) {
      const sentence = account.prepared.sentences[at];
      if (sentence === undefined || !isBody(article, sentence)) continue;
      const id = drafts.length;
      const content = words.content.map((key) => keyOf[key] ?? 0).toSorted((x, y) => x - y);
      for (const key of content) (postings[key] ??= []).push(id);
      drafts.push({
        id,
        article,
        sentence,
        keys: words.keys.map((key) => keyOf[key] ?? 0),
        norms: words.norms.map((norm) => normOf[norm] ?? 0),
        content,
        quoted: words.quoted.map((norm) => normOf[norm] ?? 0),
      });
    }
  }
  starts.push(drafts.length);
  const full = numbers.words.map((_word, key) => postings[key] ?? []);
  const idf = full.map(
    (list, key) =>
      (people.has(key) ? PERSON_WEIGHT : 1) *
      Math.max(0.05, Math.log((drafts.length + 1) / (list.length + 0.5))),
  );
  const units = drafts.map((draft) => ({
    ...draft,
    length: Math.sqrt(draft.content.reduce((sum, key) => sum + (idf[key] ?? 0) ** 2, 0)),
  }));
  return { units, starts, names: numbers.words, idf, postings: full };
}

/** Who acts or speaks, and in which office, weighs less than what is done: the same person at another time is the commonest false pair. */
const PERSON_WEIGHT = 0.5;
