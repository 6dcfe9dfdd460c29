import { isOvertaken, rebase } from './merge.ts';
import type { GalleyRecord, Instant } from './record.ts';

/** One record as it was before an act, `null` if it was not there, and as the act left it. */
export interface Change {
  readonly before: GalleyRecord | null;
  readonly after: GalleyRecord;
}

/**
 * One thing an editor did, whole: what the undo log holds. `label` names it in the editor's words, as in "Undo tag quote".
 */
export interface Act {
  readonly label: string;
  /** The tab that did it. */
  readonly tab: string;
  readonly at: Instant;
  readonly changes: readonly Change[];
  /** Acts of one run, as typing in one field is saved piece by piece, are undone together. */
  readonly run?: string;
  /** Position in the order of undoing, from 1; 0 while the act stands. */
  readonly undone: number;
}

/** What taking back (or doing again) an act comes to. */
export interface Reversal {
  /** New content for records, their clocks still to be set. */
  readonly changes: readonly Change[];
  /** Records that somebody has changed since; they stay as they are. */
  readonly conflicts: readonly GalleyRecord[];
}

/**
 * Takes an act back: every field it changed returns to what it was before, provided that it still says what the act made it say.
 * What others have changed besides stays.
 *
 * @param current Looks a record up as it is now.
 */
export function undoAct(act: Act, current: (id: string) => GalleyRecord | null): Reversal {
  return reverse(
    act.changes.map(({ before, after }) => ({ expected: after, wanted: before ?? removed(after) })),
    current,
  );
}

/** Does an act again that was taken back, provided that nobody changed its records meanwhile. */
export function redoAct(act: Act, current: (id: string) => GalleyRecord | null): Reversal {
  return reverse(
    act.changes.map(({ before, after }) => ({ expected: before ?? removed(after), wanted: after })),
    current,
  );
}

/** The tombstone of a record: it keeps its content, so that it can be brought back. */
export function removed<R extends GalleyRecord>(record: R): R {
  return { ...record, deleted: 1 };
}

function reverse(
  steps: readonly { readonly expected: GalleyRecord; readonly wanted: GalleyRecord }[],
  current: (id: string) => GalleyRecord | null,
): Reversal {
  const changes: Change[] = [];
  const conflicts: GalleyRecord[] = [];
  for (const { expected, wanted } of steps) {
    const now = current(expected.id);
    if (now === null) changes.push({ before: null, after: wanted });
    else if (isOvertaken(wanted, expected, now)) conflicts.push(now);
    else changes.push({ before: now, after: rebase(expected, wanted, now) });
  }
  return { changes, conflicts };
}
