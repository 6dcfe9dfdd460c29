import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  openDB,
  unwrap,
} from 'idb';

import type { Clock } from '#core/domain/clock.ts';
import type { ArticleId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';
import type { RecordKind } from '#core/domain/record.ts';

import { openingFailure } from './browser-errors.ts';
import { StorageError, throwIfCancelled } from './errors.ts';
import { type Migration, MIGRATIONS, migrate } from './migrations.ts';

/** What the database holds. Values are `unknown`, since what lies on a disk has to be looked at before it is believed. */
interface GalleySchema extends DBSchema {
  records: {
    key: RecordId;
    value: unknown;
    indexes: {
      'story-kind': [StoryId, RecordKind];
      kind: RecordKind;
      article: ArticleId;
      set: SetId;
      refs: RecordId;
      clock: Clock;
    };
  };
  texts: { key: ArticleId; value: unknown };
  acts: { key: number; value: unknown; indexes: { 'tab-undone': [string, number] } };
  settings: { key: string; value: unknown };
  unfinished: { key: string; value: unknown };
}

/** The name of an object store. */
export type StoreName = 'records' | 'texts' | 'acts' | 'settings' | 'unfinished';
/** An open connection. */
export type Database = IDBPDatabase<GalleySchema>;
/** An object store to read from. */
export type Reading<Name extends StoreName> = Pick<
  IDBPObjectStore<GalleySchema, Name[], Name, IDBTransactionMode>,
  'get' | 'getAll' | 'getAllKeys' | 'count'
>;
/** A transaction that writes to some stores. */
export type Writing<Name extends StoreName> = IDBPTransaction<GalleySchema, Name[], 'readwrite'>;

/** Where the database is and what to do when it cannot be had at once. */
export interface DatabaseOptions {
  /** Default `galley`. */
  readonly name?: string;
  /** Default: the released ones. Their number is the version. */
  readonly migrations?: readonly Migration[];
  /** Opens the database in whatever version it is, and never makes one: to look at what a newer Galley has written. */
  readonly asItIs?: boolean;
  /** Milliseconds until an `open` without any answer counts as `silent`. Default 5,000. */
  readonly patience?: number;
  /** Another tab keeps an older version open. Opening goes on as soon as that tab is closed. */
  readonly onBlocked?: () => void;
}

/** A database just opened. */
export interface Opened {
  readonly db: Database;
  /** True if there was no database and an empty one has been made. */
  readonly isNew: boolean;
  /** Why the browser threw an earlier database away, or `null`. Only Chromium says so. */
  readonly loss: string | null;
}

const DEFAULT_PATIENCE = 5000;

/**
 * Opens the database and brings it to the current version.
 *
 * @throws StorageError `missing`, `denied`, `silent`, `newer`, `full`, `damaged`, or `failed` with what a migration threw.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Opened> {
  // idb needs the interfaces too; some blockers take only the factory away.
  if (typeof indexedDB === 'undefined' || indexedDB === null) throw new StorageError('missing');
  const {
    name = 'galley',
    migrations = MIGRATIONS,
    asItIs = false,
    patience = DEFAULT_PATIENCE,
    onBlocked,
  } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new StorageError('silent')), patience);
  const stopTimer = () => clearTimeout(timer);
  let isNew = false;
  let loss: string | null = null;
  let broken: unknown = null;
  try {
    const opening = openDB(name, asItIs ? undefined : migrations.length, {
      blocked: () => {
        stopTimer();
        onBlocked?.();
      },
      upgrade: (db, from, _to, tx, event) => {
        // From here on it works, however long it takes.
        stopTimer();
        isNew = from === 0;
        loss = lossOf(event);
        hush(tx.done);
        const steps = asItIs ? refuseToMake() : migrate(migrations, from, db, tx);
        steps.catch((error: unknown) => {
          broken = error;
          abortQuietly(unwrap(tx));
        });
      },
    });
    const db = await orSilence(opening, silence.signal);
    // The migrations have seen to it that it has the current schema.
    return { db: db as unknown as Database, isNew, loss };
  } catch (error) {
    throw openingFailure(broken ?? error);
  } finally {
    stopTimer();
  }
}

function refuseToMake(): Promise<never> {
  return Promise.reject(new StorageError('missing'));
}

/** The store `name` in a transaction of its own that only reads. */
export function reading<Name extends StoreName>(
  db: Database,
  name: Name,
): IDBPObjectStore<GalleySchema, [Name], Name> {
  const tx = db.transaction(name);
  hush(tx.done);
  return tx.store;
}

/** Who else has a hand in a transaction. */
export interface SavingOptions {
  /** Aborts the transaction as long as it is not being committed. */
  readonly signal?: AbortSignal | undefined;
  /** Is given the transaction at its start. */
  readonly watch?: ((tx: IDBTransaction) => void) | undefined;
}

/**
 * Runs `issue` in one transaction and resolves to what it returns, once the transaction is complete on disk. A request that
 * succeeds is no sign of that: at quota all of them do, and then the transaction aborts.
 *
 * `issue` may wait for requests of `tx` and for nothing else. It must not hold on to promises of idb that it does not await.
 *
 * @throws What the transaction failed of, or what `issue` threw; nothing has been changed then. StorageError `cancelled`.
 */
export async function saving<Name extends StoreName, Result>(
  db: Database,
  names: Name[],
  issue: (tx: Writing<Name>) => Promise<Result>,
  { signal, watch }: SavingOptions = {},
): Promise<Result> {
  throwIfCancelled(signal);
  const tx = db.transaction(names, 'readwrite', { durability: 'strict' });
  hush(tx.done);
  const raw = unwrap(tx);
  const ended = endOf(raw);
  const abort = () => abortQuietly(raw);
  watch?.(raw);
  signal?.addEventListener('abort', abort);
  try {
    const result = await issue(tx);
    // Without it the browser commits when it finds nothing more to do, and a tab that closes first takes the act along.
    raw.commit();
    const { isComplete, error } = await ended;
    if (!isComplete) throw error ?? new DOMException('The transaction was aborted', 'AbortError');
    return result;
  } catch (error) {
    abort();
    const { error: reason } = await ended;
    throwIfCancelled(signal);
    // A request that failed with the transaction only says that it was aborted; the transaction knows why.
    throw reason ?? error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** What a request of IndexedDB itself resolves to. */
export function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('', 'AbortError')),
    );
  });
}

