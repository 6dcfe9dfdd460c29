import type { AnnotatorId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';
import type { Instant, Json, JsonObject } from '#core/domain/record.ts';

import { isJsonObject, isSafeKey } from '../foreign.ts';
import { idOf } from '../iri.ts';
import { parseJson } from '../json-text.ts';
import type { Problem, ReadOutcome, RowProblem, WarningCode } from '../problems.ts';
import { z } from '../zod.ts';
import { expectShape, problemsOf, RowRefusal, shown } from './check.ts';
import { toCodebook } from './codebook-schema.ts';
import { decodeItem, type ItemDefaults, listOf, stampsOf } from './decode.ts';
import type { FileDocument, FileItem, FileRemoved, NativeSet } from './native-set.ts';
import { collectionEnvelope, document, fileCodebook, removedItem, story } from './schema.ts';
import { articleOf } from './decode-spot.ts';
import { FORMAT_MAJOR, FORMAT_MINOR } from './terms.ts';

const VERSION = /^(\d{1,6})\.(\d{1,6})$/;
/** When something counts as made that does not say so. */
const EPOCH = '1970-01-01T00:00:00.000Z';

type Collection = z.infer<typeof collectionEnvelope>;

/**
 * Reads a Galley annotation set. `text` is taken as hostile: nothing of it is trusted, nothing recurses with it, and what it
 * says is copied property by property.
 *
 * A file that cannot be read as a whole gives all its problems. Otherwise each row is read on its own: what is wrong with one
 * is in `refused`, and the others are offered. Properties that Galley does not know are kept in `raw`. Offsets in the result
 * are code points. Cost is O(|text|).
 */
export function readNativeSet(text: string): ReadOutcome<NativeSet> {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const root = parsed.value;
  const strange = judgeRoot(root);
  if (strange !== null || !isJsonObject(root)) {
    return { ok: false, problems: [strange ?? { code: 'not-annotations', path: '' }] };
  }
  const outcome = z.safeParse(collectionEnvelope, root);
  if (!outcome.success) return { ok: false, problems: problemsOf(outcome.error.issues, root, '') };
  return readCollection(outcome.data, root);
}

function judgeRoot(root: unknown): Problem | null {
  if (!isJsonObject(root) || !isOfType(root['type'], 'AnnotationCollection')) {
    return {
      code: 'not-annotations',
      path: '/type',
      found: shown(isJsonObject(root) ? (root['type'] ?? '') : root),
    };
  }
  const version = root['galley:formatVersion'];
  if (version === undefined) {
    const { generator } = root;
    const name = isJsonObject(generator) ? generator['name'] : generator;
    return { code: 'not-galley', path: '/galley:formatVersion', found: shown(name ?? '') };
  }
  const path = '/galley:formatVersion';
  const major = typeof version === 'string' ? VERSION.exec(version)?.[1] : undefined;
  if (major === undefined || Number(major) < 1)
    return { code: 'bad-value', path, found: shown(version) };
  return Number(major) > FORMAT_MAJOR
    ? { code: 'newer-version', path, found: shown(version) }
    : null;
}

function isOfType(type: unknown, wanted: string): boolean {
  return type === wanted || (Array.isArray(type) && type.includes(wanted));
}

function readCollection(file: Collection, root: JsonObject): ReadOutcome<NativeSet> {
  const warnings: Problem<WarningCode>[] = [];
  const refused: RowProblem[] = [];
  const annotatorId = idOf(file.creator.id) as string as AnnotatorId;
  const stamps = stampsOf(file, EPOCH);
  const defaults: ItemDefaults = { annotatorId, created: stamps.created };
  const rows = (
    list: RowProblem['list'],
    path: string,
    values: readonly unknown[] | undefined,
  ) => ({ list, path, values: values ?? [], refused });

  const documents = readRows(
    rows('documents', '/galley:documents', file['galley:documents']),
    (value, row, path) => readDocument(value, row, path, stamps.created),
  );
  const seen = new Set<RecordId>();
  const items = readRows(rows('items', '/first/items', file.first.items), (value, row, path) =>
    unseen(decodeItem(value, row, path, defaults), seen, path),
  );
  const removed = readRows(
    rows('removed', '/galley:removed', file['galley:removed']),
    (value, row, path) => unseen(readRemoved(value, row, path, defaults), seen, path),
  );
  const minor = VERSION.exec(file['galley:formatVersion'])?.[2];
  if (Number(minor) > FORMAT_MINOR) {
    warnings.push({
      code: 'newer-minor-version',
      path: '/galley:formatVersion',
      found: file['galley:formatVersion'],
    });
  }
  if (file.total !== undefined && file.total !== file.first.items.length) {
    warnings.push({ code: 'wrong-total', path: '/total', found: String(file.total) });
  }
  const readStory = optional(
    story,
    root['galley:story'],
    { code: 'unreadable-story', path: '/galley:story' },
    warnings,
  );
  const readCodebook = optional(
    fileCodebook,
    root['galley:codebook'],
    { code: 'unreadable-codebook', path: '/galley:codebook' },
    warnings,
  );
  const value: NativeSet = {
    formatVersion: file['galley:formatVersion'],
    id: idOf(file.id) as string as SetId,
    title: file.label ?? '',
    annotator: { id: annotatorId, name: file.creator.name ?? '' },
    adjudicated: file['galley:role'] === 'adjudicated',
    ...stamps,
    story:
      readStory === null
        ? null
        : {
            id: idOf(readStory.id) as string as StoryId,
            title: readStory.name,
            ...stampsOf(readStory, stamps.created),
          },
    codebook:
      readCodebook === null
        ? null
        : {
            ...stampsOf(readCodebook, stamps.created),
            isOwn: readCodebook['galley:clock'] === undefined,
            body: toCodebook(readCodebook),
          },
    documents: withoutDoubles(documents, refused),
    items: withTargetClocks(items),
    removed,
    refused,
    raw: rawOf(root, documents, {
      hasStory: readStory !== null,
      hasCodebook: readCodebook !== null,
    }),
  };
  return { ok: true, value, warnings };
}

interface Rows {
  readonly list: RowProblem['list'];
  readonly path: string;
  readonly values: readonly unknown[];
  readonly refused: RowProblem[];
}

function readRows<Row>(
  { list, path, values, refused }: Rows,
  read: (value: unknown, row: number, path: string) => Row,
): readonly Row[] {
  const rows: Row[] = [];
  values.forEach((value, i) => {
    try {
      rows.push(read(value, i + 1, `${path}/${i}`));
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      refused.push({ ...error.problem, list, row: i + 1, ...roughly(value) });
    }
  });
  return rows;
}

/** What an editor knows a row by, taken from whatever shape it has. */
function roughly(value: unknown): Pick<RowProblem, 'id' | 'words' | 'tag'> {
  if (!isJsonObject(value)) return { id: '', words: '', tag: '' };
  const { id, target, body } = value;
  const [spot] = listOf(target);
  const quote = listOf(spot?.['selector']).find(
    (selector) => typeof selector['exact'] === 'string',
  );
  const tag = listOf(body).find((each) => each['purpose'] === 'classifying');
  return { id: wordsIn(id), words: wordsIn(quote?.['exact']), tag: wordsIn(tag?.['value']) };
}

function wordsIn(value: unknown): string {
  return typeof value === 'string' ? shown(value) : '';
}

function unseen<Item extends FileItem | FileRemoved>(
  item: Item,
  seen: Set<RecordId>,
  path: string,
): Item {
  if (seen.has(item.id))
    throw new RowRefusal({ code: 'duplicate-id', path: `${path}/id`, found: shown(item.id) });
  seen.add(item.id);
  return item;
}

function readRemoved(
  value: unknown,
  row: number,
  path: string,
  defaults: ItemDefaults,
): FileRemoved {
  const entry = expectShape(removedItem, value, path);
  const kind = entry['galley:kind'];
  const articleId = articleOf(entry['galley:document']);
  const removed = {
    row,
    id: idOf(entry.id),
    by:
      entry.creator === undefined
        ? defaults.annotatorId
        : (idOf(entry.creator.id) as string as AnnotatorId),
    ...stampsOf(entry, defaults.created),
    raw: value as JsonObject,
  };
  if (kind !== 'annotation' && kind !== 'done')
    return { ...removed, kind, articleId: articleId ?? '' };
  if (articleId === null)
    throw new RowRefusal({ code: 'missing', path: `${path}/galley:document` });
  return { ...removed, kind, articleId };
}

function readDocument(value: unknown, row: number, path: string, fallback: Instant): FileDocument {
  const entry = expectShape(document, value, path);
  const articleId = articleOf(entry.id);
  if (articleId === null)
    throw new RowRefusal({ code: 'bad-value', path: `${path}/id`, found: shown(entry.id) });
  return {
    row,
    articleId,
    ...stampsOf(entry, fallback),
    outlet: entry['schema:publisher'] ?? '',
    headline: entry['schema:headline'] ?? '',
    date: entry['schema:datePublished'] ?? '',
    url: entry['schema:url'] ?? '',
    language: entry.language ?? '',
    replaces: articleOf(entry['galley:replaces']?.id ?? ''),
    fileName: entry['galley:fileName'] ?? '',
    order: entry['galley:order'] ?? null,
    length: entry['galley:utf16Length'] ?? 0,
    deleted: entry['galley:deleted'] ?? false,
    text: entry['schema:text'] ?? null,
  };
}

function withoutDoubles(
  documents: readonly FileDocument[],
  refused: RowProblem[],
): readonly FileDocument[] {
  const seen = new Set<string>();
  return documents.filter(({ articleId, row }) => {
    if (!seen.has(articleId)) return seen.add(articleId);
    const path = `/galley:documents/${row - 1}/id`;
    refused.push({
      code: 'duplicate-id',
      path,
      list: 'documents',
      row,
      id: articleId,
      words: '',
      tag: '',
    });
    return false;
  });
}

/** Decisions that do not say which state of their target they judged are taken to have judged the one in the file. */
function withTargetClocks(items: readonly FileItem[]): readonly FileItem[] {
  const clocks = new Map(items.map((item) => [item.id, item.clock]));
  return items.map((item) => {
    if (item.kind !== 'decision' || saysTargetClock(item.raw)) return item;
    const targetClock = clocks.get(item.body.target) ?? item.body.targetClock;
    return { ...item, body: { ...item.body, targetClock } };
  });
}

function saysTargetClock({ body }: JsonObject): boolean {
  return listOf(body).some((each) => Object.hasOwn(each, 'galley:targetClock'));
}

function optional<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
  warning: Problem<WarningCode>,
  warnings: Problem<WarningCode>[],
): z.core.output<Schema> | null {
  if (value === undefined) return null;
  const outcome = z.safeParse(schema, value);
  if (outcome.success) return outcome.data;
  const [problem] = problemsOf(outcome.error.issues, value, warning.path);
  warnings.push({ ...problem, ...warning, path: problem?.path ?? warning.path });
  return null;
}

/** The collection without what is kept elsewhere or was refused. */
function rawOf(
  root: JsonObject,
  documents: readonly FileDocument[],
  { hasStory, hasCodebook }: { readonly hasStory: boolean; readonly hasCodebook: boolean },
): JsonObject {
  const dropped = new Set(['galley:removed']);
  if (!hasStory) dropped.add('galley:story');
  if (!hasCodebook) dropped.add('galley:codebook');
  const accepted = new Set(documents.map(({ row }) => row));
  const { first } = root;
  const raw = without(root, (key) => !dropped.has(key));
  const list = root['galley:documents'];
  return {
    ...raw,
    ...(Array.isArray(list)
      ? {
          'galley:documents': (list as readonly Json[])
            .filter((_, i) => accepted.has(i + 1))
            .map((each) =>
              isJsonObject(each) ? without(each, (key) => key !== 'schema:text') : each,
            ),
        }
      : {}),
    ...(isJsonObject(first) ? { first: without(first, (key) => key !== 'items') } : {}),
  };
}

function without(object: JsonObject, wanted: (key: string) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key]) => isSafeKey(key) && wanted(key)),
  );
}
