import type { Range } from '#core/domain/span.ts';

import { offsetOf, pointAt, rangeOver } from './text-position.ts';

/**
 * What the browser has selected of the article in `root`, in UTF-16 code units; start and end are equal for a caret.
 *
 * @returns `null` when the browser's selection does not touch the article.
 */
export function nativeRange(root: Element): (Range & { readonly backward: boolean }) | null {
  const native = getSelection();
  if (native === null || native.anchorNode === null || native.focusNode === null) return null;
  if (!native.getRangeAt(0).intersectsNode(root)) return null;
  const anchor = offsetOf(root, { node: native.anchorNode, offset: native.anchorOffset });
  const focus = offsetOf(root, { node: native.focusNode, offset: native.focusOffset });
  if (anchor === null || focus === null) return null;
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus), backward: focus < anchor };
}

/** Makes the browser select `start` to `end` of the article, with the caret at the start when `backward`. */
export function selectNatively(
  root: Element,
  { start, end, backward }: Range & { readonly backward: boolean },
): void {
  const range = rangeOver(root, start, end);
  if (range === null) return;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (backward)
    getSelection()?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  else getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Puts the browser's caret at an offset of the article. */
export function placeCaret(root: Element, offset: number): void {
  const point = pointAt(root, offset);
  if (point !== null) getSelection()?.collapse(point.node, point.offset);
}
