import type { Instant } from '#core/domain/record.ts';

const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The milliseconds since 1970 of an ISO 8601 point in time, or `null` when it has another form or no calendar has that day.
 * (Core has no `Date`, so that nothing in it can ask for the time.)
 */
export function timeOf(instant: Instant): number | null {
  const parts = SHAPE.exec(instant);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59)
    return null;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const east = (parts[8] === '-' ? -1 : 1) * (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0));
  return (
    daysFromCivil(year, month, day) * DAY +
    (hour * 60 + minute - east) * MINUTE +
    second * 1_000 +
    milliseconds
  );
}

/** Days since 1970 in the proleptic Gregorian calendar. Source: H. Hinnant, chrono-compatible low-level date algorithms. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
