import { dequal } from 'dequal';

import type { Codebook, Tag } from './codebook.ts';
import type { TagId } from './ids.ts';
import { withoutKeyClashes } from './codebook-problems.ts';
import { withReadableColours } from './tag-colours.ts';
import { freeLook } from './tag-look.ts';

/** How a codebook comes in: in the place of the one that is there, or its tags beside those. */
export type Adoption = 'replace' | 'add';

/** What a codebook from elsewhere would make of the one that is there. */
export interface AdoptionPlan {
  /** The codebook as it would be. Equal to the one that is there when nothing changes. */
  readonly codebook: Codebook;
  readonly added: readonly Tag[];
  readonly changed: readonly { readonly before: Tag; readonly after: Tag }[];
  /** Tags that go out of use because annotations bear them. */
  readonly retired: readonly Tag[];
  /** Tags that nothing bears and that go. */
  readonly gone: readonly Tag[];
  /** Labels of tags that lose their key, because another tag or a command has it. */
  readonly keyless: readonly string[];
  /** Labels of tags whose colours could not be read and were made readable. */
  readonly recoloured: readonly string[];
}

/**
 * Plans taking over a codebook. Nothing that an annotation bears is lost: a tag that is not in the new codebook goes out of
 * use and is still shown as it was.
 *
 * @param isUsed Whether any annotation bears the tag.
 * @param commands Keys of commands, with what they do.
 */
export function planAdoption(
  current: Codebook,
  incoming: Codebook,
  adoption: Adoption,
  isUsed: (id: TagId) => boolean,
  commands: ReadonlyMap<string, string>,
): AdoptionPlan {
  const wanted = adoption === 'replace' ? incoming : withTagsOf(current, incoming);
  const recoloured: string[] = [];
  const tags = wanted.tags.map((tag) => {
    const readable = withReadableColours(tag);
    if (readable !== tag) recoloured.push(tag.label);
    return readable;
  });
  const { codebook, lost } = withoutKeyClashes({ ...wanted, tags }, commands);
  const offered = new Set(codebook.tags.map(({ id }) => id));
  const leaving = current.tags.filter(({ id }) => !offered.has(id));
  const retired = uniqueById([
    ...leaving.filter(({ id }) => isUsed(id)),
    ...(current.retired ?? []),
    ...(incoming.retired ?? []),
  ]).filter(({ id }) => !offered.has(id));
  const { retired: _, ...rest } = codebook;
  const known = new Map(current.tags.map((tag) => [tag.id, tag]));
  return {
    codebook: { ...rest, ...(retired.length === 0 ? {} : { retired }) },
    added: codebook.tags.filter(({ id }) => !known.has(id)),
    changed: codebook.tags.flatMap((after) => {
      const before = known.get(after.id);
      return before === undefined || dequal(before, after) ? [] : [{ before, after }];
    }),
    retired: leaving.filter(({ id }) => isUsed(id)),
    gone: leaving.filter(({ id }) => !isUsed(id)),
    keyless: lost,
    recoloured,
  };
}

/** `current` with the tags and relations of `other` that it does not have. */
function withTagsOf(current: Codebook, other: Codebook): Codebook {
  const tags = [...current.tags];
  for (const tag of other.tags) {
    if (tags.some(({ id }) => id === tag.id)) continue;
    // What is there keeps its letter and key; what comes gets others.
    const { letter } = freeLook(tags, tag.label, new Set(), tag);
    tags.push({ ...tag, letter });
  }
  const known = new Set(current.relations.map(({ id }) => id));
  const relations = [...current.relations, ...other.relations.filter(({ id }) => !known.has(id))];
  return { ...current, tags, relations };
}

function uniqueById(tags: readonly Tag[]): readonly Tag[] {
  const byId = new Map<TagId, Tag>();
  for (const tag of tags) if (!byId.has(tag.id)) byId.set(tag.id, tag);
  return [...byId.values()];
}
