import { useCallback, useLayoutEffect, useRef } from 'react';
import type { RefCallback } from 'react';

const CELLS = 'tbody button';
/** The cell that stands for where one is: the table is entered there. */
const CURRENT = '[aria-current]:not([aria-current=false])';

/**
 * Makes a table whose cells are buttons one tab stop with arrows inside (WAI-ARIA, grid): arrows go to the next cell with a button
 * in that direction, Home and End to the ends of the row, with Ctrl to the ends of the table.
 *
 * @returns The ref for the table.
 */
export function useGrid(): RefCallback<HTMLTableElement> {
  const table = useRef<HTMLTableElement>(null);
  // Cells come and go with any render.
  useLayoutEffect(() => settle(table.current));
  return useCallback((element: HTMLTableElement) => {
    table.current = element;
    const onFocus = (): void => settle(element);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.metaKey || event.altKey || event.shiftKey) return;
      const rows = rowsOf(element);
      const at = rows.findIndex((row) => row.some((cell) => cell === event.target));
      const row = rows[at];
      if (row === undefined) return;
      const to = destination(
        event,
        rows,
        at,
        row.findIndex((cell) => cell === event.target),
      );
      if (to === null) return;
      event.preventDefault();
      to.focus();
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('keydown', onKeyDown);
    return () => {
      table.current = null;
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

type Rows = readonly (readonly (HTMLElement | null)[])[];

function destination(
  { key, ctrlKey }: KeyboardEvent,
  rows: Rows,
  row: number,
  column: number,
): HTMLElement | null {
  const along = rows[row] ?? [];
  const down = rows.map((cells) => cells[column] ?? null);
  switch (key) {
    case 'ArrowRight':
      return first(along.slice(column + 1));
    case 'ArrowLeft':
      return first(along.slice(0, column).toReversed());
    case 'ArrowDown':
      return first(down.slice(row + 1));
    case 'ArrowUp':
      return first(down.slice(0, row).toReversed());
    case 'Home':
      return first(ctrlKey ? rows.flat() : along);
    case 'End':
      return first((ctrlKey ? rows.flat() : along).toReversed());
    default:
      return null;
  }
}

function first(cells: readonly (HTMLElement | null)[]): HTMLElement | null {
  return cells.find((cell) => cell !== null) ?? null;
}

/** The button of each cell, row by row; `null` for a cell without one. */
function rowsOf(table: HTMLTableElement): Rows {
  return [...table.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.querySelector<HTMLElement>('button')),
  );
}

/** Leaves one tab stop: the cell with the focus, else the current one, else the one before, else the first. */
function settle(table: HTMLTableElement | null): void {
  if (table === null) return;
  const cells = [...table.querySelectorAll<HTMLElement>(CELLS)];
  const stop =
    cells.find((cell) => cell === document.activeElement) ??
    cells.find((cell) => cell.matches(CURRENT)) ??
    cells.find((cell) => cell.tabIndex === 0) ??
    cells[0];
  for (const cell of cells) cell.tabIndex = cell === stop ? 0 : -1;
}
