import { unwrap } from 'idb';
import { v4 } from 'uuid';

import type { Change } from '#core/domain/act.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import { actToLog, applyChanges, LOG_LIMIT } from './apply-change.ts';
import {
  answerOf,
  type Database,
  type Reading,
  saving,
  type SavingOptions,
  type Writing,
} from './database.ts';
import { isObject, recordsAmong } from './envelope.ts';
import { readMany } from './read-many.ts';
import { PULSE, type Pulse, pulseIn } from './pulse.ts';
import type { Progress, Write, Written } from './store.ts';

/** How to go about a write. */
export interface WritingOptions extends SavingOptions {
  readonly progress?: Progress | undefined;
  /** The key under which the write had been put aside (leaving.ts), or `null`. If it is there no more, it has been done. */
  readonly asideAs?: string | null;
}

/** What became of a write, and what it left on disk. */
export interface WrittenDown {
  readonly written: Written;
  /** The records that were put, and the pulse with them; `null` when the write had been done before. */
  readonly kept: { readonly records: readonly GalleyRecord[]; readonly pulse: Pulse } | null;
}

type Scope = 'records' | 'texts' | 'acts' | 'unfinished' | 'settings';

/** Puts between two reports of progress, and at most so many are on their way at a time, or cancelling would come too late. */
const BATCH = 500;

/**
 * Writes all of `write` in one transaction: two round trips, one that reads what the changes meet and one that writes.
 *
 * @param onDamaged Told the key of a record on disk that makes no sense; the write goes on as if it were not there.
 * @throws What the transaction failed of. StorageError `cancelled`.
 */
export async function writeRecords(
  db: Database,
  write: Write,
  { progress, asideAs = null, ...options }: WritingOptions,
  onDamaged: (key: string) => void,
): Promise<WrittenDown> {
  const { records, added, kept } = await saving(
    db,
    scopeOf(write, asideAs),
    async (tx) => {
      const [held, log, pulse, isDone] = await Promise.all([
        readHeld(tx.objectStore('records'), write.changes, onDamaged),
        readLog(tx, write.log),
        readPulse(tx),
        asideAs !== null && isMissing(tx, asideAs),
      ]);
      if (isDone) return { records: [...held.records.values()], added: null, kept: null };
      if (asideAs !== null) unwrap(tx.objectStore('unfinished')).delete(asideAs);
      const outcome = applyChanges(write.changes, (id) => held.records.get(id) ?? null);
      await putRecords(tx, outcome.changes, progress);
      for (const text of write.texts) unwrap(tx.objectStore('texts')).put(text);
      const next = beat(pulse, outcome.changes, held.keys);
      unwrap(tx.objectStore('settings')).put({ k: PULSE, v: next });
      return {
        records: outcome.records,
        added: logAct(tx, write.log, log, outcome.changes),
        kept: { records: outcome.changes.map(({ after }) => after), pulse: next },
      };
    },
    options,
  );
  return { written: { records, act: added === null ? null : Number(added.result) }, kept };
}

/**
 * Gives the database a new name and counts its records.
 *
 * @throws What the transaction failed of.
 */
export function renewPulse(db: Database): Promise<Pulse> {
  return saving(db, ['settings', 'records'], async (tx) => {
    const pulse = await firstPulse(tx.objectStore('records'));
    unwrap(tx.objectStore('settings')).put({ k: PULSE, v: pulse });
    return pulse;
  });
}

async function readPulse(tx: Writing<Scope>): Promise<Pulse> {
  const pulse = pulseIn(await tx.objectStore('settings').get(PULSE));
  return pulse ?? firstPulse(tx.objectStore('records'));
}

async function firstPulse(records: Reading<'records'>): Promise<Pulse> {
  return { id: v4(), seq: 0, records: await records.count() };
}

function beat(
  { id, seq, records }: Pulse,
  changes: readonly Change[],
  held: ReadonlySet<unknown>,
): Pulse {
  const added = changes.filter(({ after }) => !held.has(after.id)).length;
  return { id, seq: seq + 1, records: records + added };
}

