import { useEffect } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import { rangesIn } from '#ui/text-ranges.ts';

import type { Found } from './found.ts';
import { paragraphsInPage } from './paragraphs-in-page.ts';

const NAME = 'found';
/** Over the tints of annotations, under the selection. */
const PRIORITY = 75;
/** How far beyond the view hits are painted, so that scrolling does not meet bare words. */
const NEAR = '400px 0px';

/**
 * Paints the words that were found in the open account, without a change to the page: only what is near the view, and again
 * when the text is rendered anew. Where the browser cannot, the list is what shows them.
 */
export function usePaintedHits(found: Found | null, articleId: ArticleId): void {
  const hits = found?.groups.find(({ article }) => article.articleId === articleId)?.hits;
  useEffect(() => {
    const page = document.querySelector('main');
    const passages = hits?.filter(({ kind }) => kind === 'passage') ?? [];
    if (page === null || passages.length === 0 || !('highlights' in CSS)) return;
    const highlight = new Highlight();
    highlight.priority = PRIORITY;
    CSS.highlights.set(NAME, highlight);
    const near = new Set<HTMLElement>();
    const paint = (): void => {
      highlight.clear();
      for (const paragraph of near) {
        if (!paragraph.isConnected) near.delete(paragraph);
        else for (const range of rangesIn(paragraph, passages)) highlight.add(range);
      }
    };
    const inView = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLElement)) continue;
          if (isIntersecting) near.add(target);
          else near.delete(target);
        }
        paint();
      },
      { rootMargin: NEAR },
    );
    const observe = (): void => {
      for (const paragraph of paragraphsInPage()) inView.observe(paragraph);
    };
    const rendered = new MutationObserver(() => {
      observe();
      paint();
    });
    observe();
    rendered.observe(page, { childList: true, subtree: true, characterData: true });
    return () => {
      inView.disconnect();
      rendered.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [hits, articleId]);
}
