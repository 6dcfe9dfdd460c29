import type { Range, Span } from '#core/domain/span.ts';
import { spanOf } from '#core/domain/span.ts';
import { isBlank, skipBlanks, skipBlanksBack } from '#core/text/blanks.ts';
import { graphemeEnd, graphemeStart, isGraphemeBoundary } from '#core/text/graphemes.ts';

import { contextLikeness } from './context.ts';
import { matchSpan } from './match.ts';
import { diffTexts, type Run, type TextDiff } from './text-diff.ts';

/** What became of a span in a new version of its text. */
export interface Carried {
  /**
   * `exact`: same words, same place. `shifted`: same words, elsewhere. `changed`: other words, or the same in other company, to be
   * confirmed by an editor. `orphaned`: no place is good enough.
   */
  readonly outcome: 'exact' | 'shifted' | 'changed' | 'orphaned';
  /** Where it lies in the new text, in UTF-16 code units; of an orphan the old span as it was. */
  readonly span: Span;
  /** How sure that is, from 0 to 1; 1 for `exact`, 0 for an orphan. */
  readonly confidence: number;
}

/** Words that differ in more than half of their letters are not taken for the old ones. */
const LEAST_LIKENESS = 0.5;
/** The share of the context that must stand round words that are taken without a question. */
const LEAST_CONTEXT = 0.4;
/** A quote this long (code units) is hardly ever said twice. */
const DISTINCTIVE = 24;
/** What stands unchanged beside a span, this far on either side (code units), makes looking at the context needless. */
const COMPANY = 16;
const CONTEXT = 32;
/** Letter by letter only up to this length: the cost is its square. */
const LONGEST_LETTERS = 400;

/**
 * Carries spans from one version of a text to the next, in the order given. Nothing is put on other words without saying so:
 * `exact` and `shifted` are the very words in their company, everything else is `changed` or `orphaned`.
 *
 * A span inside a stretch that both versions have goes with it, moved paragraphs too. A span that an edit touched goes to what
 * stands in its place, if half of it is left. What is gone is looked for in what is new, so that it never lands on words that were
 * there before and belong to another. Cost is that of the comparison, O(log changes) for a span in an unchanged stretch, and a
 * search of the new passages for one that is gone.
 *
 * @param diff The comparison of the two, where it is at hand already.
 */
export function carrySpans(
  from: string,
  to: string,
  spans: readonly Span[],
  diff: TextDiff = diffTexts(from, to),
): readonly Carried[] {
  const passages = newPassages(to, diff);
  return spans.map((span) => carryOne(from, to, span, diff, passages));
}

interface Piece {
  readonly range: Range;
  readonly outcome: 'exact' | 'shifted' | 'changed';
  readonly confidence: number;
}

function carryOne(
  from: string,
  to: string,
  span: Span,
  diff: TextDiff,
  passages: readonly Range[],
): Carried {
  if (span.length === 0) return { outcome: 'exact', span, confidence: 1 };
  const stood = span.every(
    ({ start, end, exact }) => from.slice(start, end) === exact && end > start,
  );
  const pieces = stood
    ? span.map((fragment) => carryFragment(from, to, fragment, diff, passages))
    : [];
  const found = pieces.filter((piece) => piece !== null);
  const ranges = found.map(({ range }) => range).toSorted((a, b) => a.start - b.start);
  const isTangled = ranges.some(({ start }, i) => start < (ranges[i - 1]?.end ?? 0));
  const kept = pieces.flatMap((piece, i) =>
    piece === null ? [] : [span[i] ?? { start: 0, end: 0 }],
  );
  const share = lettersOf(kept) / Math.max(1, lettersOf(span));
  if (found.length === 0 || isTangled || share < LEAST_LIKENESS)
    return { outcome: 'orphaned', span, confidence: 0 };
  const isWhole = found.length === span.length;
  const outcome = isWhole ? worst(found) : 'changed';
  const confidence = share * found.reduce((least, piece) => Math.min(least, piece.confidence), 1);
  return { outcome, span: spanOf(to, ranges), confidence };
}

function lettersOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

function worst(pieces: readonly Piece[]): Piece['outcome'] {
  if (pieces.some(({ outcome }) => outcome === 'changed')) return 'changed';
  return pieces.some(({ outcome }) => outcome === 'shifted') ? 'shifted' : 'exact';
}

