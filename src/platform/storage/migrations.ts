import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * One step from a version of the database to the next. It runs in the versionchange transaction, so it may wait for requests of
 * `tx` and for nothing else; if it throws, the database stays as it was.
 */
export type Migration = (
  db: IDBPDatabase,
  tx: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;

/**
 * How to come from version `i` to version `i + 1`, by index. Later versions append; what has been released is never edited, and
 * no store or index is dropped in the release that stops using it.
 */
export const MIGRATIONS: readonly Migration[] = [
  (db) => {
    const records = db.createObjectStore('records', { keyPath: 'id' });
    records.createIndex('story-kind', ['storyId', 'kind']);
    records.createIndex('kind', 'kind');
    records.createIndex('article', 'articleId');
    records.createIndex('set', 'setId');
    records.createIndex('refs', 'refs', { multiEntry: true });
    records.createIndex('clock', 'clock');
    db.createObjectStore('texts', { keyPath: 'id' });
    // Finds the acts a new act makes impossible to do again without reading 5,000 acts per edit.
    db.createObjectStore('acts', { keyPath: 'n', autoIncrement: true }).createIndex('tab-undone', [
      'tab',
      'undone',
    ]);
    db.createObjectStore('settings', { keyPath: 'k' });
    // Writes of pages that were left too soon (leaving.ts).
    db.createObjectStore('unfinished', { keyPath: 'id' });
  },
];

/** Runs the steps from version `from` on, one after the other. */
export async function migrate(
  steps: readonly Migration[],
  from: number,
  db: IDBPDatabase,
  tx: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  for (const step of steps.slice(from)) {
    // oxlint-disable-next-line no-await-in-loop -- each step builds on the one before it
    await step(db, tx);
  }
}
