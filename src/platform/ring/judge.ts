import type { Pulse } from '#platform/storage/pulse.ts';
import type { Standing } from '#platform/storage/store.ts';

/** What has become of the database since it was last heard of. */
export type Loss =
  /** Another database stands in its place. `cause` is what the browser says of it, or `''`. */
  | { readonly kind: 'replaced'; readonly cause: string }
  /** It is itself, at an earlier state: rolled back, or its end torn off. */
  | { readonly kind: 'behind'; readonly writes: number }
  /** It is itself, but records are gone from it. */
  | { readonly kind: 'emptied'; readonly records: number };

/**
 * What a database lacks against what is known of it, or `null` if nothing. `last` must have been read before `standing`, since a
 * write in between moves the database on.
 *
 * @param last The last pulse that was heard of, or `null`: then the database is only held against itself.
 */
export function judge(last: Pulse | null, { pulse, records }: Standing): Loss | null {
  if (last !== null && pulse?.id !== last.id) return { kind: 'replaced', cause: '' };
  if (pulse === null) return null;
  if (last !== null && pulse.seq < last.seq)
    return { kind: 'behind', writes: last.seq - pulse.seq };
  return records < pulse.records ? { kind: 'emptied', records: pulse.records - records } : null;
}
