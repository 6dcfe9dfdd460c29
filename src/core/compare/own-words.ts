import { isCueVerb } from './lexicon/cues.ts';
import { isRole } from './lexicon/roles.ts';
import type { People } from './people.ts';
import type { PreparedText } from './prepare.ts';
import type { Range } from './result.ts';

/** The words of one account under numbers of its own, which follow from its text alone. */
export interface OwnWords {
  /** By own number, the alignment key. */
  readonly keys: readonly string[];
  /** By own number, the norm. */
  readonly norms: readonly string[];
  /** By index of the sentence. */
  readonly sentences: readonly OwnSentence[];
  /** Own numbers of keys in names of people, offices and verbs of speech. */
  readonly people: readonly number[];
}

/** The words of a sentence by their own numbers. */
export interface OwnSentence {
  /** Of every token, the number of its key. */
  readonly keys: readonly number[];
  /** Of every token, the number of its norm. */
  readonly norms: readonly number[];
  /** Of the keys that carry matter, each once. */
  readonly content: readonly number[];
  /** Of every token inside quotation marks, the number of its norm. */
  readonly quoted: readonly number[];
}

/**
 * Numbers the words of a text in the order in which they come. `quotations` are in text order and
 * do not overlap. Cost is O(words).
 */
export function ownWordsOf(
  text: PreparedText,
  quotations: readonly Range[],
  people: People,
): OwnWords {
  const [keys, norms] = [new Numbers(), new Numbers()];
  /** By norm, its key: words of one norm have one. */
  const keyOf: number[] = [];
  const ofPeople = new Set<number>();
  let next = 0;
  const isQuoted = (offset: number): boolean => {
    while ((quotations[next]?.end ?? Infinity) <= offset) next += 1;
    return (quotations[next]?.start ?? Infinity) <= offset;
  };
  const sentences = text.sentences.map(({ tokens, names }): OwnSentence => {
    const ofNorms: number[] = [];
    const content = new Set<number>();
    const quoted: number[] = [];
    for (const { norm, key, isContent, start } of tokens) {
      const number = norms.of(norm);
      ofNorms.push(number);
      if (number === keyOf.length) {
        const ofKey = keys.of(key);
        keyOf.push(ofKey);
        if (isRole(norm) || isCueVerb(norm)) ofPeople.add(ofKey);
      }
      if (isContent) content.add(keyOf[number] ?? 0);
      if (isQuoted(start)) quoted.push(number);
    }
    const ofTokens = ofNorms.map((number) => keyOf[number] ?? 0);
    for (const name of names) {
      if (people.personOf(name) === null) continue;
      for (const key of ofTokens.slice(name.from, name.to)) ofPeople.add(key);
    }
    return {
      keys: ofTokens,
      norms: ofNorms,
      content: Array.from(content),
      quoted,
    };
  });
  return { keys: keys.words, norms: norms.words, sentences, people: Array.from(ofPeople) };
}

/** Gives words numbers in the order in which they come. */
export class Numbers {
  /** By number, the word. */
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    this.words.push(word);
    return this.words.length - 1;
  }
}
