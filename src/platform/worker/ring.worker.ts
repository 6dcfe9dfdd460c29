import { expose } from 'comlink';
import { unwrap } from 'idb';
import { v4 } from 'uuid';

import type { RingKeeper } from '#platform/ring/protocol.ts';
import { backupWith, type Everything, ringIn } from '#platform/ring/ring-files.ts';
import { answerOf, openDatabase } from '#platform/storage/database.ts';
import { isObject } from '#platform/storage/envelope.ts';
import { PULSE, pulseIn } from '#platform/storage/pulse.ts';

import { privateFolder } from './private-folder.ts';

const FOLDER = 'galley-ring';
const page = v4();
let opening: Promise<ReturnType<typeof ringIn>> | null = null;

function ring(): Promise<ReturnType<typeof ringIn>> {
  opening ??= privateFolder(FOLDER).then((folder) => ringIn(folder, page, readEverything));
  return opening;
}

const keeper: RingKeeper = {
  look: async () => (await ring()).look(),
  note: async (notes) => (await ring()).note(notes),
  read: async (id, records, version) => {
    const opened = id === null ? null : await ring().catch(() => null);
    return opened === null
      ? backupWith(null, { records, texts: [], settings: {}, unreadable: [] }, version)
      : opened.read(id, records, version);
  },
  backUp: async (withDatabase, own, version) =>
    backupWith(withDatabase ? await readEverything() : null, own, version),
  snapshot: async (version) => {
    const opened = await ring();
    // Two tabs would write the same file; one is enough.
    await navigator.locks.request('galley-ring', { ifAvailable: true }, async (lock) => {
      if (lock !== null) await opened.snapshot(version);
    });
  },
};

/** All of the database in one transaction, past the page: what is many megabytes never touches its thread. */
async function readEverything(): Promise<Everything | null> {
  let db;
  try {
    ({ db } = await openDatabase({ asItIs: true }));
  } catch {
    return null;
  }
  try {
    const tx = unwrap(db).transaction(['records', 'texts', 'settings']);
    const [records, texts, rows] = await Promise.all(
      ['records', 'texts', 'settings'].map((name) => answerOf(tx.objectStore(name).getAll())),
    );
    const settings = new Map<string, unknown>();
    for (const row of rows ?? []) {
      if (isObject(row) && typeof row['k'] === 'string') settings.set(row['k'], row['v']);
    }
    return {
      records: records ?? [],
      texts: texts ?? [],
      settings,
      pulse: pulseIn({ v: settings.get(PULSE) }),
    };
  } finally {
    db.close();
  }
}

expose(keeper);
