import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
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
import { htmlText, isHtml } from './html-text.ts';
import {
  isEmpty,
  listIn,
  numberIn,
  objectsIn,
  type ProblemList,
  problemsIn,
  property,
  stem,
  timeIn,
  without,
  wordsIn,
} from './rows.ts';
import { typedValue } from './typed-value.ts';
import { flatData, isFlatSpan, LABELS, tasksOf } from './label-studio-tasks.ts';
import { aboutTask, nameIn } from './tasks.ts';

/** The name under which Galley writes a note, and several tools a comment. */
const NOTES = new Set(['note', 'notes', 'comment', 'comments']);
/** The relation by which Galley writes that a region goes on in another one. */
export const CONTINUES = 'continues';

/**
 * Reads exports of Label Studio: JSON, JSON_MIN, CSV, and the older form with completions. Offsets count code points, before 2021
 * UTF-16; the words that each region repeats tell which, and where they belong when the offsets are wrong.
 */
export function readLabelStudio(files: readonly OpenedFile[], context: ReadContext): Draft {
  const documents: DraftDocument[] = [];
  const items: DraftItem[] = [];
  const problems = files.flatMap((file) => {
    const list = problemsIn(file.name);
    for (const { value, place } of tasksOf(file)) {
      const task =
        isJsonObject(value) && isJsonObject(property(value, 'task'))
          ? { ...(property(value, 'task') as JsonObject), annotations: [value] }
          : value;
      if (!isJsonObject(task)) {
        list.leave(place, task === undefined ? 'not-json' : 'unknown-shape', task);
        continue;
      }
      readTask(task, { file: file.name, place, list, documents, items, context });
    }
    return list.all;
  });
  return { title: stem(files[0]?.name ?? ''), documents, items, problems };
}

interface Page {
  readonly file: string;
  readonly place: string;
  readonly list: ProblemList;
  readonly documents: DraftDocument[];
  readonly items: DraftItem[];
  readonly context: ReadContext;
}

function readTask(task: JsonObject, page: Page): void {
  const { file, place, list, documents } = page;
  const data = property(task, 'data');
  const isFlat = !isJsonObject(data);
  const fields = isJsonObject(data) ? data : task;
  const results = ['annotations', 'completions', 'predictions'].flatMap((key) =>
    listIn(property(task, key)).map((value, i) => ({ value, key, at: `${place}/${key}/${i}` })),
  );
  const regions = objectsIn(
    results.flatMap(({ value }) => (isJsonObject(value) ? listIn(property(value, 'result')) : [])),
  );
  const name = textField(fields, regions);
  const found = wordsIn(property(fields, name));
  const isAddress =
    /^(?:https?|s3|gs|azure-blob):\/\/\S+$/u.test(found) || found.startsWith('/data/');
  const text =
    isAddress || found === ''
      ? null
      : isHtml(found) && regions.some(countsWords)
        ? htmlText(found)
        : found;
  const key = `${file} task ${wordsIn(property(task, 'id')) || place}${isFlat ? ` ${place}` : ''}`;
  if (text === null) list.mend(place, 'missing-text', found === '' ? name : found);
  const kept = {
    format: 'label-studio',
    ...without(task, ['annotations', 'completions', 'predictions', 'data', 'drafts']),
    ...(isFlat ? {} : { field: name, data: without(fields, [name]) }),
  };
  documents.push({
    key,
    text,
    ...aboutTask(task),
    ...(isAddress ? { url: found } : {}),
    original: isFlat ? { format: 'label-studio', field: name, data: flatData(task, name) } : kept,
  });
  if (isFlat) {
    readFlat(task, key, page);
    return;
  }
  for (const { value, key: kind, at } of results) {
    if (!isJsonObject(value)) {
      // The identifier alone, as lists of tasks give it.
      if (typeof value !== 'number') list.leave(at, 'unknown-shape', value);
      continue;
    }
    readResult(value, { kind, at, document: key }, page);
  }
}

