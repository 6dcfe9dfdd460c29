import { unwrap } from 'idb';
import { v7 } from 'uuid';

import { abortQuietly, type Database, hush, reading } from './database.ts';
import { isObject } from './envelope.ts';
import type { Write } from './store.ts';

/** A write that a page put aside when it was left. */
export interface UnfinishedWrite {
  readonly id: string;
  readonly write: Write;
}

/** One write on its way, in case the page is left meanwhile. */
interface Underway {
  /** Before each attempt. While the page is being left, it waits for the page to come back, which it hardly ever does. */
  readonly start: (db: Database) => Promise<void>;
  /** Makes `tx` the transaction to stop when the page is left. */
  readonly watch: (tx: IDBTransaction) => void;
  /** The key under which the write has been put aside, or `null`. */
  readonly asideAs: () => string | null;
  readonly end: () => void;
}

/** What keeps writes from going down with the page. */
export interface Departures {
  readonly expect: (write: Write) => Underway;
  readonly stop: () => void;
}

/** Acts, not imports: an import that is cut off has not happened. */
const MOST_CHANGES = 500;

/**
 * Sees to it that an act is kept although its tab is closed in the same instant, or is only saved because the tab is being
 * closed. A write reads what it meets before it puts and commits, and a page that goes has no time for the answer: 2 to 4 acts
 * of 30 were lost, while of transactions that commit at once none are. So when `page` hears `pagehide`, transactions still
 * waiting are aborted and their writes put aside as they are; the next store to open does them. Whoever does one takes it
 * away in the same transaction, so that it is done once.
 */
export function watchDepartures(page: EventTarget): Departures {
  const underway = new Set<() => void>();
  let absence: Absence | null = null;

  const onHide = () => {
    absence ??= beginAbsence();
    for (const putAside of underway) putAside();
  };
  const onShow = () => {
    absence?.end();
    absence = null;
  };
  page.addEventListener('pagehide', onHide);
  page.addEventListener('pageshow', onShow);

  return {
    expect: (write) => {
      let db: Database | null = null;
      let tx: IDBTransaction | null = null;
      let asideAs: string | null = null;
      const putAside = () => {
        if (db === null || asideAs !== null || write.changes.length > MOST_CHANGES) return;
        if (tx === null || abortQuietly(tx)) asideAs = putWriteAside(db, write);
      };
      underway.add(putAside);
      return {
        start: async (opened) => {
          [db, tx] = [opened, null];
          if (absence === null) return;
          putAside();
          await absence.isOver;
        },
        watch: (started) => {
          tx = started;
        },
        asideAs: () => asideAs,
        end: () => underway.delete(putAside),
      };
    },
    stop: () => {
      page.removeEventListener('pagehide', onHide);
      page.removeEventListener('pageshow', onShow);
    },
  };
}

/** The writes that pages have put aside, oldest first. */
export async function readUnfinished(
  db: Database,
  onDamaged: (key: string) => void,
): Promise<readonly UnfinishedWrite[]> {
  const unfinished: UnfinishedWrite[] = [];
  for (const row of await reading(db, 'unfinished').getAll()) {
    if (isUnfinished(row)) unfinished.push(row);
    else onDamaged(String(isObject(row) ? row['id'] : row));
  }
  return unfinished;
}

interface Absence {
  readonly isOver: Promise<void>;
  readonly end: () => void;
}

function beginAbsence(): Absence {
  const over = new AbortController();
  return {
    isOver: new Promise((resolve) => {
      over.signal.addEventListener('abort', () => resolve());
    }),
    end: () => over.abort(),
  };
}

// Waits for nothing: once the commit is on its way, the browser does the rest without the page.
function putWriteAside(db: Database, write: Write): string | null {
  const row: UnfinishedWrite = { id: v7(), write };
  try {
    const tx = db.transaction('unfinished', 'readwrite', { durability: 'strict' });
    hush(tx.done);
    unwrap(tx.store).put(row);
    tx.commit();
    return row.id;
  } catch {
    // The connection has gone before the page, and there is no time to open another.
    return null;
  }
}

function isUnfinished(row: unknown): row is UnfinishedWrite {
  if (!isObject(row) || !isObject(row['write'])) return false;
  const { changes, texts, log } = row['write'];
  return (
    typeof row['id'] === 'string' && Array.isArray(changes) && Array.isArray(texts) && isObject(log)
  );
}
