/** The element of a paragraph; its `data-start` is the offset of its first character in the article. */
const PARAGRAPH = '[data-start]';

/** A place in the DOM. */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/**
 * The offset in the article (UTF-16 code units) of a place in the DOM. A place outside the text falls to the nearest text in
 * document order, so that a selection that runs over other parts of the page is cut to the article.
 *
 * @returns `null` when `root` holds no paragraph.
 */
export function offsetOf(root: Element, point: DomPoint): number | null {
  const element = point.node instanceof Element ? point.node : point.node.parentElement;
  const paragraph = element?.closest<HTMLElement>(PARAGRAPH);
  if (paragraph && root.contains(paragraph)) {
    return startOf(paragraph) + lengthBefore(paragraph, point);
  }
  const paragraphs = [...root.querySelectorAll<HTMLElement>(PARAGRAPH)];
  const next = paragraphs.find((candidate) => isAfter(candidate, point));
  if (next !== undefined) return startOf(next);
  const last = paragraphs.at(-1);
  return last === undefined ? null : startOf(last) + (last.textContent?.length ?? 0);
}

/** The place in the DOM of an offset in the article, or `null` when that part is not rendered. */
export function pointAt(root: Element, offset: number): DomPoint | null {
  const paragraph = paragraphOf(root, offset);
  if (paragraph === null) return null;
  // Of an excerpt, what lies before it is nearest to its beginning.
  let left = Math.max(0, offset - startOf(paragraph));
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return { node: paragraph, offset: paragraph.childNodes.length };
}

/**
 * The offset in the article (UTF-16 code units) of the gap between characters that is nearest to a point of the window, or `null`
 * where there is no text of it.
 */
export function offsetAtPoint(root: Element, x: number, y: number): number | null {
  const point = domPointAt(x, y);
  return point !== null && root.contains(point.node) ? offsetOf(root, point) : null;
}

function domPointAt(x: number, y: number): DomPoint | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position === null ? null : { node: position.offsetNode, offset: position.offset };
  }
  // WebKit has only the older name.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** The DOM range over `start` to `end` of the article, or `null`. */
export function rangeOver(root: Element, start: number, end: number): globalThis.Range | null {
  const from = pointAt(root, start);
  const to = pointAt(root, end);
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The boxes of a range, line by line. WebKit adds empty ones at the end of the line before. */
export function boxesOf(range: globalThis.Range | null): readonly DOMRect[] {
  const boxes = [...(range?.getClientRects() ?? [])];
  const visible = boxes.filter(({ width }) => width > 0);
  return visible.length > 0 ? visible : boxes;
}

function paragraphOf(root: Element, offset: number): HTMLElement | null {
  const paragraphs = root.querySelectorAll<HTMLElement>(PARAGRAPH);
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const candidate = paragraphs[middle];
    if (candidate !== undefined && startOf(candidate) <= offset) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low] ?? null;
}

function startOf(paragraph: HTMLElement): number {
  return Number(paragraph.dataset['start']);
}

function lengthBefore(paragraph: Element, point: DomPoint): number {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(point.node, point.offset);
  return range.toString().length;
}

function isAfter(element: Element, { node, offset }: DomPoint): boolean {
  const range = document.createRange();
  range.setStart(node, offset);
  range.collapse(true);
  return range.comparePoint(element, 0) >= 0;
}
