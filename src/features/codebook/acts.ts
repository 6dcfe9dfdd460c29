import {
  addAttribute,
  addTag,
  changeAttribute,
  changeTag,
  choicesOf,
  moveAttribute,
  moveTag,
  removeAttribute,
  removeChoice,
  removeTag,
  renameChoice,
  restoreTag,
  splitTag,
} from '#core/domain/codebook-edits.ts';
import type { Codebook, Tag } from '#core/domain/codebook.ts';
import type { Fate } from '#core/domain/codebook-use.ts';
import { settleAttribute, settleChoice, settleTag } from '#core/domain/codebook-use.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { nowInstant } from '#platform/time.ts';
import { editCodebook } from '#state/codebook.ts';
import { boundCommands } from '#state/commands.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { announce, notify, session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

/**
 * The single keys of commands that stand beside those of tags, where words are read, with what they do; those of tags, which the
 * codebook itself has, are left out.
 */
export function commandKeys(): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { keys: bindings, label, tag, view } of boundCommands()) {
    if (tag !== undefined || (view !== undefined && ![view].flat().includes('read'))) continue;
    // Of a sequence the first press is what a tag would take away.
    for (const binding of bindings) {
      const [first = ''] = binding.split(' ');
      const press = first.replace(/^Digit/, '');
      if (!keys.has(press)) keys.set(press, binding === first ? label : `${label} and others`);
    }
  }
  return keys;
}

/** Adds a tag and shows it. */
export function createTag(story: Story, label: string): void {
  const taken = new Set(commandKeys().keys());
  const { id } = addTag(story.codebook, label, taken);
  editCodebook(
    story,
    `add tag ${lower(label)}`,
    (codebook) => addTag(codebook, label, taken).codebook,
  );
  goTo({ tag: id }, 'push');
  announce(`Added tag ${label}`);
}

/** Replaces part of a tag. `what` names the part, as in "key". */
export function editTag(
  story: Story,
  tag: Tag,
  what: string,
  change: Partial<Omit<Tag, 'id'>>,
): void {
  editCodebook(story, `${what} of tag ${lower(tag.label)}`, (codebook) =>
    changeTag(codebook, tag.id, change),
  );
}

/** Gives a tag another name. Its annotations bear it from then on. */
export function renameTag(story: Story, tag: Tag, label: string): void {
  editCodebook(story, `rename tag ${lower(tag.label)}`, (codebook) =>
    changeTag(codebook, tag.id, { label }),
  );
  announce(`Renamed ${tag.label} to ${label}`);
}

/** Gives what comes another name: the annotations there keep the old one, which goes out of use. */
export function renameForNew(story: Story, tag: Tag, label: string): void {
  const { id } = splitTag(story.codebook, tag.id, label);
  editCodebook(
    story,
    `rename tag ${lower(tag.label)}`,
    (codebook) => splitTag(codebook, tag.id, label).codebook,
  );
  goTo({ tag: id }, 'replace');
  announce(`${tag.label} is out of use, ${label} is in its place`);
}

/** Puts a tag in another place, counted from 0. */
export function reorderTag(story: Story, id: string, place: number): void {
  const tag = story.codebook.tags.find((each) => each.id === id);
  if (tag === undefined) return;
  editCodebook(story, `move tag ${lower(tag.label)}`, (codebook) =>
    moveTag(codebook, tag.id, place),
  );
  announce(`${tag.label} is number ${place + 1} of ${story.codebook.tags.length}`);
}

/** Takes a tag out of the codebook. `annotations` are all that bear it; only one's own are changed. */
export function dropTag(
  story: Story,
  tag: Tag,
  annotations: readonly AnnotationRecord[],
  fate: Fate,
): void {
  const own = annotations.filter(({ setId }) => setId === story.mySetId);
  const isStillBorne = annotations.length > own.length || (fate.kind === 'keep' && own.length > 0);
  const others = settleTag(own, nowInstant(), fate);
  editCodebook(
    story,
    `remove tag ${lower(tag.label)}`,
    (codebook) => removeTag(codebook, tag.id, isStillBorne),
    others,
  );
  letGoOf([tag.id]);
  notify(`Removed tag ${lower(tag.label)}`, { undo: true });
}

/** Lets nothing wait for tags that are no longer offered: what they hid is shown, and the first tag is open. */
export function letGoOf(ids: readonly TagId[]): void {
  const { hiddenTags } = currentPlace();
  goTo({ tag: null, hiddenTags: hiddenTags.filter((id) => !ids.includes(id)) }, 'replace');
  const { armed } = session();
  if (armed !== null && ids.includes(armed)) setSession({ armed: null });
}