function carryFragment(
  from: string,
  to: string,
  fragment: Range,
  diff: TextDiff,
  passages: readonly Range[],
): Piece | null {
  const { start, end } = fragment;
  const touching = runsIn(diff.runs, fragment);
  const [run] = touching;
  if (run !== undefined && run.from.start <= start && run.from.end >= end)
    return unbroken(from, to, fragment, run);
  const inPlace = touching.length === 0 ? null : broken(from, to, fragment, touching, diff);
  return inPlace ?? typo(from, to, fragment, diff) ?? elsewhere(from, to, fragment, passages);
}

/** A fragment inside one stretch that both versions have. */
function unbroken(from: string, to: string, { start, end }: Range, run: Run): Piece {
  const shift = run.to.start - run.from.start;
  const range = { start: start + shift, end: end + shift };
  const outcome = shift === 0 ? 'exact' : 'shifted';
  const isWhole = isGraphemeBoundary(to, range.start) && isGraphemeBoundary(to, range.end);
  if (!isWhole) return { range: whole(to, range), outcome: 'changed', confidence: 0.8 };
  const company = [start - run.from.start, run.from.end - end];
  if (company.every((length) => length >= COMPANY) || isAlone(from, run))
    return { range, outcome, confidence: 1 };
  const likeness = contextLikeness(to, range, contextOf(from, { start, end })) ?? 1;
  const isSure = likeness >= LEAST_CONTEXT || end - start >= DISTINCTIVE;
  const confidence = 0.6 + 0.4 * likeness;
  return { range, outcome: isSure ? outcome : 'changed', confidence };
}

/** Says whether a stretch is the whole of the old text: it has no company to lose. */
function isAlone(from: string, run: Run): boolean {
  return run.from.start === 0 && run.from.end === from.length;
}

/** A fragment that an edit has touched: from its first words that are left to its last, with what replaced the others. */
function broken(
  from: string,
  to: string,
  { start, end }: Range,
  touching: readonly Run[],
  diff: TextDiff,
): Piece | null {
  const [first, last] = [touching[0], touching.at(-1)];
  if (first === undefined || last === undefined) return null;
  // Runs that follow one another in the old text and not in the new one are no one place.
  if (touching.some(({ to: place }, i) => place.start < (touching[i - 1]?.to.end ?? 0)))
    return null;
  const at =
    first.from.start <= start
      ? first.to.start + start - first.from.start
      : replacedBefore(first, start, diff);
  const till =
    last.from.end >= end
      ? last.to.end - (last.from.end - end)
      : replacedAfter(last, end, diff, to.length);
  if (at >= till) return null;
  const range = whole(to, trimmed(to, { start: at, end: till }, from.slice(start, end)));
  if (range.start >= range.end) return null;
  const kept = touching.reduce(
    (sum, run) => sum + Math.min(end, run.from.end) - Math.max(start, run.from.start),
    0,
  );
  const share = kept / Math.max(end - start, range.end - range.start);
  const likeness = Math.max(
    share,
    letterLikeness(from.slice(start, end), to.slice(range.start, range.end)),
  );
  return likeness < LEAST_LIKENESS ? null : { range, outcome: 'changed', confidence: likeness };
}

/** Where what replaced the words between `start` and a run begins. */
function replacedBefore(run: Run, start: number, { runs }: TextDiff): number {
  const before = previous(runs, run);
  const gap = { from: before?.from.end ?? 0, to: before?.to.end ?? 0 };
  if (before !== null && gap.to > run.to.start) return run.to.start;
  // Only what replaced the span's own words: where more was replaced before it, as much as the span had.
  return gap.from >= start ? gap.to : Math.max(gap.to, run.to.start - (run.from.start - start));
}

function replacedAfter(run: Run, end: number, { runs }: TextDiff, length: number): number {
  const after = next(runs, run);
  const gap = { from: after?.from.start ?? Number.MAX_SAFE_INTEGER, to: after?.to.start ?? length };
  if (after !== null && gap.to < run.to.end) return run.to.end;
  const most = gap.from === Number.MAX_SAFE_INTEGER ? run.to.end + (end - run.from.end) : gap.to;
  return gap.from <= end ? most : Math.min(gap.to, run.to.end + (end - run.from.end));
}

