import { useMemo } from 'react';

import { paragraphsOf } from '#core/text/paragraphs.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';
import { changedPart } from '#state/changed-part.ts';
import type { Shown } from '#state/use-shown.ts';

import type { Piece } from './mark-tree.ts';

/** A run of paragraphs that is laid out, measured and rendered as one. */
export interface SectionText {
  readonly paragraphs: readonly Paragraph[];
  /** Pieces of annotations by paragraph, as long as `paragraphs`. */
  readonly pieces: readonly (readonly Piece[])[];
}

const SECTION_LENGTH = 2_500;
/** The one list for paragraphs without annotations, so that they need not be rendered again. */
export const NO_PIECES: readonly Piece[] = [];

/**
 * The text in sections with the pieces of annotations in them. A section is the same object as before when nothing in it has
 * changed, so that it need not be rendered again.
 */
export function useSections(text: string, shown: readonly Shown[]): readonly SectionText[] {
  const divide = useMemo(() => sectionsOf(paragraphsOf(text)), [text]);
  return useMemo(() => divide(shown), [divide, shown]);
}

/**
 * Divides paragraphs into sections for one state of the annotations after another. Each state is worked out from the one before:
 * after one more annotation only its paragraphs are looked at. Cost is O(annotations) comparisons of identity.
 */
export function sectionsOf(
  paragraphs: readonly Paragraph[],
): (shown: readonly Shown[]) => readonly SectionText[] {
  const groups = groupParagraphs(paragraphs);
  const sectionOf = groups.flatMap((group, section) => group.map(() => section));
  const firstOf = startsOf(groups);
  let sections: readonly SectionText[] = groups.map((group) => ({
    paragraphs: group,
    pieces: group.map(() => NO_PIECES),
  }));
  let known: readonly Shown[] = [];

  return (shown) => {
    const { gone, come } = differenceOf(known, shown);
    known = shown;
    const pieces = new Map<number, Piece[]>();
    const listOf = (paragraph: number): Piece[] => {
      const section = sectionOf[paragraph] ?? 0;
      const before = sections[section]?.pieces[paragraph - (firstOf[section] ?? 0)] ?? NO_PIECES;
      const list = pieces.get(paragraph) ?? before.filter((piece) => !gone.has(piece.shown));
      pieces.set(paragraph, list);
      return list;
    };
    for (const item of gone) eachPiece(paragraphs, item, listOf);
    for (const item of come) {
      eachPiece(paragraphs, item, (paragraph, piece) => listOf(paragraph).push(piece));
    }
    if (pieces.size > 0) sections = withPieces(sections, firstOf, pieces, sectionOf);
    return sections;
  };
}

function differenceOf(
  before: readonly Shown[],
  after: readonly Shown[],
): { gone: ReadonlySet<Shown>; come: ReadonlySet<Shown> } {
  const { from, beforeEnd, afterEnd } = changedPart(before, after);
  const come = new Set(after.slice(from, afterEnd));
  const gone = new Set(before.slice(from, beforeEnd).filter((shown) => !come.delete(shown)));
  return { gone, come };
}

/** The sections with other pieces in some paragraphs, by the number of the paragraph. */
function withPieces(
  sections: readonly SectionText[],
  firstOf: readonly number[],
  pieces: ReadonlyMap<number, readonly Piece[]>,
  sectionOf: readonly number[],
): readonly SectionText[] {
  const changed = [...sections];
  for (const index of new Set([...pieces.keys()].map((paragraph) => sectionOf[paragraph] ?? 0))) {
    const section = sections[index];
    const first = firstOf[index] ?? 0;
    if (section === undefined) continue;
    changed[index] = {
      paragraphs: section.paragraphs,
      pieces: section.pieces.map((list, i) => pieces.get(first + i) ?? list),
    };
  }
  return changed;
}

/** The number of the first paragraph of each group. */
function startsOf(groups: readonly (readonly Paragraph[])[]): readonly number[] {
  let next = 0;
  return groups.map((group) => {
    const first = next;
    next += group.length;
    return first;
  });
}

function groupParagraphs(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const groups: Paragraph[][] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const paragraph of paragraphs) {
    const group = groups.at(-1);
    if (group === undefined || paragraph.end - from > SECTION_LENGTH) {
      groups.push([paragraph]);
      from = paragraph.start;
    } else group.push(paragraph);
  }
  return groups;
}

/** Calls `found` for every paragraph that has words of the annotation, in text order. Cost is O(fragments · log n). */
export function eachPiece(
  paragraphs: readonly Paragraph[],
  shown: Shown,
  found: (paragraph: number, piece: Piece) => void,
): void {
  shown.record.body.span.forEach((fragment, fragmentIndex) => {
    let index = firstEndingAfter(paragraphs, fragment.start);
    let first = fragmentIndex === 0;
    for (
      let paragraph = paragraphs[index];
      paragraph !== undefined && paragraph.start < fragment.end;
      paragraph = paragraphs[(index += 1)]
    ) {
      const start = Math.max(fragment.start, paragraph.start) - paragraph.start;
      const end = Math.min(fragment.end, paragraph.end) - paragraph.start;
      if (start >= end) continue;
      found(index, { shown, start, end, first });
      first = false;
    }
  });
}

/** Index of the first paragraph that ends after `offset`, by binary search. */
function firstEndingAfter(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
