import { useEffect } from 'react';

import { asRecordId } from '#core/domain/ids.ts';
import { annotationAtCaret } from '#features/tagging/acts.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { session, setSession } from '#state/session.ts';

/** What stands for an annotation on the page. */
const ANNOTATION = '[data-annotation], [data-card], [data-letter]';

/**
 * Opens the menu at the words for the secondary button of a mouse. The browser's own menu comes with Shift held, on words
 * that are neither selected nor tagged, and after a long press, which on a touch screen selects.
 */
export function useContextMenu(): void {
  useEffect(() => {
    const onContextMenu = (event: MouseEvent): void => {
      // The key that has just opened the menu asks for the browser's as well.
      if (session().menu !== null) event.preventDefault();
      else if (!event.shiftKey && isByMouse(event) && takeInHand(event.target)) {
        event.preventDefault();
        const { clientX: x, clientY: y } = event;
        // The news of a selection that the press has made or ended is still under way.
        setTimeout(() => setSession({ menu: { x, y, by: 'pointer' } }));
      }
    };
    addEventListener('contextmenu', onContextMenu);
    return () => removeEventListener('contextmenu', onContextMenu);
  }, []);
}

/** Whether there is anything for the menu: selected words, or an annotation in hand or at the caret. */
export function canOpenMenu(): boolean {
  const { view, annotationId } = currentPlace();
  if (view !== 'read') return false;
  return session().selection !== null || annotationId !== null || annotationAtCaret() !== null;
}

/** Opens the menu at the selected words, else at the annotation in hand or at the caret. */
export function openMenuAtWords(): void {
  const annotationId = currentPlace().annotationId ?? annotationAtCaret()?.id ?? null;
  const selected = session().selection !== null;
  if (!selected) goTo({ annotationId }, 'replace');
  const mark = document.querySelector(`mark[data-annotation="${annotationId}"]`);
  const native = getSelection();
  const boxes =
    selected && native !== null && native.rangeCount > 0
      ? native.getRangeAt(0).getClientRects()
      : mark?.getClientRects();
  const last = [...(boxes ?? [])].at(-1);
  const x = last?.left ?? innerWidth / 2;
  const y = Math.min(Math.max(last?.bottom ?? 0, 0), innerHeight);
  setSession({ menu: { x, y, by: 'keyboard' } });
}

/**
 * Takes in hand what a press means: words that were selected already, else the annotation under the pointer, else words that the
 * press itself selected, as on a Mac. Says whether it means anything.
 */
function takeInHand(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  const inText = element?.closest('[data-text]') != null;
  const selects = inText && getSelection()?.isCollapsed === false;
  const id = annotationAt(element);
  if ((selects && session().selection !== null) || id === null) return selects;
  if (selects) getSelection()?.collapseToEnd();
  setSession({ selection: null });
  goTo({ annotationId: asRecordId(id) }, 'replace');
  return true;
}

/** The annotation of the innermost mark, card or letter, or the one in hand where it is in the pile. */
function annotationAt(element: Element | null): string | null {
  const { annotationId } = currentPlace();
  if (annotationId !== null && element?.closest(`[data-annotation="${annotationId}"]`)) {
    return annotationId;
  }
  const data = element?.closest<HTMLElement>(ANNOTATION)?.dataset;
  return data?.['annotation'] ?? data?.['card'] ?? data?.['letter'] ?? null;
}

/** A keyboard has no button; a finger or a pen presses long. */
function isByMouse(event: MouseEvent): boolean {
  const { pointerType = 'mouse' } = event as Partial<PointerEvent>;
  // On a Mac Ctrl makes the first button the second.
  const isSecondary = event.button === 2 || event.ctrlKey;
  return isSecondary && (pointerType === 'mouse' || pointerType === '');
}
