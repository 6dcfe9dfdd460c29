import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Clock } from './clock.ts';
import { clockTime, isClock, isFromTheFuture, laterClock, nextClock, ORIGIN } from './clock.ts';

const DAY = 86_400_000;
const times = fc.integer({ min: 0, max: 2 ** 47 });

describe('the logical clock', () => {
  it('goes up whatever the machine says', () => {
    fc.assert(
      fc.property(fc.array(times, { minLength: 2, maxLength: 50 }), (readings) => {
        let last: Clock = ORIGIN;
        for (const now of readings) {
          const next = nextClock(last, now, 'a1');
          expect(isClock(next)).toBe(true);
          expect(next > last).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('follows the machine while that goes forward', () => {
    expect(clockTime(nextClock(ORIGIN, 1_700_000_000_000, 'a1'))).toBe(1_700_000_000_000);
  });

  it('goes on to the next millisecond when the counter is full', () => {
    const full = '0000000000050000-a'.replace('50000', '5ffff') as Clock;
    const next = nextClock(full, 0, 'a');
    expect(next > full).toBe(true);
    expect(clockTime(next)).toBe(clockTime(full) + 1);
  });

  it('never gives two nodes the same reading', () => {
    expect(nextClock(ORIGIN, 5, 'a')).not.toBe(nextClock(ORIGIN, 5, 'b'));
  });

  it.each([
    ['0000000000000000-0', true],
    ['0193a7c05eed0000-1f2e3d4c', true],
    ['', false],
    ['0193a7c05eed0000', false],
    ['0193A7C05EED0000-ab', false],
    ['0193a7c05eed0000-a b', false],
  ])('knows a reading when it sees one: %j', (value, expected) => {
    expect(isClock(value)).toBe(expected);
  });

  it('tells a colleague’s honest clock from one that is a day ahead', () => {
    const now = 1_700_000_000_000;
    expect(isFromTheFuture(nextClock(ORIGIN, now + DAY, 'a'), now)).toBe(false);
    expect(isFromTheFuture(nextClock(ORIGIN, now + DAY + 1, 'a'), now)).toBe(true);
  });

  it('prefers the higher of two readings', () => {
    const low = nextClock(ORIGIN, 1, 'z');
    const high = nextClock(ORIGIN, 2, 'a');
    expect(laterClock(low, high)).toBe(high);
    expect(laterClock(high, low)).toBe(high);
  });
});
