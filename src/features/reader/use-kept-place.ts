import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import { keptInTab, keepInTab } from '#platform/tab-memory.ts';

const KEY = 'galley-places';

/** How far each article was scrolled, in px. The tab keeps it over a reload. */
const places = new Map<string, number>(readPlaces());
addEventListener('pagehide', () => keepInTab(KEY, JSON.stringify([...places])));

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

function readPlaces(): readonly (readonly [string, number])[] {
  try {
    const kept: unknown = JSON.parse(keptInTab(KEY) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter(
          (entry): entry is [string, number] =>
            Array.isArray(entry) && typeof entry[1] === 'number',
        )
      : [];
  } catch {
    // Whatever wrote it: a place in a text is soon found again.
    return [];
  }
}
