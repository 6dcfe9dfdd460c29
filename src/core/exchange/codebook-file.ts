import type { Codebook } from '#core/domain/codebook.ts';
import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from './foreign.ts';
import { parseJson } from './json-text.ts';
import { problemsOf, shown } from './native/check.ts';
import { codebookSchema, codebookShape, toCodebook } from './native/codebook-schema.ts';
import { bookOf } from './native/collection.ts';
import { registry } from './native/value-schemas.ts';
import { pointer, type Problem } from './problems.ts';
import { z } from './zod.ts';

/** What the file says of itself. */
const FORMAT = 'galley-codebook';
const VERSION = '1.0';
const MAJOR = 1;
const SCHEMA_IRI = 'https://galley.example/schema/codebook-1.0.json';

/** A codebook from a file, or everything that keeps it from being used. */
export type CodebookOutcome =
  | { readonly ok: true; readonly value: Codebook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Writes a codebook as a file of its own (docs/formats.md): JSON with two spaces, LF and a final newline. Same content, same bytes. */
export function writeCodebook(codebook: Codebook): string {
  const file = { format: FORMAT, formatVersion: VERSION, $schema: SCHEMA_IRI, ...bookOf(codebook) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a codebook from a file of its own, or from the set that brings it along. `text` is taken as hostile. All that is wrong
 * is told, each with its place; a codebook with a problem is not used at all. Properties that Galley does not know are passed
 * over. Cost is O(|text|).
 */
export function readCodebook(text: string): CodebookOutcome {
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] };
  const root = parsed.value;
  if (!isJsonObject(root)) return refuse({ code: 'not-a-codebook', path: '', found: shown(root) });
  const inSet = root['galley:codebook'];
  if (isJsonObject(inSet)) return check(inSet, '/galley:codebook');
  if (root['format'] !== FORMAT) {
    return refuse({ code: 'not-a-codebook', path: '/format', found: shown(root['format'] ?? '') });
  }
  const version = root['formatVersion'];
  const major = typeof version === 'string' ? /^(\d{1,6})\.\d{1,6}$/.exec(version)?.[1] : undefined;
  const path = '/formatVersion';
  if (major === undefined || Number(major) < 1)
    return refuse({ code: 'bad-value', path, found: shown(version) });
  if (Number(major) > MAJOR) return refuse({ code: 'newer-version', path, found: shown(version) });
  return check(root, '');
}

const codebookFile = z
  .looseObject({
    format: z.literal(FORMAT),
    formatVersion: z.string().check(z.regex(/^1\.[0-9]+$/)),
    $schema: z.optional(z.string()),
    ...codebookShape,
  })
  .register(registry, {
    title: 'Galley codebook, format 1',
    description:
      'The tags of a codebook with their looks, keys, attributes and guidelines. See docs/formats.md.',
  });

/** The published JSON Schema of the format (2020-12), as a plain value. A test holds the committed file to it. */
export function codebookJsonSchema(): object {
  const { $schema, title, description, ...rest } = z.toJSONSchema(codebookFile, {
    metadata: registry,
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, $id: SCHEMA_IRI, title, description, ...rest };
}

function check(value: JsonObject, path: string): CodebookOutcome {
  const outcome = z.safeParse(codebookSchema, value);
  if (!outcome.success)
    return { ok: false, problems: problemsOf(outcome.error.issues, value, path) };
  const codebook = toCodebook(outcome.data);
  const problems = doubles(codebook, path);
  return problems.length === 0 ? { ok: true, value: codebook } : { ok: false, problems };
}

/** Ids that stand twice: of two tags, attributes or relations of one id nobody could say which is meant. */
function doubles({ tags, retired = [], relations }: Codebook, path: string): readonly Problem[] {
  const seen = new Set<string>();
  const lists: readonly (readonly [string, readonly { readonly id: string }[], Set<string>])[] = [
    ['/tags', tags, seen],
    ['/retired', retired, seen],
    ['/relations', relations, new Set()],
    ...tags.map(
      ({ attributes }, i) => [`/tags/${i}/attributes`, attributes, new Set<string>()] as const,
    ),
  ];
  return lists.flatMap(([list, items, known]) =>
    items.flatMap(({ id }, i): Problem[] => {
      if (!known.has(id)) {
        known.add(id);
        return [];
      }
      return [{ code: 'duplicate', path: pointer(`${path}${list}`, i), found: id }];
    }),
  );
}

function refuse(problem: Problem): CodebookOutcome {
  return { ok: false, problems: [problem] };
}
