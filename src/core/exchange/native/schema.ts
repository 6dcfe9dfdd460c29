import { z } from '../zod.ts';
import { codebookShape } from './codebook-schema.ts';
import { SCHEMA_IRI } from './terms.ts';
import {
  articleIri,
  clock,
  count,
  id,
  instant,
  iri,
  label,
  LIMITS,
  longText,
  registry,
} from './value-schemas.ts';

// Every object is loose: what it holds beyond these properties is kept and written again. What is required here is what the
// reader needs; Galley itself writes every property that has a value.

/** Who made something. Source: W3C model, 3.3.2. */
export const agent = z
  .looseObject({
    id: iri,
    type: z.optional(z.enum(['Person', 'Organization', 'Software'])),
    name: z.optional(label),
  })
  .register(registry, {
    id: 'agent',
    title: 'Agent',
    description: 'People are told apart by id, never by name.',
  });

const stamps = {
  created: z.optional(instant),
  modified: z.optional(instant),
  'galley:clock': z.optional(clock),
};

/** The words of a fragment. Source: W3C model, 4.2.4. */
export const quoteSelector = z
  .looseObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string().check(z.maxLength(LIMITS.quote)),
    prefix: z.optional(label),
    suffix: z.optional(label),
  })
  .register(registry, {
    id: 'quote',
    title: 'Words',
    description: 'The words and up to 32 code points before and after them; never half a grapheme.',
  });

/** The place of a fragment. Source: W3C model, 4.2.5. */
export const positionSelector = z
  .looseObject({
    type: z.literal('TextPositionSelector'),
    start: count,
    end: count,
    'galley:utf16Start': z.optional(count),
    'galley:utf16End': z.optional(count),
  })
  .register(registry, {
    id: 'position',
    title: 'Place',
    description:
      'start and end in Unicode code points of the text, end exclusive; galley:utf16Start and galley:utf16End say the same in UTF-16 code units.',
  });

const spot = z
  .looseObject({
    type: z.literal('SpecificResource'),
    source: iri,
    state: z.optional(articleIri),
    selector: z.optional(z.array(z.union([quoteSelector, positionSelector]))),
  })
  .register(registry, {
    id: 'spot',
    title: 'Spot',
    description: 'One fragment of one text; without selector the text as a whole.',
  });

const spots = z
  .looseObject({ type: z.literal('Composite'), items: z.array(spot) })
  .register(registry, {
    id: 'spots',
    title: 'Spots',
    description: 'A passage of several fragments.',
  });

const reference = z
  .looseObject({ 'galley:annotation': iri })
  .register(registry, { id: 'reference', title: 'Reference', description: 'Another annotation.' });

const attributes = z
  .record(
    id,
    z.union([
      longText,
      z.number(),
      z.boolean(),
      spot,
      spots,
      z.array(z.union([spot, spots, reference])),
    ]),
  )
  .register(registry, {
    id: 'attributes',
    title: 'Attributes',
    description: 'Values by attribute id.',
  });

const amended = z
  .looseObject({ body: z.array(z.looseObject({})), target: z.unknown() })
  .register(registry, {
    id: 'amended',
    title: 'Amended annotation',
    description: 'Body and target as the reviewer would have them.',
  });

/** A body of words. Source: W3C model, 3.2.4. */
export const textBody = z
  .looseObject({
    type: z.literal('TextualBody'),
    purpose: z.optional(z.string()),
    value: z.string().check(z.maxLength(LIMITS.quote)),
    format: z.optional(z.string()),
    language: z.optional(z.string()),
    'galley:attributes': z.optional(attributes),
    'galley:targetClock': z.optional(clock),
    'galley:amended': z.optional(amended),
    'galley:resolves': z.optional(z.boolean()),
  })
  .register(registry, { id: 'textBody', title: 'Words as body' });

/** A body that points to an annotation. Source: W3C model, 4. */
export const linkBody = z
  .looseObject({
    type: z.literal('SpecificResource'),
    purpose: z.enum(['linking', 'identifying']),
    source: iri,
  })
  .register(registry, { id: 'linkBody', title: 'Annotation as body' });

const otherBody = z.union([
  iri,
  z.looseObject({
    type: z.optional(z.string().check(z.regex(/^(?!TextualBody$|SpecificResource$)/))),
    id: iri,
  }),
]);

const body = z.union([textBody, linkBody, otherBody]);
const target = z.union([iri, spot, z.array(z.union([iri, spot])).check(z.minLength(1))]);

/** What every item has. Bodies and target are read by the motivation, so their schemas stand apart. */
export const itemEnvelope = z.looseObject({
  id: iri,
  type: z.union([z.string(), z.array(z.string())]),
  motivation: z.optional(z.union([id, z.array(id)])),
  creator: z.optional(z.union([agent, iri])),
  ...stamps,
  'galley:document': z.optional(articleIri),
});