/** Words that were replaced as a whole by much the same letters: a misprint put right. */
function typo(from: string, to: string, { start, end }: Range, { runs }: TextDiff): Piece | null {
  const after = runs.findIndex((run) => !run.isMoved && run.from.start >= end);
  const following = after === -1 ? null : (runs[after] ?? null);
  const before =
    runs.slice(0, after === -1 ? runs.length : after).findLast((run) => !run.isMoved) ?? null;
  const gap = { start: before?.to.end ?? 0, end: following?.to.start ?? to.length };
  const old = { start: before?.from.end ?? 0, end: following?.from.start ?? from.length };
  if (gap.start >= gap.end || old.start > start) return null;
  const isOnly =
    from.slice(old.start, start).trim() === '' && from.slice(end, old.end).trim() === '';
  if (!isOnly) return null;
  const range = whole(to, trimmed(to, gap, from.slice(start, end)));
  const likeness = letterLikeness(from.slice(start, end), to.slice(range.start, range.end));
  return likeness < LEAST_LIKENESS ? null : { range, outcome: 'changed', confidence: likeness };
}

/** A fragment that is gone from its place: looked for in what is new, and taken where one place alone is good. */
function elsewhere(
  from: string,
  to: string,
  { start, end }: Range,
  passages: readonly Range[],
): Piece | null {
  const exact = from.slice(start, end);
  const context = contextOf(from, { start, end });
  const found: Piece[] = [];
  for (const passage of passages) {
    if (passage.end - passage.start < (end - start) * 0.8) continue;
    const text = to.slice(passage.start, passage.end);
    const match = matchSpan(text, { exact, ...context, start: null });
    if (match === 'ambiguous') return null;
    if (match === null) continue;
    const range = { start: passage.start + match.start, end: passage.start + match.end };
    const outcome = match.sure === 'changed' || exact.length < DISTINCTIVE ? 'changed' : 'shifted';
    found.push({ range, outcome, confidence: match.score * 0.9 });
  }
  const [only, second] = found;
  return second === undefined ? (only ?? null) : null;
}

/** What is new in the text in passages: a few letters that were there before do not part them. */
function newPassages(to: string, { added, runs }: TextDiff): readonly Range[] {
  const passages: { start: number; end: number }[] = [];
  const moved = runs.filter(({ isMoved }) => isMoved).map((run) => run.to);
  for (const { start, end } of added) {
    const last = passages.at(-1);
    const isParted = moved.some((range) => range.start < start && range.end > (last?.end ?? 0));
    if (last !== undefined && start - last.end < COMPANY && !isParted) last.end = end;
    else passages.push({ start, end });
  }
  return passages.filter(({ start, end }) => to.slice(start, end).trim() !== '');
}

function contextOf(
  text: string,
  { start, end }: Range,
): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  };
}

function trimmed(text: string, { start, end }: Range, words: string): Range {
  const from = isBlank(words.charCodeAt(0)) ? start : skipBlanks(text, start, end);
  return {
    start: from,
    end: isBlank(words.charCodeAt(words.length - 1)) ? end : skipBlanksBack(text, from, end),
  };
}

function whole(text: string, { start, end }: Range): Range {
  return { start: graphemeStart(text, start), end: graphemeEnd(text, end) };
}

/** The runs that share letters with a range of the old text, in order. Cost is O(log runs). */
function runsIn(runs: readonly Run[], { start, end }: Range): readonly Run[] {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.from.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Run[] = [];
  for (let run = runs[low]; run !== undefined && run.from.start < end; low += 1, run = runs[low])
    found.push(run);
  return found;
}

function previous(runs: readonly Run[], run: Run): Run | null {
  return (
    runs.slice(0, runs.indexOf(run)).findLast(({ isMoved }) => isMoved === run.isMoved) ?? null
  );
}

function next(runs: readonly Run[], run: Run): Run | null {
  return runs.slice(runs.indexOf(run) + 1).find(({ isMoved }) => isMoved === run.isMoved) ?? null;
}

/** How alike two words are, letter by letter: 1 less the share of edits (Levenshtein). */
function letterLikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || longest > LONGEST_LETTERS) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const following = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const swap = (row[j] ?? 0) + (a.charCodeAt(i) === b.charCodeAt(j) ? 0 : 1);
      following.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (following[j] ?? 0) + 1));
    }
    row = following;
  }
  return 1 - (row.at(-1) ?? longest) / longest;
}