/** Says whether a region is one of HTML, whose offsets count the words and not the tags. */
function countsWords(region: JsonObject): boolean {
  const [value = {}] = objectsIn(property(region, 'value'));
  return property(region, 'type') === 'hypertextlabels' || Object.hasOwn(value, 'globalOffsets');
}

/** The field that holds the text: the one that regions name, or the longest. */
function textField(fields: JsonObject, regions: readonly JsonObject[]): string {
  const named = regions
    .map((region) => wordsIn(property(region, 'to_name')))
    .find((name) => typeof property(fields, name) === 'string');
  if (named !== undefined) return named;
  if (typeof property(fields, 'text') === 'string') return 'text';
  const strings = Object.entries(fields).filter(([, value]) => typeof value === 'string');
  return strings.toSorted((a, b) => wordsIn(b[1]).length - wordsIn(a[1]).length)[0]?.[0] ?? 'text';
}

function whoOf(value: JsonObject, kind: string): DraftAnnotator {
  if (kind === 'predictions')
    return {
      name: wordsIn(property(value, 'model_version')) || 'predictions',
      id: `prediction ${wordsIn(property(value, 'model_version'))}`,
    };
  const by =
    property(value, 'completed_by') ??
    property(value, 'created_username') ??
    property(value, 'created_by') ??
    property(value, 'annotator');
  const name = nameIn(by)
    .replace(/,\s*\d+$/u, '')
    .trim();
  return typeof by === 'number' || /^\d+$/u.test(name)
    ? { name: `Annotator ${name}`, id: name }
    : { name };
}

function readResult(
  value: JsonObject,
  { kind, at, document }: { readonly kind: string; readonly at: string; readonly document: string },
  page: Page,
): void {
  const { file, list, items, context } = page;
  const by = whoOf(value, kind);
  const created = timeIn(property(value, 'created_at'));
  const shared = { by, created, modified: timeIn(property(value, 'updated_at')) ?? created, file };
  const regions = new Map<string, JsonObject[]>();
  const relations: { readonly relation: JsonObject; readonly place: string }[] = [];
  listIn(property(value, 'result')).forEach((region, i) => {
    const place = `${at}/result/${i}`;
    if (!isJsonObject(region)) list.leave(place, 'unknown-shape', region);
    else if (property(region, 'type') === 'relation') relations.push({ relation: region, place });
    else {
      const id = wordsIn(property(region, 'id')) || `${i}`;
      regions.set(id, [...(regions.get(id) ?? []), { ...region, place }]);
    }
  });
  const targets = new Map<string, DraftTarget>();
  const made = new Map<string, DraftAnnotation>();
  for (const [id, parts] of regions) {
    for (const annotation of toAnnotations(id, parts, list, context)) {
      const own: DraftAnnotation = { ...annotation, ...shared, document };
      if (!targets.has(id)) targets.set(id, { document, by, id: own.id });
      made.set(own.id, own);
    }
  }
  relations.forEach(({ relation, place }, i) => {
    const [a, b] = [wordsIn(property(relation, 'from_id')), wordsIn(property(relation, 'to_id'))];
    const [from, to] = [targets.get(a), targets.get(b)];
    const [label = 'related'] = listIn(property(relation, 'labels')).map(wordsIn);
    if (from === undefined || to === undefined) {
      list.leave(place, 'missing-target', relation);
      return;
    }
    const [whole, rest] = [made.get(from.id), made.get(to.id)];
    if (label === CONTINUES && whole !== undefined && rest !== undefined) {
      made.set(from.id, { ...whole, fragments: [...whole.fragments, ...rest.fragments] });
      made.delete(to.id);
      return;
    }
    const isReverse = property(relation, 'direction') === 'left';
    const raw: JsonObject =
      property(relation, 'direction') === 'bi'
        ? { 'galley:original': { format: 'label-studio', direction: 'bi' } }
        : {};
    items.push({
      kind: 'link',
      ...shared,
      place,
      id: `${at} relation ${i + 1}`,
      relation: label,
      from: isReverse ? to : from,
      to: [isReverse ? from : to],
      raw,
    });
  });
  items.push(...made.values());
  if (kind !== 'predictions' && property(value, 'was_cancelled') !== true)
    items.push({
      kind: 'done',
      ...shared,
      place: at,
      document,
      raw: { 'galley:original': { format: 'label-studio', ...without(value, ['result', 'task']) } },
    });
}

