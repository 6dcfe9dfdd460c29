import { useMemo } from 'react';

import { paragraphsOf } from '#core/text/paragraphs.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';
import type { Shown } from '#state/use-shown.ts';

import type { Piece } from './mark-tree.ts';

/** A run of paragraphs that is laid out, measured and rendered as one. */
export interface SectionText {
  readonly paragraphs: readonly Paragraph[];
  /** Pieces of annotations by paragraph, as long as `paragraphs`. */
  readonly pieces: readonly (readonly Piece[])[];
}

const SECTION_LENGTH = 2_500;
const NO_PIECES: readonly Piece[] = [];

/**
 * The text in sections with the pieces of annotations in them. A section is the same object as before when nothing in it has
 * changed, so that it need not be rendered again.
 */
export function useSections(text: string, shown: readonly Shown[]): readonly SectionText[] {
  const divide = useMemo(() => sectionsOf(paragraphsOf(text)), [text]);
  return useMemo(() => divide(shown), [divide, shown]);
}

/** Divides paragraphs into sections for one state of the annotations after another. */
function sectionsOf(
  paragraphs: readonly Paragraph[],
): (shown: readonly Shown[]) => readonly SectionText[] {
  let sections: readonly SectionText[] = groupParagraphs(paragraphs).map((group) => ({
    paragraphs: group,
    pieces: group.map(() => NO_PIECES),
  }));
  return (shown) => {
    const pieces = piecesByParagraph(paragraphs, shown);
    let first = 0;
    sections = sections.map((section) => {
      const own = section.pieces.map((before, i) => {
        const now = pieces.get(first + i) ?? NO_PIECES;
        return isSamePieces(before, now) ? before : now;
      });
      first += own.length;
      return own.every((list, i) => list === section.pieces[i])
        ? section
        : { paragraphs: section.paragraphs, pieces: own };
    });
    return sections;
  };
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

function piecesByParagraph(
  paragraphs: readonly Paragraph[],
  shown: readonly Shown[],
): ReadonlyMap<number, readonly Piece[]> {
  const lists = new Map<number, Piece[]>();
  for (const item of shown) {
    item.record.body.span.forEach((fragment, fragmentIndex) => {
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
        const list = lists.get(index) ?? [];
        list.push({ shown: item, start, end, first });
        lists.set(index, list);
        first = false;
      }
    });
  }
  return lists;
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

function isSamePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every((piece, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        piece.shown === other.shown &&
        piece.start === other.start &&
        piece.end === other.end
      );
    })
  );
}
