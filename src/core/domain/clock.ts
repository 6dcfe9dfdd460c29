declare const clock: unique symbol;

/**
 * A hybrid logical clock reading: 12 hex digits of milliseconds since 1970, 4 hex digits of a counter, `-`, and the node
 * that made it. Readings are ordered by plain string comparison, and no two nodes make the same one.
 *
 * Source: Kulkarni et al., "Logical physical clocks", 2014.
 */
export type Clock = string & { readonly [clock]: 'clock' };

const COUNTER_LIMIT = 0xffff;
const SHAPE = /^[0-9a-f]{16}-[0-9a-z]{1,32}$/;
const DAY = 24 * 60 * 60 * 1000;

/** The reading that is lower than every other: what bundled material bears, so that any edit outranks it. */
export const ORIGIN = '0000000000000000-0' as Clock;

/** Says whether `value` has the shape of a clock reading. */
export function isClock(value: string): value is Clock {
  return SHAPE.test(value);
}

/** The milliseconds since 1970 that a reading holds. */
export function clockTime(reading: Clock): number {
  return Number.parseInt(reading.slice(0, 12), 16);
}

/**
 * The next reading after `last` at `now` milliseconds on `node` (1 to 32 digits or lower-case letters). It is above `last` even
 * when the machine's clock stands still or runs backwards.
 */
export function nextClock(last: Clock, now: number, node: string): Clock {
  const lastTime = clockTime(last);
  const lastCounter = Number.parseInt(last.slice(12, 16), 16);
  if (now > lastTime) return compose(now, 0, node);
  return lastCounter < COUNTER_LIMIT
    ? compose(lastTime, lastCounter + 1, node)
    : compose(lastTime + 1, 0, node);
}

/** The higher of two readings. */
export function laterClock(a: Clock, b: Clock): Clock {
  return a > b ? a : b;
}

/** Says whether a reading lies more than a day after `now`, which no honest clock of a colleague does. */
export function isFromTheFuture(reading: Clock, now: number): boolean {
  return clockTime(reading) > now + DAY;
}

function compose(time: number, counter: number, node: string): Clock {
  return `${time.toString(16).padStart(12, '0')}${counter.toString(16).padStart(4, '0')}-${node}` as Clock;
}
