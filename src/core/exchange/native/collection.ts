import type { Codebook, Shades, Tag } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type {
  ArticleRecord,
  CodebookRecord,
  Json,
  JsonObject,
  SetRecord,
  StoryRecord,
} from '#core/domain/record.ts';
import { sha256Hex } from '#core/text/article-text.ts';
import { codePointIndex } from '#core/text/code-points.ts';

import { iriOf } from '../iri.ts';
import {
  ANNO_CONTEXT,
  BASE_VERSION,
  CODEBOOK_VERSION,
  FORMAT_VERSION,
  GALLEY_CONTEXT,
  GENERATOR_IRI,
  SCHEMA_IRI,
} from './terms.ts';

/** What stands in the file round the items. */
export interface CollectionParts {
  readonly story: StoryRecord;
  readonly set: SetRecord;
  /** The story's codebook, or `null`; a set that brought its own goes out with that one. */
  readonly codebook: CodebookRecord | null;
  readonly documents: readonly JsonObject[];
  readonly removed: readonly JsonObject[];
  readonly items: readonly JsonObject[];
  /** The newest point in time of anything in the set. */
  readonly modified: string;
  /** The version of Galley. */
  readonly version: string;
}

/** The whole file as Galley writes it, without foreign properties. Keys stand in the order of the format. */
export function knownCollection({ story, set, codebook, ...parts }: CollectionParts): JsonObject {
  const { annotator, title, role } = set.body;
  const id = iriOf(set.setId);
  return {
    '@context': [ANNO_CONTEXT, GALLEY_CONTEXT],
    id,
    type: 'AnnotationCollection',
    label: title,
    conformsTo: SCHEMA_IRI,
    'galley:formatVersion': versionFor(
      set.body.codebook ?? codebook?.body ?? null,
      parts.documents,
    ),
    ...(role === 'adjudicated' ? { 'galley:role': role } : {}),
    creator: { id: iriOf(annotator.id), type: 'Person', name: annotator.name },
    generator: {
      id: GENERATOR_IRI,
      type: 'Software',
      name: 'Galley',
      'schema:softwareVersion': parts.version,
    },
    created: set.created,
    modified: parts.modified,
    'galley:clock': set.clock,
    'galley:story': knownStory(story),
    ...knownCodebook(set.body.codebook, codebook),
    'galley:documents': parts.documents,
    ...(parts.removed.length === 0 ? {} : { 'galley:removed': parts.removed }),
    total: parts.items.length,
    first: { id: `${id}#page1`, type: 'AnnotationPage', startIndex: 0, items: parts.items },
  };
}

/**
 * A document as Galley writes it. `text` is `null` where it is not at hand; then its length in code points is not known.
 */
export function knownDocument(
  record: ArticleRecord,
  text: string | null,
  includeText: boolean,
): JsonObject {
  const { articleId } = record;
  const { outlet, headline, date, url, language, fileName, order, length, replaces } = record.body;
  return {
    ...bareDocument(articleId, language),
    created: record.created,
    modified: record.modified,
    'galley:clock': record.clock,
    ...(record.deleted === 1 ? { 'galley:deleted': true } : {}),
    'schema:name': [headline, fileName, outlet].find((name) => name !== '') ?? articleId,
    ...(headline === '' ? {} : { 'schema:headline': headline }),
    ...(outlet === '' ? {} : { 'schema:publisher': outlet }),
    ...(date === '' ? {} : { 'schema:datePublished': date }),
    ...(url === '' ? {} : { 'schema:url': url }),
    'schema:sha256': hashOf(articleId),
    ...(replaces === undefined ? {} : { 'galley:replaces': { id: replaces } }),
    ...(fileName === '' ? {} : { 'galley:fileName': fileName }),
    'galley:order': order,
    ...(text === null ? {} : { 'galley:codePoints': codePointIndex(text).length }),
    'galley:utf16Length': text === null ? length : text.length,
    ...(text !== null && includeText ? { 'schema:text': text } : {}),
  };
}

/** What is known of a document that the story does not have: its name. */
export function unknownDocument(articleId: ArticleId): JsonObject {
  return { ...bareDocument(articleId, ''), 'schema:sha256': hashOf(articleId) };
}

function bareDocument(articleId: ArticleId, language: string): JsonObject {
  return {
    id: articleId,
    type: 'Text',
    format: 'text/plain',
    ...(language === '' ? {} : { language }),
  };
}

function hashOf(articleId: ArticleId): string {
  return sha256Hex(articleId);
}

function knownStory(story: StoryRecord): JsonObject {
  return {
    id: iriOf(story.storyId),
    name: story.body.title,
    created: story.created,
    modified: story.modified,
    'galley:clock': story.clock,
  };
}

function knownCodebook(own: Codebook | null, record: CodebookRecord | null): JsonObject {
  if (own !== null) return { 'galley:codebook': bookOf(own) };
  if (record === null) return {};
  const { created, modified, clock } = record;
  return {
    'galley:codebook': { created, modified, 'galley:clock': clock, ...bookOf(record.body) },
  };
}

/** A codebook as it stands in a file. Keys stand in the order of the format. */
export function bookOf({ title, version, tags, relations, retired = [] }: Codebook): JsonObject {
  return {
    title,
    version,
    tags: tags.map(tagOf),
    relations: relations.map(({ id, label }): Json => ({ id, label })),
    ...(retired.length === 0 ? {} : { retired: retired.map(tagOf) }),
  };
}

/** The lowest version of the format that has all that the codebook and the documents say. */
function versionFor(codebook: Codebook | null, documents: readonly JsonObject[]): string {
  if (documents.some((document) => Object.hasOwn(document, 'galley:replaces')))
    return FORMAT_VERSION;
  if (codebook === null) return BASE_VERSION;
  const { tags, retired } = codebook;
  const isAsked = tags.some(({ attributes }) => attributes.some(({ required }) => required));
  return isAsked || retired !== undefined ? CODEBOOK_VERSION : BASE_VERSION;
}

function tagOf(tag: Tag): JsonObject {
  return {
    id: tag.id,
    label: tag.label,
    letter: tag.letter,
    key: tag.key,
    line: tag.line,
    light: shadesOf(tag.light),
    dark: shadesOf(tag.dark),
    guideline: tag.guideline,
    attributes: tag.attributes.map(
      ({ id, label, type, choices, required, purpose }): JsonObject => ({
        id,
        type,
        ...(purpose === undefined ? {} : { purpose }),
        label,
        ...(choices === undefined ? {} : { choices }),
        ...(required === undefined ? {} : { required }),
      }),
    ),
    requirements: tag.requirements.map(({ when, needs }): JsonObject => ({
      when: { attribute: when.attribute, among: when.among },
      needs,
    })),
    summary: tag.summary,
  };
}

function shadesOf({ ink, tint, active }: Shades): JsonObject {
  return { ink, tint, active };
}
