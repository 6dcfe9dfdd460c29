import type { Clock } from './clock.ts';
import { nextClock } from './clock.ts';
import type { CarriedOver, GalleyRecord } from './record.ts';

/** A record as its owner has it: what was carried to a newer version of its text is where the owner put it. */
export function asItCame<R extends GalleyRecord>(record: R): R {
  return (record.carried?.from as R | undefined) ?? record;
}

/** The clock of what the owner says, which decisions are compared with. */
export function ownersClock(record: GalleyRecord): Clock {
  return asItCame(record).clock;
}

/** What a record of somebody else was carried to; its clock lies just above the one it had, below whatever its owner does next. */
export function carriedOver<R extends GalleyRecord>(
  before: R,
  after: R,
  outcome: CarriedOver['outcome'],
): R {
  const clock = clockAbove(before.clock);
  const worst = worseOutcome(before.carried?.outcome ?? 'exact', outcome);
  return { ...after, clock, carried: { from: asItCame(before), outcome: worst } };
}

const OUTCOMES: readonly CarriedOver['outcome'][] = ['exact', 'shifted', 'changed', 'orphaned'];

/** What two steps together come to: words that changed in one have changed. */
export function worseOutcome(
  a: CarriedOver['outcome'],
  b: CarriedOver['outcome'],
): CarriedOver['outcome'] {
  return OUTCOMES.indexOf(a) > OUTCOMES.indexOf(b) ? a : b;
}

/** The lowest reading above another one of the same node. */
export function clockAbove(reading: Clock): Clock {
  return nextClock(reading, 0, reading.slice(reading.indexOf('-') + 1));
}
