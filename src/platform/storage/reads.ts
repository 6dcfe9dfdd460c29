import type { Clock } from '#core/domain/clock.ts';
import { isClock, ORIGIN } from '#core/domain/clock.ts';
import type { ArticleId } from '#core/domain/ids.ts';

import { LOG_LIMIT } from './apply-change.ts';
import type { Connection } from './connection.ts';
import { type Database, hush, reading } from './database.ts';
import { isObject, recordsAmong } from './envelope.ts';
import { PULSE, pulseIn } from './pulse.ts';
import { readMany } from './read-many.ts';
import type { LoggedAct, RecordQuery, Standing, Store } from './store.ts';

/** The half of a store that only reads. */
type Reads = Pick<
  Store,
  'records' | 'text' | 'textIds' | 'findAct' | 'setting' | 'settings' | 'standing' | 'latestClock'
>;

/**
 * Reads from a database. What makes no sense is left out.
 *
 * @param onDamaged Told the key of what was left out.
 */
export function readsFrom({ use }: Connection, onDamaged: (key: string) => void): Reads {
  return {
    records: (query) => use(async (db) => recordsAmong(await readQuery(db, query), onDamaged)),
    text: (id) => use((db) => readText(db, id, onDamaged)),
    textIds: () => use(async (db) => new Set(await reading(db, 'texts').getAllKeys())),
    findAct: (wanted) => use((db) => findAct(db, wanted, onDamaged)),
    setting: (key) => use((db) => readSetting(db, key)),
    settings: () => use(readSettings),
    standing: () => use(readStanding),
    latestClock: () => use(readLatestClock),
  };
}

/** Acts read at a time when looking for one: the wanted one is nearly always among the newest few. */
const FIRST_WINDOW = 2;
const WIDEST_WINDOW = 128;

function readQuery(db: Database, query: RecordQuery): Promise<unknown[]> {
  const records = reading(db, 'records');
  switch (query.by) {
    case 'everything':
      return records.getAll();
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

/** Every setting of a database. Rows that make no sense are left out. */
async function readSettings(db: Database): Promise<ReadonlyMap<string, unknown>> {
  const rows = await reading(db, 'settings').getAll();
  return new Map(
    rows.flatMap((row) =>
      isObject(row) && typeof row['k'] === 'string' ? [[row['k'], row['v']]] : [],
    ),
  );
}

// In one transaction, or a write in between would make the two disagree.
async function readStanding(db: Database): Promise<Standing> {
  const tx = db.transaction(['settings', 'records']);
  hush(tx.done);
  const [row, records] = await Promise.all([
    tx.objectStore('settings').get(PULSE),
    tx.objectStore('records').count(),
  ]);
  return { pulse: pulseIn(row), records };
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
