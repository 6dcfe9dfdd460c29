import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

import type { Range } from '#core/compare/result.ts';
import { rangesIn } from '#ui/text-ranges.ts';

import { overlap } from '../places.ts';
import type { Texts } from '../places.ts';
import { toldIn } from './changes.ts';
import type { Extent, Paragraphs } from './column.ts';
import { bringTo, extentOf, inView, offsetAtFocus, paragraphsOf } from './column.ts';
import type { Joint, Taken } from './joints.ts';
import { besideAll } from './joints.ts';
import type { Pair } from './pairs.ts';
import type { Away, Loner, Ribbon } from './Ribbons.tsx';

interface JoinedOptions {
  /** The box that holds columns and channels. */
  readonly box: RefObject<HTMLElement | null>;
  readonly texts: Texts;
  readonly joints: readonly Joint[];
  readonly current: Taken | null;
  /** Whether scrolling one column scrolls the others. */
  readonly isTogether: boolean;
  readonly labelOf: (pair: Pair) => { readonly label: string; readonly isAlarm: boolean };
  /** What is said beside words of a joint that have no counterpart, by joint and side. */
  readonly only: readonly { readonly a: string; readonly b: string }[];
}

/** What a channel between two columns draws. */
export interface Joined {
  readonly width: number;
  readonly ribbons: readonly Ribbon[];
  readonly loners: readonly Loner[];
}

/** Over the tints of annotations, under what was found and what is selected. */
const PRIORITY = { differs: 50, 'only-here': 1 } as const;

const HANDS = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;

/**
 * Joins columns of text: what is in view is measured with each frame that scrolls or changes, drawn in the channels, and the words
 * that differ are painted. The column that the hand scrolls leads; the others follow and never lead back.
 *
 * @returns What to draw in each channel, and `show`, which brings two places to the same height in its columns and the others beside.
 */
export function useJoined(options: JoinedOptions): {
  readonly joined: readonly Joined[];
  readonly show: (joint: number, places: { readonly a: Range; readonly b: Range }) => void;
} {
  const { box } = options;
  const [joined, setJoined] = useState<readonly Joined[]>([]);
  const now = useRef(options);
  /** The column that the hand is on. */
  const leader = useRef(-1);
  const found = useRef<readonly Column[] | null>(null);
  const columns = useCallback(() => {
    found.current ??= partsOf(box.current, 'compare-column').map((element) => ({
      element,
      paragraphs: paragraphsOf(element),
    }));
    return found.current;
  }, [box]);

  const draw = useCallback(() => {
    const all = columns();
    const channels = partsOf(box.current, 'compare-channel');
    setJoined(channels.map((channel, i) => measure(now.current, all, i, channel)));
    paint(now.current, all);
  }, [columns, box]);

  useLayoutEffect(() => {
    now.current = options;
  });
  const { joints, current, texts } = options;
  useLayoutEffect(draw, [draw, joints, current, texts]);

  useEffect(() => {
    let frame = 0;
    const drawSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const stops = columns().map(({ element }, i) => {
      const lead = (): void => {
        leader.current = i;
      };
      const onScroll = (): void => {
        if (now.current.isTogether && leader.current === i) {
          const column = columns()[i];
          if (column !== undefined) {
            follow(now.current, columns(), i, offsetAtFocus(column.element, column.paragraphs));
          }
        }
        drawSoon();
      };
      for (const name of HANDS) {
        element.addEventListener(name, lead, { passive: true, capture: true });
      }
      element.addEventListener('scroll', onScroll, { passive: true, capture: true });
      const observer = new ResizeObserver(drawSoon);
      observer.observe(element);
      const rendered = new MutationObserver(() => {
        found.current = null;
        drawSoon();
      });
      rendered.observe(element, { childList: true, subtree: true, characterData: true });
      return () => {
        for (const name of HANDS) element.removeEventListener(name, lead, { capture: true });
        element.removeEventListener('scroll', onScroll, { capture: true });
        observer.disconnect();
        rendered.disconnect();
      };
    });
    void document.fonts.ready.then(drawSoon);
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
      for (const name of Object.keys(PRIORITY)) CSS.highlights?.delete(name);
    };
  }, [columns, draw]);

  const show = useCallback(
    (joint: number, { a, b }: { readonly a: Range; readonly b: Range }) => {
      const all = columns();
      const [left, right] = [all[joint], all[joint + 1]];
      if (left === undefined || right === undefined) return;
      leader.current = -1;
      const [middleA, middleB] = [(a.start + a.end) / 2, (b.start + b.end) / 2];
      const height = bringTo(left.element, left.paragraphs, middleA);
      // Where the other cannot come as far, the first goes to meet it.
      const met = bringTo(right.element, right.paragraphs, middleB, height);
      bringTo(left.element, left.paragraphs, middleA, met);
      const fromA = besideAll(now.current.joints, joint, middleA);
      const fromB = besideAll(now.current.joints, joint + 1, middleB);
      all.forEach(({ element, paragraphs }, i) => {
        if (i < joint) bringTo(element, paragraphs, fromA[i] ?? 0, met);
        if (i > joint + 1) bringTo(element, paragraphs, fromB[i] ?? 0, met);
      });
      draw();
    },
    [columns, draw],
  );
  return { joined, show };
}

