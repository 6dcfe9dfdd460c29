import type { Act, Change } from '#core/domain/act.ts';
import type { Clock } from '#core/domain/clock.ts';
import type { ArticleId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';
import type { GalleyRecord, RecordKind } from '#core/domain/record.ts';

import type { Pulse } from './pulse.ts';

/** An act as the log holds it. `n` grows with every act of this browser. */
export interface LoggedAct extends Act {
  readonly n: number;
}

/** Which records to read. Removed ones come too; the reader decides. The order is not defined. */
export type RecordQuery =
  | { readonly by: 'everything' }
  | { readonly by: 'ids'; readonly ids: readonly RecordId[] }
  | { readonly by: 'kind'; readonly kind: RecordKind }
  | { readonly by: 'story'; readonly storyId: StoryId; readonly kind: RecordKind }
  | { readonly by: 'article'; readonly articleId: ArticleId }
  | { readonly by: 'set'; readonly setId: SetId }
  | { readonly by: 'reference'; readonly id: RecordId };

/** What one transaction writes, all or nothing. */
export interface Write {
  readonly changes: readonly Change[];
  readonly texts: readonly { readonly id: ArticleId; readonly text: string }[];
  /**
   * `new`: log these changes as an act and forget the acts of `tab` that could have been done again.
   * `reverse`: the changes take back, or do again, the logged act `n`, whose `undone` becomes as given
   * and which is of `tab` from now on.
   * `unlogged`: nothing to undo (bundled material, other tabs' news).
   */
  readonly log:
    | { readonly kind: 'new'; readonly act: Omit<Act, 'changes'> }
    | {
        readonly kind: 'reverse';
        readonly n: number;
        readonly undone: number;
        readonly tab: string;
      }
    | { readonly kind: 'unlogged' };
}

/** What became of a write. */
export interface Written {
  /** The records as they stand now: an edit of a stale copy has been carried over to what it met. */
  readonly records: readonly GalleyRecord[];
  /** The number under which a new act was logged, or `null`. */
  readonly act: number | null;
}

/** What has just been kept, for whoever keeps a second copy. */
export interface Kept {
  /** The pulse after a write; `null` for a setting, which does not count as one. */
  readonly pulse: Pulse | null;
  /** The records that were written, as they stand. */
  readonly records: readonly GalleyRecord[];
  readonly texts: Write['texts'];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** How far the database has come by its own account, and how many records are really there. */
export interface Standing {
  /** `null` for a database that has never been written to by a Galley that keeps one. */
  readonly pulse: Pulse | null;
  readonly records: number;
}

/** Progress of a long write: records put so far, of how many. */
export type Progress = (done: number, total: number) => void;

/**
 * Where records and texts are kept. `write` resolves when the transaction is complete on disk, never before; a rejected write
 * has changed nothing. Every method rejects with a `StorageError`.
 */
export interface Store {
  /** False for the store that lives as long as the page, and for one that only reads. */
  readonly durable: boolean;
  /** True for the data of a newer Galley: everything can be read, and every write is refused as `newer`. */
  readonly readOnly: boolean;
  readonly records: (query: RecordQuery) => Promise<readonly GalleyRecord[]>;
  readonly text: (id: ArticleId) => Promise<string | null>;
  /**
   * One transaction. A change whose `before` is not what the store holds is rebased on what it holds; a change without
   * `before` is merged by clock. `signal` aborts the transaction as a whole.
   */
  readonly write: (
    write: Write,
    options?: { readonly signal?: AbortSignal; readonly progress?: Progress },
  ) => Promise<Written>;
  /** The newest logged act for which `wanted` says true, or `null`. */
  readonly findAct: (wanted: (act: LoggedAct) => boolean) => Promise<LoggedAct | null>;
  /** A small value of this browser: `replica`, `annotator`, settings. */
  readonly setting: (key: string) => Promise<unknown>;
  readonly setSetting: (key: string, value: unknown) => Promise<void>;
  /** Every setting, by key. */
  readonly settings: () => Promise<ReadonlyMap<string, unknown>>;
  /** The ids of the texts that are kept. */
  readonly textIds: () => Promise<ReadonlySet<ArticleId>>;
  /** Cost is O(records). */
  readonly standing: () => Promise<Standing>;
  /** Gives the database another name in its pulse and counts from there: what was missed until now is settled. */
  readonly renew: () => Promise<Pulse>;
  /** The highest clock in the store. */
  readonly latestClock: () => Promise<Clock>;
  readonly close: () => void;
}
