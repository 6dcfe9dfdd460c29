import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/**
 * The distance in px from the top of the sheet at which something floats. `measure` gives it in px of the window, or `null`; it
 * is asked again when it is another function or when the size of the sheet, or of `box`, changes.
 */
export function useFloating(
  sheet: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null> | null,
  measure: () => number | null,
): number | null {
  const [top, setTop] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const update = (): void => {
      const measured = measure();
      setTop(measured === null ? null : Math.round(measured - element.getBoundingClientRect().top));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    if (box?.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [sheet, box, measure]);
  return top;
}
