import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { timeOf } from './instant.ts';

describe('timeOf', () => {
  it('counts as the platform does', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-01T00:00:00Z'),
          max: new Date('9999-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(timeOf(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });

  it.each([
    ['2026-11-21T10:00:00Z', '2026-11-21T10:00:00.000Z'],
    ['2026-11-21T12:30:00.5+02:30', '2026-11-21T10:00:00.500Z'],
    ['2026-11-21T05:00:00-05:00', '2026-11-21T10:00:00.000Z'],
  ])('%s is %s', (instant, utc) => {
    expect(timeOf(instant)).toBe(Date.parse(utc));
  });

  it.each([
    '',
    'yesterday',
    '2026-11-21',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:01:00Z',
    '2026-01-01T00:00:00',
  ])('%j is no point in time', (instant) => {
    expect(timeOf(instant)).toBeNull();
  });
});