type Region = Pick<
  DraftAnnotation,
  | 'kind'
  | 'by'
  | 'file'
  | 'place'
  | 'document'
  | 'id'
  | 'fragments'
  | 'label'
  | 'attributes'
  | 'note'
  | 'raw'
>;

/** The annotations that one region comes to: parts with one id are one region, and each of its labels is an annotation. */
function toAnnotations(
  id: string,
  parts: readonly JsonObject[],
  list: ProblemList,
  { codebook }: ReadContext,
): readonly Region[] {
  const place = wordsIn(parts[0]?.['place']);
  const labelled = parts.find(
    (part) => LABELS.test(wordsIn(property(part, 'type'))) && labelsOf(part).length > 0,
  );
  const spanned = labelled ?? parts.find((part) => fragmentOf(part) !== null) ?? parts[0] ?? {};
  const fragment = fragmentOf(spanned);
  const labels = labelled === undefined ? [] : labelsOf(labelled);
  const values = objectsIn(property(spanned, 'value'))[0] ?? {};
  const isPixels = ['x', 'width', 'points', 'brushDataUrl', 'rle'].some((key) =>
    Object.hasOwn(values, key),
  );
  if (isPixels || wordsIn(property(spanned, 'type')) === 'paragraphlabels') {
    list.leave(place, 'not-text', property(spanned, 'type'));
    return [];
  }
  const attributes: Record<string, DraftValue> = {};
  const notes = parts.flatMap((part) =>
    listIn(property(objectsIn(property(part, 'meta'))[0] ?? {}, 'text')).map(wordsIn),
  );
  const loose: string[] = [];
  for (const part of parts) {
    if (part === labelled) continue;
    const name = wordsIn(property(part, 'from_name')) || wordsIn(property(part, 'type'));
    const words = answerOf(part);
    if (words === '') continue;
    if (NOTES.has(name.toLowerCase())) notes.push(words);
    else if (fragment === null && wordsIn(property(part, 'type')) === 'choices')
      loose.push(
        ...listIn(property(objectsIn(property(part, 'value'))[0] ?? {}, 'choices')).map(wordsIn),
      );
    else
      attributes[name] =
        wordsIn(property(part, 'type')) === 'number'
          ? (numberIn(words) ?? words)
          : typedValue(codebook, labels[0] ?? '', name, words);
  }
  const note = [...new Set(notes.filter((words) => words !== ''))].join('\n');
  if (
    fragment === null &&
    labels.length === 0 &&
    loose.length === 0 &&
    note === '' &&
    isEmpty(attributes as JsonObject)
  ) {
    list.leave(place, 'unknown-shape', spanned);
    return [];
  }
  const answers = Object.fromEntries(
    parts.flatMap((part): [string, string][] => {
      const type = wordsIn(property(part, 'type'));
      return part === labelled || type === 'textarea' || type === 'number'
        ? []
        : [[wordsIn(property(part, 'from_name')), type]];
    }),
  );
  const rest = {
    ...without(spanned, ['place', 'value', 'id', 'type', 'meta']),
    ...(isEmpty(answers) || labelled === undefined ? {} : { answers }),
  };
  const raw: JsonObject = isEmpty(rest)
    ? {}
    : { 'galley:original': { format: 'label-studio', ...rest } };
  const all =
    labels.length > 0
      ? labels
      : loose.length > 0
        ? loose
        : [fragment === null ? 'commenting' : 'highlighting'];
  return all.map((label, n): Region => ({
    kind: 'annotation',
    by: { name: '' },
    file: '',
    place,
    document: '',
    id: n === 0 ? id : `${id}~${label}`,
    fragments: fragment === null ? [] : [fragment],
    label,
    attributes: n === 0 ? attributes : {},
    note: n === 0 ? note : '',
    raw: n === 0 ? raw : {},
  }));
}

