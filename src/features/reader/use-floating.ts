import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/**
 * The distance in px from the top of the sheet at which something floats. `measure` gives it in px of the window, or `null`; it
 * is asked again when it is another function or the size of the sheet changes.
 */
export function useFloating(
  sheet: RefObject<HTMLElement | null>,
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
    return () => observer.disconnect();
  }, [sheet, measure]);
  return top;
}
