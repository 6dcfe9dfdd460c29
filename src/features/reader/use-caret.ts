import { useEffect } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { snapRange } from '#core/text/snap.ts';
import { nextSentenceStart } from '#core/text/sentences.ts';
import { nextWordBoundary } from '#core/text/words.ts';
import { session, setSession } from '#state/session.ts';

import { nativeRange, placeCaret } from './native-selection.ts';
import { speakMove } from './speak-move.ts';
import { offsetAtPoint, pointAt } from './text-position.ts';

interface CaretOptions {
  readonly root: RefObject<HTMLElement | null>;
  /** True while the mouse is down in the text, which then places the caret itself. */
  readonly pressed: RefObject<boolean>;
  readonly caret: RefObject<HTMLElement | null>;
  readonly articleId: ArticleId;
  readonly text: string;
  /** What is tagged at an offset, in words, innermost first. */
  readonly tagsAt: (offset: number) => readonly string[];
}

type Direction = 'forward' | 'backward' | 'left' | 'right';
interface Step {
  readonly direction: Direction;
  readonly granularity:
    | 'character'
    | 'word'
    | 'sentence'
    | 'line'
    | 'page'
    | 'lineboundary'
    | 'paragraph'
    | 'documentboundary';
}

/**
 * The caret of the read-only text. Arrows move it by character and line, with Ctrl (on a Mac Alt) by word and paragraph, Home
 * and End within the line, with Ctrl within the article, Page keys by the screen, with Alt (on a Mac Ctrl and Alt) by sentence; Shift selects. The browser does the moving, so lines, scripts and
 * directions are as everywhere; what is selected is widened to whole graphemes.
 */
