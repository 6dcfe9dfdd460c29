import { findTag } from '#core/domain/codebook.ts';
import type { Codebook } from '#core/domain/codebook.ts';
import { ORIGIN } from '#core/domain/clock.ts';
import type { ArticleId, RecordId, SetId, StoryId, TagId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  AttributeValue,
  Evidence,
  Json,
  JsonObject,
} from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import { foreignOf } from './foreign.ts';
import type { ImportReason } from './import-report.ts';
import type { ItemEncoder, ItemRecord } from './native/encode.ts';
import { listOf } from './native/decode.ts';
import type {
  FileBody,
  FileFragment,
  FileItem,
  FilePassage,
  FileRemoved,
  FileValue,
} from './native/native-set.ts';
import type { Placement, Placer } from './place-fragments.ts';

/** What happened to a span on its way into the text. */
export interface SpanNote {
  readonly reason: ImportReason;
  readonly words: string;
  readonly wordsNow: string | null;
  /** The attribute whose value the span is, or `null` for the annotation itself. */
  readonly attribute: string | null;
}

/** What turns the items of a file into records. */
export interface ItemContext {
  readonly storyId: StoryId;
  readonly setId: SetId;
  readonly placer: Placer;
  /** The codebook that the file was made with, or the story's. */
  readonly codebook: Codebook | null;
  readonly encoder: ItemEncoder;
}

/** The record of an item with what had to be done to its spans; `past-the-end` when it cannot be kept. */
export type Converted =
  | { readonly record: ItemRecord; readonly notes: readonly SpanNote[] }
  | 'past-the-end';

/** Makes the record of an item, offsets in UTF-16 code units where the text is at hand. */
export function toRecord(item: FileItem, context: ItemContext): Converted {
  const notes: SpanNote[] = [];
  const record = bareRecord(item, context, notes);
  if (record === null) return 'past-the-end';
  const kept = record.kind === 'annotation' ? record.foreign : undefined;
  const foreign = foreignOf(item.raw, context.encoder.known(record));
  if (kept === undefined && foreign === null) return { record, notes };
  return { record: { ...record, foreign: { ...kept, ...foreign } }, notes };
}

/** Makes the record of a removed item that was never here. Its content is not known. */
export function toTombstone(entry: FileRemoved, context: ItemContext): ItemRecord {
  const record = emptyRecord(entry, context);
  const foreign = foreignOf(entry.raw, context.encoder.knownRemoved(record));
  return foreign === null ? record : { ...record, foreign: { 'galley:removed': foreign } };
}

/** All fragments of a file by the text they are in. */
export function fragmentsByArticle(
  items: readonly FileItem[],
): ReadonlyMap<ArticleId, readonly FileFragment[]> {
  const fragments = new Map<ArticleId, FileFragment[]>();
  const add = (articleId: ArticleId | '', more: readonly FileFragment[]): void => {
    if (articleId === '') return;
    const known = fragments.get(articleId);
    if (known === undefined) fragments.set(articleId, [...more]);
    else known.push(...more);
  };
  for (const item of items) {
    if (item.kind !== 'annotation') continue;
    add(item.articleId, item.body.fragments);
    for (const value of Object.values(item.body.attributes)) {
      for (const passage of passagesOf(value)) add(passage.articleId, passage.fragments);
    }
  }
  return fragments;
}

function envelopeOf(
  { id, clock, by, created, modified }: FileItem | FileRemoved,
  { storyId, setId }: ItemContext,
) {
  return {
    v: 1,
    id,
    storyId,
    setId,
    refs: [] as RecordId[],
    clock,
    deleted: 0,
    by,
    created,
    modified,
  } as const;
}

function bareRecord(item: FileItem, context: ItemContext, notes: SpanNote[]): ItemRecord | null {
  const envelope = envelopeOf(item, context);
  switch (item.kind) {
    case 'annotation': {
      const { articleId, motivation } = item;
      const body = bodyOf(
        withPurposes(item.body, item.raw, context.codebook),
        articleId,
        context,
        notes,
      );
      if (body === null) return null;
      const foreign = motivation === 'classifying' ? {} : { foreign: { motivation } };
      return {
        ...envelope,
        kind: 'annotation',
        articleId,
        refs: referencesOf(body),
        body,
        ...foreign,
      };
    }
    case 'link': {
      const { kind, articleId, body } = item;
      return { ...envelope, kind, articleId, refs: [body.from, ...body.to], body };
    }
    case 'decision': {
      const { kind, articleId } = item;
      const { amended, ...body } = item.body;
      const changed = amended === null ? null : bodyOf(amended, articleId, context, []);
      return {
        ...envelope,
        kind,
        articleId,
        refs: [body.target],
        body: { ...body, amended: changed },
      };
    }
    case 'reply': {
      const { kind, articleId, body } = item;
      return { ...envelope, kind, articleId, refs: [body.target], body };
    }
    case 'done':
      return { ...envelope, kind: 'done', articleId: item.articleId, body: {} };
  }
}

