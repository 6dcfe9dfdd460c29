import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';

interface Drag {
  readonly id: string;
  /** Where it would go, from 0, in the list as it stands. */
  readonly place: number;
}

/**
 * Moves the rows of a list: by dragging a grip, or with Alt and the arrows on whatever is in the row. Each row
 * bears `data-row` with its id, and what takes the focus again `data-row-focus`.
 *
 * @param list The list.
 * @param onMove Called with the place, from 0, that the row is to have.
 */
export function useReorder(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onMove: (id: string, place: number) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const moved = useRef<string | null>(null);
  const order = ids.join(' ');

  // A row that has moved in the document has lost the focus on its way.
  useEffect(() => {
    const id = moved.current;
    moved.current = null;
    if (id === null) return;
    const row = rowsOf(list.current).find((element) => element.dataset['row'] === id);
    row?.querySelector<HTMLElement>('[data-row-focus]')?.focus();
  }, [order, list]);

  const grip = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, place: ids.indexOf(id) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (drag === null) return;
      const above = rowsOf(list.current).filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return row.dataset['row'] !== id && (top + bottom) / 2 < event.clientY;
      });
      setDrag({ id, place: above.length });
    },
    onPointerUp: (): void => {
      setDrag(null);
      if (drag !== null && drag.place !== ids.indexOf(id)) onMove(id, drag.place);
    },
    onPointerCancel: (): void => setDrag(null),
  });

  /** Answers Alt with an arrow; says whether it did. */
  const onKeyDown =
    (id: string) =>
    (event: KeyboardEvent): boolean => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!event.altKey || step === undefined) return false;
      event.preventDefault();
      const place = ids.indexOf(id) + step;
      if (place < 0 || place >= ids.length) return true;
      moved.current = id;
      onMove(id, place);
      return true;
    };

  /** Where the dragged row would be put: before this row, after it (the last one), or neither. */
  const dropOf = (id: string): 'before' | 'after' | undefined => {
    if (drag === null || drag.place === ids.indexOf(drag.id)) return undefined;
    const others = ids.filter((each) => each !== drag.id);
    if (others[drag.place] === id) return 'before';
    return drag.place === others.length && others.at(-1) === id ? 'after' : undefined;
  };

  return { grip, onKeyDown, dropOf, dragged: drag?.id ?? null };
}

function rowsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.children ?? [])].filter(
    (row): row is HTMLElement => row instanceof HTMLElement && row.dataset['row'] !== undefined,
  );
}
