import type { Range } from '#core/compare/result.ts';
import { rangesIn, startOf } from '#ui/text-ranges.ts';

/** How high above the top of a column the line is that scrolls together with that of the other, as a share of the view. */
const FOCUS = 1 / 3;

/** The paragraphs of a column, in text order. */
export interface Paragraphs {
  readonly all: readonly HTMLElement[];
  /**
   * The boxes that hold them, in order, each with the number of its first. What is far from the screen is not laid out: to ask
   * where a paragraph of it stands lays out its whole box, to ask where the box stands costs nothing.
   */
  readonly boxes: readonly { readonly element: Element; readonly first: number }[];
}

/** Finds the paragraphs of a column. Cost is O(n). */
export function paragraphsOf(column: Element): Paragraphs {
  const all = [...column.querySelectorAll<HTMLElement>('[data-text] [data-start]')];
  const boxes = all.flatMap((paragraph, first) => {
    const element = paragraph.parentElement;
    return element === null || element === all[first - 1]?.parentElement
      ? []
      : [{ element, first }];
  });
  return { all, boxes };
}

/** What scrolls in a column. */
export function scrollerOf(column: Element): HTMLElement | null {
  return column.querySelector<HTMLElement>('[data-scroller]');
}

/** From where to where a stretch of text goes in px of the window, as ribbons join it: within its first and last line in proportion. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Where a stretch of text is, or `null` when it is not rendered. */
export function extentOf({ all }: Paragraphs, { start, end }: Range): Extent | null {
  const paragraph = all[indexAt(all, start)];
  if (paragraph === undefined) return null;
  const boxes = rangesIn(paragraph, [{ start, end }]).flatMap(boxesOf);
  const [first] = boxes;
  const last = boxes.at(-1);
  if (first === undefined || last === undefined) return null;
  const line = Number.parseFloat(getComputedStyle(paragraph).lineHeight) || first.height;
  const { left, width } = paragraph.getBoundingClientRect();
  const share = (x: number): number => Math.min(1, Math.max(0, (x - left) / width));
  const topOf = (box: DOMRect): number => (box.top + box.bottom - line) / 2;
  return {
    top: topOf(first) + share(first.left) * line,
    bottom: topOf(last) + share(last.right) * line,
  };
}

/** The stretch of text that is in view, with something more on either side. */
export function inView(
  column: Element,
  paragraphs: Paragraphs,
): Range & { readonly from: number; readonly to: number } {
  const { all } = paragraphs;
  const { top, bottom } = column.getBoundingClientRect();
  const from = firstBelow(paragraphs, top);
  const to = Math.max(from, firstBelow(paragraphs, bottom));
  const first = all[from];
  const last = all[Math.min(to, all.length - 1)];
  return {
    from,
    to,
    start: first === undefined ? 0 : startOf(first),
    end: last === undefined ? 0 : startOf(last) + (last.textContent?.length ?? 0),
  };
}

/** The offset in the text at the line of a column by which the two scroll together. */
export function offsetAtFocus(column: Element, paragraphs: Paragraphs): number {
  const y = focusOf(column);
  const { all } = paragraphs;
  const paragraph = all[Math.min(firstBelow(paragraphs, y), all.length - 1)];
  if (paragraph === undefined) return 0;
  const { top, height } = paragraph.getBoundingClientRect();
  const share = height === 0 ? 0 : Math.min(1, Math.max(0, (y - top) / height));
  return startOf(paragraph) + share * (paragraph.textContent?.length ?? 0);
}

/**
 * Scrolls a column so that an offset comes to a height in px of the window, or to the line by which the two scroll together.
 *
 * @returns The height at which it is then: at its ends a column goes no further.
 */
export function bringTo(
  column: Element,
  { all }: Paragraphs,
  offset: number,
  height = focusOf(column),
): number {
  const paragraph = all[indexAt(all, offset)];
  const scroller = scrollerOf(column);
  if (paragraph === undefined || scroller === null) return height;
  const length = paragraph.textContent?.length ?? 1;
  const share = Math.min(1, Math.max(0, (offset - startOf(paragraph)) / Math.max(1, length)));
  const placeNow = (): number => {
    const box = paragraph.getBoundingClientRect();
    return box.top + share * box.height;
  };
  scroller.scrollTop += placeNow() - height;
  return placeNow();
}

function focusOf(column: Element): number {
  const { top, height } = column.getBoundingClientRect();
  return top + height * FOCUS;
}

/** The paragraph that an offset is in, or the last one before it. */
function indexAt(paragraphs: readonly HTMLElement[], offset: number): number {
  return Math.max(0, search(paragraphs, (paragraph) => startOf(paragraph) > offset) - 1);
}

/** The number of the first paragraph that ends below a line; their number when none does. */
function firstBelow({ all, boxes }: Paragraphs, y: number): number {
  const isBelow = (element: Element): boolean => element.getBoundingClientRect().bottom > y;
  const at = search(boxes, ({ element }) => isBelow(element));
  const from = boxes[at]?.first ?? all.length;
  const to = boxes[at + 1]?.first ?? all.length;
  return from + search(all.slice(from, to), isBelow);
}

/** The first item for which `test` holds, which then holds for all that follow; their number when it holds for none. */
function search<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function boxesOf({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: StaticRange): readonly DOMRect[] {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return [...range.getClientRects()].filter(({ width }) => width > 0);
}
