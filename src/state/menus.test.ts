import { expect, test } from 'vitest';

import type { Command } from './commands.ts';
import { contextMenu, mainMenu } from './menus.ts';

function command(id: string, group: Command['group'], more: Partial<Command> = {}): Command {
  return { id, label: id, group, keys: [], isEnabled: () => true, run: () => {}, ...more };
}

const tagged = (count: number): readonly Command[] =>
  Array.from({ length: count }, (_, i) => command(`tag.${i}`, 'Tag', { tag: String(i) }));

test.each([
  [8, ['command', 'command', 'command', 'command', 'command', 'command', 'command', 'command']],
  [9, ['submenu']],
])('UX3 %i tags stand in the menu as %j', (count, kinds) => {
  const [section] = contextMenu(tagged(count), 'words');
  expect(section?.entries.map(({ kind }) => kind)).toEqual(kinds);
});

test('UX3 what shares a submenu stands where the first of it stood', () => {
  const [section] = mainMenu([
    command('next', 'Account'),
    command('a', 'Account', { submenu: 'Go to' }),
    command('previous', 'Account'),
    command('b', 'Account', { submenu: 'Go to' }),
  ]);
  const names = section?.entries.map((entry) =>
    entry.kind === 'command' ? entry.command.id : `${entry.name} ${entry.commands.length}`,
  );
  expect(names).toEqual(['next', 'Go to 2', 'previous']);
});

test('UX3 words come before annotations where words are selected, and after where not', () => {
  const commands = [
    command('link', 'Annotation'),
    ...tagged(1),
    command('copy', 'Text'),
    command('export', 'Set'),
  ];
  const groups = (about: 'words' | 'annotation') =>
    contextMenu(commands, about).map(({ name }) => name);
  expect(groups('words')).toEqual(['Tag', 'Annotation', 'Text']);
  expect(groups('annotation')).toEqual(['Annotation', 'Tag', 'Text']);
});
