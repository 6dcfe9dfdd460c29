import { beforeEach, expect, test } from 'vitest';

import { allCommands, keyOf, registerCommands } from './commands.ts';
import type { Command } from './commands.ts';
import { setKeySettings, useKeySettings } from './key-settings.ts';
import {
  commandsInTheWay,
  giveKey,
  hasOwnKeys,
  resetAllKeys,
  resetKeys,
  swapKey,
} from './rebinding.ts';

function command(id: string, ...keys: readonly string[]): Command {
  const nothing = (): void => {};
  return { id, label: id, group: 'View', keys, isEnabled: () => true, run: nothing };
}

registerCommands(() => [
  { ...command('tag.quote', 'q'), tag: 'quote' },
  command('done', 'd'),
  command('undo', '$mod+z', 'u'),
  command('copy'),
  command('first', 'g 1'),
  command('second', 'g 2'),
]);

beforeEach(() => setKeySettings({ own: {}, letters: true }));

const keysOf = (id: string) => allCommands().find((candidate) => candidate.id === id)?.keys;
const inTheWay = (id: string, key: string) => commandsInTheWay(id, key).map((other) => other.id);

test('UX3 a new key takes the place of the first one, and is the one that is shown', () => {
  giveKey('undo', 'Alt+m');
  expect(keysOf('undo')).toEqual(['Alt+m', 'u']);
  expect(keyOf('undo')).toBe('Alt+m');
  giveKey('copy', 'y');
  expect(keysOf('copy')).toEqual(['y']);
});

test('UX3 commands in the way of a key are found, those of tags and of sequences too', () => {
  expect(inTheWay('done', 'q')).toEqual(['tag.quote']);
  expect(inTheWay('done', 'g')).toEqual(['first', 'second']);
  expect(inTheWay('done', 'Alt+u')).toEqual(['undo']);
  expect(inTheWay('done', 'd')).toEqual([]);
  expect(inTheWay('done', 'F8')).toEqual([]);
});

test('UX3 two commands swap keys, and resetting one gives both their own', () => {
  swapKey('done', '$mod+z', 'undo');
  expect(keysOf('done')).toEqual(['$mod+z']);
  expect(keysOf('undo')).toEqual(['d', 'u']);
  resetKeys('done');
  expect(keysOf('done')).toEqual(['d']);
  expect(keysOf('undo')).toEqual(['$mod+z', 'u']);
  expect(useKeySettings.getState().own).toEqual({});
});

test('UX3 a command that had no key leaves the other without one', () => {
  swapKey('copy', 'd', 'done');
  expect(keysOf('copy')).toEqual(['d']);
  expect(keysOf('done')).toEqual([]);
  resetKeys('done');
  expect(keysOf('copy')).toEqual([]);
  expect(keysOf('done')).toEqual(['d']);
});

test('UX3 a key that is given back by hand is no longer an own one', () => {
  giveKey('done', 'm');
  expect(hasOwnKeys('done')).toBe(true);
  giveKey('done', 'd');
  expect(hasOwnKeys('done')).toBe(false);
});

test('UX3 all keys go back to the usual ones at once', () => {
  giveKey('done', 'm');
  swapKey('first', 'g 2', 'second');
  resetAllKeys();
  expect(keysOf('first')).toEqual(['g 1']);
  expect(keysOf('done')).toEqual(['d']);
});

test('UX3 the key of a tag is the codebook’s: a setting does not change it', async () => {
  await setKeySettings({ own: { 'tag.quote': ['m'] } });
  expect(keysOf('tag.quote')).toEqual(['q']);
});
