import { withModifier } from '#platform/keys.ts';

import { useKeySettings } from './key-settings.ts';
import { currentPlace } from './location.ts';
import type { View } from './location.ts';

/** A thing an editor can do, as data: one object feeds menus, palette, key sheet, keyboard and tests. */
export interface Command {
  readonly id: string;
  /** What it does, as a menu says it. */
  readonly label: string;
  /** What it would do now, where that says more than the label: `Undo tag quote`. */
  readonly says?: () => string;
  readonly group:
    | 'Tag'
    | 'Annotation'
    | 'Text'
    | 'Comparison'
    | 'Review'
    | 'Account'
    | 'Set'
    | 'View';
  /** The views in which it is there; its keys mean something else elsewhere. */
  readonly view?: View | readonly View[];
  /** In a menu it stands behind this entry, with others of its kind. */
  readonly submenu?: string;
  /** Bindings in the notation of tinykeys: `$mod+k`, `g e`. The first one is shown. */
  readonly keys: readonly string[];
  /** False while it would do nothing. */
  readonly isEnabled: () => boolean;
  readonly run: () => void;
  /** The tag it sets, for the sign beside it. Its key is the codebook's and is changed there. */
  readonly tag?: string;
  /** Runs also while a field has the focus. */
  readonly inFields?: boolean;
}

type Source = () => readonly Command[];

const sources = new Set<Source>();

/** Adds commands. A source is asked each time, since some commands follow the codebook. */
export function registerCommands(source: Source): void {
  sources.add(source);
}

/** Every command with its usual keys, enabled or not, in the order of registration. */
export function usualCommands(): readonly Command[] {
  return [...sources].flatMap((source) => source());
}

/** Every command, enabled or not, in the order of registration, with the keys that run it now. */
export function allCommands(): readonly Command[] {
  const commands = boundCommands();
  if (useKeySettings.getState().letters) return commands;
  return commands.map((command) => ({
    ...command,
    keys: command.keys.map((key) => withModifier(key)),
  }));
}

/** Every command with the keys that the editor has given it, as they are while single-letter keys are on. */
export function boundCommands(): readonly Command[] {
  const { own } = useKeySettings.getState();
  return usualCommands().map((command) => {
    const keys = (command.tag === undefined ? own[command.id] : undefined) ?? command.keys;
    return { ...command, keys, isEnabled: () => isHere(command) && command.isEnabled() };
  });
}

/** Whether a command is there in the view that is open. */
function isHere({ view }: Command): boolean {
  return view === undefined || [view].flat().includes(currentPlace().view);
}

/** Whether two commands can be there at the same time, so that they must not share a key. */
export function canMeet(a: Command, b: Command): boolean {
  if (a.view === undefined || b.view === undefined) return true;
  const others = new Set([b.view].flat());
  return [a.view].flat().some((view) => others.has(view));
}

/** Runs a command if it is enabled. Says whether it did. */
export function runCommand(id: string): boolean {
  const command = allCommands().find((candidate) => candidate.id === id);
  if (command === undefined || !command.isEnabled()) return false;
  command.run();
  return true;
}

/** The first key of a command, or `null`. */
export function keyOf(id: string): string | null {
  return allCommands().find((command) => command.id === id)?.keys[0] ?? null;
}

/** `keyOf` for components: they render again when keys are changed. */
export function useKeyOf(): typeof keyOf {
  useKeySettings();
  return lookUpKeys();
}

/** `keyOf` for many commands at once: they are gathered at the first question. */
function lookUpKeys(): typeof keyOf {
  let first: ReadonlyMap<string, string | undefined> | null = null;
  return (id) => {
    first ??= new Map(allCommands().map((command) => [command.id, command.keys[0]]));
    return first.get(id) ?? null;
  };
}
