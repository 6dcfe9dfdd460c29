import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import { afterNextFrame } from '#platform/idle.ts';
import type { Selection } from '#state/session.ts';
import { session, setSession } from '#state/session.ts';
import { focusText } from '#ui/focus-text.ts';

import { nativeRange, placeCaret, selectNatively } from './native-selection.ts';

/**
 * Keeps what the browser shows in step with the session: a selection made by a command is selected, one that was used up leaves
 * the caret at its end, and a caret that lost its place because the marks around it changed gets it back.
 *
 * @param pressed True while the mouse is down in the text: then the selection is the hand's.
 * @param content Changes whenever the text is rendered anew.
 */
export function useMirroredSelection(
  root: RefObject<HTMLElement | null>,
  pressed: RefObject<boolean>,
  articleId: ArticleId,
  selection: Selection | null,
  content: unknown,
): void {
  const before = useRef(selection);
  useLayoutEffect(() => {
    const element = root.current;
    const isUsedUp = before.current !== null && selection === null;
    before.current = selection;
    if (element === null || pressed.current) return;
    if (selection?.articleId === articleId) {
      const shown = nativeRange(element);
      const { start, end } = selection.native;
      if (selection.by !== 'touch' && (shown?.start !== start || shown.end !== end)) {
        selectNatively(element, { start, end, backward: selection.backward });
      }
    } else if (isUsedUp) {
      // The browser lays the text out to place a caret: the frame that shows what became of the words need not wait for it.
      getSelection()?.removeAllRanges();
      void afterNextFrame().then(() => mendCaret(element));
    } else mendCaret(element);
  }, [root, pressed, articleId, selection, content]);

  // An account that opens is ready for the keyboard, unless the focus is at work elsewhere.
  useEffect(() => {
    if (document.activeElement === document.body) focusText();
    return () => {
      const left = session().selection;
      setSession({ caret: null, ...(left?.articleId === articleId ? { selection: null } : {}) });
    };
  }, [articleId]);
}

/** Puts the browser's caret where the session has it, if nothing is selected and the text has the focus. */
function mendCaret(root: Element): void {
  const { selection, caret } = session();
  if (selection !== null || caret === null || document.activeElement !== root) return;
  const shown = nativeRange(root);
  if (shown === null || shown.start !== caret || shown.end !== caret) placeCaret(root, caret);
}
