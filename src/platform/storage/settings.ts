import { PULSE } from './pulse.ts';

/** Settings that say something of this database or this machine and mean nothing elsewhere. */
const STAY_HERE = new Set([PULSE, 'bundled-story', 'last-backup']);

/** Says whether a setting goes into backups. */
export function travels(key: string): boolean {
  return !STAY_HERE.has(key);
}
