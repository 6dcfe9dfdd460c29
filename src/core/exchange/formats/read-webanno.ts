import type { Draft, DraftAnnotation, DraftDocument, DraftItem } from './draft.ts';
import type { OpenedFile } from './format.ts';
import { problemsIn, stem } from './rows.ts';

const TOKEN = /^(\d+-\d+)(\.\d+)?\t(\d+)-(\d+)\t([^\t]*)/u;
/** Layers without a name of their own: what they mean stands in their first feature. */
const PLAIN = /(?:NamedEntity|Span)$/u;

interface Layer {
  readonly name: string;
  readonly features: readonly string[];
  /** Relations and chains take other columns. */
  readonly isSpan: boolean;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** Says whether a text is WebAnno TSV 3. */
export function isWebAnno({ text }: OpenedFile): boolean {
  return /^\uFEFF?#FORMAT=WebAnno TSV 3/u.test(text);
}

/**
 * Reads WebAnno TSV 3.3: span layers with their features. Offsets count UTF-16. The text is put together from its sentences, what
 * stood between them as line ends. Layers of relations and chains are named and left out.
 */
export function readWebAnno(files: readonly OpenedFile[]): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const lines = file.text.split(/\r?\n/u);
    const layers = lines.filter((line) => /^#T_(?:SP|RL|CH)=/u.test(line)).map(layerOf);
    lines.forEach((line, i) => {
      if (/^#T_(?:RL|CH)=/u.test(line)) list.leave(`line ${i + 1}`, 'unknown-shape', line);
    });
    documents.push({ key: file.name, text: textOf(lines), fileName: `${stem(file.name)}.txt` });
    items.push(...spansOf(file, lines, layers));
    return list.all;
  });
  return { title: '', documents, items, problems };
}

function layerOf(line: string): Layer {
  const [name = '', ...features] = line.slice(line.indexOf('=') + 1).split('|');
  const isSpan = line.startsWith('#T_SP=');
  // A relation layer also has a column for the other end.
  return {
    name,
    features: isSpan ? features : features.filter((feature) => feature !== ''),
    isSpan,
  };
}

/** The text: each sentence where its first token begins, gaps filled with line ends. */
function textOf(lines: readonly string[]): string {
  let text = '';
  let sentence: string[] = [];
  for (const line of lines) {
    if (line.startsWith('#Text=')) {
      sentence.push(unescaped(line.slice(6)));
      continue;
    }
    const token = TOKEN.exec(line);
    if (token === null || sentence.length === 0) continue;
    const start = Number(token[3]);
    text = text.padEnd(start, '\n') + sentence.join('\n');
    sentence = [];
  }
  return text;
}

function spansOf(
  file: OpenedFile,
  lines: readonly string[],
  layers: readonly Layer[],
): readonly DraftAnnotation[] {
  const open = new Map<
    string,
    {
      readonly parts: Part[];
      readonly layer: Layer;
      readonly values: string[];
      readonly place: string;
    }
  >();
  lines.forEach((line, i) => {
    const token = TOKEN.exec(line);
    if (token === null) return;
    const part = { start: Number(token[3]), end: Number(token[4]) };
    const cells = line.slice(token[0].length).split('\t').slice(1);
    let column = 0;
    for (const layer of layers) {
      const width = layer.isSpan ? Math.max(1, layer.features.length) : layer.features.length;
      const own = cells.slice(column, column + width).map((cell) => split(cell, '|'));
      column += width;
      if (!layer.isSpan) continue;
      const count = Math.max(0, ...own.map((stack) => stack.length));
      for (let n = 0; n < count; n += 1) {
        const values = own.map((stack) => stack[n] ?? '_');
        if (values.every((value) => value === '_')) continue;
        const id = values
          .map((value) => /\[(\d+)\]$/u.exec(value)?.[1])
          .find((found) => found !== undefined);
        const key = `${layer.name} ${id ?? `line ${i + 1} ${n}`}`;
        const known = open.get(key);
        if (known === undefined)
          open.set(key, { parts: [part], layer, values, place: `line ${i + 1}` });
        else known.parts.push(part);
      }
    }
  });
  return [...open].map(([key, { parts, layer, values, place }]): DraftAnnotation => {
    const short = layer.name.slice(layer.name.lastIndexOf('.') + 1);
    const pairs = layer.features.flatMap((feature, n): [string, string][] => {
      const value = unescaped((values[n] ?? '').replace(/\[\d+\]$/u, ''));
      return value === '' || value === '_' || value === '*' ? [] : [[feature, value]];
    });
    const [meaning] = PLAIN.test(short) ? pairs : [];
    return {
      kind: 'annotation',
      by: { name: '' },
      file: file.name,
      place,
      document: file.name,
      id: key,
      fragments: [{ start: parts[0]?.start ?? null, end: parts.at(-1)?.end ?? null, exact: '' }],
      label: meaning?.[1] ?? short,
      attributes: Object.fromEntries(pairs.filter((pair) => pair !== meaning)),
    };
  });
}

/** Splits where the separator is not escaped. */
function split(cell: string, separator: string): readonly string[] {
  const parts: string[] = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const char = cell.charAt(at);
    if (char === separator) {
      parts.push('');
    } else {
      parts[parts.length - 1] += char === '\\' ? char + cell.charAt(at + 1) : char;
      if (char === '\\') at += 1;
    }
  }
  return parts;
}

function unescaped(words: string): string {
  return words.replaceAll(/\\([^])/gu, (_, char: string) =>
    char === 't' ? '\t' : char === 'n' ? '\n' : char === 'r' ? '\r' : char,
  );
}
