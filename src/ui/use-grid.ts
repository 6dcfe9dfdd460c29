import { useCallback, useRef } from 'react';
import type { RefCallback } from 'react';

const CELLS = 'button:not(:disabled), a[href]';

/**
 * Makes a table one tab stop with arrows inside: left and right go along the row, up and down to the control in the same place of
 * the next row that has any, Home and End to the ends of the row. Tab enters where one was.
 *
 * @returns The ref for the table. Rows are `tr` or bear `data-row`.
 */
export function useGrid(): RefCallback<HTMLElement> {
  const stop = useRef<HTMLElement>(null);
  return useCallback((table: HTMLElement | null) => {
    if (table === null) return;
    const settle = (): void => {
      const cells = cellsOf(table);
      if (stop.current === null || !cells.includes(stop.current)) stop.current = cells[0] ?? null;
      for (const cell of cells) cell.tabIndex = cell === stop.current ? 0 : -1;
    };
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.matches(CELLS)) stop.current = target;
      settle();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const to = destination(event, table);
      if (to === null) return;
      event.preventDefault();
      to.focus();
    };
    settle();
    // Cells come and go with the figures.
    const observer = new MutationObserver(settle);
    observer.observe(table, { childList: true, subtree: true });
    table.addEventListener('focusin', onFocusIn);
    table.addEventListener('keydown', onKeyDown);
    return () => {
      observer.disconnect();
      table.removeEventListener('focusin', onFocusIn);
      table.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function cellsOf(box: HTMLElement): readonly HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(CELLS)];
}

/** The control that a key leads to, or `null`. */
function destination({ key, target }: KeyboardEvent, table: HTMLElement): HTMLElement | null {
  const rows = [...table.querySelectorAll<HTMLElement>('tr, [data-row]')]
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const row = rows.findIndex((cells) => cells.some((cell) => cell === target));
  const cells = rows[row];
  if (cells === undefined) return null;
  const at = cells.findIndex((cell) => cell === target);
  const sideways = getComputedStyle(table).direction === 'rtl' ? -1 : 1;
  const along = (step: number): HTMLElement | null => cells[at + step] ?? null;
  const across = (step: number): HTMLElement | null => {
    const next = rows[row + step];
    return next?.[Math.min(at, next.length - 1)] ?? null;
  };
  switch (key) {
    case 'ArrowLeft':
      return along(-sideways);
    case 'ArrowRight':
      return along(sideways);
    case 'ArrowUp':
      return across(-1);
    case 'ArrowDown':
      return across(1);
    case 'Home':
      return cells[0] ?? null;
    case 'End':
      return cells.at(-1) ?? null;
    default:
      return null;
  }
}