interface Column {
  readonly element: HTMLElement;
  readonly paragraphs: Paragraphs;
}

function partsOf(box: Element | null, name: string): readonly HTMLElement[] {
  return [...(box?.children ?? [])].filter(
    (part): part is HTMLElement => part instanceof HTMLElement && part.classList.contains(name),
  );
}

/** Brings what belongs beside an offset of one column to the line by which they scroll in the others. */
function follow(
  { joints }: JoinedOptions,
  columns: readonly Column[],
  from: number,
  offset: number,
): void {
  const offsets = besideAll(joints, from, offset);
  columns.forEach(({ element, paragraphs }, i) => {
    if (i !== from) bringTo(element, paragraphs, offsets[i] ?? 0);
  });
}

function measure(
  options: JoinedOptions,
  columns: readonly Column[],
  joint: number,
  channel: Element,
): Joined {
  const { joints, current, labelOf, only } = options;
  const [a, b] = [columns[joint], columns[joint + 1]];
  const { sides, shown } = joints[joint] ?? {};
  const box = channel.getBoundingClientRect();
  if (a === undefined || b === undefined || sides === undefined || shown === undefined) {
    return { width: box.width, ribbons: [], loners: [] };
  }
  const [viewA, viewB] = [inView(a.element, a.paragraphs), inView(b.element, b.paragraphs)];
  const placed = (column: Column, view: Range, range: Range): Extent | Away | null => {
    // What is far from the view need not be laid out to be known as above or below it.
    if (range.end < view.start) return 'above';
    if (range.start > view.end) return 'below';
    const extent = extentOf(column.paragraphs, range);
    return extent === null ? null : { top: extent.top - box.top, bottom: extent.bottom - box.top };
  };
  const ribbons = shown.flatMap((pair): Ribbon[] => {
    if (!overlap(pair.a, viewA) && !overlap(pair.b, viewB)) return [];
    const [left, right] = [placed(a, viewA, pair.a), placed(b, viewB, pair.b)];
    if (left === null || right === null) return [];
    const isActive = pair === current?.pair;
    return [{ id: pair.id, kind: pair.kind, ...labelOf(pair), isActive, a: left, b: right }];
  });
  const loners = (['a', 'b'] as const).flatMap((side) => {
    const [column, view, list] =
      side === 'a' ? [a, viewA, sides.onlyLeft] : [b, viewB, sides.onlyRight];
    return list
      .filter((range) => overlap(range, view))
      .flatMap((range): Loner[] => {
        const extent = placed(column, view, range);
        const label = only[joint]?.[side] ?? '';
        return extent === null || typeof extent === 'string'
          ? []
          : [{ id: `${side}${range.start}`, side, label, ...extent }];
      });
  });
  return { width: box.width, ribbons, loners };
}

/** Paints the words that differ, and in grey what stands in one account alone, where they are in view. */
function paint(options: JoinedOptions, columns: readonly Column[]): void {
  if (!('highlights' in CSS)) return;
  const [differs, alone] = [new Highlight(), new Highlight()];
  columns.forEach(({ element, paragraphs }, i) => {
    const view = inView(element, paragraphs);
    const changes = changesIn(options, i, view);
    const only = onlyIn(options.joints, i);
    for (const paragraph of paragraphs.all.slice(view.from, view.to + 1)) {
      for (const range of rangesIn(paragraph, changes)) differs.add(range);
      for (const range of rangesIn(paragraph, only)) alone.add(range);
    }
  });
  differs.priority = PRIORITY.differs;
  alone.priority = PRIORITY['only-here'];
  CSS.highlights.set('differs', differs);
  CSS.highlights.set('only-here', alone);
}

/** The words of a column that differ from those of a neighbour, as far as they are in view: in text order, apart. */
function changesIn(
  { joints, current, texts }: JoinedOptions,
  column: number,
  view: Range,
): readonly Range[] {
  const sideOf = (joint: number, side: 'a' | 'b'): readonly Range[] =>
    (joints[joint]?.shown ?? [])
      .filter((pair) => overlap(pair[side], view))
      .flatMap((pair) => toldIn(pair, current?.pair ?? null, texts).map((change) => change[side]));
  return apart(
    [...sideOf(column - 1, 'b'), ...sideOf(column, 'a')].toSorted((p, q) => p.start - q.start),
  );
}

/** What of a column no neighbour has. */
function onlyIn(joints: readonly Joint[], column: number): readonly Range[] {
  const before = joints[column - 1]?.sides.onlyRight;
  const after = joints[column]?.sides.onlyLeft;
  if (before === undefined || after === undefined) return before ?? after ?? [];
  const starts = new Set(before.map(({ start }) => start));
  return after.filter(({ start }) => starts.has(start));
}

/** Ranges in text order without what lies in one before. */
function apart(ranges: readonly Range[]): readonly Range[] {
  let end = 0;
  return ranges.flatMap((range) => {
    const start = Math.max(range.start, end);
    end = Math.max(end, range.end);
    return start < range.end ? [{ start, end: range.end }] : [];
  });
}