interface End {
  readonly isComplete: boolean;
  readonly error: DOMException | null;
}

// idb's `done` rejects on the first failed request, with a bare AbortError, since the transaction does not know its error before
// it has aborted (idb issues 320, 326).
function endOf(tx: IDBTransaction): Promise<End> {
  return new Promise((resolve) => {
    tx.addEventListener('complete', () => resolve({ isComplete: true, error: null }));
    tx.addEventListener('abort', () => resolve({ isComplete: false, error: tx.error }));
  });
}

/**
 * Says that nobody listens to `done`, which idb makes for every transaction, asked or not: unheard it would count as an unhandled
 * rejection. What goes wrong is learned from the requests and from `endOf`.
 */
export function hush(done: Promise<void>): void {
  done.catch(() => null);
}

/** Aborts a transaction. Says no when it is over or already being committed. */
export function abortQuietly(tx: IDBTransaction): boolean {
  try {
    tx.abort();
    return true;
  } catch {
    return false;
  }
}

async function orSilence(
  opening: Promise<IDBPDatabase>,
  silence: AbortSignal,
): Promise<IDBPDatabase> {
  const silent = new Promise<never>((_, reject) => {
    silence.addEventListener('abort', () => {
      // A connection that nobody holds would block every later version.
      opening.then((db) => db.close()).catch(() => null);
      reject(silence.reason);
    });
  });
  return Promise.race([opening, silent]);
}

function lossOf(event: IDBVersionChangeEvent): string | null {
  if (!('dataLoss' in event) || event.dataLoss !== 'total') return null;
  return 'dataLossMessage' in event ? String(event.dataLossMessage) : '';
}
