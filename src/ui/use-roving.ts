import { useCallback, useLayoutEffect, useRef } from 'react';
import type { RefCallback } from 'react';

interface RovingOptions {
  /** Which arrows lead from one item to the next. */
  readonly along: 'row' | 'column' | 'both';
  /** What counts as an item: controls that do not use arrows themselves. */
  readonly items?: string;
}

const CONTROLS = 'button:not(:disabled), a[href]';
/** The item that stands for where one is: the list is entered there. */
const CURRENT = '[aria-current]:not([aria-current=false])';

/**
 * Makes a list, row or toolbar one tab stop with arrows inside (WAI-ARIA, "Managing focus within components"): arrows go from item
 * to item, Home and End to the ends, in a row with the direction of writing. Tab enters at the current item, else where one was.
 *
 * @returns The ref for the box that holds the items, at whatever depth. The box may come and go.
 */
export function useRoving(options: RovingOptions): RefCallback<HTMLElement> {
  const { along, items: selector = CONTROLS } = options;
  const box = useRef<HTMLElement>(null);
  // Items come and go with any render.
  useLayoutEffect(() => settle(box.current, selector));
  return useCallback(
    (element: HTMLElement) => {
      box.current = element;
      const onFocusChange = (): void => settle(element, selector);
      const onKeyDown = (event: KeyboardEvent): void => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        const items = itemsOf(element, selector);
        const at = items.findIndex((item) => item === event.target);
        if (at === -1) return;
        const to = destination(event.key, at, items.length, along, isRightToLeft(element));
        if (to === null) return;
        event.preventDefault();
        items[to]?.focus();
      };
      element.addEventListener('keydown', onKeyDown);
      element.addEventListener('focusin', onFocusChange);
      element.addEventListener('focusout', onFocusChange);
      return () => {
        box.current = null;
        element.removeEventListener('keydown', onKeyDown);
        element.removeEventListener('focusin', onFocusChange);
        element.removeEventListener('focusout', onFocusChange);
      };
    },
    [along, selector],
  );
}

/** The position that a key leads to, which ends at the ends, or `null` for a key that does not lead anywhere. */
function destination(
  key: string,
  at: number,
  count: number,
  along: RovingOptions['along'],
  rightToLeft: boolean,
): number | null {
  const back = Math.max(at - 1, 0);
  const on = Math.min(at + 1, count - 1);
  switch (key) {
    case 'ArrowUp':
      return along === 'row' ? null : back;
    case 'ArrowDown':
      return along === 'row' ? null : on;
    case 'ArrowLeft':
      return along === 'column' ? null : rightToLeft ? on : back;
    case 'ArrowRight':
      return along === 'column' ? null : rightToLeft ? back : on;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Leaves one tab stop: the item with the focus, else the current one, else the one before, else the first. */
function settle(box: HTMLElement | null, selector: string): void {
  if (box === null) return;
  const items = itemsOf(box, selector);
  const stop =
    items.find((item) => item === document.activeElement) ??
    items.find((item) => item.matches(CURRENT)) ??
    items.find((item) => item.tabIndex === 0);
  for (const item of items) item.tabIndex = item === (stop ?? items[0]) ? 0 : -1;
}

function itemsOf(box: HTMLElement, selector: string): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(selector)];
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
