import type { OffsetUnit } from '#core/anchor/offset-unit.ts';
import { type Clock, ORIGIN } from '#core/domain/clock.ts';
import {
  type AnnotatorId,
  type ArticleId,
  asArticleId,
  asAnnotatorId,
  asRecordId,
  asSetId,
  asStoryId,
  type RecordId,
} from '#core/domain/ids.ts';
import type { AnnotationReference, Instant, JsonObject } from '#core/domain/record.ts';
import { codePoints } from '#core/text/units.ts';

import { derivedId } from '../derived-id.ts';
import { isSafeKey } from '../foreign.ts';
import { idOf, iriOf, isIri } from '../iri.ts';
import { LIMITS } from '../native/value-schemas.ts';
import { stampsOf } from '../native/decode.ts';
import type {
  FileDocument,
  FileFragment,
  FileItem,
  FilePassage,
  FileValue,
  NativeSet,
} from '../native/native-set.ts';
import type {
  Draft,
  DraftAnnotation,
  DraftAnnotator,
  DraftEvidence,
  DraftItem,
  DraftTarget,
  DraftValue,
} from './draft.ts';
import { type Ground, groundsFor } from './grounds.ts';
import type { FormatProblem } from './format-problem.ts';
import type { Format, ReadContext, Reading } from './format.ts';
import { nameAnonymous } from './name-anonymous.ts';
import { placeDraft } from './place-draft.ts';
import { tagBook, withMissingTags } from './tags.ts';

/** When something counts as made that does not say so: a time of import would make every import a new one. */
const EPOCH: Instant = '1970-01-01T00:00:00.000Z';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The kinds of items that are put under the annotator and known by an id. */
type Identified = Exclude<DraftItem, { readonly kind: 'done' | 'decision' }>;

/**
 * Makes sets of what a reader has found, one for each annotator, in the shape that an import plan takes. Offsets become code
 * units (`offsets.ts`), ids follow from the format, the annotator, the text and the original id, so that reading the same files
 * again gives the same sets. Nothing that can be kept is left out; what cannot is in `problems`.
 *
 * Cost is O(texts + items), plus a search of the text for every fragment whose words are not where the file says.
 */
export function settle(found: Draft, format: Format, context: ReadContext): Reading {
  const problems: FormatProblem[] = [...found.problems];
  const nominal: OffsetUnit = found.unit ?? format.unit;
  const { grounds, questions, units } = groundsFor(found, nominal, context);
  const draft = nameAnonymous(found, grounds);
  const tags = tagBook(context.codebook);
  const work: Work = {
    format,
    grounds,
    problems,
    idOfLabel: tags.idOf,
    ids: new Map(),
    clocks: new Map(),
    seen: new Set(),
  };
  for (const item of draft.items) if (item.kind === 'annotation') identify(item, work);
  const items = new Map<string, FileItem[]>();
  const people = new Map<string, DraftAnnotator>();
  for (const item of draft.items) {
    const key = keyOf(item.by);
    if (!people.has(key)) people.set(key, item.by);
    const made = toItem(item, work);
    if (made === null) continue;
    const own = items.get(key) ?? [];
    own.push({ ...made, row: own.length + 1 });
    items.set(key, own);
  }
  if (people.size === 0 && draft.documents.length > 0) people.set('', { name: '' });
  const documents = documentsOf(draft, grounds);
  const missingTags = tags.missing();
  const storyId = asStoryId(
    derivedId(
      `story in ${format.id} of ${documents
        .map(({ articleId }) => articleId)
        .toSorted()
        .join(' ')}`,
    ),
  );
  const codebook = withMissingTags(context.codebook, missingTags);
  const sets = [...people].map(([key, by]): NativeSet => {
    const annotator = {
      id: annotatorIdOf(by, format),
      name: by.name === '' ? format.name : by.name,
    };
    const own = items.get(key) ?? [];
    const stamps = stampsOf({ modified: newest(own.map(({ modified }) => modified)) }, EPOCH);
    return {
      formatVersion: '1.0',
      id: asSetId(derivedId(`set of ${annotator.id} in ${storyId}`)),
      title: draft.title === '' ? annotator.name : draft.title,
      annotator,
      adjudicated: false,
      ...stamps,
      created: EPOCH,
      clock: ORIGIN,
      story: { id: storyId, title: draft.title, clock: ORIGIN, created: EPOCH, modified: EPOCH },
      codebook: { isOwn: false, body: codebook, clock: ORIGIN, created: EPOCH, modified: EPOCH },
      documents,
      items: own,
      removed: [],
      refused: [],
      raw: rawOf(draft, grounds, key),
    };
  });
  return { format: format.id, sets, problems, questions, missingTags, units };
}

