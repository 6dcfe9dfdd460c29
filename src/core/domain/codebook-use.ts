import type { Change } from './act.ts';
import { editAnnotation, removeRecord, setAttribute } from './edits.ts';
import type { TagId } from './ids.ts';
import type { AnnotationRecord, Instant } from './record.ts';

/** How many annotations bear each tag; a tag without any has no entry. */
export function countByTag(annotations: readonly AnnotationRecord[]): ReadonlyMap<TagId, number> {
  return counted(annotations.map(({ body }) => body.tag));
}

/** How many annotations have a value for each attribute; an attribute without any has no entry. */
export function countFilled(annotations: readonly AnnotationRecord[]): ReadonlyMap<string, number> {
  return counted(annotations.flatMap(({ body }) => Object.keys(body.attributes)));
}

/** The annotations that have a value for an attribute or, with `value`, that very value. */
export function withValue(
  annotations: readonly AnnotationRecord[],
  attribute: string,
  value?: string,
): readonly AnnotationRecord[] {
  return annotations.filter(({ body }) => {
    const found = body.attributes[attribute];
    return value === undefined ? found !== undefined : found === value;
  });
}

/** What becomes of annotations or values when what they are of goes: they stay, go over to something else, or go too. */
export type Fate =
  | { readonly kind: 'keep' }
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'delete' };

/** What becomes of `annotations` when their tag goes. Attributes stay. Only the owner's annotations may be given. */
export function settleTag(
  annotations: readonly AnnotationRecord[],
  at: Instant,
  fate: Fate,
): readonly Change[] {
  switch (fate.kind) {
    case 'keep':
      return [];
    case 'move':
      return annotations.map((each) => editAnnotation(each, at, { tag: fate.to as TagId }));
    case 'delete':
      return annotations.map((each) => removeRecord(each, at));
  }
}

/**
 * What becomes of the values of an attribute that goes. A value that goes over to another attribute does not replace one there:
 * where that is filled, it stays where it is.
 */
export function settleAttribute(
  annotations: readonly AnnotationRecord[],
  at: Instant,
  attribute: string,
  fate: Fate,
): readonly Change[] {
  switch (fate.kind) {
    case 'keep':
      return [];
    case 'move':
      return annotations
        .filter(({ body }) => body.attributes[fate.to] === undefined)
        .flatMap((each) => {
          const { [attribute]: value, ...others } = each.body.attributes;
          if (value === undefined) return [];
          return editAnnotation(each, at, { attributes: { ...others, [fate.to]: value } });
        });
    case 'delete':
      return annotations.map((each) => setAttribute(each, at, attribute, null));
  }
}

/** What becomes of a word that is no longer a choice of an attribute: it stays, becomes another word, or goes. */
export function settleChoice(
  annotations: readonly AnnotationRecord[],
  at: Instant,
  attribute: string,
  fate: Fate,
): readonly Change[] {
  switch (fate.kind) {
    case 'keep':
      return [];
    case 'move':
      return annotations.map((each) => setAttribute(each, at, attribute, fate.to));
    case 'delete':
      return annotations.map((each) => setAttribute(each, at, attribute, null));
  }
}

function counted<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