function labelsOf(part: JsonObject): readonly string[] {
  const [value = {}] = objectsIn(property(part, 'value'));
  const type = wordsIn(property(part, 'type'));
  const keys = [type, ...Object.keys(value).filter((key) => LABELS.test(key))];
  return [...new Set(keys.flatMap((key) => listIn(property(value, key)).map(wordsIn)))].filter(
    (label) => label !== '',
  );
}

function fragmentOf(part: JsonObject): DraftFragment | null {
  const [value = {}] = objectsIn(property(part, 'value'));
  const [global = {}] = objectsIn(property(value, 'globalOffsets'));
  const exact = wordsIn(property(value, 'text'));
  // In a region of HTML `start` is a path; the offsets in the words stand apart.
  const isPath =
    typeof property(value, 'start') === 'string' && numberIn(property(value, 'start')) === null;
  const start =
    numberIn(property(global, 'start')) ?? (isPath ? null : numberIn(property(value, 'start')));
  const end =
    numberIn(property(global, 'end')) ?? (isPath ? null : numberIn(property(value, 'end')));
  const hasPlace = start !== null || Object.hasOwn(value, 'start');
  return hasPlace && (start !== null || exact !== '') ? { start, end, exact } : null;
}

function answerOf(part: JsonObject): string {
  const [value = {}] = objectsIn(property(part, 'value'));
  const type = wordsIn(property(part, 'type'));
  const key = type === 'textarea' ? 'text' : type;
  return listIn(property(value, key))
    .map((answer) => (Array.isArray(answer) ? answer.map(wordsIn).join(' > ') : wordsIn(answer)))
    .filter((words) => words !== '')
    .join('\n');
}

/** The flat form: a field for each control, with the spans of one annotator. */
function readFlat(task: JsonObject, document: string, page: Page): void {
  const by = whoOf(task, 'annotations');
  const created = timeIn(property(task, 'created_at'));
  const shared = {
    by,
    created,
    modified: timeIn(property(task, 'updated_at')) ?? created,
    file: page.file,
  };
  for (const [name, value] of Object.entries(task)) {
    for (const choice of isJsonObject(value) ? listIn(property(value, 'choices')) : []) {
      const label = wordsIn(choice);
      if (label === '') continue;
      const place = `${page.place}/${name}`;
      const id = `${name} ${label}`;
      page.items.push({
        kind: 'annotation',
        ...shared,
        place,
        document,
        id,
        fragments: [],
        label,
        raw: { 'galley:original': { format: 'label-studio', from: name } },
      });
    }
    listIn(value).forEach((span, i) => {
      if (!isJsonObject(span) || !isFlatSpan(span)) return;
      const labels = Object.keys(span)
        .filter((key) => LABELS.test(key))
        .flatMap((key) => listIn(property(span, key)).map(wordsIn));
      const fragment = {
        start: numberIn(property(span, 'start')),
        end: numberIn(property(span, 'end')),
        exact: wordsIn(property(span, 'text')),
      };
      for (const label of new Set(labels)) {
        page.items.push({
          kind: 'annotation',
          ...shared,
          place: `${page.place}/${name}/${i}`,
          document,
          id: `${fragment.start}-${fragment.end} ${label}`,
          fragments: [fragment],
          label,
        });
      }
    });
  }
  page.items.push({ kind: 'done', ...shared, place: page.place, document });
}
