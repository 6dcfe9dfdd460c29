import { isLostConnection, usingFailure } from './browser-errors.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { StorageError } from './errors.ts';

/** What to tell of a connection's life. */
export interface ConnectionOptions extends DatabaseOptions {
  /** A newer Galley wants to upgrade the database: this tab has let go of it and should be reloaded. */
  readonly onOutdated?: () => void;
  /** The browser closed the connection, or the data was deleted. The next use opens it again. */
  readonly onClosed?: () => void;
  /** What was kept is gone and an empty database stands in its place. */
  readonly onDataLoss?: (message: string) => void;
}

/** A database that is opened again when its connection is lost. */
export interface Connection {
  /**
   * Runs `work` on an open database. If the connection is lost meanwhile, opens it again and runs `work` once more: it must be
   * one transaction, so that the first run has left nothing behind.
   *
   * @throws StorageError
   */
  readonly use: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>;
  readonly close: () => void;
}

/**
 * Opens the database for good.
 *
 * @throws StorageError if the first opening fails.
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  let hasBeenOpen = false;
  let isClosed = false;
  let opening: Promise<Database> | null = null;

  const forget = (lost: Promise<Database>) => {
    if (opening === lost) opening = null;
    lost.then((db) => db.close()).catch(() => null);
  };

  const open = async (lose: () => void): Promise<Database> => {
    const { db, isNew, loss } = await openDatabase(options);
    db.addEventListener('close', () => {
      lose();
      options.onClosed?.();
    });
    db.addEventListener('versionchange', ({ newVersion }) => {
      lose();
      // Without a new version it is a deletion, which no reload would make sense of.
      if (newVersion === null) options.onClosed?.();
      else options.onOutdated?.();
    });
    if (loss !== null) options.onDataLoss?.(loss);
    else if (isNew && hasBeenOpen)
      options.onDataLoss?.('The database was deleted while it was open');
    hasBeenOpen = true;
    return db;
  };

  const current = (): Promise<Database> => {
    if (isClosed) return Promise.reject(new StorageError('closed'));
    if (opening !== null) return opening;
    const mine = open(() => forget(mine));
    opening = mine;
    mine.catch(() => forget(mine));
    return mine;
  };

  const use = async <Result>(work: (db: Database) => Promise<Result>): Promise<Result> => {
    const first = current();
    try {
      return await work(await first);
    } catch (error) {
      if (isClosed || !isLostConnection(error)) throw usingFailure(error);
      forget(first);
    }
    try {
      return await work(await current());
    } catch (error) {
      throw usingFailure(error);
    }
  };

  await current();
  return {
    use,
    close: () => {
      isClosed = true;
      if (opening !== null) forget(opening);
    },
  };
}
