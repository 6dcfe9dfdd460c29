import type { Language } from './lexicon/function-words.ts';
import { plainSpelling } from './lexicon/spelling.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The words of a stretch inside quotation marks, as two printings of one utterance are compared. */
export interface QuotedWords {
  readonly tokens: readonly Token[];
  /** Lower case, contractions written out, brackets dropped. */
  readonly norms: readonly string[];
  /** The index of the token that each norm comes from. */
  readonly tokenOf: readonly number[];
  /** Distinct alignment keys of words that carry matter. */
  readonly content: ReadonlySet<string>;
}

/** Clauses in brackets are the paper's, not the speaker's. */
const BRACKETS = /\[[^\]]*\]/g;
const IS = new Set('it that he she there what who here where how'.split(' '));
const IRREGULAR = new Map([
  ["won't", 'will'],
  ["can't", 'can'],
  ["shan't", 'shall'],
  ["ain't", 'is'],
]);
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/'re$/, 'are'],
  [/'ve$/, 'have'],
  [/'ll$/, 'will'],
  [/'m$/, 'am'],
];

/**
 * Returns the words of `start`…`end` of `text` (code units), levelled so that house style does not
 * show: U.S. and US, figures and number words, British and American spelling, contractions, brackets, ellipses, capitals.
 */
export function quotedWords(
  text: string,
  start: number,
  end: number,
  language: Language,
): QuotedWords {
  const blanked = text.slice(start, end).replace(BRACKETS, (inner) => ' '.repeat(inner.length));
  const tokens = tokensOf(blanked, 0, blanked.length, language).map((token) => ({
    ...token,
    start: token.start + start,
    end: token.end + start,
  }));
  const norms: string[] = [];
  const tokenOf: number[] = [];
  for (const [index, token] of tokens.entries()) {
    for (const norm of writtenOut(text, token)) {
      norms.push(language === 'en' ? plainSpelling(norm) : norm);
      tokenOf.push(index);
    }
  }
  return {
    tokens,
    norms,
    tokenOf,
    content: new Set(tokens.filter(({ isContent }) => isContent).map(({ key }) => key)),
  };
}

function writtenOut(text: string, { norm, end }: Token): string[] {
  if (norm === 'cannot') return ['can', 'not'];
  if (IS.has(norm) && /^['’]s\b/.test(text.slice(end, end + 3))) return [norm, 'is'];
  const irregular = IRREGULAR.get(norm);
  if (irregular !== undefined) return [irregular, 'not'];
  if (norm.endsWith("n't")) return [norm.slice(0, -3), 'not'];
  for (const [ending, word] of ENDINGS) {
    if (ending.test(norm)) return [norm.replace(ending, ''), word];
  }
  return [norm];
}
