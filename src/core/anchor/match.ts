import search from 'approx-string-match';

import type { Range } from '#core/domain/span.ts';
import { isBlank, skipBlanks, skipBlanksBack } from '#core/text/blanks.ts';
import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { type CodeUnits, codeUnits } from '#core/text/units.ts';

import { contextLikeness } from './context.ts';

/** What is known of a span that is looked for: its words, what stood round them, and where (UTF-16 code units). */
export interface Selectors {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where the words began, or `null` when that is not known. */
  readonly start: number | null;
}

/** Where a span lies now. */
export interface Match {
  readonly start: CodeUnits;
  readonly end: CodeUnits;
  /** `exact`: same words, same place. `moved`: same words elsewhere. `changed`: words that differ a little. */
  readonly sure: 'exact' | 'moved' | 'changed';
  /** From 0 to 1; 1 for `exact`. */
  readonly score: number;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Likeness of the words, 0…1. */
  readonly words: number;
  /** Likeness of the context, 0…1, or `null` when no context is known. */
  readonly context: number | null;
}

/** The share of its letters in which a passage may differ from the quote. */
const ERROR_RATE = 0.2;
/** Quotes above this length are only looked for letter by letter: approximate search costs length × text. */
const LONGEST_FUZZY = 8_000;
/** Two candidates whose contexts differ by less than this are told apart by nearness only. */
const CLEAR_LEAD = 0.15;
/** Nearness decides only for a candidate at most this far off (code units) and this many times nearer than the next. */
const NEAR = 256;
const NEARER = 3;
/** A quote this long (code units) is hardly ever said twice, so it is taken without its context. */
const DISTINCTIVE = 24;
const LEAST_CONTEXT = 0.4;
/** The floor under the score of words that differ. */
const LEAST_SCORE = 0.75;
const MOST_CANDIDATES = 500;

/**
 * Finds where the words lie in `text` today.
 *
 * In this order: the same words at the same place; the same words elsewhere, the winner decided by context, then by nearness;
 * words that differ in at most 20 % of their letters, with the context checked. Returns `null` when nothing is good enough and
 * `'ambiguous'` when two places are equally good: a span is never put somewhere on a guess. A `changed` match begins and ends
 * at grapheme boundaries.
 *
 * Cost is O(|text|) for words that still stand there, else O((errors / 32) · |text|).
 *
 * Source: W3C Web Annotation Data Model, 4.2.4: when the quote is found more than once, the context decides.
 */
export function matchSpan(text: string, selectors: Selectors): Match | 'ambiguous' | null {
  const { exact, start } = selectors;
  if (exact === '') return null;
  if (start !== null && Number.isInteger(start) && start >= 0 && text.startsWith(exact, start)) {
    const end = start + exact.length;
    const context = contextLikeness(text, { start, end }, selectors);
    // A short word may stand at the same offset of another edition by chance.
    if (isLikely({ start, end, words: 1, context })) {
      return { start: codeUnits(start), end: codeUnits(end), sure: 'exact', score: 1 };
    }
  }
  const same = occurrences(text, selectors);
  if (same.length > 0) return decide(same, start, 'moved', isLikely);
  return decide(lookAlikes(text, selectors), start, 'changed', isAlike);
}

function occurrences(text: string, { exact, prefix, suffix }: Selectors): Candidate[] {
  const found: Candidate[] = [];
  let at = text.indexOf(exact);
  while (at !== -1 && found.length < MOST_CANDIDATES) {
    const end = at + exact.length;
    const context = contextLikeness(text, { start: at, end }, { prefix, suffix });
    found.push({ start: at, end, words: 1, context });
    at = text.indexOf(exact, at + 1);
  }
  return found;
}

function lookAlikes(text: string, { exact, prefix, suffix }: Selectors): Candidate[] {
  const errors = Math.floor(exact.length * ERROR_RATE);
  if (errors === 0 || exact.length > LONGEST_FUZZY) return [];
  return search(text, exact, errors)
    .slice(0, MOST_CANDIDATES)
    .map((match): Candidate => {
      const { start, end } = trimmed(text, match, exact);
      const context = contextLikeness(text, { start, end }, { prefix, suffix });
      return { start, end, words: 1 - match.errors / exact.length, context };
    })
    .filter(({ start, end }) => end > start);
}

// The search takes the longest of several equally good stretches, which may begin or end with a blank too many.
function trimmed(text: string, { start, end }: Range, exact: string): Range {
  const from = isBlank(exact.charCodeAt(0)) ? start : skipBlanks(text, start, end);
  const to = isBlank(exact.charCodeAt(exact.length - 1)) ? end : skipBlanksBack(text, from, end);
  return { start: graphemeStart(text, from), end: graphemeEnd(text, to) };
}

function decide(
  candidates: readonly Candidate[],
  expected: number | null,
  sure: 'moved' | 'changed',
  accept: (candidate: Candidate) => boolean,
): Match | 'ambiguous' | null {
  const best = candidates.toSorted((a, b) => scoreOf(b) - scoreOf(a) || a.start - b.start)[0];
  if (best === undefined || !accept(best)) return null;
  const lead = (best.context ?? 0) - CLEAR_LEAD;
  const rivals = candidates.filter(
    (other) =>
      (other.context ?? 0) >= lead &&
      (other.end <= best.start || other.start >= best.end) &&
      accept(other),
  );
  const winner = rivals.length === 0 ? best : nearest([best, ...rivals], expected);
  if (winner === null) return 'ambiguous';
  return {
    start: codeUnits(winner.start),
    end: codeUnits(winner.end),
    sure,
    score: scoreOf(winner),
  };
}

function nearest(candidates: readonly Candidate[], expected: number | null): Candidate | null {
  if (expected === null) return null;
  const distance = ({ start }: Candidate): number => Math.abs(start - expected);
  const [first, second] = candidates.toSorted((a, b) => distance(a) - distance(b));
  if (first === undefined || second === undefined || distance(first) > NEAR) return null;
  return distance(first) * NEARER < distance(second) ? first : null;
}

function scoreOf({ words, context }: Candidate): number {
  return 0.6 * words + 0.4 * (context ?? words);
}

function isLikely({ start, end, context }: Candidate): boolean {
  return context === null || context >= LEAST_CONTEXT || end - start >= DISTINCTIVE;
}

function isAlike(candidate: Candidate): boolean {
  const { start, end, context } = candidate;
  if (scoreOf(candidate) < LEAST_SCORE) return false;
  return context === null ? end - start >= DISTINCTIVE : context >= LEAST_CONTEXT;
}
