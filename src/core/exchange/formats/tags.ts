import type { Codebook, Tag } from '#core/domain/codebook.ts';
import type { TagId } from '#core/domain/ids.ts';
import { freeLook } from '#core/domain/tag-look.ts';

import { LIMITS } from '../native/value-schemas.ts';
import type { MissingTag } from './format.ts';

/** Under what a tag goes that the file leaves unnamed. */
const UNNAMED = 'highlighting';

/** Turns the labels of a file into tags, and remembers those that the codebook lacks. */
export interface TagBook {
  readonly idOf: (label: string) => TagId;
  readonly missing: () => readonly MissingTag[];
}

/**
 * Returns what matches labels with the tags of `codebook`: by id or label, whatever their case and width (NFKC). A label that
 * matches none becomes a tag of its own under that very name.
 */
export function tagBook(codebook: Codebook): TagBook {
  const known = new Map<string, TagId>();
  for (const { id, label } of [...(codebook.retired ?? []), ...codebook.tags]) {
    known.set(fold(label), id);
    known.set(fold(id), id);
  }
  const missing = new Map<TagId, { readonly label: string; annotations: number }>();
  return {
    idOf: (label) => {
      const name = label.trim().slice(0, LIMITS.id) || UNNAMED;
      const key = fold(name);
      const id = known.get(key) ?? (name as TagId);
      known.set(key, id);
      const is = missing.get(id);
      if (is !== undefined) is.annotations += 1;
      else if (!has(codebook, id)) missing.set(id, { label: name, annotations: 1 });
      return id;
    },
    missing: () => [...missing].map(([id, rest]) => ({ id, ...rest })),
  };
}

/** `codebook` with the tags that it lacks, each with a look that is free. */
export function withMissingTags(codebook: Codebook, missing: readonly MissingTag[]): Codebook {
  const tags: Tag[] = [...codebook.tags];
  for (const { id, label } of missing) {
    tags.push({
      id,
      label,
      ...freeLook(tags, label, new Set()),
      key: '',
      guideline: '',
      attributes: [],
      requirements: [],
      summary: [],
    });
  }
  return { ...codebook, tags };
}

function has({ tags, retired = [] }: Codebook, id: TagId): boolean {
  return [...tags, ...retired].some((tag) => tag.id === id);
}

function fold(label: string): string {
  return label.normalize('NFKC').toLowerCase().trim();
}
