/** A thing an editor can do, as data: one object feeds menus, palette, key sheet, keyboard and tests. */
export interface Command {
  readonly id: string;
  /** What it does, as a menu says it. */
  readonly label: string;
  readonly group: 'Tag' | 'Annotation' | 'Text' | 'Account' | 'Set' | 'View';
  /** Bindings in the notation of tinykeys: `$mod+k`, `g e`. The first one is shown. */
  readonly keys: readonly string[];
  /** False while it would do nothing. */
  readonly isEnabled: () => boolean;
  readonly run: () => void;
  /** The tag it sets, for the sign beside it. */
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

/** Every command, enabled or not, in the order of registration. */
export function allCommands(): readonly Command[] {
  return [...sources].flatMap((source) => source());
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
