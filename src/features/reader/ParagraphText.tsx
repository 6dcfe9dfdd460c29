import { memo, useMemo } from 'react';

import type { RecordId } from '#core/domain/ids.ts';

import { nestMarks } from './mark-tree.ts';
import type { MarkNode, Piece } from './mark-tree.ts';

interface ParagraphTextProps {
  readonly text: string;
  readonly number: number;
  readonly start: number;
  readonly pieces: readonly Piece[];
  /** The annotation in hand, if part of it is here. */
  readonly activeId: RecordId | null;
}

/** Blanks that HTML would swallow. */
const RUN_OF_BLANKS = /^\s|\s$|\s\s|[\t\v\f]/;

/** One paragraph with its annotations as `<mark>`s. Its text nodes add up to exactly the paragraph's text. */
export const ParagraphText = memo(function ParagraphText(props: ParagraphTextProps) {
  const { text, number, start, pieces, activeId } = props;
  const nodes = useMemo(() => nestMarks(text, pieces), [text, pieces]);
  return (
    <p
      className="paragraph"
      data-start={start}
      data-end={start + text.length}
      data-number={number}
      data-blanks={RUN_OF_BLANKS.test(text) || undefined}
    >
      {renderNodes(nodes, activeId)}
    </p>
  );
});

function renderNodes(nodes: readonly (string | MarkNode)[], activeId: RecordId | null) {
  return nodes.map((node, i) =>
    typeof node === 'string' ? (
      node
    ) : (
      // The position is the identity of a piece: pieces have no state of their own.
      // eslint-disable-next-line react/no-array-index-key
      <mark key={i} {...markAttributes(node, activeId)}>
        {renderNodes(node.children, activeId)}
      </mark>
    ),
  );
}

function markAttributes({ shown, first, depth }: MarkNode, activeId: RecordId | null) {
  const { record, tag, other, dimmed } = shown;
  return {
    'data-annotation': record.id,
    'data-tag': tag.id,
    'data-line': tag.line,
    'aria-roledescription': tag.label.toLowerCase(),
    ...(first ? { 'data-first': '' } : {}),
    ...(depth > 0 ? { 'data-depth': depth } : {}),
    ...(other ? { 'data-layer': 'other' } : {}),
    ...(dimmed ? { 'data-dimmed': '' } : {}),
    ...(record.id === activeId ? { 'data-active': '' } : {}),
  };
}
