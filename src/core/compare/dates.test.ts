import { describe, expect, it } from 'vitest';

import { canBeSame, dateMentionsOf, daysOfMention } from './dates.ts';
import { dayNumber, writeIsoDay } from '#core/text/days.ts';
import { tokensOf } from './tokens.ts';

/** What `text` may mean on Friday, 17 January 2025. */
function daysIn(text: string): string {
  const tokens = tokensOf(text, 0, text.length);
  return dateMentionsOf(text, tokens)
    .map((mention) => {
      const days = daysOfMention(mention, dayNumber(2025, 1, 17)) ?? [];
      return days
        .map(([first, last]) =>
          first === last ? writeIsoDay(first) : `${writeIsoDay(first)}…${writeIsoDay(last)}`,
        )
        .join('|');
    })
    .join('; ');
}

const cases: readonly [text: string, expected: string][] = [
  ['on January 17, 2025', '2025-01-17'],
  ['on 17 January 2025', '2025-01-17'],
  ['on 17. Januar 2025', '2025-01-17'],
  ['el 17 de enero de 2025', '2025-01-17'],
  ['on the first of October 2025', '2025-10-01'],
  ['date 2025-01-17', '2025-01-17'],
  ['on Jan. 17', '2024-01-17|2025-01-17|2026-01-17'],
  ['on Friday', '2025-01-17|2025-01-24'],
  ['on Monday', '2025-01-13|2025-01-20'],
  ['last Friday', '2025-01-17|2025-01-10'],
  ['next Monday', '2025-01-20|2025-01-27'],
  ['yesterday', '2025-01-16'],
  ['three days before Monday', '2025-01-10|2025-01-17'],
  ['two days ago', '2025-01-15'],
  ['in December 2024', '2024-12-01…2024-12-31'],
  ['since 1979', '1979-01-01…1979-12-31'],
  ['they may march on', ''],
  ['the sun shone', ''],
];

describe('dates', () => {
  it.each(cases)('CM3 "%s" is %s', (text, expected) => {
    expect(daysIn(text)).toBe(expected);
  });

  it('CM3 three days before Monday can be a Friday', () => {
    const friday = [[dayNumber(2025, 1, 17), dayNumber(2025, 1, 17)]] as const;
    const text = 'three days before Monday';
    const [mention] = dateMentionsOf(text, tokensOf(text, 0, text.length));
    expect(mention && canBeSame(daysOfMention(mention, dayNumber(2025, 1, 17)) ?? [], friday)).toBe(
      true,
    );
  });
});