const item = z
  .looseObject({
    ...itemEnvelope.shape,
    type: z.literal('Annotation'),
    motivation: id,
    creator: agent,
    created: instant,
    modified: instant,
    body: z.union([body, z.array(body)]),
    target,
  })
  .register(registry, {
    id: 'annotation',
    title: 'Annotation, link, decision, reply or mark "done"',
    description:
      'classifying: span and tag. linking: from target to the linking bodies. moderating: a decision on the target. replying: a reply to the target. describing, value "done": the annotator has read the document to the end.',
  });

/** A document: an account with, where it is given, its text. */
export const document = z
  .looseObject({
    id: articleIri,
    type: z.literal('Text'),
    format: z.optional(z.string()),
    language: z.optional(z.string().check(z.maxLength(100))),
    ...stamps,
    'galley:deleted': z.optional(z.boolean()),
    'schema:name': z.optional(label),
    'schema:headline': z.optional(label),
    'schema:publisher': z.optional(label),
    'schema:datePublished': z.optional(label),
    'schema:url': z.optional(z.string().check(z.maxLength(LIMITS.iri))),
    'schema:sha256': z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    // Since 1.2.
    'galley:replaces': z.optional(z.looseObject({ id: articleIri })),
    'galley:fileName': z.optional(label),
    'galley:order': z.optional(count),
    'galley:codePoints': z.optional(count),
    'galley:utf16Length': z.optional(count),
    'schema:text': z.optional(z.string()),
  })
  .register(registry, {
    id: 'document',
    title: 'Document',
    description:
      'An account. schema:text is exactly the text that the id names; without it the file goes with its texts elsewhere.',
  });

/** A removed item: it stays in the file so that an older copy elsewhere does not bring it back. */
export const removedItem = z
  .looseObject({
    id: iri,
    'galley:kind': z.enum(['annotation', 'link', 'decision', 'reply', 'done']),
    creator: z.optional(agent),
    created: z.optional(instant),
    modified: z.optional(instant),
    'galley:clock': clock,
    'galley:document': z.optional(articleIri),
  })
  .register(registry, { id: 'removed', title: 'Removed item' });

/** The story of the set. */
export const story = z
  .looseObject({ id: iri, name: label, ...stamps })
  .register(registry, { id: 'story', title: 'Story' });

/** The codebook as it stands in the file: with its clock. */
export const fileCodebook = z.looseObject({ ...stamps, ...codebookShape }).register(registry, {
  id: 'codebook',
  title: 'Codebook',
  description: 'The tags in the order they are offered.',
});

/** The collection, its lists taken as they are: each row is read on its own. */
export const collectionEnvelope = z.looseObject({
  id: iri,
  label: z.optional(label),
  'galley:formatVersion': z.string(),
  'galley:role': z.optional(z.string()),
  creator: z.looseObject({ id: iri, name: z.optional(label) }),
  ...stamps,
  'galley:documents': z.optional(z.array(z.unknown())),
  'galley:removed': z.optional(z.array(z.unknown())),
  total: z.optional(count),
  first: z.looseObject({ items: z.array(z.unknown()) }),
});

/** The whole file as it is published: stricter than the reader, which offers what is good in a file with bad rows. */
export const collectionSchema = z
  .looseObject({
    '@context': z.array(z.unknown()).check(z.minLength(2)),
    id: iri,
    type: z.literal('AnnotationCollection'),
    label,
    conformsTo: z.optional(iri),
    'galley:formatVersion': z.string().check(z.regex(/^1\.[0-9]+$/)),
    'galley:role': z.optional(z.literal('adjudicated')),
    creator: agent,
    generator: z.optional(agent),
    ...stamps,
    'galley:story': z.optional(story),
    'galley:codebook': z.optional(fileCodebook),
    'galley:documents': z.array(document),
    'galley:removed': z.optional(z.array(removedItem)),
    total: count,
    first: z.looseObject({
      id: iri,
      type: z.literal('AnnotationPage'),
      startIndex: z.literal(0),
      items: z.array(item),
    }),
  })
  .register(registry, {
    title: 'Galley annotation set, format 1 (a W3C AnnotationCollection)',
    description:
      "One annotator's annotations on a story. W3C Web Annotation Data Model with extension terms galley:… (https://galley.example/ns#). See docs/formats.md.",
  });

/**
 * The published JSON Schema of the format (2020-12), as a plain value. A test holds the committed file to it.
 *
 * Source of truth are the schemas in this file, which the reader uses.
 */
export function nativeJsonSchema(): object {
  const { $schema, title, description, ...rest } = z.toJSONSchema(collectionSchema, {
    metadata: registry,
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, $id: SCHEMA_IRI, title, description, ...rest };
}
