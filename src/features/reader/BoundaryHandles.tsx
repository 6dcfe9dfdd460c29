import { useCallback, useRef } from 'react';
import type { PointerEvent, RefObject } from 'react';

import type { Side } from '#core/domain/boundaries.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { snapRange } from '#core/text/snap.ts';
import type { Shown } from '#state/use-shown.ts';

import { boxesOf, offsetAtPoint, rangeOver } from './text-position.ts';
import { useFloating } from './use-floating.ts';

/** What a hand has done: which end of which fragment now stands at an offset (UTF-16 code units). */
export type BoundaryMove = (
  annotation: AnnotationRecord,
  fragment: number,
  side: Side,
  to: number,
) => void;

interface BoundaryHandlesProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly text: string;
  /** The annotation in hand. */
  readonly shown: Shown;
  readonly onMove: BoundaryMove;
}

/**
 * Two handles at every fragment of the annotation in hand. A dragged one snaps to words, with Alt held to characters; what the
 * annotation would then cover is shown as it goes. The keyboard has commands for the same.
 */
export function BoundaryHandles({ root, text, shown, onMove }: BoundaryHandlesProps) {
  const box = useRef<HTMLDivElement>(null);
  const { span } = shown.record.body;
  const place = useCallback(
    ({ left, top }: DOMRect) => {
      for (const handle of box.current?.children ?? []) {
        if (handle instanceof HTMLElement) placeHandle(root.current, text, handle, left, top);
      }
    },
    // Where the handles are follows from the span.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [root, text, span],
  );
  useFloating(box, place);
  return (
    <div ref={box} aria-hidden="true" className="print:hidden">
      {span.flatMap((range, fragment) =>
        (['start', 'end'] as const).map((side) => (
          <Handle
            key={`${fragment} ${side}`}
            root={root}
            text={text}
            range={range}
            side={side}
            onMove={(to) => onMove(shown.record, fragment, side, to)}
          />
        )),
      )}
    </div>
  );
}

interface HandleProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly text: string;
  readonly range: Range;
  readonly side: Side;
  readonly onMove: (to: number) => void;
}

const PREVIEW = 'galley-boundary';
/** So near the edge of the view, in px, dragging scrolls, by so much. */
const EDGE = 40;
const SCROLL = 14;

function Handle({ root, text, range, side, onMove }: HandleProps) {
  const target = useRef<number | null>(null);

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const element = root.current;
    if (element === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    scrollAtEdge(element, event.clientY);
    const offset = offsetAtPoint(element, event.clientX, event.clientY);
    const to = offset === null ? null : snapped(text, range, side, offset, !event.altKey);
    if (to === null) return;
    target.current = to;
    preview(element, { ...range, [side]: to });
  };

  const finish = (isDone: boolean): void => {
    globalThis.CSS?.highlights?.delete(PREVIEW);
    const to = target.current;
    target.current = null;
    if (isDone && to !== null && to !== range[side]) onMove(to);
  };

  return (
    <div
      data-side={side}
      data-offset={range[side]}
      className="boundary-handle"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => finish(true)}
      onPointerCancel={() => finish(false)}
    />
  );
}

/** Where the boundary goes for a pointer at `offset`; `null` where it would meet the other one. */
function snapped(
  text: string,
  range: Range,
  side: Side,
  offset: number,
  words: boolean,
): number | null {
  const wanted =
    side === 'start' ? { start: offset, end: range.end } : { start: range.start, end: offset };
  if (wanted.start >= wanted.end) return null;
  return snapRange(text, wanted.start, wanted.end, { words })?.[side] ?? null;
}

function preview(root: Element, { start, end }: Range): void {
  const range = rangeOver(root, start, end);
  // Where there are no highlights, the handle alone shows where the boundary would go.
  if (range !== null && 'highlights' in CSS) CSS.highlights.set(PREVIEW, new Highlight(range));
}

function scrollAtEdge(root: Element, y: number): void {
  const scroller = root.closest('[data-scroller]');
  const view = scroller?.getBoundingClientRect();
  if (view === undefined) return;
  if (y < view.top + EDGE) scroller?.scrollBy(0, -SCROLL);
  else if (y > view.bottom - EDGE) scroller?.scrollBy(0, SCROLL);
}

const STRONG_RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Puts a handle at the outer edge of the first or last character, as tall as its line. */
function placeHandle(
  root: Element | null,
  text: string,
  handle: HTMLElement,
  left: number,
  top: number,
): void {
  const offset = Number(handle.dataset['offset']);
  const isStart = handle.dataset['side'] === 'start';
  const from = isStart ? offset : graphemeStart(text, Math.max(0, offset - 1));
  const to = isStart ? graphemeEnd(text, Math.min(text.length, offset + 1)) : offset;
  const boxes = root === null ? [] : boxesOf(rangeOver(root, from, to));
  const line = isStart ? boxes[0] : boxes.at(-1);
  handle.hidden = line === undefined;
  if (line === undefined) return;
  const isLeft = isStart !== STRONG_RIGHT_TO_LEFT.test(text.slice(from, to));
  handle.style.transform = `translate(${(isLeft ? line.left : line.right) - left}px, ${line.top - top}px)`;
  handle.style.blockSize = `${line.height}px`;
}
