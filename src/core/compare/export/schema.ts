import { z } from '#core/exchange/zod.ts';

const offset = z.int().check(z.nonnegative());
const points = z.object({ start: offset, end: offset });
const place = z.object({ file: z.string(), start: offset, end: offset });
const share = z.number().check(z.minimum(0), z.maximum(1));

/** What a comparison file must be. Offsets count code points of the text of the file, end exclusive. */
export const comparisonSchema = z.object({
  articles: z.array(z.object({ file: z.string(), outlet: z.string(), sentences: z.array(points) })),
  quotes: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      start: offset,
      end: offset,
      speaker: z.nullable(z.string()),
      cue: z.nullable(points),
      utterance: z.union([z.string(), z.array(z.string())]),
      fidelity: z.nullable(z.enum(['verbatim', 'excerpt', 'normalised', 'altered', 'translated'])),
    }),
  ),
  passages: z.array(
    z.object({
      a: place,
      b: place,
      kind: z.enum(['verbatim', 'near-verbatim', 'paraphrase']),
      score: share,
    }),
  ),
  claims: z.array(
    z.object({
      id: z.string(),
      cells: z.array(z.object({ file: z.string(), start: offset, end: offset, value: z.string() })),
      conflict: z.nullable(z.enum(['soft', 'hard'])),
    }),
  ),
  topics: z.array(
    z.object({
      label: z.string(),
      cells: z.array(z.object({ file: z.string(), share, spans: z.array(points) })),
    }),
  ),
  provenance: z.array(
    z.object({
      file: z.string(),
      of: z.nullable(z.string()),
      share,
      kind: z.enum(['copies', 'rewrites', 'common-source', 'independent']),
    }),
  ),
  findings: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      severity: z.enum(['minor', 'major', 'critical']),
      confidence: share,
      title: z.string(),
      spans: z.array(place),
      correction: z.nullable(z.string()),
      evidence: z.array(place),
    }),
  ),
});

/** Returns the published JSON Schema (2020-12) of a comparison file. */
export function comparisonJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(comparisonSchema, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'https://galley.example/schema/comparison-1.0.json',
    title: 'Galley comparison, format 1',
    description:
      'What the comparison of the accounts of one event found. Offsets count code points, end exclusive; articles are named by their files. See docs/comparison.md.',
    ...rest,
  };
}
