import type { Instant } from '#core/domain/record.ts';
import { civilOf, readIsoDay, writeIsoDay } from '#core/text/days.ts';

const SHAPE = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The milliseconds since 1970 of an ISO 8601 point in time, or `null` when it has another form or no calendar has that day.
 * (Core has no `Date`, so that nothing in it can ask for the time.)
 */
export function timeOf(instant: Instant): number | null {
  const parts = SHAPE.exec(instant);
  if (parts === null) return null;
  const day = readIsoDay(parts[1] ?? '');
  const [hour = 0, minute = 0, second = 0] = parts.slice(2, 5).map(Number);
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3));
  const east = (parts[6] === '-' ? -1 : 1) * (Number(parts[7] ?? 0) * 60 + Number(parts[8] ?? 0));
  return day * DAY + (hour * 60 + minute - east) * MINUTE + second * 1_000 + milliseconds;
}

const LOOSE =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?)?$/;
/** Numbers above this count milliseconds, those below seconds: the year 5138, or March 1973. */
const MILLISECONDS = 1e11;

/**
 * The instant that a value of another program tells, as Galley writes it (UTC, milliseconds), or `null`: ISO 8601 with or without
 * seconds, fractions and zone (UTC where it has none), a date alone, or a number of seconds or milliseconds since 1970.
 */
export function instantFrom(value: string | number): Instant | null {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || value <= 0) return null;
    return instantOf(Math.floor(value < MILLISECONDS ? value * 1_000 : value));
  }
  const parts = LOOSE.exec(value.trim());
  if (parts === null) return null;
  const [, day = '', minutes = '00:00', seconds = ':00', fraction = '0', zone = 'Z'] = parts;
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const time = timeOf(`${day}T${minutes}${seconds}.${fraction}${offset}`);
  return time === null ? null : instantOf(time);
}

/** The instant at `time` milliseconds since 1970, or `null` outside the years 0 to 9999. */
export function instantOf(time: number): Instant | null {
  const days = Math.floor(time / DAY);
  const rest = time - days * DAY;
  const { year } = civilOf(days);
  if (year < 0 || year > 9_999) return null;
  const [hour, minute, second] = [rest / 3_600_000, (rest / MINUTE) % 60, (rest / 1_000) % 60];
  const clock = [hour, minute, second].map((part) => digits(Math.floor(part), 2)).join(':');
  return `${writeIsoDay(days)}T${clock}.${digits(rest % 1_000, 3)}Z`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
