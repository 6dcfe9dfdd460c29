import { SaxesParser } from 'saxes';

/** An element of an XML file. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** The namespace, or `''`. */
  readonly uri: string;
  /** By name, with its prefix where it has one. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** From 1. */
  readonly line: number;
}

/** Elements inside elements beyond this are refused. */
const DEEPEST = 200;

/**
 * Parses XML from anywhere: the root element, or where and why it cannot be read. Document types are passed over: entities that a
 * file defines itself are errors and never expanded, and nothing is fetched. Cost is O(|text|).
 */
export function parseXml(
  text: string,
):
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly line: number; readonly reason: string } {
  const parser = new SaxesParser({ xmlns: true });
  const open: { element: XmlElement; children: (XmlElement | string)[] }[] = [];
  let root: XmlElement | null = null;
  const problems: { readonly line: number; readonly reason: string }[] = [];
  const refuse = (reason: string): void => {
    problems.push({ line: parser.line, reason });
  };
  parser.on('error', ({ message }) => refuse(message.replace(/^\S*?\d+:\d+: /u, '')));
  parser.on('opentag', ({ local, uri, attributes }) => {
    const children: (XmlElement | string)[] = [];
    const own = new Map(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element: XmlElement = { name: local, uri, attributes: own, children, line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push({ element, children });
    if (open.length > DEEPEST) refuse(`too deep: ${DEEPEST}`);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const words = (chunk: string): void => {
    open.at(-1)?.children.push(chunk);
  };
  parser.on('text', words);
  parser.on('cdata', words);
  // In pieces, so that a file that is refused early is not read to its end.
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let at = 0; at < content.length && problems.length === 0; at += 65_536)
    parser.write(content.slice(at, at + 65_536));
  if (problems.length === 0) parser.close();
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, ...problem };
  return root === null ? { ok: false, line: 1, reason: 'no element' } : { ok: true, root };
}

/** Says whether a text is XML whose first element has that name, whatever its prefix. */
export function hasRoot(text: string, name: string): boolean {
  const start = text
    .slice(0, 20_000)
    .replaceAll(/<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/gu, '');
  return new RegExp(`^\\uFEFF?\\s*<(?:[\\w.-]+:)?${name}[\\s/>]`, 'u').test(start);
}

/** The child elements, those of that name where one is given. */
export function elementsIn({ children }: XmlElement, name?: string): readonly XmlElement[] {
  return children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** The elements of that name at any depth, in order. */
export function allIn(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allIn(child, name),
  ]);
}

/** The words inside an element. */
export function wordsInside({ children }: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : wordsInside(child))).join('');
}

/** An attribute, or `''`. */
export function attribute({ attributes }: XmlElement, name: string): string {
  return attributes.get(name) ?? '';
}

/** Words as they stand in XML, in an element or an attribute. What XML cannot say becomes U+FFFD. */
export function escapeXml(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll(/[\n\r\t]/gu, (blank) => `&#${blank.charCodeAt(0)};`)
    .replaceAll(/(?![\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
}
