/** What a command may do outside itself. */
export interface Io {
  /** Prints to the standard output. */
  readonly print: (text: string) => void;
  /** Prints to the standard error: what happened on the way, and what went wrong. */
  readonly warn: (text: string) => void;
  /** The bytes of a file; `-` is the standard input. @throws Error of Node with its `code`. */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** Makes the folder if there is none. @throws Error of Node with its `code`. */
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** The files of a folder at any depth, by name; the path itself where it is no folder. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /** Now, UTC with milliseconds. */
  readonly now: string;
}

/** One word that stands after `galley`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints, without the final newline. */
  readonly usage: string;
  /**
   * Does it, and gives the exit status: 0 done or yes, 1 the answer is no or there are problems.
   *
   * @throws CommandError when it cannot be done as asked, TypeError of `parseArgs` for options that are not there.
   */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** What was asked cannot be done: the words on the command line are wrong, or a file cannot be used. Exit status 2. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}
