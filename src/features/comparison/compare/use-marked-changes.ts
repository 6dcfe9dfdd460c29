import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';

import { rangesIn } from '#ui/text-ranges.ts';

import type { Texts } from '../places.ts';
import { changesOf } from './changes.ts';
import type { Pair } from './pairs.ts';

const NAME = 'differs';
/** Over the tints of annotations. */
const PRIORITY = 50;

/** Paints the words that differ in pairs that stand in a box one under the other, each with a `.pair-line` for its two sides. */
export function useMarkedChanges(
  box: RefObject<HTMLElement | null>,
  texts: Texts,
  pairs: readonly Pair[],
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !('highlights' in CSS)) return;
    const paint = (): void => {
      const differs = new Highlight();
      const lines = element.querySelectorAll('.pair-line');
      pairs.forEach((pair, i) => {
        (['a', 'b'] as const).forEach((side, j) => {
          const changes = changesOf(pair, texts).map((change) => change[side]);
          for (const line of lines[2 * i + j]?.querySelectorAll<HTMLElement>('[data-start]') ??
            []) {
            for (const range of rangesIn(line, changes)) differs.add(range);
          }
        });
      });
      differs.priority = PRIORITY;
      CSS.highlights.set(NAME, differs);
    };
    paint();
    const observer = new MutationObserver(paint);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [box, texts, pairs]);
}
