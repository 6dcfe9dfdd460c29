import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

import type { Range, WordChange } from '#core/compare/result.ts';
import { rangesIn } from '#ui/text-ranges.ts';

import type { Anchor, Pair, Sides } from './pairs.ts';
import { beside } from './pairs.ts';
import type { Extent, Paragraphs } from './column.ts';
import { bringTo, extentOf, inView, offsetAtFocus, paragraphsOf } from './column.ts';
import { differingWords } from '../differing-words.ts';
import { overlap } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Loner, Ribbon } from './Ribbons.tsx';

interface JoinedOptions {
  readonly left: RefObject<HTMLElement | null>;
  readonly right: RefObject<HTMLElement | null>;
  readonly channel: RefObject<HTMLElement | null>;
  readonly texts: Texts;
  readonly sides: Sides;
  readonly shown: readonly Pair[];
  readonly anchors: readonly Anchor[];
  readonly current: Pair | null;
  /** Whether scrolling one column scrolls the other. */
  readonly isTogether: boolean;
  readonly labelOf: (pair: Pair) => { readonly label: string; readonly isAlarm: boolean };
  readonly only: { readonly left: string; readonly right: string };
}

/** What the channel between the columns draws. */
export interface Joined {
  readonly width: number;
  readonly ribbons: readonly Ribbon[];
  readonly loners: readonly Loner[];
}

const NOTHING: Joined = { width: 0, ribbons: [], loners: [] };
/** Over the tints of annotations, under what was found and what is selected. */
const PRIORITY = { differs: 50, 'only-here': 1 } as const;

/**
 * Joins two columns of text: what is in view is measured with each frame that scrolls or changes, drawn in the channel, and the
 * words that differ are painted. The column that the hand scrolls leads; the other follows and never leads back.
 *
 * @returns What to draw, and `show`, which brings a pair to the same height in both columns.
 */
