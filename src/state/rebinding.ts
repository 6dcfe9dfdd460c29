import { overlaps } from '#platform/keys.ts';

import { boundCommands, canMeet, usualCommands } from './commands.ts';
import type { Command } from './commands.ts';
import { setKeySettings, useKeySettings } from './key-settings.ts';

type Keys = readonly string[];

/** The commands other than `id` that a binding could not stand beside, whether single-letter keys are on or off. */
export function commandsInTheWay(id: string, binding: string): readonly Command[] {
  const commands = boundCommands();
  const own = commands.find((command) => command.id === id);
  return commands.filter(
    (command) =>
      command.id !== id &&
      (own === undefined || canMeet(own, command)) &&
      command.keys.some((key) => overlaps(key, binding)),
  );
}

/** Makes `binding` the first key of a command, in the place of its first one; further keys stay. */
export function giveKey(id: string, binding: string): void {
  keepOwn({ ...useKeySettings.getState().own, [id]: withFirst(keysOf(id), binding) });
}

/** As `giveKey`, and the command that has the key gets the former one in exchange, or does without where there was none. */
export function swapKey(id: string, binding: string, other: string): void {
  const [former] = keysOf(id);
  const left = keysOf(other).filter((key) => !overlaps(key, binding));
  keepOwn({
    ...useKeySettings.getState().own,
    [id]: withFirst(keysOf(id), binding),
    [other]: former === undefined ? left : [former, ...left],
  });
}

/** Whether the editor has changed the keys of a command. */
export function hasOwnKeys(id: string): boolean {
  return useKeySettings.getState().own[id] !== undefined;
}

/**
 * Gives a command its usual keys back. Commands that have taken one of them get theirs back too, and so on, so that no two come
 * to have the same.
 */
export function resetKeys(id: string): void {
  const own = { ...useKeySettings.getState().own };
  const usual = new Map(usualCommands().map((command) => [command.id, command.keys]));
  const due = [id];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    delete own[next];
    const freed = usual.get(next) ?? [];
    for (const [other, keys] of Object.entries(own)) {
      const isInTheWay = keys.some((key) => freed.some((back) => overlaps(key, back)));
      if (isInTheWay && meets(next, other)) due.push(other);
    }
  }
  keepOwn(own);
}

/** Gives every command its usual keys back. */
export function resetAllKeys(): void {
  keepOwn({});
}

function meets(id: string, other: string): boolean {
  const commands = usualCommands();
  const [a, b] = [id, other].map((wanted) => commands.find((command) => command.id === wanted));
  return a === undefined || b === undefined || canMeet(a, b);
}

function keysOf(id: string): Keys {
  return boundCommands().find((command) => command.id === id)?.keys ?? [];
}

function withFirst(keys: Keys, binding: string): Keys {
  return [binding, ...keys.slice(1).filter((key) => !overlaps(key, binding))];
}

/** Keeps what differs from the usual keys alone: then new usual ones reach whoever has not chosen others. */
function keepOwn(own: Readonly<Record<string, Keys>>): void {
  const usual = new Map(usualCommands().map(({ id, keys }) => [id, keys]));
  const differing = Object.entries(own).filter(([id, keys]) => !isSame(keys, usual.get(id)));
  void setKeySettings({ own: Object.fromEntries(differing) });
}

function isSame(keys: Keys, others: Keys | undefined): boolean {
  return keys.length === others?.length && keys.every((key, i) => key === others[i]);
}
