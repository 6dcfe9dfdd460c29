import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Calls `place` with the top of the sheet, in px of the window, as soon as what it measures is on the page, and whenever the size
 * of the sheet, or of `box`, or `place` itself changes. It writes styles and sets no state: what floats moves nothing else.
 */
export function useFloating(
  sheet: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  place: (top: number) => void,
): void {
  useLayoutEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const update = (): void => place(element.getBoundingClientRect().top);
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [sheet, box, place]);
}
