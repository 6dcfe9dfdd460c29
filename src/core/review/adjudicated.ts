import { ownersClock } from '#core/domain/carried-over.ts';
import type { Change } from '#core/domain/act.ts';
import { decide } from '#core/domain/decisions.ts';
import type { Place } from '#core/domain/edits.ts';
import { createAnnotation, editAnnotation, removeRecord } from '#core/domain/edits.ts';
import type { RecordId, SetId } from '#core/domain/ids.ts';
import { asRecordId, asSetId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord, DecisionRecord } from '#core/domain/record.ts';

import type { AdjudicationGroup, AdjudicationRule } from './adjudicate.ts';

/** How an agreed set came about, as its file says it under `galley:adjudicated`. */
export interface Adjudication {
  readonly rule: AdjudicationRule;
  readonly sources: readonly SetId[];
}

const URN = 'urn:uuid:';

/** The foreign property of an agreed set that says how it came about. */
export function adjudicationProperty({ rule, sources }: Adjudication) {
  return { 'galley:adjudicated': { rule, sources: sources.map((id) => `${URN}${id}`) } };
}

const RULES: readonly AdjudicationRule[] = ['exact', 'overlap', 'majority'];

/** Reads how an agreed set came about; `null` where it does not say. */
export function adjudicationOf(foreign: unknown): Adjudication | null {
  const said = propertyOf(foreign, 'galley:adjudicated');
  const rule = RULES.find((known) => known === propertyOf(said, 'rule'));
  const sources = propertyOf(said, 'sources');
  if (rule === undefined || !Array.isArray(sources)) return null;
  return { rule, sources: idsOf(sources).map(asSetId) };
}

/** The annotations that one of an agreed set was made from (W3C Web Annotation Data Model, 3.3.6, `via`). */
export function originsOf({ foreign }: AnnotationRecord): readonly RecordId[] {
  const via = foreign?.['via'];
  return idsOf(Array.isArray(via) ? via : [via]).map(asRecordId);
}

function idsOf(iris: readonly unknown[]): readonly string[] {
  return iris.flatMap((iri) =>
    typeof iri === 'string' && iri.startsWith(URN) ? [iri.slice(URN.length)] : [],
  );
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** What an agreed set says so far. */
export interface Agreed {
  /** Its annotations that are not removed. */
  readonly annotations: readonly AnnotationRecord[];
  /** Its standing decisions, by the annotation they are on. */
  readonly decisions: ReadonlyMap<RecordId, DecisionRecord>;
}

/** Whether all candidates of a group have been decided on as they are now. */
export function isSettled({ candidates }: AdjudicationGroup, { decisions }: Agreed): boolean {
  return candidates.every(({ annotation }) => {
    const decision = decisions.get(annotation.id);
    return decision !== undefined && decision.body.targetClock >= ownersClock(annotation);
  });
}

/** What a group is settled with: an annotation made from some of its candidates, or nothing. */
export interface Settlement {
  readonly body: AnnotationBody;
  readonly from: readonly RecordId[];
}

/**
 * Settles a group: its annotation goes into the agreed set with `via`, and every candidate gets a decision of that set, so that
 * its annotator hears of it. What the group was settled with before is replaced.
 */
export function settleGroup(
  group: AdjudicationGroup,
  settlement: Settlement | null,
  agreed: Agreed,
  place: Omit<Place, 'articleId'>,
  newId: () => RecordId,
): readonly Change[] {
  const ids = new Set(group.candidates.map(({ annotation }) => annotation.id));
  const before = agreed.annotations.filter((record) => originsOf(record).some((id) => ids.has(id)));
  const [kept, ...rest] = before;
  const removals = (settlement === null ? before : rest).map((record) =>
    removeRecord(record, place.at),
  );
  const decisions = group.candidates.map(({ annotation }) =>
    decide(agreed.decisions.get(annotation.id) ?? null, newId(), place, annotation, {
      verdict: settlement?.from.includes(annotation.id) === true ? 'accepted' : 'rejected',
      reason: '',
      amended: null,
    }),
  );
  return settlement === null
    ? [...removals, ...decisions]
    : [annotate(group, settlement, kept, place, newId), ...removals, ...decisions];
}

function annotate(
  { candidates }: AdjudicationGroup,
  { body, from }: Settlement,
  kept: AnnotationRecord | undefined,
  place: Omit<Place, 'articleId'>,
  newId: () => RecordId,
): Change {
  const foreign = { via: from.map((id) => `${URN}${id}`) };
  if (kept !== undefined) {
    const change = editAnnotation(kept, place.at, body);
    return { ...change, after: { ...change.after, foreign } };
  }
  const [first] = candidates;
  if (first === undefined) throw new Error('A group without candidates');
  const { articleId } = first.annotation;
  const { after } = createAnnotation(newId(), { ...place, articleId }, body.span, body.tag);
  const filled = editAnnotation(after as AnnotationRecord, place.at, body).after;
  return { before: null, after: { ...filled, foreign } };
}