export function useCaret({ root, pressed, caret, articleId, text, tagsAt }: CaretOptions): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;

    const onKeyDown = (event: KeyboardEvent): void => {
      const step = stepOf(event);
      if (step === null || event.target !== element) return;
      event.preventDefault();
      if (nativeRange(element) === null) {
        placeCaret(element, session().caret ?? firstOnScreen(element));
      }
      move(element, text, step, event.shiftKey);
      const raw = nativeRange(element);
      if (raw === null) return;
      const range = snapRange(text, raw.start, raw.end, { words: false });
      setSession({
        caret: raw.backward ? raw.start : raw.end,
        selection:
          raw.start === raw.end || range === null
            ? null
            : { articleId, ...range, backward: raw.backward, native: raw, by: 'keyboard' },
      });
      keepInView(element);
      speakMove(text, raw, step.granularity, tagsAt);
    };

    const onFocus = (): void => {
      const { selection, caret: kept, caretIn } = session();
      if (!pressed.current && selection === null && nativeRange(element) === null) {
        // Of accounts side by side each has its own caret.
        const isHere = caretIn === null || caretIn === articleId;
        const place = (isHere ? kept : null) ?? firstOnScreen(element);
        placeCaret(element, place);
        setSession({ caret: place });
      }
      draw();
    };

    const draw = (): void => {
      if (caret.current === null) return;
      const line = document.activeElement === element ? caretLine(element) : null;
      caret.current.hidden = line === null;
      if (line === null) return;
      const base = caret.current.offsetParent?.getBoundingClientRect();
      caret.current.style.transform = `translate(${line.left - (base?.left ?? 0) - 1}px, ${line.top - (base?.top ?? 0)}px)`;
      caret.current.style.blockSize = `${line.height}px`;
    };

    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('focus', onFocus);
    element.addEventListener('blur', draw);
    document.addEventListener('selectionchange', draw);
    addEventListener('resize', draw);
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('focus', onFocus);
      element.removeEventListener('blur', draw);
      document.removeEventListener('selectionchange', draw);
      removeEventListener('resize', draw);
    };
  }, [root, pressed, caret, articleId, text, tagsAt]);
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Moves or extends the selection by a step; never out of the text. */
function move(root: Element, text: string, step: Step, extend: boolean): void {
  const native = getSelection();
  if (native === null) return;
  const target = targetOf(root, text, step);
  const end = target === null ? null : pointAt(root, target);
  if (end !== null) {
    if (extend) native.extend(end.node, end.offset);
    else native.collapse(end.node, end.offset);
    return;
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = native;
  native.modify(extend ? 'extend' : 'move', step.direction, step.granularity);
  const element =
    native.focusNode instanceof Element ? native.focusNode : native.focusNode?.parentElement;
  const left = element?.closest('[data-start]') == null || !root.contains(element);
  if (left && anchorNode !== null && focusNode !== null) {
    native.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  }
}

/**
 * Where a step leads that does not depend on lines: words are those of the app, and engines differ in paragraphs and documents.
 * `null` for characters and lines, which the browser knows best.
 */
function targetOf(root: Element, text: string, { direction, granularity }: Step): number | null {
  const now = nativeRange(root);
  if (now === null) return null;
  const from = now.backward ? now.start : now.end;
  const paragraphs = paragraphsOf(text);
  const paragraph = paragraphAt(paragraphs, from);
  switch (granularity) {
    case 'documentboundary':
      return direction === 'forward' ? text.length : 0;
    case 'paragraph':
      return direction === 'forward'
        ? (paragraphs.find(({ start }) => start > from)?.start ?? text.length)
        : (paragraphs.findLast(({ start }) => start < from)?.start ?? 0);
    case 'sentence':
      return nextSentenceStart(text, from, direction === 'forward' ? 'forward' : 'backward');
    case 'page':
      return pageAway(root, direction, from) ?? (direction === 'forward' ? text.length : 0);
    case 'word': {
      const line = paragraph === null ? '' : text.slice(paragraph.start, paragraph.end);
      const isForward = (direction === 'right') !== RIGHT_TO_LEFT.test(line);
      return nextWordBoundary(text, from, isForward ? 'forward' : 'backward');
    }
    default:
      return null;
  }
}

/** A line whose first letter is of a script written from right to left (Unicode Bidirectional Algorithm, P2). */
const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** Scrolls by most of the view and says which offset is then where the caret was; `null` at an end of the text. */
function pageAway(root: Element, direction: Direction, from: number): number | null {
  const scroller = root.closest('[data-scroller]');
  const line = focusLine(root);
  if (scroller === null || line === null) return from;
  const before = scroller.scrollTop;
  scroller.scrollBy(0, scroller.clientHeight * PAGE * (direction === 'forward' ? 1 : -1));
  if (Math.abs(scroller.scrollTop - before) < 1) return null;
  return offsetAtPoint(root, line.left, (line.top + line.bottom) / 2) ?? from;
}

/** Of the height of the view: some lines stay, so that the eye finds its place. */
const PAGE = 0.85;

function stepOf(event: KeyboardEvent): Step | null {
  const bySentence = isMac ? event.ctrlKey && event.altKey : event.altKey;
  if (bySentence && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    return {
      direction: event.key === 'ArrowDown' ? 'forward' : 'backward',
      granularity: 'sentence',
    };
  }
  const far = isMac ? event.altKey : event.ctrlKey;
  const farthest = isMac ? event.metaKey : event.ctrlKey;
  if (!isMac && (event.altKey || event.metaKey)) return null;
  switch (event.key) {
    case 'ArrowLeft':
      return { direction: 'left', granularity: far ? 'word' : 'character' };
    case 'ArrowRight':
      return { direction: 'right', granularity: far ? 'word' : 'character' };
    case 'ArrowUp':
      return { direction: 'backward', granularity: far ? 'paragraph' : 'line' };
    case 'ArrowDown':
      return { direction: 'forward', granularity: far ? 'paragraph' : 'line' };
    case 'PageUp':
      return { direction: 'backward', granularity: 'page' };
    case 'PageDown':
      return { direction: 'forward', granularity: 'page' };
    case 'Home':
      return { direction: 'backward', granularity: farthest ? 'documentboundary' : 'lineboundary' };
    case 'End':
      return { direction: 'forward', granularity: farthest ? 'documentboundary' : 'lineboundary' };
    default:
      return null;
  }
}

/** Where the caret stands: a collapsed range has no box of its own at the end of some lines, so the neighbours help. */
function caretLine(root: Element): DOMRect | null {
  const native = getSelection();
  if (native === null || !native.isCollapsed || native.focusNode === null) return null;
  if (!root.contains(native.focusNode)) return null;
  const range = native.getRangeAt(0);
  const own = range.getClientRects()[0];
  if (own !== undefined) return own;
  const { focusNode: node, focusOffset: offset } = native;
  if (node.nodeType !== Node.TEXT_NODE || offset === 0) return null;
  const before = document.createRange();
  before.setStart(node, offset - 1);
  before.setEnd(node, offset);
  const box = [...before.getClientRects()].at(-1);
  return box === undefined ? null : new DOMRect(box.right, box.top, 0, box.height);
}

/** The line of the moving end of the selection. */
function focusLine(root: Element): DOMRect | null {
  const native = getSelection();
  const node = native?.focusNode;
  if (!node || !root.contains(node)) return null;
  const range = document.createRange();
  range.setStart(node, native.focusOffset);
  range.collapse(true);
  return range.getClientRects()[0] ?? null;
}

function keepInView(root: Element): void {
  const line = focusLine(root);
  const scroller = root.closest('[data-scroller]');
  const view = scroller?.getBoundingClientRect();
  if (line === null || view === undefined) return;
  const margin = 64;
  if (line.top < view.top + margin) scroller?.scrollBy(0, line.top - view.top - margin);
  else if (line.bottom > view.bottom - margin) {
    scroller?.scrollBy(0, line.bottom - view.bottom + margin);
  }
}

function firstOnScreen(root: Element): number {
  const view = root.closest('[data-scroller]')?.getBoundingClientRect();
  const paragraphs = [...root.querySelectorAll<HTMLElement>('[data-start]')];
  const top = view?.top ?? 0;
  const first = paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > top + 8);
  return Number((first ?? paragraphs[0])?.dataset['start'] ?? 0);
}
