/** Elements whose words are none of the article's. */
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'HEAD',
  'IFRAME',
  'OBJECT',
  'SVG',
  'CANVAS',
  'BUTTON',
  'INPUT',
  'SELECT',
  'TEXTAREA',
  'FORM',
  'NAV',
  'FIGURE',
  'AUDIO',
  'VIDEO',
  'DIALOG',
  // How a word is said, above it.
  'RT',
  'RP',
]);
/** Elements that stand by themselves, between empty lines. */
const BLOCKS = new Set([
  'ADDRESS',
  'ARTICLE',
  'ASIDE',
  'BLOCKQUOTE',
  'DETAILS',
  'DIV',
  'DL',
  'FIELDSET',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'HR',
  'MAIN',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'TABLE',
  'UL',
  'BODY',
]);
/** Elements that begin a line. */
const LINES = new Set(['BR', 'LI', 'TR', 'DT', 'DD']);

/** The words of a piece of a page as plain text: a paragraph a block, an empty line between two, a line for an item or a row. */
export function blockText(root: Node): string {
  const parts: string[] = [];
  collect(root, parts);
  return parts
    .join('')
    .split(/\n{2,}/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.replaceAll(/[ \t\f\r]+/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((block) => block !== '')
    .join('\n\n');
}

/** What stands round the words of an element. Cells are parted by a blank, those that lay a page out stand by themselves. */
function edgeOf(element: Element, name: string): string {
  // Word puts a paragraph into every cell.
  if (name === 'P' && isOnlyInCell(element)) return '';
  if (BLOCKS.has(name)) return '\n\n';
  if (LINES.has(name)) return '\n';
  if (name !== 'TD' && name !== 'TH') return '';
  const only = element.firstElementChild;
  const isPlain = only !== null && isOnlyInCell(only) && only.querySelector('br') === null;
  return isPlain || element.querySelector('br, p, div, h1, h2, h3') === null ? ' ' : '\n\n';
}

function isOnlyInCell({ nodeName, parentElement }: Element): boolean {
  const cell = parentElement?.nodeName.toUpperCase();
  return (
    nodeName.toUpperCase() === 'P' &&
    (cell === 'TD' || cell === 'TH') &&
    parentElement?.childElementCount === 1
  );
}

/** The sign of a footnote and the way back from it: links inside the page that are no words. */
function isReference(element: Element, name: string): boolean {
  const words = (element.textContent ?? '').trim();
  if (name === 'SUP') {
    return element.querySelector('a[href^="#"]') !== null && /^\W*\w{0,3}\W*$/u.test(words);
  }
  return name === 'A' && words === '↑' && (element.getAttribute('href') ?? '').startsWith('#');
}

function collect(node: Node, parts: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    parts.push((node.nodeValue ?? '').replaceAll('\n', ' '));
    return;
  }
  if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE) {
    const name = node.nodeName.toUpperCase();
    const element = node as Element;
    if (SILENT.has(name) || element.hasAttribute('hidden')) return;
    if (isReference(element, name)) return;
    const edge = edgeOf(element, name);
    parts.push(edge);
    for (const child of node.childNodes) collect(child, parts);
    parts.push(edge === '\n' ? '' : edge);
    return;
  }
  for (const child of node.childNodes) collect(child, parts);
}
