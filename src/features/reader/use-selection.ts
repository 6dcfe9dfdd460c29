import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import { sentenceAt } from '#core/text/sentences.ts';
import { snapRange } from '#core/text/snap.ts';
import type { Selection } from '#state/session.ts';
import { session, setSession } from '#state/session.ts';

import { nativeRange, selectNatively } from './native-selection.ts';

interface SelectionOptions {
  readonly root: RefObject<HTMLElement | null>;
  /** Set here: true while the mouse is down in the text. */
  readonly pressed: RefObject<boolean>;
  readonly articleId: ArticleId;
  readonly text: string;
  /** Called when a pointer has finished a selection. */
  readonly onSelect: () => void;
  /** Called for a click that selected nothing, with the offset under it. */
  readonly onClick: (offset: number) => void;
}

/** Where a press leaves the selection alone: its own bar, and what has to do with picking or undoing. */
const KEEPS = '.bar, .mode-line, [role=dialog], [role=menu]';

/** How long a double click waits for a third before a tag chosen beforehand is set. */
const THIRD_CLICK = 300;

/**
 * Keeps the session's selection in step with the browser's. While the mouse is down the browser selects freely; when it is up
 * the selection snaps to words (to characters with Alt held), and a triple click takes the sentence. What else changes the
 * browser's selection (the handles of a touch screen, "select all", assistive technology) is only read: there the stored
 * selection snaps and the visible one stays the system's.
 */
export function useSelection(options: SelectionOptions): void {
  const { root, pressed, articleId, text, onSelect, onClick } = options;
  /** Where the first click of a triple one fell. */
  const clicked = useRef(0);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    const onMouseDown = (event: MouseEvent): void => {
      clearTimeout(waiting);
      pressed.current = event.button === 0;
    };

    // Whoever presses elsewhere in the page has turned to something else.
    const onPressElsewhere = (event: MouseEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      const keeps = target === null || element.contains(target) || target.closest(KEEPS) !== null;
      if (!keeps && session().selection !== null) setSession({ selection: null });
    };

    const onMouseUp = (event: MouseEvent): void => {
      if (!pressed.current) return;
      pressed.current = false;
      const raw = nativeRange(element);
      if (raw === null) return;
      if (raw.start === raw.end) {
        clicked.current = raw.start;
        setSession({ selection: null, caret: raw.start });
        if (event.target instanceof Node && element.contains(event.target)) onClick(raw.start);
        return;
      }
      const range =
        event.detail >= 3
          ? sentenceAt(text, clicked.current)
          : snapRange(text, raw.start, raw.end, { words: !event.altKey });
      if (range === null || range.start === range.end) return;
      const { backward } = raw;
      const selection: Selection = { articleId, ...range, backward, native: range, by: 'pointer' };
      setSession({ selection, caret: backward ? range.start : range.end });
      selectNatively(element, selection);
      if (event.detail === 2) waiting = setTimeout(onSelect, THIRD_CLICK);
      else onSelect();
    };

    const onSelectionChange = (): void => {
      if (pressed.current) return;
      const raw = nativeRange(element);
      const known = session().selection;
      if (raw === null) return;
      if (known?.native.start === raw.start && known.native.end === raw.end) return;
      const range =
        raw.start === raw.end ? null : snapRange(text, raw.start, raw.end, { words: true });
      const { backward } = raw;
      setSession({
        caret: backward ? raw.start : raw.end,
        selection:
          range === null ? null : { articleId, ...range, backward, native: raw, by: 'touch' },
      });
    };

    element.addEventListener('mousedown', onMouseDown);
    addEventListener('mousedown', onPressElsewhere);
    addEventListener('mouseup', onMouseUp);
    document.addEventListener('selectionchange', onSelectionChange);
    return () => {
      clearTimeout(waiting);
      element.removeEventListener('mousedown', onMouseDown);
      removeEventListener('mousedown', onPressElsewhere);
      removeEventListener('mouseup', onMouseUp);
      document.removeEventListener('selectionchange', onSelectionChange);
    };
  }, [root, pressed, articleId, text, onSelect, onClick]);
}
