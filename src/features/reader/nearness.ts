/** So far from the screen counts as near: what a turn of the wheel brings in is ready. */
const NEAR = '1500px 0px';

type Listener = (near: boolean) => void;

interface Watch {
  readonly observer: IntersectionObserver;
  readonly listeners: Map<Element, Listener>;
}

/** One observer for everything that scrolls together: a long text has hundreds of sections. */
const watches = new WeakMap<Element, Watch>();

/** Calls `listener` when an element comes near the screen and when it leaves. Returns the way to stop. */
export function watchNearness(element: Element, listener: Listener): () => void {
  const scroller = element.closest('[data-scroller]') ?? document.documentElement;
  const { observer, listeners } = watches.get(scroller) ?? beginWatch(scroller);
  listeners.set(element, listener);
  observer.observe(element);
  return () => {
    listeners.delete(element);
    observer.unobserve(element);
  };
}

function beginWatch(scroller: Element): Watch {
  const listeners = new Map<Element, Listener>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
    },
    { root: scroller, rootMargin: NEAR },
  );
  const watch = { observer, listeners };
  watches.set(scroller, watch);
  return watch;
}
