import { articleNames, buildText, fetchText, textElement } from '../article.ts';

/**
 * The limit: the same words as plain paragraphs, and nothing else. A tag key sets the paragraph of the selection anew, the least
 * that any annotation has to do; `]` and `[` put the other article in its place.
 */
const root = textElement();
const names = articleNames();
// Kept, since whoever annotates a text has to have it at hand.
let texts: readonly string[] = [await fetchText(names[0])];
let tags = 0;
let open = 0;
root.append(buildText(texts[open] ?? ''));

addEventListener('keydown', ({ key }) => {
  if ('tqce'.includes(key)) setParagraphAnew();
  else if (key === ']' || key === '[') {
    open = 1 - open;
    root.replaceChildren(buildText(texts[open] ?? ''));
    root.dataset['open'] = String(open);
    scrollTo(0, 0);
  }
});

// What a switch needs is at hand, as in the other surfaces.
addEventListener('bench-prepare-switch', () => void prepareSwitch());

async function prepareSwitch(): Promise<void> {
  texts = await Promise.all(names.map(fetchText));
  document.documentElement.dataset['prepared'] = '';
}

function setParagraphAnew(): void {
  const paragraph = getSelection()?.anchorNode?.parentElement?.closest('.paragraph');
  if (!paragraph) return;
  const text = paragraph.textContent ?? '';
  paragraph.textContent = text;
  paragraph.setAttribute('data-annotation', `tag-${(tags += 1)}`);
}