interface Work {
  readonly format: Format;
  readonly grounds: ReadonlyMap<string, Ground>;
  readonly problems: FormatProblem[];
  readonly idOfLabel: (label: string) => FileBodyTag;
  /** The ids of annotations, by document, annotator and original id. */
  readonly ids: Map<string, RecordId>;
  readonly clocks: Map<RecordId, Clock>;
  readonly seen: Set<RecordId>;
}
type FileBodyTag = DraftTag['tag'];
type DraftTag = Extract<FileItem, { readonly kind: 'annotation' }>['body'];

function keyOf({ name, id }: DraftAnnotator): string {
  return id ?? name;
}

function annotatorIdOf(by: DraftAnnotator, format: Format): AnnotatorId {
  const key = keyOf(by);
  if (UUID.test(key) || isIri(key))
    return asAnnotatorId(idOf(UUID.test(key) ? `urn:uuid:${key}` : key));
  return asAnnotatorId(derivedId(`annotator ${key} in ${format.id}`));
}

function targetKey({ document, by, id }: DraftTarget): string {
  return JSON.stringify([document, keyOf(by), id]);
}

/** Gives an annotation its id. One that stands twice gets another the second time. */
function identify(item: DraftAnnotation, work: Work): void {
  const key = targetKey(item);
  if (work.ids.has(key)) return;
  work.ids.set(key, recordIdOf(item, articleOf(item.document, work), work));
}

function recordIdOf(
  { id, by, kind }: Identified,
  articleId: ArticleId | '',
  { format }: Work,
): RecordId {
  if (UUID.test(id)) return asRecordId(id.toLowerCase());
  if (isIri(id)) return idOf(id);
  return asRecordId(derivedId([kind, format.id, keyOf(by), articleId, id].join('\n')));
}

function articleOf(document: string, { grounds }: Work): ArticleId | '' {
  return grounds.get(document)?.articleId ?? '';
}

/** The id that no item of the file has yet. */
function freshId(id: RecordId, item: DraftItem, { seen, problems }: Work): RecordId {
  let fresh = id;
  for (let n = 2; seen.has(fresh); n += 1) fresh = asRecordId(derivedId(`${id} no. ${n}`));
  seen.add(fresh);
  if (fresh !== id) {
    problems.push({
      file: item.file,
      place: item.place,
      code: 'duplicate-id',
      found: id,
      kept: true,
    });
  }
  return fresh;
}

function toItem(item: DraftItem, work: Work): FileItem | null {
  const stamps = stampsOf(
    { created: item.created ?? undefined, modified: item.modified ?? undefined },
    EPOCH,
  );
  const by = annotatorIdOf(item.by, work.format);
  const base = { row: 0, by, ...stamps, raw: item.raw ?? {} };
  switch (item.kind) {
    case 'annotation':
      return toAnnotation(item, base, work);
    case 'link': {
      const [from, ...to] = [item.from, ...item.to].map((target) => find(target, item, work));
      const found = to.filter((id) => id !== null);
      if (from === undefined || from === null || found.length === 0) return null;
      const articleId = articleOf(item.from.document, work);
      const id = freshId(recordIdOf(item, articleId, work), item, work);
      return {
        ...base,
        kind: 'link',
        id,
        articleId,
        body: { relation: item.relation, from, to: found },
      };
    }
    case 'decision': {
      const target = find(item.target, item, work);
      if (target === null) return null;
      const id = freshId(asRecordId(derivedId(`decision on ${target} by ${by}`)), item, work);
      const { verdict, reason } = item;
      const targetClock = work.clocks.get(target) ?? ORIGIN;
      const articleId = articleOf(item.target.document, work);
      return {
        ...base,
        kind: 'decision',
        id,
        articleId,
        body: { target, targetClock, verdict, reason, amended: null },
      };
    }
    case 'reply': {
      const target = find(item.target, item, work);
      if (target === null) return null;
      const articleId = articleOf(item.target.document, work);
      const id = freshId(recordIdOf(item, articleId, work), item, work);
      return {
        ...base,
        kind: 'reply',
        id,
        articleId,
        body: { target, text: item.text, resolves: false },
      };
    }
    case 'done': {
      const articleId = articleOf(item.document, work);
      if (articleId === '') return null;
      const id = asRecordId(derivedId(`done ${articleId} by ${by}`));
      if (work.seen.has(id)) return null;
      work.seen.add(id);
      return { ...base, kind: 'done', id, articleId, body: {} };
    }
  }
}

function find(target: DraftTarget, item: DraftItem, work: Work): RecordId | null {
  const id = work.ids.get(targetKey(target)) ?? null;
  if (id === null) {
    work.problems.push({
      file: item.file,
      place: item.place,
      code: 'missing-target',
      found: target.id,
      kept: false,
    });
  }
  return id;
}

