import { type Clock, isClock, nextClock, ORIGIN } from '#core/domain/clock.ts';
import type { AnnotatorId, RecordId, TagId } from '#core/domain/ids.ts';
import type {
  AnnotationReference,
  DecisionBody,
  Instant,
  JsonObject,
} from '#core/domain/record.ts';

import { isJsonObject, isSafeKey } from '../foreign.ts';
import { timeOf } from '../instant.ts';
import { idOf, isIri } from '../iri.ts';
import { expectShape, RowRefusal, shown } from './check.ts';
import { articleOf, decodePassage } from './decode-spot.ts';
import type { FileBody, FileItem, FilePassage, FileStamps, FileValue } from './native-set.ts';
import { itemEnvelope } from './schema.ts';
import { LIMITS } from './value-schemas.ts';

/** What items take from the file round them where they do not say it themselves. */
export interface ItemDefaults {
  readonly annotatorId: AnnotatorId;
  readonly created: Instant;
}

const VERDICTS: readonly DecisionBody['verdict'][] = ['accepted', 'rejected', 'needs-work'];

/**
 * Reads one item of the file. The clock of a decision's target is `ORIGIN` where the item does not say it.
 *
 * @throws RowRefusal with what is wrong; paths begin at `path`.
 */
export function decodeItem(
  value: unknown,
  row: number,
  path: string,
  defaults: ItemDefaults,
): FileItem {
  const envelope = expectShape(itemEnvelope, value, path);
  const raw = value as JsonObject;
  const { type, motivation: motivations, creator } = envelope;
  if (type !== 'Annotation' && !(Array.isArray(type) && type.includes('Annotation'))) {
    throw new RowRefusal({ code: 'unknown-shape', path: `${path}/type`, found: shown(type) });
  }
  const motivation = Array.isArray(motivations) ? motivations[0] : motivations;
  if (motivation === undefined)
    throw new RowRefusal({ code: 'missing', path: `${path}/motivation` });
  const creatorId = typeof creator === 'string' ? creator : creator?.id;
  const base = {
    row,
    id: idOf(envelope.id),
    by: creatorId === undefined ? defaults.annotatorId : (idOf(creatorId) as string as AnnotatorId),
    ...stampsOf(envelope, defaults.created),
    articleId: articleOf(envelope['galley:document']) ?? '',
    raw,
  } as const;
  const bodies = listOf(raw['body']);
  const targets = annotationIris(raw['target']);
  if (motivation === 'linking' && targets.length > 0) {
    return { ...base, kind: 'link', body: linkBody(bodies, targets, path) };
  }
  if (motivation === 'moderating' && targets.length > 0) {
    const { articleId, ...body } = decisionBody(bodies, targets, path);
    return {
      ...base,
      kind: 'decision',
      articleId: base.articleId === '' ? articleId : base.articleId,
      body,
    };
  }
  if (motivation === 'replying' && targets.length > 0) {
    return { ...base, kind: 'reply', body: replyBody(bodies, targets, path) };
  }
  const { articleId, fragments } = decodePassage(raw['target'], `${path}/target`);
  if (
    motivation === 'describing' &&
    fragments.length === 0 &&
    textOf(bodies, 'describing') === 'done'
  ) {
    return { ...base, kind: 'done', articleId, body: {} };
  }
  return {
    ...base,
    kind: 'annotation',
    articleId,
    motivation,
    body: annotationBody(bodies, fragments, motivation, path),
  };
}

/** Times and clock of anything in the file. Without a clock, the time of the last change stands for one. */
export function stampsOf(
  value: {
    readonly created?: string | undefined;
    readonly modified?: string | undefined;
    readonly 'galley:clock'?: string | undefined;
  },
  fallback: Instant,
): FileStamps {
  const created = value.created ?? value.modified ?? fallback;
  const modified = value.modified ?? created;
  const clock = value['galley:clock'];
  return {
    created,
    modified,
    clock: clock !== undefined && isClock(clock) ? clock : clockOf(modified),
  };
}

function clockOf(instant: Instant): Clock {
  const time = timeOf(instant);
  // A time that no calendar has, or one before 1970, is no reason to refuse the row.
  return time !== null && time > 0 ? nextClock(ORIGIN, time, '0') : ORIGIN;
}

function annotationBody(
  bodies: readonly JsonObject[],
  fragments: FileBody['fragments'],
  motivation: string,
  path: string,
): FileBody {
  const classifying = bodies.find(
    (body) => body['purpose'] === 'classifying' && body['type'] === 'TextualBody',
  );
  if (classifying === undefined && motivation === 'classifying') {
    throw new RowRefusal({ code: 'missing', path: `${path}/body` });
  }
  const tag =
    classifying === undefined ? motivation : nameOf(classifying['value'], `${path}/body/value`);
  const note = textOf(bodies, 'commenting') ?? '';
  return {
    fragments,
    tag: tag as TagId,
    attributes: attributesOf(classifying?.['galley:attributes']),
    note,
  };
}

function attributesOf(value: unknown): FileBody['attributes'] {
  if (!isJsonObject(value)) return {};
  const known: [string, FileValue][] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (!isSafeKey(name) || name === '' || name.length > LIMITS.id) continue;
    const read = valueOf(inner);
    // What is not understood stays in the raw item and goes out again as it came.
    if (read !== null) known.push([name, read]);
  }
  return Object.fromEntries(known);
}

