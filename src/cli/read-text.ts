import { firstInvalidByte } from '#core/text/utf8.ts';

import { CommandError, type Io } from './command.ts';

/** The file is no text. */
export class NotTextError extends CommandError {
  override readonly name = 'NotTextError';
  /** The offset of the first byte that fits no UTF-8 character. */
  readonly offset: number;

  constructor(path: string, offset: number) {
    super(`${path}: byte ${offset} fits no UTF-8 character; this is no text.`);
    this.offset = offset;
  }
}

/**
 * The text of a file, without a byte order mark.
 *
 * @throws CommandError if there is no such file or it cannot be read, NotTextError if a byte is no UTF-8; the message names file
 * and reason.
 */
export async function readText(path: string, io: Io): Promise<string> {
  const bytes = await io.read(path).catch((cause: unknown) => {
    throw new CommandError(`${path}: ${reasonOf(cause)}.`, { cause });
  });
  const spoiled = firstInvalidByte(bytes);
  if (spoiled !== null) throw new NotTextError(path, spoiled);
  return new TextDecoder().decode(bytes);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder',
  EACCES: 'reading it is not allowed',
};

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error ? cause.message : 'it cannot be read');
}
