import { unwrap } from 'idb';

import type { Clock } from '#core/domain/clock.ts';
import { isClock, ORIGIN } from '#core/domain/clock.ts';
import type { ArticleId } from '#core/domain/ids.ts';

import { LOG_LIMIT } from './apply-change.ts';
import { connect, type Connection, type ConnectionOptions } from './connection.ts';
import { type Database, reading, saving } from './database.ts';
import { isObject, recordsAmong } from './envelope.ts';
import { StorageError } from './errors.ts';
import { readUnfinished, watchDepartures } from './leaving.ts';
import { readMany } from './read-many.ts';
import type { LoggedAct, RecordQuery, Store } from './store.ts';
import { writeRecords } from './write-records.ts';

/** Where the store is and whom to tell of trouble. */
export interface IndexedDbStoreOptions extends ConnectionOptions {
  /** A value on disk that makes no sense, by key: a record, a text, a logged act, an unfinished write. It stays and is left out. */
  readonly onDamagedRecord?: (key: string) => void;
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
  const close = () => {
    departures.stop();
    connection.close();
  };
  try {
    await finishWrites(connection, onDamaged);
  } catch (error) {
    close();
    throw error;
  }
  return {
    durable: true,
    records: (query) =>
      connection.use(async (db) => recordsAmong(await readQuery(db, query), onDamaged)),
    text: (id) => connection.use((db) => readText(db, id, onDamaged)),
    write: async (write, { signal, progress } = {}) => {
      const underway = departures.expect(write);
      try {
        return await connection.use(async (db) => {
          await underway.start(db);
          const { watch } = underway;
          const asideAs = underway.asideAs();
          return writeRecords(db, write, { signal, progress, watch, asideAs }, onDamaged);
        });
      } finally {
        underway.end();
      }
    },
    findAct: (wanted) => connection.use((db) => findAct(db, wanted, onDamaged)),
    setting: (key) => connection.use((db) => readSetting(db, key)),
    setSetting: (key, value) => connection.use((db) => writeSetting(db, key, value)),
    latestClock: () => connection.use((db) => readLatestClock(db)),
    close,
  };
}

/** Acts read at a time when looking for one: the wanted one is nearly always among the newest few. */
const FIRST_WINDOW = 2;
const WIDEST_WINDOW = 128;

// Outside a browser, as in unit tests, nobody leaves.
function thisPage(): EventTarget {
  return typeof window === 'undefined' ? new EventTarget() : window;
}

async function finishWrites(
  connection: Connection,
  onDamaged: (key: string) => void,
): Promise<void> {
  for (const { id, write } of await connection.use((db) => readUnfinished(db, onDamaged))) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- a later write builds on an earlier one
      await connection.use((db) => writeRecords(db, write, { asideAs: id }, onDamaged));
    } catch (error) {
      // On a full disk, say, it stays put aside for the next start, and this one can still read.
      if (error instanceof StorageError && error.code === 'failed') onDamaged(id);
    }
  }
}

function readQuery(db: Database, query: RecordQuery): Promise<unknown[]> {
  const records = reading(db, 'records');
  switch (query.by) {
    case 'ids':
      return readMany(records, query.ids);
    case 'kind':
      return records.index('kind').getAll(query.kind);
    case 'story':
      return records.index('story-kind').getAll([query.storyId, query.kind]);
    case 'article':
      return records.index('article').getAll(query.articleId);
    case 'set':
      return records.index('set').getAll(query.setId);
    case 'reference':
      return records.index('refs').getAll(query.id);
  }
}

async function readText(
  db: Database,
  id: ArticleId,
  onDamaged: (key: string) => void,
): Promise<string | null> {
  const row = await reading(db, 'texts').get(id);
  if (row === undefined) return null;
  if (isObject(row) && typeof row['text'] === 'string') return row['text'];
  onDamaged(id);
  return null;
}

async function findAct(
  db: Database,
  wanted: (act: LoggedAct) => boolean,
  onDamaged: (key: string) => void,
): Promise<LoggedAct | null> {
  const acts = reading(db, 'acts');
  const newest = (await acts.openKeyCursor(null, 'prev'))?.key ?? 0;
  // In windows of growing width: a cursor's round trip per act would take half a second for a log without the wanted act.
  let width = FIRST_WINDOW;
  let end = newest;
  while (end > Math.max(0, newest - LOG_LIMIT)) {
    // oxlint-disable-next-line no-await-in-loop -- the next window is read only if this one is in vain
    const window = await acts.getAll(IDBKeyRange.bound(end - width + 1, end));
    for (const act of window.toReversed()) {
      if (!isLoggedAct(act)) onDamaged(String(isObject(act) ? act['n'] : act));
      else if (wanted(act)) return act;
    }
    end -= width;
    width = Math.min(width * 4, WIDEST_WINDOW);
  }
  return null;
}

function isLoggedAct(value: unknown): value is LoggedAct {
  return (
    isObject(value) &&
    typeof value['n'] === 'number' &&
    typeof value['label'] === 'string' &&
    typeof value['tab'] === 'string' &&
    typeof value['undone'] === 'number' &&
    Array.isArray(value['changes'])
  );
}

async function readSetting(db: Database, key: string): Promise<unknown> {
  const row = await reading(db, 'settings').get(key);
  return isObject(row) ? row['v'] : undefined;
}

function writeSetting(db: Database, key: string, value: unknown): Promise<void> {
  return saving(db, ['settings'], async (tx) => {
    unwrap(tx.objectStore('settings')).put({ k: key, v: value });
  });
}

async function readLatestClock(db: Database): Promise<Clock> {
  const clocks = reading(db, 'records').index('clock');
  let cursor = await clocks.openKeyCursor(null, 'prev');
  // A damaged record may stand above all others with something that is no clock.
  while (cursor !== null && !isClock(cursor.key)) {
    // oxlint-disable-next-line no-await-in-loop -- a cursor goes step by step
    cursor = await cursor.continue();
  }
  return cursor === null ? ORIGIN : cursor.key;
}
