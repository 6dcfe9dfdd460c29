/** Why the browser did not keep or give something. */
export type StorageFailure =
  /** There is no IndexedDB here. */
  | 'missing'
  /** The browser's settings forbid it. */
  | 'denied'
  /** Opening got no answer in time. */
  | 'silent'
  /** Another tab holds an older version open. */
  | 'blocked'
  /** The data was written by a newer Galley. */
  | 'newer'
  /** The disk or the browser's allowance is full. */
  | 'full'
  /** The connection is gone and did not come back. */
  | 'closed'
  /** The database cannot be read. */
  | 'damaged'
  /** The caller cancelled. */
  | 'cancelled'
  /** Anything else; `cause` says more. */
  | 'failed';

/** A store that could not do what it was asked. `code` says why, `cause` is what the browser threw. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageFailure;

  constructor(code: StorageFailure, cause?: unknown) {
    super(`Storage: ${code}${cause instanceof Error ? ` (${cause.name}: ${cause.message})` : ''}`, {
      cause,
    });
    this.code = code;
  }
}

/**
 * Does nothing unless the signal has been given.
 *
 * @throws StorageError `cancelled`.
 */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new StorageError('cancelled', signal.reason);
}
