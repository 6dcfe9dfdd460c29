import type { JsonObject } from '#core/domain/record.ts';

import type {
  Draft,
  DraftAnnotation,
  DraftAnnotator,
  DraftDocument,
  DraftFragment,
  DraftItem,
  DraftTarget,
  DraftValue,
} from './draft.ts';
import type { OpenedFile, ReadContext } from './format.ts';
import { type ProblemList, problemsIn } from './rows.ts';
import { typedValue } from './typed-value.ts';

const SPAN = /^(T\d+)\t(\S+) ((?:-?\d+ -?\d+)(?:;-?\d+ -?\d+)*)(?:\t([^]*))?$/u;
const RELATION = /^(R\d+)\t(\S+)\s+\S+?:(\S+)\s+\S+?:(\S+)\s*$/u;
const EVENT = /^(E\d+)\t(\S+?):(\S+)((?:\s+\S+?:\S+)*)\s*$/u;
const ATTRIBUTE = /^([AM]\d+)\t(\S+)\s+(\S+)(?:\s+([^\t]*))?$/u;
const NORMALISATION = /^(N\d+)\t(\S+)\s+(\S+)\s+(\S+?):([^\t]*)(?:\t([^]*))?$/u;
const NOTE = /^(#\d*)\t(\S+)\s+(\S+)(?:\t([^]*))?$/u;
const EQUIVALENCE = /^\*\t(\S+)((?:\s+[TE]\d+)+)\s*$/u;
/** The line by which Galley's own export says whose folder it is. */
const WHOSE = /^# annotator: (.*)$/mu;

/** Says whether a text is brat's stand-off: each line an id, a tab and what it says. */
export function isBrat(text: string): boolean {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '');
  const known = lines.filter((line) => /^(?:[TREAMN]\d+|#\d*|\*)\t\S/u.test(line));
  return (
    lines.length > 0 &&
    known.length * 2 > lines.length &&
    known.some((line) => SPAN.test(line) || EVENT.test(line) || NOTE.test(line))
  );
}

/**
 * Reads brat stand-off: `.ann` beside `.txt`, one folder for each annotator, or `text.annotator.ann` beside `text.txt`. A folder
 * is an annotator where the same texts lie in several.
 */
export function readBrat(files: readonly OpenedFile[], { codebook }: ReadContext): Draft {
  const annotations = files.filter(
    ({ name }) => /\.(?:ann|a\d)$/iu.test(name) || !/\.(?:txt|conf)$/iu.test(name),
  );
  const texts = new Map(
    files
      .filter(({ name }) => /\.txt$/iu.test(name))
      .map((file) => [withoutEnding(file.name), file]),
  );
  const documents = new Map<string, DraftDocument>();
  const items: DraftItem[] = [];
  const people = annotatorsOf(annotations, texts, files);
  const problems = annotations.flatMap((file) => {
    const list = problemsIn(file.name);
    const { key, text } = textFor(file.name, texts);
    if (text === null) list.mend('', 'missing-text', `${key}.txt`);
    documents.set(key, { key, text: text?.text ?? null, fileName: `${baseName(key)}.txt` });
    const by = people.get(file.name) ?? { name: '' };
    items.push(
      ...readStandOff(file, {
        document: key,
        by,
        list,
        typed: (label, name, value) => typedValue(codebook, label, name, value),
      }),
    );
    return list.all;
  });
  for (const [key, file] of texts)
    if (!documents.has(key))
      documents.set(key, { key, text: file.text, fileName: `${baseName(key)}.txt` });
  const folder = commonFolder(files.map(({ name }) => name));
  return { title: folder, documents: [...documents.values()], items, problems };
}

interface Page {
  readonly document: string;
  readonly by: DraftAnnotator;
  readonly list: ProblemList;
  readonly typed: (label: string, name: string, value: string) => DraftValue;
}

interface Draftable {
  readonly place: string;
  readonly label: string;
  readonly fragments: readonly DraftFragment[];
  readonly attributes: Record<string, DraftValue>;
  readonly notes: string[];
  readonly references: string[];
  readonly events: string[];
}

function readStandOff(file: OpenedFile, page: Page): readonly DraftItem[] {
  const { document, by, list } = page;
  const spans = new Map<string, Draftable>();
  const events = new Map<string, string>();
  const rows = file.text
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((line, i) => ({ line, place: `line ${i + 1}` }))
    .filter(({ line }) => line.trim() !== '');
  const later: { readonly line: string; readonly place: string }[] = [];
  for (const { line, place } of rows) {
    const span = SPAN.exec(line);
    if (span === null) {
      later.push({ line, place });
      continue;
    }
    const [, id = '', label = '', offsets = '', words = ''] = span;
    const fragments = fragmentsOf(offsets, words);
    if (spans.has(id)) list.leave(place, 'duplicate-id', id);
    else
      spans.set(id, {
        place,
        label,
        fragments,
        attributes: {},
        notes: [],
        references: [],
        events: [],
      });
  }
  const links: DraftItem[] = [];
  const spanOf = (id: string): string => events.get(id) ?? id;
  const target = (id: string): DraftTarget => ({ document, by, id: spanOf(id) });
  const link = (
    id: string,
    place: string,
    relation: string,
    from: string,
    to: readonly string[],
    raw: JsonObject,
  ): void => {
    links.push({
      kind: 'link',
      by,
      file: file.name,
      place,
      id,
      relation,
      from: target(from),
      to: to.map(target),
      raw,
    });
  };
  // Events name their triggers, which everything else may go by.
  for (const { line, place } of later) {
    const event = EVENT.exec(line);
    if (event === null) continue;
    const [, id = '', , trigger = ''] = event;
    events.set(id, trigger);
    spans.get(trigger)?.events.push(id);
    if (!spans.has(trigger)) list.leave(place, 'missing-target', trigger);
  }
  for (const { line, place } of later) {
    const relation = RELATION.exec(line);
    const event = EVENT.exec(line);
    const attribute = ATTRIBUTE.exec(line);
    const normalisation = NORMALISATION.exec(line);
    const note = NOTE.exec(line);
    const equivalence = EQUIVALENCE.exec(line);
    if (relation !== null) {
      const [, id = '', name = '', from = '', to = ''] = relation;
      link(id, place, name, from, [to], {});
    } else if (event !== null) {
      const [, id = '', , trigger = '', roles = ''] = event;
      roles
        .trim()
        .split(/\s+/u)
        .filter((role) => role !== '')
        .forEach((role, n) => {
          const [name = '', to = ''] = role.split(/:(?=[^:]*$)/u);
          link(`${id} ${n + 1}`, place, name, trigger, [to], {
            'galley:original': { format: 'brat', event: id },
          });
        });
    } else if (attribute !== null) {
      const [, , name = '', id = '', value] = attribute;
      const span = spans.get(spanOf(id));
      if (span === undefined) list.leave(place, 'missing-target', id);
      else
        span.attributes[name] =
          value === undefined || value === '' ? true : page.typed(span.label, name, value);
    } else if (normalisation !== null) {
      const [, , , id = '', base = '', entry = '', words = ''] = normalisation;
      const span = spans.get(spanOf(id));
      if (span === undefined) list.leave(place, 'missing-target', id);
      else span.references.push(`${base}:${entry}${words === '' ? '' : `\t${words}`}`);
    } else if (note !== null) {
      const [, , , id = '', words = ''] = note;
      const span = spans.get(spanOf(id));
      if (span === undefined) list.leave(place, 'missing-target', id);
      else if (words !== '') span.notes.push(words);
    } else if (equivalence !== null) {
      const [, name = '', ids = ''] = equivalence;
      const [first = '', ...others] = ids.trim().split(/\s+/u);
      link(`* ${ids.trim()}`, place, name, first, others, {});
    } else {
      list.leave(place, 'unknown-shape', line);
    }
  }
  const made = [...spans].map(([id, span]): DraftAnnotation => ({
    kind: 'annotation',
    by,
    file: file.name,
    place: span.place,
    document,
    id,
    fragments: span.fragments,
    label: span.label,
    attributes: {
      ...span.attributes,
      ...(span.references.length === 0 ? {} : { reference: span.references.join('\n') }),
    },
    note: span.notes.join('\n'),
    raw:
      span.events.length === 0
        ? {}
        : { 'galley:original': { format: 'brat', events: span.events } },
  }));
  return [...made, ...links];
}

/** The fragments of `10 20;30 40`, each with its share of the words, which brat joins with blanks. */
function fragmentsOf(offsets: string, words: string): readonly DraftFragment[] {
  const ranges = offsets.split(';').map((part) => part.split(' ').map(Number));
  const lengths = ranges.map(([start = 0, end = 0]) => end - start);
  const total = lengths.reduce((sum, length) => sum + length, 0) + lengths.length - 1;
  const points = [...words];
  const isPoints = points.length === total;
  const isShared = isPoints || words.length === total;
  let at = 0;
  return ranges.map(([start = null, end = null], n) => {
    const length = lengths[n] ?? 0;
    const exact = isPoints ? points.slice(at, at + length).join('') : words.slice(at, at + length);
    at += length + 1;
    return { start, end, exact: ranges.length === 1 ? words : isShared ? exact : '' };
  });
}

function textFor(
  name: string,
  texts: ReadonlyMap<string, OpenedFile>,
): { readonly key: string; readonly text: OpenedFile | null } {
  const key = withoutEnding(name);
  const own = texts.get(key);
  if (own !== undefined) return { key, text: own };
  const short = key.replace(/[._-][^._/-]+$/u, '');
  const shared = texts.get(short);
  if (shared !== undefined) return { key: short, text: shared };
  const elsewhere = [...texts].find(
    ([path]) => baseName(path) === baseName(key) || baseName(path) === baseName(short),
  );
  return elsewhere === undefined ? { key, text: null } : { key: elsewhere[0], text: elsewhere[1] };
}

function annotatorsOf(
  annotations: readonly OpenedFile[],
  texts: ReadonlyMap<string, OpenedFile>,
  files: readonly OpenedFile[],
): ReadonlyMap<string, DraftAnnotator> {
  const stated = new Map(
    files.flatMap(({ name, text }) => {
      const whose = WHOSE.exec(text)?.[1];
      return /\.conf$/iu.test(name) && whose !== undefined
        ? [[folderOf(name), whose.trim()] as const]
        : [];
    }),
  );
  const folders = new Map<string, string[]>();
  for (const { name } of annotations) {
    const { text } = textFor(name, texts);
    const what = text?.text ?? baseName(withoutEnding(name));
    folders.set(what, [...(folders.get(what) ?? []), folderOf(name)]);
  }
  const repeated = new Set([...folders.values()].filter((list) => new Set(list).size > 1).flat());
  return new Map(
    annotations.map(({ name }): [string, DraftAnnotator] => {
      const folder = folderOf(name);
      const whose = stated.get(folder);
      const key = withoutEnding(name);
      const { key: found } = textFor(name, texts);
      const suffix = key !== found && key.startsWith(found) ? key.slice(found.length + 1) : '';
      if (whose !== undefined) return [name, { name: whose }];
      if (suffix !== '') return [name, { name: suffix }];
      return [name, { name: repeated.has(folder) ? lastOf(folder) : '' }];
    }),
  );
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^./]+$/u, '');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function lastOf(folder: string): string {
  return baseName(folder);
}

function commonFolder(names: readonly string[]): string {
  const [first = ''] = names;
  const top = first.includes('/') ? first.slice(0, first.indexOf('/')) : '';
  return top !== '' && names.every((name) => name.startsWith(`${top}/`)) ? top : '';
}
