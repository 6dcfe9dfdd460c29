import type { Attribute, Codebook, Requirement, Tag } from './codebook.ts';
import type { TagId } from './ids.ts';
import { asTagId } from './ids.ts';
import { freeLook } from './tag-look.ts';

/** When an attribute is asked for: on every annotation, while a choice has one of some values, or never. */
export type Asking = 'never' | 'always' | Requirement['when'];

/**
 * `codebook` with a new tag at the end, and its id. The id follows from the label, so that two editors who add the same tag
 * speak of the same; letter, line, colours and, where one is free, the key are unlike those of the other tags.
 *
 * @param taken Keys that are not free, tags' own aside.
 */
export function addTag(
  codebook: Codebook,
  label: string,
  taken: ReadonlySet<string>,
): { readonly codebook: Codebook; readonly id: TagId } {
  const known = [...codebook.tags, ...(codebook.retired ?? [])];
  const id = asTagId(freeId(label, new Set(known.map((tag) => tag.id))));
  const tag: Tag = {
    id,
    label,
    ...freeLook(known, label, taken),
    guideline: '',
    attributes: [],
    requirements: [],
    summary: [],
  };
  return { codebook: { ...codebook, tags: [...codebook.tags, tag] }, id };
}

/** `codebook` with some of a tag replaced. The id stays, so every annotation stays with its tag. */
export function changeTag(
  codebook: Codebook,
  id: TagId,
  change: Partial<Omit<Tag, 'id'>>,
): Codebook {
  return {
    ...codebook,
    tags: codebook.tags.map((tag) => (tag.id === id ? { ...tag, ...change } : tag)),
  };
}

/** `codebook` with a tag in another place, counted from 0; places beyond the ends mean the ends. */
export function moveTag(codebook: Codebook, id: TagId, place: number): Codebook {
  return { ...codebook, tags: moved(codebook.tags, id, place) };
}

/**
 * `codebook` without a tag. With `retire` it goes out of use, so that annotations which bear it are still shown as they were;
 * otherwise nothing of it is left.
 */
export function removeTag(codebook: Codebook, id: TagId, retire: boolean): Codebook {
  const gone = codebook.tags.filter((tag) => tag.id === id);
  const tags = codebook.tags.filter((tag) => tag.id !== id);
  const retired = [
    ...(codebook.retired ?? []).filter((tag) => tag.id !== id),
    ...(retire ? gone : []),
  ];
  return withRetired({ ...codebook, tags }, retired);
}

/** `codebook` with a tag that was out of use at the end of those offered. A letter or key that is taken meanwhile is left out. */
export function restoreTag(codebook: Codebook, id: TagId, taken: ReadonlySet<string>): Codebook {
  const tag = codebook.retired?.find((candidate) => candidate.id === id);
  if (tag === undefined) return codebook;
  const { letter, key } = freeLook(codebook.tags, tag.label, taken, tag);
  return withRetired(
    { ...codebook, tags: [...codebook.tags, { ...tag, letter, key }] },
    (codebook.retired ?? []).filter((candidate) => candidate.id !== id),
  );
}

/**
 * `codebook` with a tag of a new name for what comes, while the annotations there are keep the old name: the old tag goes out
 * of use, and one like it, with an id of its own, takes its place. Returns the new tag's id too.
 */
export function splitTag(
  codebook: Codebook,
  id: TagId,
  label: string,
): { readonly codebook: Codebook; readonly id: TagId } {
  const known = [...codebook.tags, ...(codebook.retired ?? [])];
  const next = asTagId(freeId(label, new Set(known.map((tag) => tag.id))));
  const place = codebook.tags.findIndex((tag) => tag.id === id);
  const old = codebook.tags[place];
  if (old === undefined) return { codebook, id };
  const without = removeTag(codebook, id, true);
  return {
    codebook: { ...without, tags: without.tags.toSpliced(place, 0, { ...old, id: next, label }) },
    id: next,
  };
}

/** `tag` with a new text attribute at the end, and the attribute's id, which follows from the label. */
export function addAttribute(
  tag: Tag,
  label: string,
): { readonly attributes: Tag['attributes']; readonly id: string } {
  const id = freeId(label, new Set(tag.attributes.map((attribute) => attribute.id)));
  return { attributes: [...tag.attributes, { id, label, type: 'text' }], id };
}

/** The attributes of `tag` with some of one replaced; what is given as `undefined` is taken away. */
export function changeAttribute(
  tag: Tag,
  id: string,
  change: { readonly [Name in keyof Omit<Attribute, 'id'>]?: Attribute[Name] | undefined },
): Pick<Tag, 'attributes'> {
  return {
    attributes: tag.attributes.map((attribute) =>
      attribute.id === id ? withoutUndefined<Attribute>({ ...attribute, ...change }) : attribute,
    ),
  };
}

/** The attributes of `tag` with one in another place, counted from 0. */
export function moveAttribute(tag: Tag, id: string, place: number): Pick<Tag, 'attributes'> {
  return { attributes: moved(tag.attributes, id, place) };
}

