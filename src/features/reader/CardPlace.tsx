import { useCallback, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

import { extentOf } from '#core/domain/span.ts';
import type { Shown } from '#state/use-shown.ts';

import { boxesOf, rangeOver } from './text-position.ts';
import { useFloating } from './use-floating.ts';
import { useInView } from './use-in-view.ts';

interface CardPlaceProps {
  readonly root: RefObject<HTMLElement | null>;
  /** The annotation in hand. */
  readonly shown: Shown;
  readonly children: ReactNode;
}

/** The open card, level with the words of its annotation, which are in view. */
export function CardPlace({ root, shown, children }: CardPlaceProps) {
  const box = useRef<HTMLDivElement>(null);
  const start = extentOf(shown.record.body.span)?.start ?? null;
  useInView(root, start, true);
  const place = useCallback(
    ({ top }: DOMRect) => {
      const line = start === null ? null : middleOfLine(root.current, start);
      if (box.current === null || line === null) return;
      const card = cardPlace(root.current, line, box.current.offsetHeight);
      box.current.style.setProperty('--card-top', `${Math.round(card - top)}px`);
      box.current.style.setProperty('--rule-top', `${Math.round(line - card)}px`);
    },
    [root, start],
  );
  useFloating(box, place);
  return (
    <div ref={box} className="open-card">
      {children}
    </div>
  );
}

/** The middle of the line that holds `offset`, in px of the window. */
function middleOfLine(root: Element | null, offset: number): number | null {
  if (root === null) return null;
  const [line] = boxesOf(rangeOver(root, offset, offset + 1));
  return line === undefined ? null : (line.top + line.bottom) / 2;
}

/** Half the height of the card's head, which stands level with its line. */
const HALF_CARD_HEAD = 18;
const CARD_GAP = 8;
/** Height of the account's head, which stays at the top. */
const HEAD = 48;

/** Where the open card goes, in px of the window: level with its line, higher where its end would be out of view. */
function cardPlace(root: Element | null, line: number, height: number): number {
  const view = root?.closest('[data-scroller]')?.getBoundingClientRect();
  const level = line - HALF_CARD_HEAD;
  if (view === undefined) return level;
  const isInView = line >= view.top && line <= view.bottom;
  return isInView
    ? Math.min(level, Math.max(view.top + HEAD, view.bottom - height - CARD_GAP))
    : level;
}
