import type { Shown } from '#state/use-shown.ts';

/** The part of an annotation that lies in one paragraph, in UTF-16 code units from the paragraph's start. */
export interface Piece {
  readonly shown: Shown;
  readonly start: number;
  readonly end: number;
  /** True where the annotation begins. */
  readonly first: boolean;
}

/** One `<mark>`: an annotation, or the part of it up to where another one crosses it. */
export interface MarkNode {
  readonly shown: Shown;
  readonly first: boolean;
  /** How many annotations with the same tag it lies in. */
  readonly depth: number;
  readonly children: (string | MarkNode)[];
}

/** Which of two pieces comes first: the one that begins first, of those the longer, of equals the one that was made first. */
export function inTextOrder(a: Piece, b: Piece): number {
  return a.start - b.start || b.end - a.end || (a.shown.record.id < b.shown.record.id ? -1 : 1);
}

/**
 * The words of a paragraph with its annotations as nested marks, in text order. A piece that lies in another is inside its
 * mark; where two cross, the later one is cut. Cost is O(n log n + n · d) for n pieces, d deep.
 */
export function nestMarks(text: string, pieces: readonly Piece[]): (string | MarkNode)[] {
  const root: (string | MarkNode)[] = [];
  const waiting = pieces.toSorted(inTextOrder);
  const open: { piece: Piece; node: MarkNode }[] = [];
  let written = 0;
  let next = 0;

  const inner = (): (string | MarkNode)[] => open.at(-1)?.node.children ?? root;
  const writeTo = (position: number): void => {
    if (position > written) inner().push(text.slice(written, position));
    written = Math.max(written, position);
  };
  const push = (piece: Piece, first: boolean): void => {
    const { tag } = piece.shown;
    const depth = open.filter((outer) => outer.piece.shown.tag.id === tag.id).length;
    const node: MarkNode = { shown: piece.shown, first, depth: Math.min(depth, 2), children: [] };
    inner().push(node);
    open.push({ piece, node });
  };
  const close = (position: number): void => {
    const outermost = open.findIndex(({ piece }) => piece.end <= position);
    if (outermost === -1) return;
    writeTo(position);
    for (const { piece } of open.splice(outermost)) if (piece.end > position) push(piece, false);
  };

  for (;;) {
    const piece = waiting[next];
    const nearestEnd = open.reduce((least, { piece: { end } }) => Math.min(least, end), Infinity);
    if (piece !== undefined && piece.start < nearestEnd) {
      writeTo(piece.start);
      push(piece, piece.first);
      next += 1;
    } else if (nearestEnd < Infinity) close(nearestEnd);
    else break;
  }
  writeTo(text.length);
  return root;
}
