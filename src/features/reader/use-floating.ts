import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

/**
 * Calls `place` with the box of the sheet, in px of the window, before the first frame that shows what floats, and whenever the
 * size of the sheet, or of `box`, or `place` itself changes. It writes styles and sets no state: what floats moves nothing else.
 */
export function useFloating(
  box: RefObject<HTMLElement | null>,
  place: (sheet: DOMRect) => void,
): void {
  useLayoutEffect(() => {
    // Asked of the page: the sheet's own reference is set after the effects of what stands in it.
    const sheet = box.current?.closest('.sheet');
    if (!box.current || !sheet) return;
    const update = (): void => place(sheet.getBoundingClientRect());
    update();
    const observer = new ResizeObserver(update);
    observer.observe(sheet);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box, place]);
}
