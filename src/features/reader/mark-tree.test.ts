import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';

import { nestMarks } from './mark-tree.ts';
import type { MarkNode, Piece } from './mark-tree.ts';

function piece(id: string, start: number, end: number, tagIndex = 0): Piece {
  const tag = defaultCodebook.tags[tagIndex % defaultCodebook.tags.length];
  if (tag === undefined) throw new Error('no tag');
  const record = { id } as unknown as AnnotationRecord;
  return { shown: { record, tag, other: false, dimmed: false }, start, end, first: true };
}

function written(nodes: readonly (string | MarkNode)[]): string {
  return nodes
    .map((node) =>
      typeof node === 'string' ? node : `[${node.shown.record.id}|${written(node.children)}]`,
    )
    .join('');
}

function covered(
  nodes: readonly (string | MarkNode)[],
  within: readonly string[] = [],
): string[][] {
  return nodes.flatMap((node) =>
    typeof node === 'string'
      ? [...node].map(() => [...within].toSorted())
      : covered(node.children, [...within, node.shown.record.id]),
  );
}

describe('AN4 marks nest', () => {
  it.each([
    ['no annotation', [], 'abcdef'],
    ['one', [piece('x', 1, 3)], 'a[x|bc]def'],
    ['one inside another', [piece('in', 2, 3), piece('out', 1, 5)], 'a[out|b[in|c]de]f'],
    ['two that cross', [piece('x', 0, 4), piece('y', 2, 6)], '[x|ab[y|cd]][y|ef]'],
    ['the same words twice', [piece('x', 1, 3), piece('y', 1, 3)], 'a[x|[y|bc]]def'],
    ['neighbours', [piece('x', 0, 3), piece('y', 3, 6)], '[x|abc][y|def]'],
    ['the whole paragraph', [piece('x', 0, 6)], '[x|abcdef]'],
  ])('%s', (_, pieces, expected) => {
    expect(written(nestMarks('abcdef', pieces))).toBe(expected);
  });

  it('keeps every character under exactly its annotations', () => {
    const arbitraryPieces = fc.array(
      fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.nat(3)),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(arbitraryPieces, (raw) => {
        const text = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDE';
        const pieces = raw.map(([start, length, tag], i) =>
          piece(`p${i}`, start, Math.min(start + length, text.length), tag),
        );
        const tree = nestMarks(text, pieces);
        expect(written(tree).replaceAll(/\[p\d+\||\]/g, '')).toBe(text);
        expect(covered(tree)).toEqual(
          [...text].map((_, at) =>
            pieces
              .filter(({ start, end }) => start <= at && at < end)
              .map(({ shown }) => shown.record.id)
              .toSorted(),
          ),
        );
      }),
    );
  });

  it('marks where an annotation begins once', () => {
    const tree = nestMarks('abcdef', [piece('x', 0, 4), piece('y', 2, 6)]);
    const firsts = (nodes: readonly (string | MarkNode)[]): string[] =>
      nodes.flatMap((node) =>
        typeof node === 'string'
          ? []
          : [...(node.first ? [node.shown.record.id] : []), ...firsts(node.children)],
      );
    expect(firsts(tree)).toEqual(['x', 'y']);
  });
});
