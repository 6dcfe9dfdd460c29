import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { HTMLAttributes, ReactNode } from 'react';

interface VirtualRowsProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number;
  /** The height of a row before it has been on screen, in px. */
  readonly estimate: number;
  /** The row in hand: it is always rendered, and in view when it changes. */
  readonly current: number | null;
  readonly renderRow: (index: number) => ReactNode;
}

/** Rows rendered beyond the edges of the box. */
const OVERSCAN = 6;

/** A box that scrolls over any number of rows of any height, of which only those in sight are rendered. */
export function VirtualRows({ count, estimate, current, renderRow, ...rest }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      return current === null || current >= range.count || inSight.includes(current)
        ? inSight
        : [...inSight, current].toSorted((a, b) => a - b);
    },
    [current],
  );
  // It keeps its own state and renders again by itself; nothing here is memoised on it.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    rangeExtractor,
  });
  useLayoutEffect(() => {
    if (current !== null) rows.scrollToIndex(current, { align: 'auto' });
  }, [rows, current]);
  return (
    <div ref={box} {...rest}>
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            role="presentation"
            data-index={index}
            ref={rows.measureElement}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
