import type { SetId } from '#core/domain/ids.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';

/** A layer that can be compared. */
export interface Layer {
  readonly setId: SetId;
  /** "You", or the annotator's name with the end of the id where two are alike. */
  readonly name: string;
  /** How a thing of theirs is called: "yours", "Lena’s". */
  readonly whose: string;
}

/** The layers of a story, one's own first. */
export function layersOf(story: Story): readonly Layer[] {
  const others = story.sets.map(({ body }) => body.annotator.name);
  return story.sets.flatMap((set): Layer[] => {
    const { setId, body } = set;
    if (setId === '') return [];
    const plain = nameOfSet(story, set);
    if (setId === story.mySetId) return [{ setId, name: plain, whose: 'yours' }];
    const isAlone = others.filter((name) => name === body.annotator.name).length === 1;
    const name = isAlone ? plain : `${plain} …${body.annotator.id.slice(-4)}`;
    return [{ setId, name, whose: `${name.split(' ')[0] ?? name}’s` }];
  });
}

/** "You, Lena Brandt and Ben Desk". */
export function inList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
