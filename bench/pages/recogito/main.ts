import { createTextAnnotator, rangeToSelector } from '@recogito/text-annotator';
import type {
  Color,
  HighlightStyleExpression,
  TextAnnotation,
  TextSelector,
} from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';

import type { MadeAnnotation } from '../../corpus.ts';
import { articleNames, buildText, fetchText, textElement } from '../article.ts';

/**
 * Recogito's text-annotator with its default renderer and a style by tag. With `&ranges` in the address it is given the DOM
 * range of every annotation; without, it finds them from the offsets, which is all that can be stored. A tag key adds an
 * annotation on the browser's selection; `]` and `[` put the other article in its place.
 */
const KEYS: Readonly<Record<string, string>> = { t: 'topic', q: 'quote', c: 'claim', e: 'error' };
const COLOURS: Readonly<Record<string, Color>> = {
  topic: '#c3dafe',
  quote: '#fcdf93',
  claim: '#aeeed3',
  error: '#fbc0ca',
};

const isGivenRanges = new URLSearchParams(location.search).has('ranges');
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
  const spots = spotFinder(text);
  made.setAnnotations(
    annotations.map(({ id, start, end, tag }) => {
      const range = document.createRange();
      const [from, to] = [spots(start), spots(end)];
      range.setStart(from.node, start - from.start);
      range.setEnd(to.node, end - to.start);
      // The library counts the characters of the text nodes, in which line feeds do not appear.
      const selector = { start: start - from.feeds, end: end - to.feeds };
      const quote = text.slice(start, end);
      // Without a range the library makes one; its types do not say so.
      const found = isGivenRanges ? { quote, ...selector, range } : { quote, ...selector };
      return annotationOf(id, tag, found as TextSelector);
    }),
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

function annotationOf(id: string, tag: string, selector: TextSelector): TextAnnotation {
  return {
    id,
    bodies: [{ id: `${id}-tag`, annotation: id, purpose: 'tagging', value: tag }],
    target: { annotation: id, selector: [selector] },
  };
}

interface Line {
  readonly node: Node;
  /** Offset of its first character in the text. */
  readonly start: number;
  /** Line feeds before it. */
  readonly feeds: number;
}

/** Returns how to find the line, which is one text node of the page, that an offset of the text lies in. */
function spotFinder(text: string): (offset: number) => Line {
  const paragraphs = root.getElementsByClassName('paragraph');
  const lines: Line[] = [];
  let start = 0;
  for (const [feeds, line] of text.split('\n').entries()) {
    const node = line === '' ? null : paragraphs[lines.length]?.firstChild;
    if (node) lines.push({ node, start, feeds });
    start += line.length + 1;
  }
  return (offset) => {
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = lines[low];
    if (line === undefined) throw new RangeError(`There is no line at ${offset}`);
    return line;
  };
}