function toAnnotation(
  item: DraftAnnotation,
  base: Pick<FileItem, 'row' | 'by' | 'clock' | 'created' | 'modified' | 'raw'>,
  work: Work,
): FileItem | null {
  const ground = work.grounds.get(item.document);
  const refuse = (code: FormatProblem['code'], found: string): null => {
    work.problems.push({ file: item.file, place: item.place, code, found, kept: false });
    return null;
  };
  if (ground === undefined) return refuse('missing-text', item.document);
  const fragments = placeDraft(ground, item.fragments);
  if (fragments === 'bad-offset') {
    return refuse(
      'bad-offset',
      item.fragments.map(({ start, end }) => `${start}–${end}`).join(' '),
    );
  }
  const id = freshId(
    work.ids.get(targetKey(item)) ?? recordIdOf(item, ground.articleId, work),
    item,
    work,
  );
  work.clocks.set(id, base.clock);
  const tag = work.idOfLabel(item.label);
  const attributes = Object.entries(item.attributes ?? {}).flatMap(
    ([name, value]): [string, FileValue][] => {
      if (name === '' || name.length > LIMITS.id || !isSafeKey(name)) return [];
      const made = toValue(value, ground, work);
      return made === null ? [] : [[name, made]];
    },
  );
  const label: JsonObject = tag === item.label ? {} : { 'galley:label': item.label };
  // An id that Galley writes otherwise is kept as that of the original (W3C model, 3.1).
  const via: JsonObject = iriOf(id) === item.id || id === item.id ? {} : { via: iriOf(item.id) };
  return {
    ...base,
    kind: 'annotation',
    id,
    articleId: ground.articleId,
    motivation: item.motivation ?? 'classifying',
    body: { fragments, tag, attributes: Object.fromEntries(attributes), note: item.note ?? '' },
    raw: { ...via, ...label, ...base.raw },
  };
}

function toValue(value: DraftValue, ground: Ground, work: Work): FileValue | null {
  if (typeof value !== 'object') return value;
  if ('evidence' in value) {
    const list = value.evidence.flatMap((part) => toEvidence(part, ground, work) ?? []);
    return list.length === 0 ? null : list;
  }
  const fragments: readonly FileFragment[] | 'bad-offset' = placeDraft(ground, value);
  return fragments === 'bad-offset' || fragments.length === 0
    ? null
    : { articleId: ground.articleId, fragments };
}

function toEvidence(
  part: DraftEvidence,
  ground: Ground,
  work: Work,
): FilePassage | AnnotationReference | null {
  if ('annotation' in part) return { annotation: idOf(part.annotation) };
  const { document } = part;
  const there = document === null ? ground : work.grounds.get(document);
  if (there === undefined) {
    // A text that the file says nothing else of: its offsets are code points, as Galley writes them.
    const fragments = part.fragments.flatMap(({ start, end, exact }): FileFragment[] =>
      start === null || end === null
        ? []
        : [
            {
              place: { start: codePoints(start), end: codePoints(end) },
              utf16: null,
              exact,
              prefix: '',
              suffix: '',
            },
          ],
    );
    return { articleId: asArticleId(document ?? ''), fragments };
  }
  const fragments = placeDraft(there, part.fragments);
  return fragments === 'bad-offset' ? null : { articleId: there.articleId, fragments };
}

function documentsOf(draft: Draft, grounds: ReadonlyMap<string, Ground>): readonly FileDocument[] {
  const documents = new Map<ArticleId, FileDocument>();
  for (const {
    key,
    fileName = '',
    headline = '',
    outlet = '',
    date = '',
    url = '',
    language = '',
  } of draft.documents) {
    const ground = grounds.get(key);
    if (ground === undefined || documents.has(ground.articleId)) continue;
    const { articleId, text } = ground;
    const row = documents.size + 1;
    const about = { outlet, headline, date, url, language, fileName, replaces: null };
    const stamps = { clock: ORIGIN, created: EPOCH, modified: EPOCH };
    documents.set(articleId, {
      row,
      articleId,
      ...stamps,
      ...about,
      order: row - 1,
      length: text?.length ?? 0,
      deleted: false,
      text,
    });
  }
  return [...documents.values()];
}

/** What Galley has no place for of the documents, as far as it is the annotator's, in the shape in which a set keeps it. */
function rawOf(draft: Draft, grounds: ReadonlyMap<string, Ground>, annotator: string): JsonObject {
  // Several rows on one text, as tables have one for each annotator, say the same of it.
  const seen = new Set<ArticleId>();
  const kept = draft.documents.flatMap(({ key, original, by }): JsonObject[] => {
    const ground = grounds.get(key);
    const isOthers = by !== undefined && keyOf(by) !== annotator;
    if (original === undefined || ground === undefined || isOthers || seen.has(ground.articleId))
      return [];
    seen.add(ground.articleId);
    return [{ id: ground.articleId, 'galley:original': original }];
  });
  return kept.length === 0 ? {} : { 'galley:documents': kept };
}

function newest(instants: readonly Instant[]): Instant {
  return instants.reduce((latest, instant) => (instant > latest ? instant : latest), EPOCH);
}
