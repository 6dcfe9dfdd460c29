import { type DiffPiece, diffPieces } from '#core/anchor/text-diff.ts';
import { skipBlanks, skipBlanksBack } from '#core/text/blanks.ts';
import { foldAtOnce } from '#core/text/fold.ts';

import { type PreparedText, prepareText } from '../prepare.ts';
import type { Range } from '../result.ts';
import { noticeIn } from './notice.ts';

/** What a change between two versions of an article concerns. */
export type ChangeSubject =
  /** Words inside quotation marks. */
  | 'quotation'
  | 'figure'
  | 'date'
  | 'name'
  /** Other words. */
  | 'words'
  /** Marks, blanks, capitals: the same words. */
  | 'marks'
  /** The same words elsewhere. */
  | 'place';

/** One change between two versions of an article, in UTF-16 code units of each. */
export interface VersionChange {
  /** In the earlier version; empty for what was added. */
  readonly from: Range;
  /** In the later version; empty for what was taken out. */
  readonly to: Range;
  readonly about: ChangeSubject;
}

/** What was changed from one version of an article to another. */
export interface VersionChanges {
  /** In the order of the later version. */
  readonly changes: readonly VersionChange[];
  /** Where the later version says that it was changed, and the earlier one does not; else `null`. */
  readonly notice: Range | null;
}

/** A rewritten passage of more letters is about itself, not about a figure in it. */
const LONGEST_CHANGE = 60;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Says what was changed from one version of an article to another, word by word, and what each change concerns: words inside
 * quotation marks, a figure, a date, a name, or other words. A change that touches a figure, date or name is widened to the whole of
 * it. Cost is that of comparing the texts and of preparing both.
 */
export function changesBetween(from: string, to: string): VersionChanges {
  if (from === to) return { changes: [], notice: null };
  const [before, after] = [prepareText(from), prepareText(to)];
  const changes = joined(from, diffPieces(from, to)).flatMap(({ isMoved, ...change }) => {
    const trimmed = { from: trim(from, change.from), to: trim(to, change.to) };
    if (isEmpty(trimmed.from) && isEmpty(trimmed.to)) return [];
    return [isMoved ? { ...trimmed, about: 'place' as const } : subjectOf(before, after, trimmed)];
  });
  return { changes, notice: noticeIn(from, to, changes) };
}

interface Stretch {
  readonly from: Range;
  readonly to: Range;
  readonly isMoved: boolean;
}

/** What changed, side by side: nothing but blanks and marks between two changes makes them one. */
function joined(text: string, pieces: readonly DiffPiece[]): readonly Stretch[] {
  const found: { from: Range; to: Range; isMoved: boolean }[] = [];
  let isOpen = false;
  for (const { kind, from, to } of pieces) {
    const last = found.at(-1);
    if (kind === 'same') {
      isOpen &&= !LETTER.test(text.slice(from.start, from.end)) && !hasLineEnd(text, from);
    } else if (kind === 'moved') {
      found.push({ from, to, isMoved: true });
      isOpen = false;
    } else if (isOpen && last !== undefined) {
      last.from = { start: last.from.start, end: Math.max(last.from.end, from.end) };
      last.to = { start: last.to.start, end: Math.max(last.to.end, to.end) };
    } else {
      found.push({ from, to, isMoved: false });
      isOpen = true;
    }
  }
  return found;
}

function hasLineEnd(text: string, { start, end }: Range): boolean {
  return text.slice(start, end).includes('\n');
}

function subjectOf(
  before: PreparedText,
  after: PreparedText,
  change: { readonly from: Range; readonly to: Range },
): VersionChange {
  const { from, to } = change;
  const [old, now] = [before.text.slice(from.start, from.end), after.text.slice(to.start, to.end)];
  const isLong = old.length > LONGEST_CHANGE || now.length > LONGEST_CHANGE;
  if (isQuoted(before, from) || isQuoted(after, to)) return { ...change, about: 'quotation' };
  if (lettersOf(old) === lettersOf(now)) return { ...change, about: 'marks' };
  if (!isEmpty(from) && !isEmpty(to) && !isLong) {
    for (const about of ['figure', 'date', 'name'] as const) {
      const [was, is] = [mentionsIn(before, from, about), mentionsIn(after, to, about)];
      const isOther = keyOf(was) !== keyOf(is) && was.length + is.length > 0;
      if (isOther) return { from: widened(from, was), to: widened(to, is), about };
    }
  }
  return { ...change, about: 'words' };
}

interface Mention extends Range {
  readonly key: string;
}

/** Figures, dates or names that a range touches. */
function mentionsIn(
  { text, sentences }: PreparedText,
  range: Range,
  about: 'figure' | 'date' | 'name',
): readonly Mention[] {
  return sentences
    .filter((sentence) => touches(sentence, range))
    .flatMap((sentence): Mention[] => {
      switch (about) {
        case 'figure':
          return sentence.figures.map(({ start, end, low, high, unit }) => ({
            start,
            end,
            key: `${low} ${high} ${unit}`,
          }));
        case 'date':
          return sentence.dates.map(({ start, end }) => ({
            start,
            end,
            key: text.slice(start, end),
          }));
        case 'name':
          return sentence.names.map(({ start, end, key }) => ({ start, end, key }));
      }
    })
    .filter((mention) => touches(mention, range));
}

function keyOf(mentions: readonly Mention[]): string {
  return mentions.map(({ key }) => key).join('|');
}

function widened(range: Range, mentions: readonly Range[]): Range {
  return {
    start: Math.min(range.start, ...mentions.map(({ start }) => start)),
    end: Math.max(range.end, ...mentions.map(({ end }) => end)),
  };
}

/** Whether a change lies inside quotation marks, in part or whole; a quotation that comes or goes whole does not. */
function isQuoted({ quotations }: PreparedText, range: Range): boolean {
  return quotations.some(
    ({ start, end, inner }) =>
      !(range.start <= start && range.end >= end) &&
      (isEmpty(range)
        ? inner.start < range.start && range.start < inner.end
        : touches(inner, range)),
  );
}

function touches(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function isEmpty({ start, end }: Range): boolean {
  return start >= end;
}

function trim(text: string, { start, end }: Range): Range {
  const from = skipBlanks(text, start, end);
  return { start: from, end: Math.max(from, skipBlanksBack(text, from, end)) };
}

function lettersOf(words: string): string {
  const { text } = foldAtOnce(words, { matchCase: false, matchAccents: true });
  return [...text].filter((sign) => LETTER.test(sign)).join('');
}
