import { useEffect, useState } from 'react';

/** How often each paragraph has been put right, by its start. */
export type Healed = ReadonlyMap<number, number>;

const NEVER: Healed = new Map();
/** What paragraphs consist of; anything else was put there by somebody else. */
const FOREIGN = ':not(mark[data-annotation])';
/** An extension that goes on and on gets its way with the look of the paragraph; what is stored never comes from there. */
const MOST = 3;

/**
 * Watches for changes of the words on the page that are not ours, as translators and other extensions make them. A paragraph
 * that was touched is to be made anew: its number in the result is its new identity.
 */
export function useHealing(root: React.RefObject<HTMLElement | null>, text: string): Healed {
  const [healed, setHealed] = useState(NEVER);
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const observer = new MutationObserver((mutations) => {
      const touched = new Set(mutations.map(({ target }) => paragraphOf(target)));
      const broken = [...touched].flatMap((paragraph) =>
        paragraph !== null && paragraph.isConnected && !isWhole(paragraph, text)
          ? [startOf(paragraph)]
          : [],
      );
      if (broken.length > 0) setHealed((before) => healedOnce(before, broken));
    });
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [root, text]);
  return healed;
}

function healedOnce(before: Healed, broken: readonly number[]): Healed {
  const left = broken.filter((start) => (before.get(start) ?? 0) < MOST);
  if (left.length === 0) return before;
  const healed = new Map(before);
  for (const start of left) healed.set(start, (healed.get(start) ?? 0) + 1);
  return healed;
}

function paragraphOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('.paragraph') ?? null;
}

function startOf(paragraph: HTMLElement): number {
  return Number(paragraph.dataset['start']);
}

function isWhole(paragraph: HTMLElement, text: string): boolean {
  const words = text.slice(startOf(paragraph), Number(paragraph.dataset['end']));
  return paragraph.textContent === words && paragraph.querySelector(FOREIGN) === null;
}