// Only the stores it needs: a transaction keeps others from even reading what it may write.
function scopeOf({ texts, log }: Write, asideAs: string | null): Scope[] {
  const scope: Scope[] = ['records', 'settings'];
  if (texts.length > 0) scope.push('texts');
  if (log.kind !== 'unlogged') scope.push('acts');
  if (asideAs !== null) scope.push('unfinished');
  return scope;
}

interface Held {
  readonly records: ReadonlyMap<RecordId, GalleyRecord>;
  /** Also of what is damaged. */
  readonly keys: ReadonlySet<unknown>;
}

async function readHeld(
  records: Reading<'records'>,
  changes: readonly Change[],
  onDamaged: (key: string) => void,
): Promise<Held> {
  const ids = new Set(changes.map(({ after }) => after.id));
  const values = await readMany(records, [...ids]);
  return {
    records: new Map(recordsAmong(values, onDamaged).map((record) => [record.id, record])),
    keys: new Set(values.map((value) => isObject(value) && value['id'])),
  };
}

async function isMissing(tx: Writing<Scope>, asideAs: string): Promise<boolean> {
  return (await tx.objectStore('unfinished').getKey(asideAs)) === undefined;
}

interface LogState {
  /** Acts that a new act of their tab makes impossible to do again. */
  readonly lost: readonly number[];
  readonly newest: number;
  /** The act to be taken back or done again, or `null` if the log has let it go. */
  readonly reversed: object | null;
}

async function readLog(tx: Writing<Scope>, log: Write['log']): Promise<LogState> {
  if (log.kind === 'unlogged') return { lost: [], newest: 0, reversed: null };
  const acts = tx.objectStore('acts');
  if (log.kind === 'reverse') {
    const reversed = await acts.get(log.n);
    return { lost: [], newest: 0, reversed: isObject(reversed) ? reversed : null };
  }
  const undone = IDBKeyRange.bound([log.act.tab, 1], [log.act.tab, Infinity]);
  const [lost, newest] = await Promise.all([
    acts.index('tab-undone').getAllKeys(undone),
    acts.openKeyCursor(null, 'prev'),
  ]);
  return { lost, newest: newest?.key ?? 0, reversed: null };
}

/** Returns the request for the number of the new act, or `null` when there is none. */
function logAct(
  tx: Writing<Scope>,
  log: Write['log'],
  { lost, newest, reversed }: LogState,
  changes: readonly Change[],
): IDBRequest<IDBValidKey> | null {
  if (log.kind === 'unlogged') return null;
  const acts = unwrap(tx.objectStore('acts'));
  if (log.kind === 'reverse') {
    if (reversed !== null) acts.put({ ...reversed, undone: log.undone, tab: log.tab });
    return null;
  }
  const act = actToLog(log, changes);
  if (act === null) return null;
  for (const n of lost) acts.delete(n);
  // The act to come has number newest + 1 or more.
  if (newest >= LOG_LIMIT) acts.delete(IDBKeyRange.upperBound(newest + 1 - LOG_LIMIT));
  return acts.add(act);
}

// Past idb, whose promise per put would take as long again as the put.
async function putRecords(
  tx: Writing<Scope>,
  changes: readonly Change[],
  progress: Progress | undefined,
): Promise<void> {
  const store = unwrap(tx.objectStore('records'));
  const total = changes.length;
  for (let start = 0; start < total; start += BATCH) {
    const batch = changes.slice(start, start + BATCH);
    const requests = batch.map(({ after }) => store.put(after));
    const last = requests.at(-1);
    const isLast = start + BATCH >= total;
    // oxlint-disable-next-line no-await-in-loop -- one batch at a time is the point
    if (last !== undefined && (!isLast || progress !== undefined)) await answerOf(last);
    progress?.(start + batch.length, total);
  }
}
