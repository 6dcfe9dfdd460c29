import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';

/** How far each article was scrolled, in px, while the page lives. */
const places = new Map<ArticleId, number>();

/** Returns an article to where it was left, and remembers where that is. */
export function useKeptPlace(root: RefObject<HTMLElement | null>, articleId: ArticleId): void {
  useLayoutEffect(() => {
    const scroller = root.current?.closest('[data-scroller]');
    if (!(scroller instanceof HTMLElement)) return;
    scroller.scrollTop = places.get(articleId) ?? 0;
    const remember = (): void => {
      places.set(articleId, scroller.scrollTop);
    };
    scroller.addEventListener('scroll', remember, { passive: true });
    return () => scroller.removeEventListener('scroll', remember);
  }, [root, articleId]);
}
