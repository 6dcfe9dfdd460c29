import type { Act, Change } from '#core/domain/act.ts';
import { type Clock, clockTime, laterClock, nextClock } from '#core/domain/clock.ts';
import type { RecordId } from '#core/domain/ids.ts';
import { isSameContent, mergeRecord, rebase } from '#core/domain/merge.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import type { Write } from './store.ts';

/** How many acts the log keeps: the newest ones, by number. */
export const LOG_LIMIT = 5000;

/** What the changes of a write come to. */
export interface Outcome {
  /** What has to be written, one change per record: from what the store held to what it shall hold. */
  readonly changes: readonly Change[];
  /** Every record the write speaks of, once, as it stands afterwards, in the order of first appearance. */
  readonly records: readonly GalleyRecord[];
}

/**
 * What `change` makes of `current`, the record as the store holds it: an edit of a stale copy is carried over, a record
 * without `before` is merged by clock. Returns `current` itself when there is nothing to write. The clock of anything else
 * is above the clock of `current`.
 */
export function applyChange({ before, after }: Change, current: GalleyRecord | null): GalleyRecord {
  if (current === null) return after;
  if (before === null) return mergeRecord(current, after);
  const isStale = current.clock !== before.clock;
  const wanted = isStale ? rebase(before, after, current) : after;
  if (isSameContent(wanted, current)) return current;
  // What a rebase made is not what the editor's clock stands for, so it gets a reading of its own. The same for a caller whose
  // clock lags: an equal or lower reading would lose against the copy it replaces wherever the two meet again.
  const needsClock = isStale || after.clock <= current.clock;
  return needsClock ? { ...wanted, clock: clockAbove(after.clock, current.clock) } : wanted;
}

/**
 * Applies changes in their order to what `current` looks up. Several changes of one record become one, so that an act that
 * made and then edited a record can be taken back in one step.
 */
export function applyChanges(
  changes: readonly Change[],
  current: (id: RecordId) => GalleyRecord | null,
): Outcome {
  const steps = new Map<RecordId, Change>();
  for (const change of changes) {
    const { id } = change.after;
    const step = steps.get(id);
    const held = step === undefined ? current(id) : step.after;
    steps.set(id, {
      before: step === undefined ? held : step.before,
      after: applyChange(change, held),
    });
  }
  const all = [...steps.values()];
  return {
    changes: all.filter(({ before, after }) => before !== after),
    records: all.map(({ after }) => after),
  };
}

/** The act to log for a write, with the changes as they were made, or `null`: also when nothing was changed after all. */
export function actToLog(log: Write['log'], changes: readonly Change[]): Act | null {
  return log.kind === 'new' && changes.length > 0 ? { ...log.act, changes } : null;
}

function clockAbove(own: Clock, other: Clock): Clock {
  const last = laterClock(own, other);
  return nextClock(last, clockTime(last), own.slice(own.indexOf('-') + 1));
}
