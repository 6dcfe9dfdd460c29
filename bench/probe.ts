/**
 * What runs in every measured page before its own scripts. Points in time are milliseconds since the navigation started, as
 * `performance.now()` has them.
 */
export interface Probe {
  /** When the frame was painted that first showed an element for each of `selectors`. */
  readonly whenShown: (selectors: readonly string[]) => Promise<number>;
  /** Milliseconds from the next key press to the painted frame with a highlight that is not there now. */
  readonly timeTag: () => Promise<number>;
  /** Milliseconds from the next key press to the painted frame with an element for each of `selectors`. */
  readonly timeKey: (selectors: readonly string[]) => Promise<number>;
  /** Duration in milliseconds of the longest task that began from `from` up to `to`; 0 when none took 50 or more. */
  readonly longestTask: (from: number, to: number) => number;
  /** Scrolls `step` px a frame, turning at the ends of the text, and returns the milliseconds between the frames. */
  readonly scroll: (scroller: string, frames: number, step: number) => Promise<readonly number[]>;
  /** Where a mouse would drag over one to three words on the screen; `chance` in 0…1 chooses them. `null` if none were found. */
  readonly wordsToDrag: (text: string, chance: number) => Drag | null;
}

/** From where to where the mouse goes, in px of the window. */
export interface Drag {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

declare global {
  interface Window {
    bench: Probe;
  }
}

type Condition = (changes: readonly MutationRecord[]) => boolean;

const longTasks: { readonly start: number; readonly duration: number }[] = [];
new PerformanceObserver((list) => {
  for (const { startTime: start, duration } of list.getEntries())
    longTasks.push({ start, duration });
}).observe({ type: 'longtask', buffered: true });

// A change that is made within a frame is painted by that frame; any other waits for the next one.
let inFrame = false;
const requestFrame = requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = (callback) =>
  requestFrame((time) => {
    inFrame = true;
    inOwnTask(() => {
      inFrame = false;
    });
    callback(time);
  });

/**
 * Calls back in a task of its own, which comes after the painting of the frame that it was asked for in. Before all other tasks,
 * or what the page has put off until after the frame would count too.
 */
function inOwnTask(callback: () => void): void {
  void scheduler.postTask(callback, { priority: 'user-blocking' });
}

/** When the frame was painted that shows the page as it is after the first changes that meet `condition`. */
function whenPainted(condition: Condition): Promise<number> {
  return new Promise((resolve) => {
    const finish = (): void => inOwnTask(() => resolve(performance.now()));
    const check = (changes: readonly MutationRecord[]): void => {
      if (!condition(changes)) return;
      observer.disconnect();
      if (inFrame) finish();
      else requestFrame(finish);
    };
    const observer = new MutationObserver(check);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-annotation', 'data-open'],
    });
    check([]);
  });
}

function timeKey(condition: Condition): Promise<number> {
  return new Promise((resolve) => {
    const onKey = ({ timeStamp }: KeyboardEvent): void => {
      void whenPainted(condition).then((time) => resolve(time - timeStamp));
    };
    addEventListener('keydown', onKey, { capture: true, once: true });
  });
}

function areShown(selectors: readonly string[]): boolean {
  return selectors.every((selector) => document.querySelector(selector) !== null);
}

function idsIn(root: Document | Element): string[] {
  const own = root instanceof Element ? [root] : [];
  return [...own, ...root.querySelectorAll('[data-annotation]')].flatMap(
    (element) => element.getAttribute('data-annotation') ?? [],
  );
}

/** The ids of highlights that changes brought. Looks at the changes alone: 10,000 highlights would take a while to go through. */
function idsAmong(changes: readonly MutationRecord[]): string[] {
  return changes.flatMap(({ type, target, addedNodes }) =>
    (type === 'attributes' ? [target] : [...addedNodes]).flatMap((node) =>
      node instanceof Element ? idsIn(node) : [],
    ),
  );
}

function wordsAt(root: Element, x: number, y: number, count: number): Drag | null {
  const caret = document.caretRangeFromPoint(x, y);
  const node = caret?.startContainer;
  if (caret === null || !(node instanceof Text) || !root.contains(node)) return null;
  const words = [...node.data.matchAll(/[\p{L}\p{N}]+/gu)];
  const at = words.findIndex(({ 0: word, index }) => index + word.length > caret.startOffset);
  const first = words[at];
  const last = words.slice(at, at + count).at(-1);
  if (first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStart(node, first.index);
  range.setEnd(node, last.index + last[0].length);
  const [box, second] = range.getClientRects();
  if (box === undefined || second !== undefined || box.width < 12) return null;
  const middle = (box.top + box.bottom) / 2;
  return { from: { x: box.left + 1, y: middle }, to: { x: box.right - 1, y: middle } };
}

window.bench = {
  whenShown: (selectors) => whenPainted(() => areShown(selectors)),
  timeTag: () => {
    const known = new Set(idsIn(document));
    return timeKey((changes) => idsAmong(changes).some((id) => !known.has(id)));
  },
  timeKey: (selectors) => timeKey(() => areShown(selectors)),
  longestTask: (from, to) =>
    longTasks
      .filter(({ start }) => start >= from && start < to)
      .reduce((longest, { duration }) => Math.max(longest, duration), 0),
  scroll: (selector, frames, step) =>
    new Promise((resolve) => {
      const scroller = document.querySelector(selector);
      const between: number[] = [];
      let last: number | null = null;
      let direction = 1;
      const onFrame = (time: number): void => {
        if (last !== null) between.push(time - last);
        last = time;
        if (scroller === null || between.length >= frames) {
          resolve(between);
          return;
        }
        const before = scroller.scrollTop;
        scroller.scrollTop = before + step * direction;
        if (scroller.scrollTop === before) direction = -direction;
        requestFrame(onFrame);
      };
      requestFrame(onFrame);
    }),
  wordsToDrag: (selector, chance) => {
    const root = document.querySelector(selector);
    const column = root?.querySelector('p')?.getBoundingClientRect();
    if (!root || column === undefined) return null;
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const across = (chance * 7919 + attempt * 0.618) % 1;
      const down = (chance * 104_729 + attempt * 0.382) % 1;
      const x = column.left + 20 + across * (column.width - 40);
      const y = 160 + down * (innerHeight - 320);
      const drag = wordsAt(root, x, y, 1 + (attempt % 3));
      if (drag !== null) return drag;
    }
    return null;
  },
};
