interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a paragraph of the page begins in its text, in UTF-16 code units: `data-start`. */
export function startOf(paragraph: HTMLElement): number {
  return Number(paragraph.dataset['start']);
}

/**
 * The parts of `stretches` (UTF-16 code units of the text, in text order, apart) that lie in a paragraph of the page, as DOM
 * ranges. Cost is O(log n + k) and one walk over the paragraph.
 */
export function rangesIn(
  paragraph: HTMLElement,
  stretches: readonly Stretch[],
): readonly StaticRange[] {
  const base = startOf(paragraph);
  const ranges: StaticRange[] = [];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let index = firstEndingAfter(stretches, base);
  let at = base;
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const end = at + (node.nodeValue?.length ?? 0);
    for (
      let stretch = stretches[index];
      stretch !== undefined && stretch.start < end;
      stretch = stretches[index]
    ) {
      const startOffset = Math.max(stretch.start, at) - at;
      const endOffset = Math.min(stretch.end, end) - at;
      if (startOffset < endOffset) {
        ranges.push(
          new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }),
        );
      }
      if (stretch.end > end) break;
      index += 1;
    }
    at = end;
  }
  return ranges;
}

function firstEndingAfter(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
