import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
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
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || pressed.current) return;
    const shown = nativeRange(element);
    if (selection?.articleId === articleId) {
      const { start, end } = selection.native;
      if (selection.by !== 'touch' && (shown?.start !== start || shown.end !== end)) {
        selectNatively(element, { start, end, backward: selection.backward });
      }
      return;
    }
    const { caret } = session();
    const isStray = shown === null || shown.start !== caret || shown.end !== caret;
    if (caret !== null && isStray && document.activeElement === element) placeCaret(element, caret);
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
