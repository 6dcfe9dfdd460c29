import type { Command } from './commands.ts';

/** What can be done to the words and the annotation in hand. */
const IN_HAND: readonly Command['group'][] = ['Tag', 'Annotation', 'Text'];
const ELSEWHERE: readonly Command['group'][] = ['Comparison', 'Set', 'Account', 'View', 'Review'];

/** A run of commands of one kind. */
export interface MenuSection {
  readonly name: Command['group'];
  readonly entries: readonly MenuEntry[];
}

/** A command, or several behind one entry. */
export type MenuEntry =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'submenu'; readonly name: string; readonly commands: readonly Command[] };

/** More tags than these go behind one entry. */
const MOST_TAGS = 8;

/** The menu at the right of the top bar: every command that does not belong to words or an annotation, enabled or not. */
export function mainMenu(commands: readonly Command[]): readonly MenuSection[] {
  return sectionsOf(commands, ELSEWHERE);
}

/** The menu at the words: what can be done to them now. What concerns an annotation comes first unless words are selected. */
export function contextMenu(
  commands: readonly Command[],
  about: 'words' | 'annotation',
): readonly MenuSection[] {
  const groups: typeof IN_HAND = about === 'words' ? IN_HAND : ['Annotation', 'Tag', 'Text'];
  return sectionsOf(
    commands.filter(({ isEnabled }) => isEnabled()),
    groups,
  );
}

function sectionsOf(
  commands: readonly Command[],
  groups: readonly Command['group'][],
): readonly MenuSection[] {
  const sections = groups.map((name) => ({
    name,
    entries: entriesOf(commands.filter(({ group }) => group === name)),
  }));
  return sections.filter(({ entries }) => entries.length > 0);
}

/** In their order; what shares a submenu stands behind one entry, where the first of it stood. */
function entriesOf(commands: readonly Command[]): readonly MenuEntry[] {
  const many = commands.filter(({ tag }) => tag !== undefined).length > MOST_TAGS;
  const nameOf = ({ tag, submenu }: Command): string | undefined =>
    many && tag !== undefined ? 'Tag as' : submenu;
  return commands.flatMap((command, i): readonly MenuEntry[] => {
    const name = nameOf(command);
    if (name === undefined) return [{ kind: 'command', command }];
    const alike = commands.filter((other) => nameOf(other) === name);
    return commands.indexOf(alike[0] ?? command) === i
      ? [{ kind: 'submenu', name, commands: alike }]
      : [];
  });
}
