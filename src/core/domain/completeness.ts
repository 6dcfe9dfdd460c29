import type { Tag } from './codebook.ts';
import type { AnnotationBody } from './record.ts';

/**
 * The attributes (their labels, in codebook order) that the tag asks for, always or by its requirements, and that are still
 * empty. Empty when the annotation is complete.
 */
export function missingAttributes(body: AnnotationBody, tag: Tag): readonly string[] {
  const missing = new Set<string>();
  for (const { when, needs } of tag.requirements) {
    const value = body.attributes[when.attribute];
    if (typeof value !== 'string' || !when.among.includes(value)) continue;
    for (const id of needs) if (body.attributes[id] === undefined) missing.add(id);
  }
  return tag.attributes
    .filter(
      ({ id, required }) =>
        missing.has(id) || (required === true && body.attributes[id] === undefined),
    )
    .map((attribute) => attribute.label.toLowerCase());
}
