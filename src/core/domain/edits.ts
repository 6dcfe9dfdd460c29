import type { Change } from './act.ts';
import { removed } from './act.ts';
import type { AnnotatorId, ArticleId, RecordId, SetId, StoryId, TagId } from './ids.ts';
import { ORIGIN } from './clock.ts';
import type {
  AnnotationBody,
  AnnotationRecord,
  AttributeValue,
  DoneRecord,
  GalleyRecord,
  Instant,
  LinkRecord,
} from './record.ts';
import { referencesOf } from './references.ts';
import type { Span } from './span.ts';

/** Where and by whom a new record is made. */
export interface Place {
  readonly storyId: StoryId;
  readonly setId: SetId;
  readonly articleId: ArticleId;
  readonly by: AnnotatorId;
  readonly at: Instant;
}

/** A new annotation of `span` with `tag`, its attributes still empty. An empty span means the article as a whole. */
export function createAnnotation(id: RecordId, place: Place, span: Span, tag: TagId): Change {
  const { at, ...where } = place;
  const after: AnnotationRecord = {
    v: 1,
    id,
    kind: 'annotation',
    ...where,
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    created: at,
    modified: at,
    body: { span, tag, attributes: {}, note: '' },
  };
  return { before: null, after };
}

/** `annotation` with some of its body replaced. */
export function editAnnotation(
  annotation: AnnotationRecord,
  at: Instant,
  body: Partial<AnnotationBody>,
): Change {
  const next = { ...annotation.body, ...body };
  return {
    before: annotation,
    after: { ...annotation, modified: at, refs: referencesOf(next), body: next },
  };
}

/** `annotation` with one attribute set, or, for `null`, `''` and an empty list, taken away. */
export function setAttribute(
  annotation: AnnotationRecord,
  at: Instant,
  attribute: string,
  value: AttributeValue | null,
): Change {
  const attributes = Object.fromEntries(
    Object.entries(annotation.body.attributes).filter(([name]) => name !== attribute),
  );
  if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)) {
    attributes[attribute] = value;
  }
  return editAnnotation(annotation, at, { attributes });
}

/** A new link from one annotation to another. */
export function createLink(
  id: RecordId,
  { at, ...where }: Place,
  relation: string,
  from: RecordId,
  to: RecordId,
): Change {
  const after: LinkRecord = {
    v: 1,
    id,
    kind: 'link',
    ...where,
    refs: [from, to],
    clock: ORIGIN,
    deleted: 0,
    created: at,
    modified: at,
    body: { relation, from, to: [to] },
  };
  return { before: null, after };
}

/** The removal of any record. */
export function removeRecord(record: GalleyRecord, at: Instant): Change {
  return { before: record, after: { ...removed(record), modified: at } };
}

/**
 * The mark "read to the end" on an article, set or taken away.
 *
 * @param known The mark as it is now, set or removed, or `null` if there never was one.
 */
export function markDone(
  known: DoneRecord | null,
  id: RecordId,
  { at, ...where }: Place,
  done: boolean,
): Change {
  const deleted = done ? 0 : 1;
  if (known !== null) return { before: known, after: { ...known, modified: at, deleted } };
  const after: DoneRecord = {
    v: 1,
    id,
    kind: 'done',
    ...where,
    refs: [],
    clock: ORIGIN,
    deleted,
    created: at,
    modified: at,
    body: {},
  };
  return { before: null, after };
}
