import { useState } from 'react';

interface Paged<Item> {
  /** The items so far, and always the one in hand. */
  readonly shown: readonly Item[];
  /** How many the next step brings; 0 when all are there. */
  readonly left: number;
  readonly more: () => void;
}

/** A long list that comes to the page a piece at a time: what nobody has asked for is not rendered. */
export function usePaged<Item>(
  items: readonly Item[],
  size: number,
  current: Item | null,
): Paged<Item> {
  const [pages, setPages] = useState(1);
  const end = Math.max(pages * size, current === null ? 0 : items.indexOf(current) + 1);
  return {
    shown: items.length <= end ? items : items.slice(0, end),
    left: Math.min(size, Math.max(0, items.length - end)),
    more: () => setPages(Math.ceil(end / size) + 1),
  };
}

/** Brings the next piece. */
export function MoreButton({ left, more }: Pick<Paged<unknown>, 'left' | 'more'>) {
  if (left === 0) return null;
  return (
    <button type="button" className="more-rows" onClick={more}>
      Show {left} more
    </button>
  );
}
