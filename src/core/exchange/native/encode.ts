import type { Codebook } from '#core/domain/codebook.ts';
import { findTag } from '#core/domain/codebook.ts';
import type { AnnotatorId, ArticleId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  AnnotationRecord,
  AttributeValue,
  DecisionRecord,
  DoneRecord,
  GalleyRecord,
  Json,
  JsonObject,
  LinkRecord,
  ReplyRecord,
} from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';

import { iriOf } from '../iri.ts';
import { isJsonObject, withForeign } from '../foreign.ts';
import { type SpotWriter, spotWriter, withoutHalfPositions } from './spots.ts';
import { placeOfKey } from './terms.ts';

/** The records that are items of a set. */
export type ItemRecord = AnnotationRecord | LinkRecord | DecisionRecord | ReplyRecord | DoneRecord;

/** What the items of one file share. */
export interface ItemContext {
  /** The texts at hand; the others' places cannot be told in code points. */
  readonly texts: ReadonlyMap<ArticleId, string>;
  readonly annotator: { readonly id: AnnotatorId; readonly name: string };
  /** Says which attributes also go out under a W3C purpose. */
  readonly codebook: Codebook | null;
}

/** Writes single items. */
export interface ItemEncoder {
  /** The item as Galley writes it, without the foreign properties of the record. */
  readonly known: (record: ItemRecord) => JsonObject;
  /** The item as it goes into the file. */
  readonly item: (record: ItemRecord) => JsonObject;
  /** The entry of a removed item as Galley writes it, without foreign properties. */
  readonly knownRemoved: (record: ItemRecord) => JsonObject;
  /** The entry of a removed item as it goes into the file. */
  readonly removed: (record: ItemRecord) => JsonObject;
}

/** Says whether a record is an item of a set. */
export function isItem(record: GalleyRecord): record is ItemRecord {
  return (
    record.kind === 'annotation' ||
    record.kind === 'link' ||
    record.kind === 'decision' ||
    record.kind === 'reply' ||
    record.kind === 'done'
  );
}

/** Returns what writes the items of one file. */
export function itemEncoder(context: ItemContext): ItemEncoder {
  const spots = spotWriter(context.texts);
  const known = (record: ItemRecord): JsonObject => knownItem(record, context, spots);
  return {
    known,
    item: (record) => {
      spots.metHalfPosition();
      const own = known(record);
      const hasHalves = spots.metHalfPosition();
      const { 'galley:removed': _, ...foreign } = record.foreign ?? {};
      const all = Object.keys(foreign).length === 0 ? own : withForeign(own, foreign, placeOfKey);
      return hasHalves ? withoutHalfPositions(all) : all;
    },
    knownRemoved: (record) => removedItem(record, context),
    removed: (record) => {
      // The foreign properties of what was removed are gone with its content; only those of the entry itself go out.
      const own = removedItem(record, context);
      const foreign = record.foreign?.['galley:removed'];
      return isJsonObject(foreign) ? withForeign(own, foreign, placeOfKey) : own;
    },
  };
}

function knownItem(record: ItemRecord, context: ItemContext, spots: SpotWriter): JsonObject {
  switch (record.kind) {
    case 'annotation': {
      const motivation = motivationOf(record);
      return {
        ...head(record, context, motivation),
        body: bodiesOf(record.body, motivation, context.codebook, spots),
        target: spots.target(record.articleId, record.body.span),
      };
    }
    case 'link':
      return {
        ...head(record, context, 'linking'),
        ...aboutOf(record),
        body: [
          textual('classifying', record.body.relation),
          ...record.body.to.map((id) => ({
            type: 'SpecificResource',
            purpose: 'linking',
            source: iriOf(id),
          })),
        ],
        target: iriOf(record.body.from),
      };
    case 'decision':
      return {
        ...head(record, context, 'moderating'),
        ...aboutOf(record),
        body: decisionBodies(record, context, spots),
        target: iriOf(record.body.target),
      };
    case 'reply':
      return {
        ...head(record, context, 'replying'),
        ...aboutOf(record),
        body: [
          {
            ...textual('replying', record.body.text),
            ...(record.body.resolves ? { 'galley:resolves': true } : {}),
          },
        ],
        target: iriOf(record.body.target),
      };
    case 'done':
      return {
        ...head(record, context, 'describing'),
        body: [textual('describing', 'done')],
        target: record.articleId,
      };
  }
}

