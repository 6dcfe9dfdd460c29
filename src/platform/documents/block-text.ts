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

function collect(node: Node, parts: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    parts.push((node.nodeValue ?? '').replaceAll('\n', ' '));
    return;
  }
  if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE) {
    const name = node.nodeName.toUpperCase();
    const element = node as Element;
    if (SILENT.has(name) || element.hasAttribute('hidden')) return;
    const edge = BLOCKS.has(name) ? '\n\n' : LINES.has(name) ? '\n' : name === 'TD' ? ' ' : '';
    parts.push(edge);
    for (const child of node.childNodes) collect(child, parts);
    parts.push(edge === '\n' ? '' : edge);
    return;
  }
  for (const child of node.childNodes) collect(child, parts);
}
