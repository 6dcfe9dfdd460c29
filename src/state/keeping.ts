import { isLive } from '#core/domain/record.ts';
import { whenIdle } from '#platform/idle.ts';
import { keepHeartbeat, lastHeartbeat } from '#platform/ring/heartbeat.ts';
import { judge, type Loss } from '#platform/ring/judge.ts';
import { openRing } from '#platform/ring/ring.ts';
import { askToPersist } from '#platform/storage/allowance.ts';
import { isObject } from '#platform/storage/envelope.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { isPulse, PULSE, type Pulse } from '#platform/storage/pulse.ts';
import type { Kept, Store } from '#platform/storage/store.ts';
import { tabChannel } from '#platform/tabs.ts';
import { now } from '#platform/time.ts';

import { session, setSession } from './session.ts';
import { VERSION } from './version.ts';

/** The setting that says how far the last backup went. */
const LAST_BACKUP = 'last-backup';
/** An act with more records than this is left to a snapshot, which the worker takes without the page. */
const MOST_IN_A_NOTE = 500;
/** Snapshots are at least so far apart, in ms; journals hold what lies between. */
const BETWEEN_SNAPSHOTS = 5 * 60_000;
/** A snapshot waits for a pause of so many ms in the work. */
const PAUSE = 5_000;

/** Where the last backup stood, and when it was made (milliseconds since 1970). */
export interface LastBackup {
  readonly at: number;
  readonly pulse: Pulse | null;
}

/** The ring of this browser. */
export const ring = openRing();

const channel = tabChannel<{ readonly settled: Pulse } | { readonly backedUp: LastBackup }>(
  'galley-keeping',
);

/** `checking` until it is known that nothing is missing; `lost` until the editor has decided. */
let phase: 'checking' | 'clear' | 'lost' = 'checking';
let waiting: Kept[] = [];
let known: Pulse | null = null;
let backup: LastBackup | null = null;
let snapshotAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps a second copy of what has just been kept. While it is not certain that the database is whole, what is known of the one
 * before must not be written over, so it waits.
 */
export function hearKept(kept: Kept): void {
  if (phase === 'clear') remember(kept);
  else waiting.push(kept);
}

/** The browser itself says that it has put an empty database in the place of another. */
export function hearLoss(cause: string): void {
  lose({ kind: 'replaced', cause });
}

/**
 * Finds out whether the database is whole: at once by the heartbeat, and, as soon as the page is idle, by the ring and by
 * counting. From then on every write goes into both. Called once, with the store that was opened.
 */
export async function watchKeeping(store: Store): Promise<void> {
  if (!store.durable) return;
  channel.listen((news) => {
    if ('settled' in news) adopt(news.settled);
    else noteBackup(news.backedUp);
  });
  try {
    const last = lastHeartbeat();
    const pulse = await store.setting(PULSE);
    const loss = judge(last, { pulse: isPulse(pulse) ? pulse : null, records: Infinity });
    if (loss !== null) lose(loss);
    await whenIdle();
    await checkThoroughly(store);
  } catch (error) {
    // The database is in trouble of its own, which is said elsewhere.
    if (!(error instanceof StorageError)) throw error;
  }
}

/** The database is what it is from now on: the copy of the one before is set aside and a new one is begun. */
export async function settle(store: Store): Promise<void> {
  const pulse = await store.renew();
  adopt(pulse);
  channel.post({ settled: pulse });
  await ring.snapshot(VERSION);
  snapshotAt = now();
}

/** The name of the database whose copy would make good the loss, or `null` when there is no copy. */
export async function lostCopy(): Promise<string | null> {
  const copies = (await ring.look()) ?? [];
  const last = lastHeartbeat();
  return (copies.find(({ pulse }) => pulse.id === last?.id) ?? copies[0])?.pulse.id ?? null;
}

/** Notes that everything has just been backed up. On a full disk it is not remembered, and the backup is no worse for it. */
export async function haveBackedUp(store: Store): Promise<void> {
  const made: LastBackup = { at: now(), pulse: known };
  noteBackup(made);
  channel.post({ backedUp: made });
  await store.setSetting(LAST_BACKUP, made).catch(() => undefined);
}

/** The last backup that was made here, or `null`. */
export function lastBackup(): LastBackup | null {
  return backup;
}

async function checkThoroughly(store: Store): Promise<void> {
  const last = lastHeartbeat();
  const copies = (await ring.look()) ?? [];
  // After the others, since a write in between moves the database on.
  const standing = await store.standing();
  const own = copies.find(({ pulse }) => pulse.id === standing.pulse?.id);
  const loss =
    judge(last ?? own?.pulse ?? copies[0]?.pulse ?? null, standing) ??
    (own === undefined ? null : judge(own.pulse, standing));
  const kept = await store.setting(LAST_BACKUP);
  backup = isLastBackup(kept) ? kept : null;
  if (phase === 'lost') return;
  if (loss !== null) {
    lose(loss);
    return;
  }
  const hasHistory = standing.pulse === null && standing.records > 0;
  known = hasHistory ? await store.renew() : standing.pulse;
  snapshotAt = own?.snapshotAt ?? 0;
  if (known !== null) keepHeartbeat(known);
  phase = 'clear';
  for (const each of waiting.splice(0)) remember(each);
  if (own === undefined && standing.records > 0) planSnapshot(PAUSE);
  countSinceBackup();
}

function lose(loss: Loss): void {
  const { loss: before } = session();
  phase = 'lost';
  clearTimeout(timer);
  // What the browser says of it is worth more than what was found out.
  if (before !== null && 'cause' in before && before.cause !== '') return;
  setSession({ loss, overlay: 'recovery' });
}

function adopt(pulse: Pulse): void {
  known = pulse;
  phase = 'clear';
  waiting = [];
  keepHeartbeat(pulse);
  countSinceBackup();
  const { overlay } = session();
  setSession({ loss: null, overlay: overlay === 'recovery' ? null : overlay });
}

function remember(kept: Kept): void {
  const pulse = kept.pulse ?? known;
  if (pulse === null) return;
  // Another tab may have settled a loss; otherwise the database was deleted under this page.
  if (known !== null && pulse.id !== known.id && lastHeartbeat()?.id !== pulse.id) {
    lose({ kind: 'replaced', cause: '' });
    return;
  }
  known = known?.id === pulse.id && known.seq > pulse.seq ? known : pulse;
  keepHeartbeat(pulse);
  countSinceBackup();
  if (kept.records.length > MOST_IN_A_NOTE) {
    planSnapshot(PAUSE);
  } else {
    ring.note([{ ...kept, pulse }]);
    if (now() - snapshotAt > BETWEEN_SNAPSHOTS) planSnapshot(PAUSE);
  }
  if (kept.records.some((record) => isLive(record, 'annotation'))) askToPersist();
}

function planSnapshot(after: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    snapshotAt = now();
    void ring.snapshot(VERSION);
  }, after);
}

function noteBackup(made: LastBackup): void {
  backup = made;
  countSinceBackup();
}

function countSinceBackup(): void {
  if (known === null) return;
  const from = backup?.pulse?.id === known.id ? backup.pulse.seq : 0;
  setSession({ sinceBackup: known.seq - from });
}

function isLastBackup(value: unknown): value is LastBackup {
  return (
    isObject(value) &&
    typeof value['at'] === 'number' &&
    (value['pulse'] === null || isPulse(value['pulse']))
  );
}
