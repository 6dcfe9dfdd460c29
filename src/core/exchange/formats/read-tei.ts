import type { Draft, DraftDocument, DraftFragment, DraftItem } from './draft.ts';
import type { OpenedFile } from './format.ts';
import { problemsIn, stem } from './rows.ts';
import {
  allIn,
  attribute,
  elementsIn,
  hasRoot,
  parseXml,
  wordsInside,
  type XmlElement,
} from './xml.ts';

/** Elements that stand on lines of their own. */
const BLOCKS = new Set([
  'p',
  'head',
  'ab',
  'l',
  'lg',
  'div',
  'item',
  'list',
  'opener',
  'closer',
  'byline',
  'dateline',
  'body',
  'sp',
  'trailer',
]);
/** Elements that a person marks words with, and the tag they become. */
const MARKS: Readonly<Record<string, string>> = { said: 'quote', q: 'quote', quote: 'quote' };

/** Says whether a file is TEI. */
export function isTei({ text }: OpenedFile): boolean {
  return hasRoot(text, 'TEI') || hasRoot(text, 'teiCorpus');
}

/**
 * Reads the text of TEI documents and what is marked as said: `said`, `q` and `quote`, with `who` as speaker and `direct` as form;
 * parts tied by `next` and `prev` are one span. Blanks are folded, paragraphs stand apart.
 */
export function readTei(files: readonly OpenedFile[]): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    const parsed = parseXml(file.text);
    if (!parsed.ok) {
      list.leave(`line ${parsed.line}`, 'unreadable', parsed.reason);
      return list.all;
    }
    const { root } = parsed;
    const roots = root.name === 'teiCorpus' ? elementsIn(root, 'TEI') : [root];
    roots.forEach((tei, n) => {
      const key = `${file.name} ${n}`;
      const { text, marks } = proseOf(tei);
      if (text === '') list.leave(`line ${tei.line}`, 'missing-text');
      const header = elementsIn(tei, 'teiHeader').flatMap((each) => allIn(each, 'titleStmt'));
      const headline = folded(
        header.flatMap((each) => elementsIn(each, 'title')).map(wordsInside)[0] ?? '',
      );
      documents.push({
        key,
        text: text === '' ? null : text,
        headline,
        fileName: `${stem(file.name)}${n === 0 ? '' : `-${n + 1}`}.txt`,
        language: attribute(tei, 'xml:lang'),
      });
      items.push(...itemsOf(tei, key, file.name, marks));
    });
    return list.all;
  });
  return { title: '', documents, items, problems };
}

interface Mark {
  readonly element: XmlElement;
  readonly fragment: DraftFragment;
}

/** The words of a document and where its marks lie in them. */
function proseOf(tei: XmlElement): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  const separate = (gap: string): void => {
    text = text.trimEnd();
    if (text !== '') text += gap;
  };
  const walk = (element: XmlElement): void => {
    const isBlock = BLOCKS.has(element.name);
    if (element.name === 'note' || element.name === 'figDesc') return;
    if (isBlock) separate(element.name === 'l' ? '\n' : '\n\n');
    const isMark = Object.hasOwn(MARKS, element.name);
    let start = text.length;
    for (const child of element.children) {
      if (typeof child === 'string') {
        const words = child.replaceAll(/\s+/gu, ' ');
        const isFirst = text.length === start;
        text += text === '' || /\s$/u.test(text) ? words.trimStart() : words;
        // A blank at the beginning of a mark is not of it.
        if (isMark && isFirst && text.charAt(start) === ' ') start += 1;
      } else if (child.name === 'lb') {
        separate('\n');
      } else {
        walk(child);
      }
    }
    const end = text.trimEnd().length;
    if (isMark && end > start)
      marks.push({ element, fragment: { start, end, exact: text.slice(start, end) } });
    if (isBlock) separate('\n\n');
  };
  for (const body of elementsIn(tei, 'text')) walk(body);
  return { text: text.trim() === '' ? '' : `${text.trimEnd()}\n`, marks };
}

function itemsOf(
  tei: XmlElement,
  document: string,
  file: string,
  marks: readonly Mark[],
): readonly DraftItem[] {
  const names = new Map(
    ['person', 'personGrp']
      .flatMap((name) => allIn(tei, name))
      .map((person) => [
        `#${attribute(person, 'xml:id')}`,
        folded(allIn(person, 'persName').map(wordsInside)[0] ?? ''),
      ]),
  );
  const editors = allIn(tei, 'respStmt')
    .flatMap((statement) => allIn(statement, 'name'))
    .map(wordsInside);
  const by = { name: folded(editors[0] ?? '') };
  const inOrder = marks.toSorted((a, b) => (a.fragment.start ?? 0) - (b.fragment.start ?? 0));
  const byId = new Map(inOrder.map((mark) => [`#${attribute(mark.element, 'xml:id')}`, mark]));
  return inOrder.flatMap((mark, n): DraftItem[] => {
    const { element } = mark;
    if (byId.has(attribute(element, 'prev'))) return [];
    const fragments = [mark.fragment];
    const seen = new Set([mark]);
    for (
      let next = byId.get(attribute(element, 'next'));
      next !== undefined && !seen.has(next);
      next = byId.get(attribute(next.element, 'next'))
    ) {
      seen.add(next);
      fragments.push(next.fragment);
    }
    const who = attribute(element, 'who');
    const speaker = names.get(who) ?? who.replace(/^#/u, '');
    const direct = attribute(element, 'direct');
    return [
      {
        kind: 'annotation',
        by,
        file,
        place: `line ${element.line}`,
        document,
        id: attribute(element, 'xml:id') || `${element.name} ${n + 1}`,
        fragments,
        label: MARKS[element.name] ?? element.name,
        attributes: {
          ...(speaker === '' ? {} : { speaker }),
          ...(direct === 'true'
            ? { form: 'direct' }
            : direct === 'false'
              ? { form: 'indirect' }
              : {}),
        },
      },
    ];
  });
}

function folded(words: string): string {
  return words.replaceAll(/\s+/gu, ' ').trim();
}
