import { createTextAnnotator, rangeToSelector } from '@recogito/text-annotator';
import type { Color, HighlightStyleExpression, TextAnnotation } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';

import type { MadeAnnotation } from '../../corpus.ts';
import { articleNames, buildText, fetchText, textElement } from '../article.ts';

/**
 * Recogito's text-annotator with its default renderer, fed as its documentation says: `setAnnotations` with offsets, one style
 * by tag. A tag key adds an annotation on the browser's selection; `]` and `[` put the other article in its place.
 */
const KEYS: Readonly<Record<string, string>> = { t: 'topic', q: 'quote', c: 'claim', e: 'error' };
const COLOURS: Readonly<Record<string, Color>> = {
  topic: '#c3dafe',
  quote: '#fcdf93',
  claim: '#aeeed3',
  error: '#fbc0ca',
};

const root = textElement();
const names = articleNames();
const style: HighlightStyleExpression = ({ bodies }) => ({
  fill: COLOURS[bodies[0]?.value ?? ''] ?? '#d3d8de',
  fillOpacity: 0.5,
});

let annotator = await show(names[0]);
let other: readonly Article[] | null = null;
let open = 0;

addEventListener('keydown', ({ key }) => {
  const tag = KEYS[key];
  if (tag !== undefined) tagSelection(tag);
  else if ((key === ']' || key === '[') && other !== null) {
    open = 1 - open;
    annotator.destroy();
    const next = other[open];
    if (next !== undefined) annotator = annotate(next);
    root.dataset['open'] = String(open);
    scrollTo(0, 0);
  }
});

addEventListener('bench-prepare-switch', () => void prepareSwitch());

async function prepareSwitch(): Promise<void> {
  other = await Promise.all(names.map(fetchArticle));
  document.documentElement.dataset['prepared'] = '';
}

interface Article {
  readonly text: string;
  readonly annotations: readonly MadeAnnotation[];
}

async function fetchArticle(name: string): Promise<Article> {
  const [text, annotations] = await Promise.all([
    fetchText(name),
    fetch(`${name}.json`).then((response) => response.json() as Promise<MadeAnnotation[]>),
  ]);
  return { text, annotations };
}

async function show(name: string) {
  return annotate(await fetchArticle(name));
}

function annotate({ text, annotations }: Article) {
  root.replaceChildren(buildText(text));
  const made = createTextAnnotator<TextAnnotation, TextAnnotation>(root, {
    annotatingEnabled: false,
    style,
  });
  const withoutFeeds = feedCounter(text);
  made.setAnnotations(
    annotations.map((annotation) =>
      annotationOf(annotation.id, annotation.tag, {
        quote: text.slice(annotation.start, annotation.end),
        start: withoutFeeds(annotation.start),
        end: withoutFeeds(annotation.end),
      }),
    ),
  );
  return made;
}

function tagSelection(tag: string): void {
  const native = getSelection();
  if (native === null || native.isCollapsed) return;
  const selector = rangeToSelector(native.getRangeAt(0).cloneRange(), root);
  annotator.addAnnotation(annotationOf(crypto.randomUUID(), tag, selector));
  native.collapseToEnd();
}

function annotationOf(id: string, tag: string, selector: object): TextAnnotation {
  const annotation = {
    id,
    bodies: [{ id: `${id}-tag`, annotation: id, purpose: 'tagging', value: tag }],
    target: { annotation: id, selector: [selector] },
  };
  // The library fills in the DOM range of an annotation that comes with offsets alone; its types do not say so.
  return annotation as unknown as TextAnnotation;
}

/** The library counts the characters of the text nodes, in which line feeds do not appear. Offsets must be asked for in any order. */
function feedCounter(text: string): (offset: number) => number {
  const feeds: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) feeds.push(at);
  return (offset) => {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
