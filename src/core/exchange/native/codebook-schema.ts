import type { Codebook, Shades, Tag } from '#core/domain/codebook.ts';

import { z } from '../zod.ts';
import { id, label, longText, registry, word } from './value-schemas.ts';

const color = z
  .string()
  .check(z.regex(/^#[0-9a-fA-F]{6}$/))
  .register(registry, { title: 'Colour', description: 'Hex, #rrggbb.' });

const shades = z.looseObject({
  ink: color,
  tint: color,
  active: color,
});

const attribute = z
  .looseObject({
    id,
    label,
    type: z.enum(['text', 'choice', 'number', 'boolean', 'link', 'span', 'annotations']),
    choices: z.optional(z.array(label).check(z.maxLength(500))),
    required: z.optional(z.boolean()),
    purpose: z.optional(z.enum(['tagging', 'editing'])),
  })
  .register(registry, {
    id: 'attribute',
    title: 'Attribute',
    description:
      'One field of a tag. A value of type "span" is a spot of the annotated document, of type "annotations" a list of spots and references. With a purpose, a text value also goes out as a TextualBody of that purpose. "required" (since 1.1) asks for it on every annotation; it never blocks saving.',
  });

const requirement = z
  .looseObject({
    when: z.looseObject({ attribute: id, among: z.array(label).check(z.maxLength(500)) }),
    needs: z.array(id).check(z.maxLength(500)),
  })
  .register(registry, {
    id: 'requirement',
    title: 'Requirement',
    description:
      'Attributes that are wanted while another attribute has one of some values. Never blocks saving.',
  });

const tag = z
  .looseObject({
    id,
    label,
    letter: word,
    key: word,
    line: z.enum(['solid', 'double', 'dotted', 'wavy', 'dashed']),
    light: shades,
    dark: shades,
    guideline: longText,
    attributes: z.array(attribute).check(z.maxLength(500)),
    requirements: z.array(requirement).check(z.maxLength(500)),
    summary: z.array(id).check(z.maxLength(500)),
  })
  .register(registry, {
    id: 'tag',
    title: 'Tag',
    description: 'A kind of annotation, with how it looks and what is asked of it.',
  });

const relation = z.looseObject({ id, label }).register(registry, {
  id: 'relation',
  title: 'Relation',
  description: 'A kind of link between annotations.',
});

/** What a codebook consists of, in `domain/codebook.ts` and in the file. */
export const codebookShape = {
  title: label,
  version: z.int().check(z.nonnegative()),
  tags: z.array(tag).check(z.maxLength(500)),
  relations: z.array(relation).check(z.maxLength(500)),
  retired: z.optional(
    z.array(tag).check(z.maxLength(500)).register(registry, {
      title: 'Tags out of use',
      description: 'Since 1.1. No longer offered; annotations that bear them are shown as before.',
    }),
  ),
};

/** Schema of a codebook as the app keeps it: the default codebook is data and is held to it by a test. */
export const codebookSchema = z.looseObject(codebookShape);

/** Takes from a value that {@link codebookSchema} has accepted what a codebook consists of, and nothing else. */
export function toCodebook(value: z.infer<typeof codebookSchema>): Codebook {
  return {
    title: value.title,
    version: value.version,
    tags: value.tags.map(toTag),
    relations: value.relations.map(({ id: name, label: shown }) => ({ id: name, label: shown })),
    ...(value.retired === undefined || value.retired.length === 0
      ? {}
      : { retired: value.retired.map(toTag) }),
  };
}

function toTag(from: z.infer<typeof tag>): Tag {
  return {
    id: from.id as Tag['id'],
    label: from.label,
    letter: from.letter,
    key: from.key,
    line: from.line,
    light: toShades(from.light),
    dark: toShades(from.dark),
    guideline: from.guideline,
    attributes: from.attributes.map(
      ({ id: name, label: shown, type, choices, required, purpose }) => ({
        id: name,
        label: shown,
        type,
        ...(choices === undefined ? {} : { choices }),
        ...(required === true ? { required } : {}),
        ...(purpose === undefined ? {} : { purpose }),
      }),
    ),
    requirements: from.requirements.map(({ when, needs }) => ({
      when: { attribute: when.attribute, among: when.among },
      needs,
    })),
    summary: from.summary,
  };
}

function toShades({ ink, tint, active }: z.infer<typeof shades>): Shades {
  return { ink, tint, active };
}