function valueOf(value: unknown): FileValue | null {
  if (typeof value === 'string') return value.length <= LIMITS.longText ? value : null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return isJsonObject(value) ? passageOf(value) : null;
  return (value as readonly unknown[]).flatMap((part): (FilePassage | AnnotationReference)[] => {
    if (!isJsonObject(part)) return [];
    const annotation = part['galley:annotation'];
    if (typeof annotation === 'string' && isIri(annotation))
      return [{ annotation: idOf(annotation) }];
    const passage = passageOf(part);
    return passage === null ? [] : [passage];
  });
}

function passageOf(value: JsonObject): FilePassage | null {
  try {
    return decodePassage(value, '');
  } catch (error) {
    if (error instanceof RowRefusal) return null;
    throw error;
  }
}

function linkBody(
  bodies: readonly JsonObject[],
  targets: readonly RecordId[],
  path: string,
): { relation: string; from: RecordId; to: readonly RecordId[] } {
  const relation = bodies.find((body) => body['purpose'] === 'classifying');
  if (relation === undefined) throw new RowRefusal({ code: 'missing', path: `${path}/body` });
  const linked = bodies
    .filter((body) => body['type'] === 'SpecificResource' && body['purpose'] === 'linking')
    .flatMap((body) => annotationIris(body['source']));
  // Without a body to link to, the first target is linked with the others: a link without direction.
  const [from, ...others] = targets;
  const to = linked.length > 0 ? linked : others;
  if (from === undefined || to.length === 0)
    throw new RowRefusal({ code: 'missing', path: `${path}/target` });
  return { relation: nameOf(relation['value'], `${path}/body/value`), from, to };
}

function decisionBody(bodies: readonly JsonObject[], targets: readonly RecordId[], path: string) {
  const moderating = bodies.find((body) => body['purpose'] === 'moderating');
  const found = moderating?.['value'];
  const verdict = VERDICTS.find((known) => known === found);
  if (verdict === undefined) {
    throw new RowRefusal(
      found === undefined
        ? { code: 'missing', path: `${path}/body` }
        : { code: 'bad-value', path: `${path}/body/value`, found: shown(found) },
    );
  }
  const clock = moderating?.['galley:targetClock'];
  const amended = amendedOf(moderating?.['galley:amended']);
  return {
    target: only(targets, path),
    targetClock: typeof clock === 'string' && isClock(clock) ? clock : ORIGIN,
    verdict,
    reason: textOf(bodies, 'commenting') ?? '',
    amended: amended?.body ?? null,
    articleId: amended?.articleId ?? ('' as const),
  };
}

function amendedOf(
  value: unknown,
): { body: FileBody; articleId: FilePassage['articleId'] | '' } | null {
  if (!isJsonObject(value)) return null;
  try {
    const { articleId, fragments } =
      value['target'] === null
        ? { articleId: '' as const, fragments: [] }
        : decodePassage(value['target'], '');
    return { articleId, body: annotationBody(listOf(value['body']), fragments, 'classifying', '') };
  } catch (error) {
    if (error instanceof RowRefusal) return null;
    throw error;
  }
}

function replyBody(bodies: readonly JsonObject[], targets: readonly RecordId[], path: string) {
  const text = textOf(bodies, 'replying');
  if (text === null) throw new RowRefusal({ code: 'missing', path: `${path}/body` });
  const resolves = bodies.some(
    (body) => body['purpose'] === 'replying' && body['galley:resolves'] === true,
  );
  return { target: only(targets, path), text, resolves };
}

function only(targets: readonly RecordId[], path: string): RecordId {
  const [target, second] = targets;
  if (target === undefined || second !== undefined) {
    throw new RowRefusal({
      code: 'unknown-shape',
      path: `${path}/target`,
      found: String(targets.length),
    });
  }
  return target;
}

/** The annotations that a target names; empty when any part of it is something else. */
function annotationIris(target: unknown): readonly RecordId[] {
  const parts = Array.isArray(target) ? (target as readonly unknown[]) : [target];
  const iris = parts.map((part) => (isJsonObject(part) && !('source' in part) ? part['id'] : part));
  const isAll = iris.every(
    (iri) => typeof iri === 'string' && isIri(iri) && articleOf(iri) === null,
  );
  return isAll ? iris.map((iri) => idOf(String(iri))) : [];
}

/** The objects in a value that may be one or a list, as W3C bodies, targets and selectors are. */
export function listOf(value: unknown): readonly JsonObject[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isJsonObject);
}

/** The words of the first textual body of that purpose, or `null`. */
function textOf(bodies: readonly JsonObject[], purpose: string): string | null {
  const body = bodies.find((each) => each['purpose'] === purpose && each['type'] === 'TextualBody');
  const value = body?.['value'];
  return typeof value === 'string' && value.length <= LIMITS.longText ? value : null;
}

function nameOf(value: unknown, path: string): string {
  if (typeof value !== 'string') {
    throw new RowRefusal(
      value === undefined
        ? { code: 'missing', path }
        : { code: 'wrong-type', path, expected: 'string', found: shown(value) },
    );
  }
  if (value === '') throw new RowRefusal({ code: 'missing', path });
  if (value.length > LIMITS.id) throw new RowRefusal({ code: 'too-long', path, limit: LIMITS.id });
  return value;
}
