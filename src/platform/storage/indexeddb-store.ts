import { unwrap } from 'idb';

import { connect, type Connection, type ConnectionOptions } from './connection.ts';
import { type Database, saving } from './database.ts';
import { StorageError } from './errors.ts';
import { readUnfinished, watchDepartures } from './leaving.ts';
import { readsFrom } from './reads.ts';
import type { Kept, Store, Write } from './store.ts';
import { renewPulse, type WrittenDown, writeRecords } from './write-records.ts';

/** Where the store is and whom to tell of trouble. */
export interface IndexedDbStoreOptions extends ConnectionOptions {
  /** A value on disk that makes no sense, by key: a record, a text, a logged act, an unfinished write. It stays and is left out. */
  readonly onDamagedRecord?: (key: string) => void;
  /** Hears of everything that has been kept, when it is on disk. */
  readonly onKept?: (kept: Kept) => void;
  /** What hears `pagehide` and `pageshow`. Default: the window. */
  readonly page?: EventTarget;
}

/**
 * Opens the store that survives the page. Every write is one transaction with strict durability. A lost connection is opened
 * again on next use, once per call.
 *
 * @throws StorageError when the database does not open.
 */
export async function openIndexedDbStore(options: IndexedDbStoreOptions = {}): Promise<Store> {
  const connection = await connect(options);
  const onDamaged = options.onDamagedRecord ?? (() => null);
  const departures = watchDepartures(options.page ?? thisPage());
  const tell = ({ texts }: Write, { kept }: WrittenDown) => {
    if (kept !== null) options.onKept?.({ ...kept, texts, settings: {} });
  };
  const close = () => {
    departures.stop();
    connection.close();
  };
  try {
    await finishWrites(connection, onDamaged, tell);
  } catch (error) {
    close();
    throw error;
  }
  return {
    durable: true,
    readOnly: false,
    ...readsFrom(connection, onDamaged),
    write: async (write, { signal, progress } = {}) => {
      const underway = departures.expect(write);
      try {
        const down = await connection.use(async (db) => {
          await underway.start(db);
          const { watch } = underway;
          const asideAs = underway.asideAs();
          return writeRecords(db, write, { signal, progress, watch, asideAs }, onDamaged);
        });
        tell(write, down);
        return down.written;
      } finally {
        underway.end();
      }
    },
    setSetting: async (key, value) => {
      await connection.use((db) => writeSetting(db, key, value));
      options.onKept?.({ pulse: null, records: [], texts: [], settings: { [key]: value } });
    },
    renew: () => connection.use(renewPulse),
    close,
  };
}

// Outside a browser, as in unit tests, nobody leaves.
function thisPage(): EventTarget {
  return typeof window === 'undefined' ? new EventTarget() : window;
}

async function finishWrites(
  connection: Connection,
  onDamaged: (key: string) => void,
  tell: (write: Write, down: WrittenDown) => void,
): Promise<void> {
  for (const { id, write } of await connection.use((db) => readUnfinished(db, onDamaged))) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a later write builds on an earlier one
      const down = await connection.use((db) =>
        writeRecords(db, write, { asideAs: id }, onDamaged),
      );
      tell(write, down);
    } catch (error) {
      // On a full disk, say, it stays put aside for the next start, and this one can still read.
      if (error instanceof StorageError && error.code === 'failed') onDamaged(id);
    }
  }
}

function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  return saving(db, ['settings'], async (tx) => {
    unwrap(tx.objectStore('settings')).put({ k: key, v: value });
  });
}
