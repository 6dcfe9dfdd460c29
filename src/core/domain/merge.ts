import { dequal } from 'dequal';

import { isCodebookOvertaken, rebaseCodebook } from './codebook-merge.ts';
import { mergeFields } from './merge-fields.ts';
import { referencesOf } from './references.ts';
import type { AnnotationBody, GalleyRecord } from './record.ts';

/**
 * The record that stands when two copies of it meet: the one with the higher clock. Idempotent, commutative and associative,
 * so that files, tabs and backups may arrive in any order, any number of times.
 *
 * @throws RangeError if the two are not copies of one record.
 */
export function mergeRecord(a: GalleyRecord, b: GalleyRecord): GalleyRecord {
  if (a.id !== b.id) throw new RangeError(`Two records: ${a.id} and ${b.id}`);
  return b.clock > a.clock ? b : a;
}

/** Up to this many records are looked up one by one; an index over all costs more than it saves. */
const FEW = 4;

/**
 * `base` with every record of `incoming` merged in, in the order of first appearance. Returns `base` itself when nothing in it
 * would change. Cost is O(base + incoming), for a few records without an index.
 */
export function mergeRecords<R extends GalleyRecord>(
  base: readonly R[],
  incoming: readonly R[],
): readonly R[] {
  return incoming.length <= FEW ? mergeFew(base, incoming) : mergeMany(base, incoming);
}

function mergeFew<R extends GalleyRecord>(
  base: readonly R[],
  incoming: readonly R[],
): readonly R[] {
  let merged: R[] | null = null;
  for (const record of incoming) {
    const known = (merged ?? base).findLastIndex(({ id }) => id === record.id);
    if (known === -1) (merged ??= [...base]).push(record);
    else if (record.clock > ((merged ?? base)[known]?.clock ?? ''))
      (merged ??= [...base])[known] = record;
  }
  return merged ?? base;
}

function mergeMany<R extends GalleyRecord>(
  base: readonly R[],
  incoming: readonly R[],
): readonly R[] {
  const merged = new Map(base.map((record) => [record.id, record]));
  let changed = false;
  for (const record of incoming) {
    const known = merged.get(record.id);
    if (known !== undefined && known.clock >= record.clock) continue;
    merged.set(record.id, record);
    changed = true;
  }
  return changed ? [...merged.values()] : base;
}

/** Says whether two records say the same of the same article, whenever and by whichever act they came to say it. */
export function isSameContent(a: GalleyRecord, b: GalleyRecord): boolean {
  return (
    a.kind === b.kind &&
    a.deleted === b.deleted &&
    (a.deleted === 1 ||
      (a.articleId === b.articleId && dequal(a.body, b.body) && dequal(a.foreign, b.foreign)))
  );
}

/**
 * `after`, an edit of `before`, carried over to `current`, which somebody else has made of `before` meanwhile: what the edit
 * changed is taken from `after`, the rest from `current`. In an annotation each attribute counts on its own, in a codebook each
 * property of each tag.
 */
export function rebase(
  before: GalleyRecord,
  after: GalleyRecord,
  current: GalleyRecord,
): GalleyRecord {
  const deleted = after.deleted === before.deleted ? current.deleted : after.deleted;
  if (
    before.kind === 'annotation' &&
    after.kind === 'annotation' &&
    current.kind === 'annotation'
  ) {
    const body: AnnotationBody = {
      ...mergeFields(before.body, after.body, current.body),
      attributes: mergeFields(
        before.body.attributes,
        after.body.attributes,
        current.body.attributes,
      ),
    };
    return { ...after, deleted, refs: referencesOf(body), body };
  }
  if (before.kind === 'codebook' && after.kind === 'codebook' && current.kind === 'codebook') {
    return { ...after, deleted, body: rebaseCodebook(before.body, after.body, current.body) };
  }
  const body: unknown = mergeFields(before.body, after.body, current.body);
  return { ...after, deleted, body } as GalleyRecord;
}

/**
 * Says whether somebody has changed, since `after` was made of `before`, a field that this edit touched. Whether a record is there at
 * all concerns the whole of it.
 */
export function isOvertaken(
  before: GalleyRecord,
  after: GalleyRecord,
  current: GalleyRecord,
): boolean {
  if (before.deleted !== after.deleted || current.deleted !== after.deleted) {
    return !isSameContent(after, current);
  }
  if (before.kind === 'codebook' && after.kind === 'codebook' && current.kind === 'codebook') {
    return isCodebookOvertaken(before.body, after.body, current.body);
  }
  const touched = [...touchedFields(before.body, after.body)].filter(
    (name) => name !== 'attributes',
  );
  if (touched.some((name) => !dequal(field(after.body, name), field(current.body, name))))
    return true;
  if (
    before.kind !== 'annotation' ||
    after.kind !== 'annotation' ||
    current.kind !== 'annotation'
  ) {
    return false;
  }
  const { attributes } = after.body;
  const now = current.body.attributes;
  return [...touchedFields(before.body.attributes, attributes)].some(
    (name) => !dequal(field(attributes, name), field(now, name)),
  );
}

function touchedFields(before: object, after: object): Set<string> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...names].filter((name) => !dequal(field(before, name), field(after, name))));
}

function field(fields: object, name: string): unknown {
  return Object.hasOwn(fields, name) ? Reflect.get(fields, name) : undefined;
}
