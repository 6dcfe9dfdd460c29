import type { RecordKind } from '#core/domain/record.ts';

import { codebookSchema } from '../native/codebook-schema.ts';
import { articleIri, clock, count, instant, LIMITS, longText } from '../native/value-schemas.ts';
import { z } from '../zod.ts';
import { BACKUP_FORMAT, BACKUP_OFFSETS } from './backup.ts';

/** Where the published schema says it lives. */
const SCHEMA_IRI = 'https://galley.example/formats/galley-backup-1.0.schema.json';

const key = z.string().check(z.minLength(1), z.maxLength(LIMITS.iri));
/** The id of something, or `''` for none. */
const reference = z.string().check(z.maxLength(LIMITS.iri));

const fragment = z.looseObject({
  start: count,
  end: count,
  exact: longText,
  prefix: longText,
  suffix: longText,
});
const span = z.array(fragment);
const passage = z.looseObject({ articleId: articleIri, fragments: span });
const evidence = z.array(z.union([passage, z.looseObject({ annotation: key })]));
const value = z.union([longText, z.number(), z.boolean(), passage, evidence]);

const annotationBody = z.looseObject({
  span,
  tag: key,
  attributes: z.record(z.string(), value),
  note: longText,
});

const bodies = {
  story: z.looseObject({ title: longText }),
  article: z.looseObject({
    outlet: longText,
    headline: longText,
    date: longText,
    url: longText,
    language: longText,
    fileName: longText,
    order: z.number(),
    length: count,
    path: reference,
    replaces: z.optional(articleIri),
  }),
  codebook: codebookSchema,
  set: z.looseObject({
    title: longText,
    annotator: z.looseObject({ id: key, name: longText }),
    role: z.enum(['mine', 'imported', 'adjudicated']),
    codebook: z.nullable(codebookSchema),
  }),
  annotation: annotationBody,
  link: z.looseObject({ relation: key, from: key, to: z.array(key) }),
  decision: z.looseObject({
    target: key,
    targetClock: clock,
    verdict: z.enum(['accepted', 'rejected', 'needs-work']),
    reason: longText,
    amended: z.nullable(annotationBody),
  }),
  reply: z.looseObject({ target: key, text: longText, resolves: z.boolean() }),
  done: z.looseObject({}),
} satisfies Record<RecordKind, z.ZodMiniType>;

const plainRecordOf = <Kind extends RecordKind>(kind: Kind) =>
  z.looseObject({
    v: z.literal(1),
    id: key,
    kind: z.literal(kind),
    storyId: reference,
    setId: reference,
    articleId: z.union([articleIri, z.literal('')]),
    refs: z.array(key),
    clock,
    deleted: z.literal([0, 1]),
    by: reference,
    created: instant,
    modified: instant,
    body: bodies[kind],
    foreign: z.optional(z.record(z.string(), z.unknown())),
  });

/** A record that may stand on a newer version of its text than its owner has seen, with what the owner says. */
const recordOf = <Kind extends RecordKind>(kind: Kind) => {
  const plain = plainRecordOf(kind);
  const carried = z.looseObject({
    from: plain,
    outcome: z.enum(['exact', 'shifted', 'changed', 'orphaned']),
  });
  return z.looseObject({ ...plain.shape, carried: z.optional(carried) });
};

/** The schema of a record, by what it is about. */
export const recordSchemas = {
  story: recordOf('story'),
  article: recordOf('article'),
  codebook: recordOf('codebook'),
  set: recordOf('set'),
  annotation: recordOf('annotation'),
  link: recordOf('link'),
  decision: recordOf('decision'),
  reply: recordOf('reply'),
  done: recordOf('done'),
} satisfies Record<RecordKind, z.ZodMiniType>;

/** The text of an account. */
export const textSchema = z.looseObject({ id: articleIri, text: z.string() });

/** What stands round the lists: each text and each record is read on its own. */
export const envelopeSchema = z.looseObject({
  format: z.literal(BACKUP_FORMAT),
  formatVersion: z.string(),
  generator: z.optional(z.string()),
  created: instant,
  settings: z.record(z.string(), z.unknown()),
  texts: z.array(z.unknown()),
  records: z.array(z.unknown()),
  unreadable: z.optional(z.array(z.unknown())),
});

/** The whole file as it is published: stricter than the reader, which offers what is good in a file with bad rows. */
export const backupSchema = z.looseObject({
  ...envelopeSchema.shape,
  formatVersion: z.string().check(z.regex(/^1\.[0-9]+$/)),
  offsets: z.literal(BACKUP_OFFSETS),
  texts: z.array(textSchema),
  records: z.array(z.union(Object.values(recordSchemas))),
});

/** The published JSON Schema of the format (2020-12), as a plain value. A test holds the committed file to it. */
export function backupJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(backupSchema, {
    target: 'draft-2020-12',
    io: 'input',
    reused: 'ref',
  });
  return {
    $schema,
    $id: SCHEMA_IRI,
    title: 'Galley backup, format 1.0',
    description:
      'Everything that one browser keeps: records as they are kept, texts, settings. See docs/formats.md.',
    ...rest,
  };
}
