import { dequal } from 'dequal';

import type { Attribute, Codebook, Tag } from './codebook.ts';
import { mergeFields } from './merge-fields.ts';

interface Named {
  readonly id: string;
}

/**
 * `after`, an edit of `before`, carried over to `current`, which somebody else has made of `before` meanwhile. Every property
 * of every tag and attribute counts on its own; what either side added is there, what either side took away is not. An order
 * that the edit changed is the edit's.
 */
export function rebaseCodebook(before: Codebook, after: Codebook, current: Codebook): Codebook {
  const retired = mergeList(
    before.retired ?? [],
    after.retired ?? [],
    current.retired ?? [],
    mergeTag,
  );
  const { retired: _, ...rest } = mergeFields(before, after, current);
  return {
    ...rest,
    version: versionAfter(before, after, current),
    tags: mergeList(before.tags, after.tags, current.tags, mergeTag),
    ...(retired.length === 0 ? {} : { retired }),
  };
}

/**
 * Says whether somebody has changed, since `after` was made of `before`, a property of a tag or an attribute that this edit
 * touched. Order and version are nobody's.
 */
export function isCodebookOvertaken(before: Codebook, after: Codebook, current: Codebook): boolean {
  const [was, is, now] = [before, after, current].map(propertiesOf);
  const names = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...names].some(
    (name) => !dequal(was?.get(name), is?.get(name)) && !dequal(is?.get(name), now?.get(name)),
  );
}

/** Grows by what the edit made it grow; an edit that takes others' work along never lowers it. */
function versionAfter(before: Codebook, after: Codebook, current: Codebook): number {
  return current.version === before.version
    ? after.version
    : current.version + Math.max(0, after.version - before.version);
}

function mergeTag(before: Tag, after: Tag, current: Tag): Tag {
  return {
    ...mergeFields(before, after, current),
    attributes: mergeList(before.attributes, after.attributes, current.attributes, mergeAttribute),
  };
}

function mergeAttribute(before: Attribute, after: Attribute, current: Attribute): Attribute {
  return mergeFields(before, after, current);
}

function mergeList<Item extends Named>(
  before: readonly Item[],
  after: readonly Item[],
  current: readonly Item[],
  merge: (before: Item, after: Item, current: Item) => Item,
): readonly Item[] {
  const was = byId(before);
  const is = byId(after);
  const now = byId(current);
  const staying = (id: string): boolean =>
    was.has(id) ? is.has(id) && now.has(id) : is.has(id) || now.has(id);
  const common = (list: readonly Item[]): readonly string[] =>
    list.map(({ id }) => id).filter((id) => was.has(id) && is.has(id));
  const isReordered = !dequal(common(before), common(after));
  const [first, second] = isReordered ? [after, current] : [current, after];
  return inserted(
    first.map(({ id }) => id),
    second.map(({ id }) => id),
  )
    .filter(staying)
    .flatMap((id) => {
      const [old, edited, other] = [was.get(id), is.get(id), now.get(id)];
      if (old !== undefined && edited !== undefined && other !== undefined) {
        return [merge(old, edited, other)];
      }
      const item = edited ?? other;
      return item === undefined ? [] : [item];
    });
}

/** `list` with what only `other` has, each after the item that it follows there. */
function inserted(list: readonly string[], other: readonly string[]): readonly string[] {
  const all = [...list];
  other.forEach((id, place) => {
    if (all.includes(id)) return;
    const previous = other[place - 1];
    all.splice(previous === undefined ? 0 : all.indexOf(previous) + 1, 0, id);
  });
  return all;
}

function byId<Item extends Named>(list: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(list.map((item) => [item.id, item]));
}

/** Every property on its own, by its path. That a tag or an attribute is there at all shows in its properties. */
function propertiesOf(codebook: Codebook): ReadonlyMap<string, unknown> {
  const { title, relations, tags, retired = [] } = codebook;
  const properties = new Map<string, unknown>([
    ['title', title],
    ['relations', relations],
  ]);
  const put = (path: string, fields: object): void => {
    for (const [name, value] of Object.entries(fields)) properties.set(`${path}/${name}`, value);
  };
  for (const [list, items] of Object.entries({ tags, retired })) {
    for (const { attributes, ...tag } of items) {
      put(`${list}/${tag.id}`, tag);
      for (const attribute of attributes) put(`${list}/${tag.id}/of/${attribute.id}`, attribute);
    }
  }
  return properties;
}
