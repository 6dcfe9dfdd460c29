import { asItCame } from '#core/domain/carried-over.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type {
  ArticleRecord,
  CodebookRecord,
  GalleyRecord,
  Json,
  JsonObject,
  SetRecord,
  StoryRecord,
} from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';

import { isJsonObject, withForeign } from '../foreign.ts';
import { knownCollection, knownDocument, unknownDocument } from './collection.ts';
import { isItem, type ItemRecord, itemEncoder } from './encode.ts';
import { placeOfKey } from './terms.ts';

/** All that goes into one file. */
export interface NativeExport {
  readonly story: StoryRecord;
  /** The articles of the story, removed ones too: they go out only while something in the set speaks of them. */
  readonly articles: readonly ArticleRecord[];
  /** The texts at hand. Without its text, an article's annotations go out with the offsets they came with. */
  readonly texts: ReadonlyMap<ArticleId, string>;
  readonly set: SetRecord;
  /** The codebook of the story. A set that brought its own (`body.codebook`) goes out with that one. */
  readonly codebook: CodebookRecord | null;
  /** Records of the set, removed ones too. Records of other sets and other kinds are passed over. */
  readonly records: readonly GalleyRecord[];
  /** Whether the texts go into the file. */
  readonly includeTexts: boolean;
  /** The version of Galley, for `generator`. */
  readonly version: string;
}

/**
 * Writes one annotator's set as a W3C `AnnotationCollection` (format 1.0; docs/formats.md): JSON with two spaces, LF and a
 * final newline. Same content, same bytes: items stand by document, start, end and id, then those on whole documents, marks
 * "done", links, decisions and replies, each by time made and id; there is no time of export. What was carried to a newer version of
 * its text goes out as its owner has it.
 *
 * Offsets in the file are code points (`start`, `end`) with UTF-16 code units beside them. Cost is O(texts + items · log items).
 *
 * Source: W3C Web Annotation Data Model, 5 (collections), 3 and 4 (annotations).
 */
export function writeNativeSet(input: NativeExport): string {
  return `${JSON.stringify(nativeCollection(input), null, 2)}\n`;
}

/** The value that {@link writeNativeSet} writes. */
export function nativeCollection(input: NativeExport): JsonObject {
  const { set, story, codebook, texts, version } = input;
  const records = input.records
    .map(asItCame)
    .filter(isItem)
    .filter((record) => record.setId === set.setId);
  const live = records.filter((record) => record.deleted === 0);
  const removed = records.filter((record) => record.deleted === 1);
  const { 'galley:documents': foreignDocuments = null, ...foreign } = set.foreign ?? {};
  const documents = documentsOf(input, live, foreignDocuments);
  const rank = new Map(documents.map((document, place) => [document['id'], place]));
  const encoder = itemEncoder({
    texts,
    annotator: set.body.annotator,
    codebook: set.body.codebook ?? codebook?.body ?? null,
  });
  const known = knownCollection({
    story,
    set,
    codebook,
    documents,
    removed: removed.toSorted(byId).map((record) => encoder.removed(record)),
    items: live
      .toSorted(inFileOrder((id) => rank.get(id) ?? rank.size))
      .map((record) => encoder.item(record)),
    modified: newest([set.modified, ...records.map((record) => record.modified)]),
    version,
  });
  return Object.keys(foreign).length === 0 ? known : withForeign(known, foreign, placeOfKey);
}

/** The articles that the live items speak of, in their spans or their attributes. */
function* articlesOf(records: readonly ItemRecord[]): Generator<ArticleId> {
  for (const record of records) {
    if (record.articleId !== '') yield record.articleId;
    const bodies =
      record.kind === 'annotation'
        ? [record.body]
        : record.kind === 'decision'
          ? [record.body.amended]
          : [];
    for (const body of bodies) {
      for (const value of Object.values(body?.attributes ?? {})) {
        if (typeof value !== 'object') continue;
        for (const part of isPassage(value) ? [value] : value)
          if (isPassage(part)) yield part.articleId;
      }
    }
  }
}

function documentsOf(
  input: NativeExport,
  live: readonly ItemRecord[],
  foreign: Json,
): readonly JsonObject[] {
  const mentioned = new Set(articlesOf(live));
  const known: JsonObject[] = [];
  for (const record of input.articles) {
    const { articleId } = record;
    if (record.deleted === 1 && !mentioned.has(articleId)) continue;
    mentioned.delete(articleId);
    const own = knownDocument(record, input.texts.get(articleId) ?? null, input.includeTexts);
    known.push(record.foreign === undefined ? own : withForeign(own, record.foreign, placeOfKey));
  }
  known.push(...[...mentioned].map(unknownDocument));
  const { documents } = withForeign({ documents: known }, { documents: foreign }, placeOfKey);
  return (Array.isArray(documents) ? (documents as readonly Json[]) : [])
    .filter(isJsonObject)
    .toSorted(byOrder);
}

function byOrder(a: JsonObject, b: JsonObject): number {
  return orderOf(a) - orderOf(b) || byText(idOf(a), idOf(b));
}

function idOf({ id }: JsonObject): string {
  return typeof id === 'string' ? id : '';
}

function orderOf(document: JsonObject): number {
  const order = document['galley:order'];
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
}

const GROUPS = { annotation: 1, done: 2, link: 3, decision: 4, reply: 5 } as const;

function inFileOrder(
  rank: (articleId: ArticleId | '') => number,
): (a: ItemRecord, b: ItemRecord) => number {
  return (a, b) => {
    const [extentA, extentB] = [extent(a), extent(b)];
    if (extentA !== null && extentB !== null) {
      return (
        rank(a.articleId) - rank(b.articleId) ||
        extentA.start - extentB.start ||
        extentA.end - extentB.end ||
        byId(a, b)
      );
    }
    if (extentA !== null || extentB !== null) return extentA === null ? 1 : -1;
    return GROUPS[a.kind] - GROUPS[b.kind] || byText(a.created, b.created) || byId(a, b);
  };
}

function extent(record: ItemRecord): { readonly start: number; readonly end: number } | null {
  if (record.kind !== 'annotation') return null;
  const first = record.body.span[0];
  const last = record.body.span.at(-1);
  return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
}

function byId(a: ItemRecord, b: ItemRecord): number {
  return byText(a.id, b.id);
}

// By code units: `localeCompare` differs between machines.
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function newest(instants: readonly string[]): string {
  return instants.reduce((latest, instant) => (instant > latest ? instant : latest));
}
