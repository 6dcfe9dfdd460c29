import type { JsonObject } from '#core/domain/record.ts';

import type { DraftAnnotation, DraftAnnotator, DraftDocument, DraftItem } from './draft.ts';
import type { OpenedFile } from './format.ts';
import { stem } from './rows.ts';

/** A feature structure of a UIMA CAS, however it was written. */
export interface CasStructure {
  readonly id: string;
  /** The full name of its type. */
  readonly type: string;
  /** The subject of analysis that it lies in, or `''`. */
  readonly sofa: string;
  readonly begin: number | null;
  readonly end: number | null;
  /** Features that are values. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** Features that name other structures. */
  readonly references: Readonly<Record<string, string>>;
  readonly place: string;
}

/** One CAS: the texts and what is said of them. */
export interface Cas {
  readonly texts: ReadonlyMap<string, string>;
  readonly structures: readonly CasStructure[];
}

/** Types that say how a text is cut up or what it is, and nothing that a person annotates. */
const PREPARED =
  /^(?:uima\.cas\.|uima\.tcas\.DocumentAnnotation|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:segmentation|metadata|lexmorph|syntax)\.|de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.)/u;
/** The type by which Galley's own files say whose they are. */
export const ANNOTATOR = 'galley.Annotator';
const METADATA = /DocumentMetaData$/u;
/** Layers without a name of their own: what they mean stands in a feature. */
const PLAIN = /^(?:NamedEntity|Span|SpanAnnotation|Annotation)$/u;
const MEANINGS = ['tag', 'value', 'label', 'category', 'kind', 'identifier'];
const ENDS = [
  ['Governor', 'Dependent'],
  ['source', 'target'],
  ['from', 'to'],
] as const;
/** Galley's own type ties the pieces of one span by this feature. */
const PIECE = 'piece';

/** The documents and items of one CAS. */
export function casItems(
  cas: Cas,
  file: OpenedFile,
  by: DraftAnnotator,
): { readonly documents: readonly DraftDocument[]; readonly items: readonly DraftItem[] } {
  const about = cas.structures.find(({ type }) => METADATA.test(type))?.values ?? {};
  const title = String(about['documentTitle'] ?? '');
  const language = String(
    cas.structures.find(({ values }) => typeof values['language'] === 'string')?.values[
      'language'
    ] ?? '',
  );
  const key = (sofa: string): string => `${file.name} ${sofa}`;
  const documents = [...cas.texts].map(([sofa, text]): DraftDocument => ({
    key: key(sofa),
    text,
    fileName: title === '' ? stem(file.name) : title,
    language: /^[a-z]{2,3}(?:-|$)/u.test(language) && language !== 'x-unspecified' ? language : '',
  }));
  const only = cas.texts.size === 1 ? ([...cas.texts.keys()][0] ?? '') : '';
  const spoken = cas.structures.filter(({ type }) => !PREPARED.test(type) && !METADATA.test(type));
  const spans = new Map<string, CasStructure>();
  for (const structure of spoken)
    if (structure.begin !== null && endsOf(structure) === null) spans.set(structure.id, structure);
  const sofaOf = (structure: CasStructure): string =>
    structure.sofa === '' ? only : structure.sofa;
  const items: DraftItem[] = [];
  const pieces = new Map<string, number>();
  for (const structure of spans.values()) {
    const { id, type, begin, end, place } = structure;
    const { label, attributes, note } = meaningOf(structure);
    const fragment = { start: begin, end, exact: '' };
    const piece = String(structure.values[PIECE] ?? '');
    const first = piece === '' ? undefined : pieces.get(piece);
    const whole = first === undefined ? undefined : items[first];
    if (first !== undefined && whole?.kind === 'annotation') {
      items[first] = { ...whole, fragments: [...whole.fragments, fragment] };
      continue;
    }
    if (piece !== '') pieces.set(piece, items.length);
    const raw: JsonObject = { 'galley:original': { format: 'cas-json', type } };
    const own: DraftAnnotation = {
      kind: 'annotation',
      by,
      file: file.name,
      place,
      document: key(sofaOf(structure)),
      id,
      fragments: [fragment],
      label,
      attributes,
      note,
      raw,
    };
    items.push(own);
  }
  for (const structure of spoken) {
    const ends = endsOf(structure);
    if (ends === null) continue;
    const [from, to] = ends.map((id) => spans.get(id));
    if (from === undefined || to === undefined) continue;
    const target = (end: CasStructure) => ({ document: key(sofaOf(end)), by, id: end.id });
    items.push({
      kind: 'link',
      by,
      file: file.name,
      place: structure.place,
      id: structure.id,
      relation: meaningOf(structure).label,
      from: target(from),
      to: [target(to)],
    });
  }
  return { documents, items };
}

/** Who annotated: the CAS says so (Galley's do), or its path does (`text.txt/anna.json`). */
export function casAnnotators(
  files: readonly { readonly file: OpenedFile; readonly cas: Cas }[],
): (file: OpenedFile) => DraftAnnotator {
  const names = new Map<OpenedFile, string>();
  for (const { file, cas } of files) {
    const about = cas.structures.find(({ type }) => METADATA.test(type))?.values ?? {};
    const title = String(about['documentTitle'] ?? '');
    const id = String(about['documentId'] ?? '');
    const folder = file.name.split('/').at(-2) ?? '';
    const stated = cas.structures.find(({ type }) => type === ANNOTATOR)?.values['name'];
    if (typeof stated === 'string') names.set(file, stated);
    else if (folder !== '' && (folder === title || folder === stem(title)))
      names.set(file, stem(file.name));
    // INCEpTION puts the name of the annotator where others put that of the file.
    else if (id !== '' && id !== title && id !== stem(title) && !/[\s./\\]|^\d+$/u.test(id))
      names.set(file, id);
  }
  return (file) => ({ name: names.get(file) ?? '' });
}

function meaningOf(structure: CasStructure): {
  readonly label: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly note: string;
} {
  const { type, values } = structure;
  const short = type.slice(type.lastIndexOf('.') + 1);
  const meaning = MEANINGS.find((name) => typeof values[name] === 'string' && values[name] !== '');
  const isNamed = meaning === 'tag' || PLAIN.test(short) || endsOf(structure) !== null;
  const label = isNamed && meaning !== undefined ? String(values[meaning]) : short;
  const dropped = new Set([PIECE, 'note', ...(isNamed && meaning !== undefined ? [meaning] : [])]);
  const attributes = Object.entries(values).filter(([name]) => !dropped.has(name));
  return { label, attributes: Object.fromEntries(attributes), note: String(values['note'] ?? '') };
}

function endsOf({ references }: CasStructure): readonly [string, string] | null {
  for (const [from, to] of ENDS) {
    const [a, b] = [references[from], references[to]];
    if (a !== undefined && b !== undefined) return [a, b];
  }
  return null;
}