/** Offers a tag again that was out of use. */
export function bringBack(story: Story, tag: Tag): void {
  editCodebook(story, `bring back tag ${lower(tag.label)}`, (codebook) =>
    restoreTag(codebook, tag.id, new Set(commandKeys().keys())),
  );
  goTo({ tag: tag.id }, 'push');
  announce(`${tag.label} is offered again`);
}

/** Adds a text attribute to a tag and returns its id. */
export function createAttribute(story: Story, tag: Tag, label: string): string {
  const { id } = addAttribute(tag, label);
  changeOf(story, tag, `add attribute ${lower(label)}`, (now) => {
    const { attributes } = addAttribute(now, label);
    return { attributes };
  });
  announce(`Added attribute ${label}`);
  return id;
}

/** Changes a tag by what it is now. */
export function changeOf(
  story: Story,
  tag: Tag,
  label: string,
  change: (now: Tag) => Partial<Omit<Tag, 'id'>>,
  others: Parameters<typeof editCodebook>[3] = [],
): void {
  editCodebook(
    story,
    label,
    (codebook) => changeTag(codebook, tag.id, change(nowOf(codebook, tag))),
    others,
  );
}

/** Puts an attribute in another place, counted from 0. */
export function reorderAttribute(story: Story, tag: Tag, id: string, place: number): void {
  const name = nameOf(tag, id);
  changeOf(story, tag, `move attribute ${lower(name)}`, (now) => moveAttribute(now, id, place));
  announce(`${name} is number ${place + 1} of ${tag.attributes.length}`);
}

/** Gives an attribute another name; its values stay with it. */
export function renameAttribute(story: Story, tag: Tag, id: string, label: string): void {
  changeOf(story, tag, `rename attribute ${lower(nameOf(tag, id))}`, (now) =>
    changeAttribute(now, id, { label }),
  );
}

/** Takes an attribute out of a tag. `annotations` are all that have a value for it; only one's own are changed. */
export function dropAttribute(
  story: Story,
  tag: Tag,
  id: string,
  annotations: readonly AnnotationRecord[],
  fate: Fate,
): void {
  const own = annotations.filter(({ setId }) => setId === story.mySetId);
  const name = lower(nameOf(tag, id));
  const others = settleAttribute(own, nowInstant(), id, fate);
  changeOf(story, tag, `remove attribute ${name}`, (now) => removeAttribute(now, id), others);
  notify(`Removed attribute ${name}`, { undo: true });
}

/** Adds a choice to an attribute. */
export function createChoice(story: Story, tag: Tag, id: string, word: string): void {
  changeOf(story, tag, `add choice ${word}`, (now) =>
    changeAttribute(now, id, { choices: [...choicesOf(now, id), word] }),
  );
}

/** Puts a choice in another place, counted from 0. */
export function reorderChoice(
  story: Story,
  tag: Tag,
  id: string,
  word: string,
  place: number,
): void {
  changeOf(story, tag, `move choice ${word}`, (now) =>
    changeAttribute(now, id, {
      choices: choicesOf(now, id)
        .filter((each) => each !== word)
        .toSpliced(place, 0, word),
    }),
  );
}

/** Gives a choice another word; with `annotations`, in their values too. */
export function rewordChoice(
  story: Story,
  tag: Tag,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
  annotations: readonly AnnotationRecord[],
): void {
  const own = annotations.filter(({ setId }) => setId === story.mySetId);
  const others = settleChoice(own, nowInstant(), id, { kind: 'move', to });
  changeOf(story, tag, `rename choice ${from}`, (now) => renameChoice(now, id, from, to), others);
}

/** Takes a choice away. `annotations` are all that have it as their value; only one's own are changed. */
export function dropChoice(
  story: Story,
  tag: Tag,
  id: string,
  word: string,
  annotations: readonly AnnotationRecord[],
  fate: Fate,
): void {
  const own = annotations.filter(({ setId }) => setId === story.mySetId);
  const others = settleChoice(own, nowInstant(), id, fate);
  changeOf(story, tag, `remove choice ${word}`, (now) => removeChoice(now, id, word), others);
}

function nowOf(codebook: Codebook, tag: Tag): Tag {
  return codebook.tags.find(({ id }) => id === tag.id) ?? tag;
}

function nameOf(tag: Tag, id: string): string {
  return tag.attributes.find((attribute) => attribute.id === id)?.label ?? id;
}

function lower(label: string): string {
  return label.toLocaleLowerCase('en');
}
