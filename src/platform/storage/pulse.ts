import { isObject } from './envelope.ts';

/**
 * How far a database has come, kept in it and, after each write, beside it: from the two together it is seen that the database
 * has been replaced, rolled back, torn or emptied (ring/judge.ts).
 */
export interface Pulse {
  /** Names this database. One that is made anew, by whomever, has another. */
  readonly id: string;
  /** How many writes it has taken. */
  readonly seq: number;
  /** How many records it holds. They never become fewer: what is removed stays as a tombstone. */
  readonly records: number;
}

/** The setting under which the pulse lies. */
export const PULSE = 'pulse';

/** Says whether a value from anywhere is a pulse. */
export function isPulse(value: unknown): value is Pulse {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    value['id'] !== '' &&
    Number.isSafeInteger(value['seq']) &&
    Number.isSafeInteger(value['records'])
  );
}

/** The pulse in a row of the settings, or `null`. */
export function pulseIn(row: unknown): Pulse | null {
  return isObject(row) && isPulse(row['v']) ? row['v'] : null;
}
