import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

import { boxesOf, rangeOver } from './text-position.ts';

/** Kept free under the account's head and above the foot, in px. */
const MARGIN = 64;
/** Of a narrow window, the open card may cover so much. */
const SHEET = 0.6;
const NARROW = 1024;
/** Where a line that was out of view comes to stand, as a share of the view. */
const RESTING = 1 / 3;

/**
 * Scrolls so far that the line at `offset` (UTF-16 code units) is in view, and only if it is not. On a narrow screen "in view" is
 * above the open card.
 */
export function useInView(
  root: RefObject<HTMLElement | null>,
  offset: number | null,
  covered: boolean,
): void {
  useLayoutEffect(() => {
    const element = root.current;
    if (offset === null || element === null) return;
    const [line] = boxesOf(rangeOver(element, offset, offset + 1));
    const scroller = element.closest('[data-scroller]');
    if (line === undefined || scroller === null) return;
    const view = scroller.getBoundingClientRect();
    const foot = covered && innerWidth < NARROW ? innerHeight * (1 - SHEET) : view.bottom;
    const top = view.top + MARGIN;
    if (line.top >= top && line.bottom <= foot - MARGIN / 2) return;
    scroller.scrollBy(0, line.top - top - Math.max(0, foot - top) * RESTING);
  }, [root, offset, covered]);
}
