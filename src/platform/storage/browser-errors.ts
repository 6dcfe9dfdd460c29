import { StorageError, type StorageFailure } from './errors.ts';

// Browsers word the same trouble differently and have few names for it; these are the wordings met in Chromium, Firefox and
// WebKit (README, sources).
const FULL = /FILE_ERROR_NO_SPACE|ENOSPC|no space|disk (is )?full|full disk/i;
const DENIED = /denied|not allowed|did not allow/i;
const LOST = /connection (is |was )?(closing|closed|lost)|server lost/i;
const UNREADABLE = /corrupt|checksum|malformed|failed to read/i;

/** The error for a database that did not open. Keeps a `StorageError` as it is. */
export function openingFailure(cause: unknown): StorageError {
  return translated(cause, ({ name, message }) => {
    if (name === 'VersionError') return 'newer';
    // Firefox says InvalidStateError where private windows or settings forbid the database.
    if (name === 'SecurityError' || name === 'NotAllowedError' || name === 'InvalidStateError')
      return 'denied';
    if (DENIED.test(message)) return 'denied';
    return name === 'UnknownError' || UNREADABLE.test(message) ? 'damaged' : 'failed';
  });
}

/** The error for an open database that did not do what it was asked. Keeps a `StorageError` as it is. */
export function usingFailure(cause: unknown): StorageError {
  return translated(cause, ({ name, message }) => {
    // A store or index that is not there, or a value whose file is gone: not what any Galley has written.
    if (name === 'NotFoundError' || name === 'NotReadableError' || UNREADABLE.test(message))
      return 'damaged';
    return isLostConnection(cause) ? 'closed' : 'failed';
  });
}

/**
 * Says whether an error means that the connection or its transaction has gone away, so that a second try on a new connection
 * makes sense. iOS does this to every page in the background.
 */
export function isLostConnection(cause: unknown): boolean {
  const words = wordsOf(cause);
  if (cause instanceof StorageError || isFull(words)) return false;
  return (
    words.name === 'InvalidStateError' || words.name === 'AbortError' || LOST.test(words.message)
  );
}

interface Words {
  readonly name: string;
  readonly message: string;
}

function translated(cause: unknown, failureOf: (words: Words) => StorageFailure): StorageError {
  if (cause instanceof StorageError) return cause;
  const words = wordsOf(cause);
  return new StorageError(isFull(words) ? 'full' : failureOf(words), cause);
}

function isFull({ name, message }: Words): boolean {
  return name === 'QuotaExceededError' || FULL.test(message);
}

function wordsOf(cause: unknown): Words {
  return cause instanceof Error ? cause : { name: '', message: String(cause) };
}
