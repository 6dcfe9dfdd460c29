import { useCallback, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import type { Range } from '#core/domain/span.ts';
import type { Selection } from '#state/session.ts';
import { useSession } from '#state/session.ts';

import { boxesOf, rangeOver } from './text-position.ts';
import { useFloating } from './use-floating.ts';
import { useInView } from './use-in-view.ts';
import { useMirroredSelection } from './use-mirrored-selection.ts';

interface SelectionPlaceProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly pressed: RefObject<boolean>;
  readonly articleId: ArticleId;
  /** Changes whenever the text is rendered anew. */
  readonly content: unknown;
  /** What of the text stands here, where it is not all of it; a selection elsewhere is none of this place. */
  readonly within?: Range;
  readonly children: ReactNode;
}

/** What belongs to the selected words: the browser's own selection, the scroll that brings them in view, and the bar beside them. */
export function SelectionPlace(props: SelectionPlaceProps) {
  const { root, pressed, articleId, content, within, children } = props;
  const selection = useSession((state) =>
    within === undefined || isInside(state.selection, within) ? state.selection : null,
  );
  useMirroredSelection(root, pressed, articleId, selection, content);
  useInView(root, selection?.by === 'keyboard' ? selection.start : null, false);
  if (selection?.articleId !== articleId) return null;
  return (
    <BarPlace root={root} selection={selection}>
      {children}
    </BarPlace>
  );
}

function isInside(selection: Selection | null, { start, end }: Range): boolean {
  return selection !== null && start <= selection.start && selection.end <= end;
}

interface BarPlaceProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly selection: Selection;
  readonly children: ReactNode;
}

function BarPlace({ root, selection, children }: BarPlaceProps) {
  const box = useRef<HTMLDivElement>(null);
  const place = useCallback(
    ({ top }: DOMRect) => {
      const at = barPlace(root.current, selection);
      if (box.current === null || at === null) return;
      box.current.style.transform = `translateY(${Math.round(at - top)}px)`;
    },
    [root, selection],
  );
  useFloating(box, place);
  return (
    <div ref={box} className="selection-bar">
      {children}
    </div>
  );
}

const BAR_HEIGHT = 36;
const BAR_GAP = 6;
/** Height of the account's head, which stays at the top. */
const HEAD = 48;

/**
 * Where the selection bar goes, in px of the window: below the last line of a forward selection, above the first of a backward
 * one, on the other side where there is no room, and in any case in view.
 */
function barPlace(root: Element | null, { start, end, backward }: Selection): number | null {
  const view = root?.closest('[data-scroller]')?.getBoundingClientRect();
  if (root === null || view === undefined) return null;
  const rects = boxesOf(rangeOver(root, start, end));
  const [first] = rects;
  const last = rects.at(-1);
  if (first === undefined || last === undefined) return null;
  const above = first.top - BAR_HEIGHT - BAR_GAP;
  const below = last.bottom + BAR_GAP;
  const lowest = view.bottom - BAR_HEIGHT - BAR_GAP;
  const highest = view.top + HEAD;
  const [wanted, other] = backward ? [above, below] : [below, above];
  const fits = (place: number): boolean => place >= highest && place <= lowest;
  if (fits(wanted)) return wanted;
  return fits(other) ? other : Math.min(Math.max(wanted, highest), lowest);
}
