import { useCallback, useRef } from 'react';
import type { RefCallback } from 'react';

const CELLS = 'button:not(:disabled), a[href]';
const CURRENT = '[aria-current]:not([aria-current=false])';

/**
 * Makes a table one tab stop with arrows inside: left and right go along the row, up and down to the next control of the column or,
 * where it has none, in the same place of the next row that has any; Home and End to the ends of the row, with Ctrl of the table.
 * Tab enters where one was, at first at what is current.
 *
 * @returns The ref for the table. Rows are `tr` or bear `data-row`.
 */
export function useGrid(): RefCallback<HTMLElement> {
  const stop = useRef<HTMLElement>(null);
  return useCallback((table: HTMLElement | null) => {
    if (table === null) return;
    const settle = (): void => {
      const cells = cellsOf(table);
      if (stop.current === null || !cells.includes(stop.current)) {
        stop.current = cells.find((cell) => cell.matches(CURRENT)) ?? cells[0] ?? null;
      }
      for (const cell of cells) cell.tabIndex = cell === stop.current ? 0 : -1;
    };
    const onFocusIn = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement && target.matches(CELLS)) stop.current = target;
      settle();
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.metaKey || event.altKey || event.shiftKey) return;
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

/** The column of a table that a control is in, or `null` where it is in none. */
function columnOf(control: HTMLElement | undefined): number | null {
  const cell = control?.closest('td, th');
  return cell instanceof HTMLTableCellElement ? cell.cellIndex : null;
}

/** The control that a key leads to, or `null`. */
function destination(
  { key, ctrlKey, target }: KeyboardEvent,
  table: HTMLElement,
): HTMLElement | null {
  const rows = [...table.querySelectorAll<HTMLElement>('tr, [data-row]')]
    .map(cellsOf)
    .filter((cells) => cells.length > 0);
  const row = rows.findIndex((cells) => cells.some((cell) => cell === target));
  const cells = rows[row];
  if (cells === undefined) return null;
  const at = cells.findIndex((cell) => cell === target);
  const sideways = getComputedStyle(table).direction === 'rtl' ? -1 : 1;
  const along = (step: number): HTMLElement | null => cells[at + step] ?? null;
  const across = (step: 1 | -1): HTMLElement | null => {
    const beyond = step === 1 ? rows.slice(row + 1) : rows.slice(0, row).toReversed();
    const column = columnOf(cells[at]);
    const below = beyond.flat().find((cell) => column !== null && columnOf(cell) === column);
    if (below !== undefined) return below;
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
      return (ctrlKey ? rows[0]?.[0] : cells[0]) ?? null;
    case 'End':
      return (ctrlKey ? rows.at(-1)?.at(-1) : cells.at(-1)) ?? null;
    default:
      return null;
  }
}