/** `tag` without an attribute, in its summary and requirements too. */
export function removeAttribute(
  tag: Tag,
  id: string,
): Pick<Tag, 'attributes' | 'requirements' | 'summary'> {
  return {
    attributes: tag.attributes.filter((attribute) => attribute.id !== id),
    requirements: tag.requirements
      .filter(({ when }) => when.attribute !== id)
      .map(({ when, needs }) => ({ when, needs: needs.filter((need) => need !== id) }))
      .filter(({ needs }) => needs.length > 0),
    summary: tag.summary.filter((name) => name !== id),
  };
}

/** The summary of `tag` with an attribute, in the order of the attributes, or without it. */
export function summarise(tag: Tag, id: string, shown: boolean): Pick<Tag, 'summary'> {
  const names = new Set(tag.summary);
  if (shown) names.add(id);
  else names.delete(id);
  const kept = tag.summary.filter((name) => names.has(name));
  return { summary: shown && !kept.includes(id) ? [...kept, id] : kept };
}

/** When `tag` asks for an attribute. Of several conditions, as only a file can bring them, the first. */
export function askingFor(tag: Tag, id: string): Asking {
  if (tag.attributes.find((attribute) => attribute.id === id)?.required === true) return 'always';
  return tag.requirements.find(({ needs }) => needs.includes(id))?.when ?? 'never';
}

/** `tag` asking for an attribute always, on a condition, or never. Replaces every condition the attribute had. */
export function askFor(
  tag: Tag,
  id: string,
  asking: Asking,
): Pick<Tag, 'attributes' | 'requirements'> {
  const { attributes } = changeAttribute(tag, id, {
    required: asking === 'always' ? true : undefined,
  });
  const others = tag.requirements
    .map(({ when, needs }) => ({ when, needs: needs.filter((need) => need !== id) }))
    .filter(({ needs }) => needs.length > 0);
  if (typeof asking === 'string') return { attributes, requirements: others };
  const isSame = ({ when }: Requirement): boolean =>
    when.attribute === asking.attribute &&
    when.among.length === asking.among.length &&
    when.among.every((choice) => asking.among.includes(choice));
  const order = tag.attributes.map((attribute) => attribute.id);
  const inOrder = (needs: readonly string[]): readonly string[] =>
    needs.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  const requirements = others.some(isSame)
    ? others.map((each) =>
        isSame(each) ? { when: each.when, needs: inOrder([...each.needs, id]) } : each,
      )
    : [...others, { when: asking, needs: [id] }];
  return { attributes, requirements };
}

/** `tag` with another word for a choice of an attribute, in its requirements too. */
export function renameChoice(
  tag: Tag,
  id: string,
  choice: string,
  word: string,
): Pick<Tag, 'attributes' | 'requirements'> {
  const renamed = (words: readonly string[]): readonly string[] =>
    words.map((each) => (each === choice ? word : each));
  return {
    ...changeAttribute(tag, id, { choices: renamed(choicesOf(tag, id)) }),
    requirements: tag.requirements.map((each) =>
      each.when.attribute === id
        ? { ...each, when: { attribute: id, among: renamed(each.when.among) } }
        : each,
    ),
  };
}

/** `tag` without a choice of an attribute, in its requirements too. */
export function removeChoice(
  tag: Tag,
  id: string,
  choice: string,
): Pick<Tag, 'attributes' | 'requirements'> {
  return {
    ...changeAttribute(tag, id, {
      choices: choicesOf(tag, id).filter((each) => each !== choice),
    }),
    requirements: tag.requirements
      .map((each) =>
        each.when.attribute === id
          ? {
              ...each,
              when: { attribute: id, among: each.when.among.filter((word) => word !== choice) },
            }
          : each,
      )
      .filter(({ when }) => when.among.length > 0),
  };
}

/** The choices of an attribute of `tag`; none for other types. */
export function choicesOf(tag: Tag, id: string): readonly string[] {
  return tag.attributes.find((attribute) => attribute.id === id)?.choices ?? [];
}

/** `list` with the item of that id at `place`, counted from 0; places beyond the ends mean the ends. */
function moved<Item extends { readonly id: string }>(
  list: readonly Item[],
  id: string,
  place: number,
): readonly Item[] {
  const item = list.find((each) => each.id === id);
  if (item === undefined) return list;
  return list.filter((each) => each !== item).toSpliced(Math.max(0, place), 0, item);
}

function withRetired(codebook: Codebook, retired: readonly Tag[]): Codebook {
  const { retired: _, ...rest } = codebook;
  return retired.length === 0 ? rest : { ...rest, retired };
}

function withoutUndefined<Value extends object>(value: {
  readonly [Name in keyof Value]: Value[Name] | undefined;
}): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => each !== undefined),
  ) as Value;
}

/** Longest id that is made of a label, in code points. */
const LONGEST_ID = 60;

function freeId(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const plain =
    [...words]
      .slice(0, LONGEST_ID)
      .join('')
      .replaceAll(/^-+|-+$/g, '') || 'tag';
  let id = plain;
  for (let n = 2; taken.has(id); n += 1) id = `${plain}-${n}`;
  return id;
}
