import { describe, expect, it } from 'vitest';

import { civilOf, dayNumber, readIsoDay, weekdayOf, writeIsoDay } from './days.ts';

describe('days of the calendar', () => {
  it('days go to and fro over leap years and centuries', () => {
    for (let day = dayNumber(1899, 12, 25); day < dayNumber(2101, 1, 5); day += 37) {
      const { year, month, day: ofMonth } = civilOf(day);
      expect(dayNumber(year, month, ofMonth)).toBe(day);
      expect(readIsoDay(writeIsoDay(day))).toBe(day);
      expect(weekdayOf(day + 7)).toBe(weekdayOf(day));
    }
    expect(weekdayOf(dayNumber(2025, 1, 17))).toBe(5);
  });

  it.each(['2025-02-29', '2025-13-01', '17.1.2025', ''])('"%s" is no day', (iso) => {
    expect(readIsoDay(iso)).toBeNull();
  });
});