function emptyRecord(entry: FileRemoved, context: ItemContext): ItemRecord {
  const envelope = { ...envelopeOf(entry, context), deleted: 1 } as const;
  const { kind, articleId } = entry;
  const nobody = '' as RecordId;
  switch (kind) {
    case 'annotation':
      return {
        ...envelope,
        kind,
        articleId,
        body: { span: [], tag: '' as TagId, attributes: {}, note: '' },
      };
    case 'link':
      return { ...envelope, kind, articleId, body: { relation: '', from: nobody, to: [] } };
    case 'decision': {
      const body = {
        target: nobody,
        targetClock: ORIGIN,
        verdict: 'needs-work',
        reason: '',
        amended: null,
      } as const;
      return { ...envelope, kind, articleId, body };
    }
    case 'reply':
      return { ...envelope, kind, articleId, body: { target: nobody, text: '', resolves: false } };
    case 'done':
      return { ...envelope, kind, articleId, body: {} };
  }
}

function bodyOf(
  body: FileBody,
  articleId: ArticleId | '',
  context: ItemContext,
  notes: SpanNote[],
): AnnotationBody | null {
  const placement = articleId === '' ? null : context.placer(articleId, body.fragments);
  if (placement?.outcome === 'past-the-end') return null;
  if (placement !== null) note(placement, body.fragments, null, notes);
  const attributes = Object.entries(body.attributes).map(
    ([name, value]): [string, AttributeValue] => [name, toValue(name, value, context, notes)],
  );
  return {
    span: placement?.span ?? [],
    tag: body.tag,
    attributes: Object.fromEntries(attributes),
    note: body.note,
  };
}

function toValue(
  name: string,
  value: FileValue,
  context: ItemContext,
  notes: SpanNote[],
): AttributeValue {
  if (typeof value !== 'object') return value;
  const toEvidence = (part: FilePassage): Evidence => {
    const placement = context.placer(part.articleId, part.fragments);
    // A passage without words and without a place is no reason to lose the annotation it is evidence for.
    if (placement.outcome === 'past-the-end') return { articleId: part.articleId, fragments: [] };
    note(placement, part.fragments, name, notes);
    return { articleId: part.articleId, fragments: placement.span };
  };
  if ('articleId' in value) {
    const evidence = toEvidence(value);
    return isPassage(evidence) ? evidence : [evidence];
  }
  return value.map((part) => ('annotation' in part ? part : toEvidence(part)));
}

function note(
  placement: Exclude<Placement, { outcome: 'past-the-end' }>,
  fragments: readonly FileFragment[],
  attribute: string | null,
  notes: SpanNote[],
): void {
  const words = fragments.map(({ exact }) => exact).join(' … ');
  if (placement.outcome === 'orphaned') {
    // Evidence in a text that is not here is kept as it is; only a span of one's own can be an orphan for want of it.
    if (attribute !== null && placement.reason === 'no-text') return;
    notes.push({ reason: { code: placement.reason }, words, wordsNow: null, attribute });
  } else if (placement.note !== null) {
    notes.push({ reason: placement.note, words, wordsNow: wordsOf(placement.span), attribute });
  }
}

/**
 * A body with those attributes filled in from W3C bodies that the file says only there: a topic label under `tagging`, a
 * correction under `editing`.
 */
function withPurposes(body: FileBody, raw: JsonObject, codebook: Codebook | null): FileBody {
  const tag = codebook === null ? null : findTag(codebook, body.tag);
  const wanting = tag?.attributes.filter(
    ({ id, purpose }) => purpose !== undefined && !Object.hasOwn(body.attributes, id),
  );
  if (tag === null || wanting === undefined || wanting.length === 0) return body;
  const spoken = new Set<Json | FileValue>(
    tag.attributes.flatMap(({ id, purpose }) => {
      const value = purpose === undefined ? undefined : body.attributes[id];
      return value === undefined ? [] : [value];
    }),
  );
  // Other programs say the tag itself under `tagging`: that is no label.
  const own = new Set([tag.id.toLowerCase(), tag.label.toLowerCase()]);
  const bodies = listOf(raw['body']).filter(
    ({ type, value }) =>
      type === 'TextualBody' && !(typeof value === 'string' && own.has(value.toLowerCase())),
  );
  const found: [string, string][] = [];
  for (const { id, purpose } of wanting) {
    const value = bodies.find(
      (each) => each['purpose'] === purpose && !spoken.has(each['value'] ?? null),
    )?.['value'];
    if (typeof value !== 'string' || value === '') continue;
    spoken.add(value);
    found.push([id, value]);
  }
  return found.length === 0
    ? body
    : { ...body, attributes: { ...body.attributes, ...Object.fromEntries(found) } };
}

function passagesOf(value: FileValue): readonly FilePassage[] {
  if (typeof value !== 'object') return [];
  if ('articleId' in value) return [value];
  return value.flatMap((part) => ('articleId' in part ? [part] : []));
}

function referencesOf(body: AnnotationBody): readonly RecordId[] {
  const ids = Object.values(body.attributes).flatMap((value) =>
    typeof value === 'object' && !isPassage(value)
      ? value.flatMap((part) => (isPassage(part) ? [] : [part.annotation]))
      : [],
  );
  return [...new Set(ids)];
}