export function useJoined(options: JoinedOptions): { joined: Joined; show: (pair: Pair) => void } {
  const { left, right, channel } = options;
  const [joined, setJoined] = useState(NOTHING);
  const now = useRef(options);
  /** The column that the hand is on. */
  const leader = useRef<'a' | 'b' | null>(null);
  const found = useRef<Columns | null>(null);
  const columns = useCallback(() => {
    const [a, b] = [left.current, right.current];
    if (a === null || b === null) return null;
    found.current ??= {
      a: { element: a, paragraphs: paragraphsOf(a) },
      b: { element: b, paragraphs: paragraphsOf(b) },
    };
    return found.current;
  }, [left, right]);

  const draw = useCallback(() => {
    const both = columns();
    const box = channel.current?.getBoundingClientRect();
    if (both === null || box === undefined) return;
    setJoined(measure(now.current, both, box));
    paint(now.current, both);
  }, [columns, channel]);

  useLayoutEffect(() => {
    now.current = options;
  });
  const { sides, shown, current, texts } = options;
  useLayoutEffect(draw, [draw, sides, shown, current, texts]);

  useEffect(() => {
    const both = columns();
    if (both === null) return;
    let frame = 0;
    const drawSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const stops = (['a', 'b'] as const).map((side) => {
      const { element } = both[side];
      const other = side === 'a' ? 'b' : 'a';
      const lead = (): void => {
        leader.current = side;
      };
      const onScroll = (): void => {
        if (now.current.isTogether && leader.current === side) {
          const fresh = columns();
          if (fresh !== null) {
            const offset = offsetAtFocus(fresh[side].element, fresh[side].paragraphs);
            bringTo(
              fresh[other].element,
              fresh[other].paragraphs,
              beside(now.current.anchors, side, offset),
            );
          }
        }
        drawSoon();
      };
      const hands = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const;
      for (const name of hands)
        element.addEventListener(name, lead, { passive: true, capture: true });
      element.addEventListener('scroll', onScroll, { passive: true, capture: true });
      const observer = new ResizeObserver(drawSoon);
      observer.observe(element);
      const rendered = new MutationObserver(() => {
        found.current = null;
        drawSoon();
      });
      rendered.observe(element, { childList: true, subtree: true, characterData: true });
      return () => {
        for (const name of hands) element.removeEventListener(name, lead, { capture: true });
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
    ({ a, b }: Pair) => {
      const both = columns();
      if (both === null) return;
      leader.current = null;
      const [middleA, middleB] = [(a.start + a.end) / 2, (b.start + b.end) / 2];
      const height = bringTo(both.a.element, both.a.paragraphs, middleA);
      // Where the other cannot come as far, the first goes to meet it.
      const met = bringTo(both.b.element, both.b.paragraphs, middleB, height);
      bringTo(both.a.element, both.a.paragraphs, middleA, met);
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

interface Columns {
  readonly a: Column;
  readonly b: Column;
}

function measure(options: JoinedOptions, { a, b }: Columns, box: DOMRect): Joined {
  const { sides, shown, current, labelOf, only } = options;
  const [viewA, viewB] = [inView(a.element, a.paragraphs), inView(b.element, b.paragraphs)];
  const placed = (column: Column, view: Range, range: Range): Extent | null => {
    // What is far from the view need not be laid out to be known as above or below it.
    if (range.end < view.start) return { top: -box.height, bottom: -box.height };
    if (range.start > view.end) return { top: 2 * box.height, bottom: 2 * box.height };
    const extent = extentOf(column.paragraphs, range);
    return extent === null ? null : { top: extent.top - box.top, bottom: extent.bottom - box.top };
  };
  const ribbons = shown.flatMap((pair): Ribbon[] => {
    if (!overlap(pair.a, viewA) && !overlap(pair.b, viewB)) return [];
    const [left, right] = [placed(a, viewA, pair.a), placed(b, viewB, pair.b)];
    if (left === null || right === null) return [];
    const isActive = pair.id === current?.id;
    return [{ id: pair.id, kind: pair.kind, ...labelOf(pair), isActive, a: left, b: right }];
  });
  const loners = (['a', 'b'] as const).flatMap((side) => {
    const [column, view, list, label] =
      side === 'a'
        ? [a, viewA, sides.onlyLeft, only.left]
        : [b, viewB, sides.onlyRight, only.right];
    return list
      .filter((range) => overlap(range, view))
      .flatMap((range): Loner[] => {
        const extent = placed(column, view, range);
        return extent === null ? [] : [{ id: `${side}${range.start}`, side, label, ...extent }];
      });
  });
  return { width: box.width, ribbons, loners };
}

/** Paints the words that differ, and in grey what stands in one account alone, where they are in view. */
function paint(options: JoinedOptions, columns: Columns): void {
  if (!('highlights' in CSS)) return;
  const { sides, shown, current, texts } = options;
  const [differs, alone] = [new Highlight(), new Highlight()];
  for (const side of ['a', 'b'] as const) {
    const { element, paragraphs } = columns[side];
    const view = inView(element, paragraphs);
    const changes = shown
      .filter((pair) => overlap(pair[side], view))
      .flatMap((pair) => told(pair, current, texts).map((change) => change[side]))
      .toSorted((p, q) => p.start - q.start);
    const only = side === 'a' ? sides.onlyLeft : sides.onlyRight;
    for (const paragraph of paragraphs.all.slice(view.from, view.to + 1)) {
      for (const range of rangesIn(paragraph, apart(changes))) differs.add(range);
      for (const range of rangesIn(paragraph, only)) alone.add(range);
    }
  }
  differs.priority = PRIORITY.differs;
  alone.priority = PRIORITY['only-here'];
  CSS.highlights.set('differs', differs);
  CSS.highlights.set('only-here', alone);
}

/**
 * The words that are painted as differing: in a loose paraphrase nearly all of them do, so there, until it is in hand, it is only
 * those that something was found in.
 */
function told(pair: Pair, current: Pair | null, texts: Texts): readonly WordChange[] {
  const { kind, finding, a, b } = pair;
  const isInHand = pair.id === current?.id;
  if (kind !== 'near-verbatim' && finding === null && !isInHand) return [];
  const changes = changesOf(pair, texts);
  if (kind === 'near-verbatim' || isInHand) return changes;
  const isFault = (article: string, range: Range): boolean =>
    finding?.spans.some((spot) => spot.article === article && overlap(spot, range)) === true;
  return changes.filter((change) => isFault(a.article, change.a) || isFault(b.article, change.b));
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

const known = new WeakMap<Pair, readonly WordChange[]>();

/** The words that differ inside a pair, worked out once. */
export function changesOf(pair: Pair, texts: Texts): readonly WordChange[] {
  const before = known.get(pair);
  if (before !== undefined) return before;
  const changes = pair.kind === 'verbatim' ? [] : differingWords(texts, pair.a, pair.b);
  known.set(pair, changes);
  return changes;
}
