import { isPulse, type Pulse } from '#platform/storage/pulse.ts';

const KEY = 'galley-heartbeat';

/** The last pulse of the database that this browser has heard of, or `null`. */
export function lastHeartbeat(): Pulse | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isPulse(value) ? value : null;
  } catch {
    // Site data is blocked, or something else has written there: the ring has to say.
    return null;
  }
}

/** Keeps a pulse beside the database, at once and for all tabs. One that is behind the kept one of its database is not. */
export function keepHeartbeat(pulse: Pulse): void {
  const last = lastHeartbeat();
  if (last !== null && last.id === pulse.id && last.seq >= pulse.seq) return;
  try {
    localStorage.setItem(KEY, JSON.stringify(pulse));
  } catch {
    // Site data is blocked or full: the ring keeps the pulse too.
  }
}
