import type { GalleyRecord } from '#core/domain/record.ts';
import type { Backup } from '#core/exchange/backup/backup.ts';
import type { Pulse } from '#platform/storage/pulse.ts';
import type { Kept } from '#platform/storage/store.ts';

/** What goes into a backup. */
export type Part = Pick<Backup, 'records' | 'texts' | 'settings' | 'unreadable'>;

/** One line of a journal: what was kept, under the pulse of the database that kept it. */
export interface Note extends Omit<Kept, 'pulse'> {
  readonly pulse: Pulse;
}

/** What the ring holds of one database. */
export interface Copy {
  /** How far the copy goes. */
  readonly pulse: Pulse;
  /** When it was last added to, as milliseconds since 1970. */
  readonly at: number;
  readonly snapshots: number;
  /** When the newest snapshot was taken, as milliseconds since 1970; 0 for none. */
  readonly snapshotAt: number;
}

/** The ring as a worker offers it. */
export interface RingKeeper {
  /** Every copy, the one last added to first. */
  readonly look: () => Promise<readonly Copy[]>;
  /** Adds lines to the journal of this page. They are on disk when it resolves. */
  readonly note: (notes: readonly Note[]) => Promise<void>;
  /** Takes a snapshot of the database if there is none of this state, and lets go of what is no longer needed. */
  readonly snapshot: (version: string) => Promise<void>;
  /**
   * A backup file of all that can be read of the copy of the database `id`, with `records` of the page merged in; of those
   * alone for `null`.
   */
  readonly read: (
    id: string | null,
    records: readonly GalleyRecord[],
    version: string,
  ) => Promise<Blob>;
  /** A backup file of the database, unless that is not wanted, with what only the page has merged in. */
  readonly backUp: (withDatabase: boolean, own: Part, version: string) => Promise<Blob>;
}