/** The motivation under which an annotation goes out: `classifying`, or the one it came with from another program. */
function motivationOf({ foreign }: AnnotationRecord): string {
  const motivation = foreign?.['motivation'];
  return typeof motivation === 'string' ? motivation : 'classifying';
}

function head(record: ItemRecord, context: ItemContext, motivation: string): JsonObject {
  return {
    id: iriOf(record.id),
    type: 'Annotation',
    motivation,
    creator: creatorOf(record, context),
    created: record.created,
    modified: record.modified,
    'galley:clock': record.clock,
  };
}

function creatorOf({ by }: ItemRecord, { annotator }: ItemContext): JsonObject {
  const id = by === '' ? annotator.id : by;
  const name = id === annotator.id ? { name: annotator.name } : {};
  return { id: iriOf(id), type: 'Person', ...name };
}

function aboutOf({ articleId }: ItemRecord): JsonObject {
  return articleId === '' ? {} : { 'galley:document': articleId };
}

function bodiesOf(
  body: AnnotationBody,
  motivation: string,
  codebook: Codebook | null,
  spots: SpotWriter,
): readonly JsonObject[] {
  const attributes = attributesOf(body.attributes, spots);
  // What came without a classification has the motivation as its tag, and goes out as it came.
  const isBare = motivation !== 'classifying' && motivation === body.tag && attributes === null;
  const classifying = {
    ...textual('classifying', body.tag),
    ...(attributes === null ? {} : { 'galley:attributes': attributes }),
  };
  return [
    ...(isBare ? [] : [classifying]),
    ...purposeBodies(body, codebook),
    ...(body.note === '' ? [] : [textual('commenting', body.note)]),
  ];
}

function attributesOf(
  attributes: AnnotationBody['attributes'],
  spots: SpotWriter,
): JsonObject | null {
  const names = Object.keys(attributes);
  if (names.length === 0) return null;
  // By name, since the order in which an editor filled them in says nothing.
  return Object.fromEntries(
    names.toSorted().flatMap((name): [string, Json][] => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, valueOf(value, spots)]];
    }),
  );
}

function valueOf(value: AttributeValue, spots: SpotWriter): Json {
  if (typeof value !== 'object') return value;
  if (isPassage(value)) return spots.passage(value);
  return value.map((evidence) =>
    isPassage(evidence)
      ? spots.passage(evidence)
      : { 'galley:annotation': iriOf(evidence.annotation) },
  );
}

function purposeBodies(body: AnnotationBody, codebook: Codebook | null): readonly JsonObject[] {
  const tag = codebook === null ? null : findTag(codebook, body.tag);
  return (tag?.attributes ?? []).flatMap(({ id, purpose }) => {
    const value =
      purpose === undefined || !Object.hasOwn(body.attributes, id)
        ? undefined
        : body.attributes[id];
    return typeof value === 'string' && value !== '' && purpose !== undefined
      ? [textual(purpose, value)]
      : [];
  });
}

function decisionBodies(
  { body, articleId }: DecisionRecord,
  context: ItemContext,
  spots: SpotWriter,
): JsonObject[] {
  const { verdict, reason, targetClock, amended } = body;
  const verdictBody: JsonObject = {
    ...textual('moderating', verdict),
    'galley:targetClock': targetClock,
    ...(amended === null
      ? {}
      : {
          'galley:amended': {
            body: bodiesOf(amended, 'classifying', context.codebook, spots),
            target: articleId === '' ? null : spots.target(articleId, amended.span),
          },
        }),
  };
  return reason === '' ? [verdictBody] : [verdictBody, textual('commenting', reason)];
}

function textual(purpose: string, value: string): JsonObject {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' };
}

function removedItem(record: ItemRecord, context: ItemContext): JsonObject {
  return {
    id: iriOf(record.id),
    'galley:kind': record.kind,
    creator: creatorOf(record, context),
    created: record.created,
    modified: record.modified,
    'galley:clock': record.clock,
    ...aboutOf(record),
  };
}
