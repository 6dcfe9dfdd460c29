import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { skipBlanks } from '#core/text/blanks.ts';
import { quotationAt } from '#core/text/quotations.ts';
import { sentenceAt } from '#core/text/sentences.ts';
import { wordAt } from '#core/text/words.ts';
import { announce, session, setSession } from '#state/session.ts';

import { openArticle, shorten } from './acts.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Grows the selection, or the caret, to the next larger unit around it: word, quotation, sentence, paragraph. */
export function expandSelection(): void {
  const open = openArticle();
  const from = selectionOrCaret();
  if (open === null || from === null) return;
  const larger = unitsAt(open.text, placeIn(from)).filter(
    ({ start, end }) => start <= from.start && end >= from.end && isLonger({ start, end }, from),
  );
  const [next] = larger.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  if (next === undefined) announce('That is the whole paragraph');
  else select(next);
}

/** Shrinks the selection to the next smaller unit in it, in the end to the caret. */
export function shrinkSelection(): void {
  const open = openArticle();
  const { selection } = session();
  if (open === null || selection === null) return;
  const smaller = unitsAt(open.text, placeIn(selection)).filter(
    ({ start, end }) =>
      start >= selection.start && end <= selection.end && isLonger(selection, { start, end }),
  );
  const next = smaller.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  if (next === undefined) setSession({ selection: null });
  else select(next);
}

/** Selects the innermost quotation around the caret, with its marks. */
export function selectQuotation(): void {
  const open = openArticle();
  const from = selectionOrCaret();
  if (open === null || from === null) return;
  const quotation = quotationAt(open.text, placeIn(from));
  if (quotation === null) announce('No quotation here');
  else select(quotation);
}

/** Selects the sentence around the caret; with a selection, takes the next sentence in as well. */
export function selectSentence(): void {
  const open = openArticle();
  const { selection } = session();
  const from = selectionOrCaret();
  if (open === null || from === null) return;
  const { text } = open;
  if (selection === null) {
    select(sentenceAt(text, from.start));
    return;
  }
  const { start } = sentenceAt(text, selection.start);
  const { end } = sentenceAt(text, skipBlanks(text, selection.end, text.length));
  select({ start: Math.min(start, selection.start), end: Math.max(end, selection.end) });
}

/** The units that an offset lies in, from the word to the paragraph. */
function unitsAt(text: string, offset: number): readonly Range[] {
  const units = [
    wordAt(text, offset),
    quotationAt(text, offset),
    sentenceAt(text, offset),
    paragraphAt(paragraphsOf(text), offset),
  ];
  return units.filter((unit) => unit !== null && unit.start < unit.end) as readonly Range[];
}

/** Where growing and shrinking began: at the caret if the words are around it. */
function placeIn({ start, end }: Range): number {
  const { caret } = session();
  return caret !== null && caret >= start && caret <= end ? caret : start;
}

function selectionOrCaret(): Range | null {
  const { selection, caret } = session();
  return selection ?? (caret === null ? null : { start: caret, end: caret });
}

function select({ start, end }: Range): void {
  const open = openArticle();
  if (open === null || start >= end) return;
  const { articleId, text } = open;
  setSession({
    selection: {
      articleId,
      start,
      end,
      backward: false,
      native: { start, end },
      by: 'keyboard',
    },
  });
  announce(`Selected ${shorten(text.slice(start, end))}`);
}

function isLonger(a: Range, b: Range): boolean {
  return lengthOf(a) > lengthOf(b);
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
