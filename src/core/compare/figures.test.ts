import { describe, expect, it } from 'vitest';

import { dateMentionsOf } from './dates.ts';
import { figuresOf } from './figures.ts';
import { tokensOf } from './tokens.ts';

function figuresIn(text: string): string {
  const tokens = tokensOf(text, 0, text.length);
  return figuresOf(text, tokens, dateMentionsOf(text, tokens))
    .map(
      ({ value, unit, bound, start, end }) =>
        `${value}${unit === '' ? '' : ` ${unit}`} ${bound} [${text.slice(start, end)}]`,
    )
    .join('; ');
}

const cases: readonly [name: string, text: string, expected: string][] = [
  ['a figure', '17 people came', '17 exact [17]'],
  ['a number word', 'three people came', '3 exact [three]'],
  ['a compound', 'twenty-six years of rain', '9490 duration exact [twenty-six years]'],
  ['a percentage', 'rose 60 percent', '60 % exact [60 percent]'],
  ['per cent', 'rose 60 per cent', '60 % exact [60 per cent]'],
  ['a percentage sign', 'rose 60%', '60 % exact [60%]'],
  ['percentage points', 'rose 2 percentage points', '2 points exact [2 percentage points]'],
  ['a sum', '$48 million', '48000000 $ exact [$48 million]'],
  ['a short sum', 'it cost $48m', '48000000 $ exact [$48m]'],
  ['a sum in words', '1.3 billion euros', '1300000000 € exact [1.3 billion euros]'],
  ['another dollar', 'NZ$18.2 million', '18200000 NZ$ exact [$18.2 million]'],
  ['thousands', 'some 30,000 bags', '30000 about [30,000]'],
  ['thousands with a blank', 'over 30 000 bags', '30000 at-least [30 000]'],
  ['at least', 'at least 12 people', '12 at-least [12]'],
  ['up to', 'up to 12 people', '12 at-most [12]'],
  ['fewer', 'fewer than 12 people', '12 below [12]'],
  ['a range', 'between 10 and 15 people', '10 range [10 and 15]'],
  ['an age', 'a 58-year-old man', '58 year-old exact [58-year-old]'],
  ['an age between commas', 'Joseph Berg, 56, came', '56 year-old exact [56]'],
  ['a time', 'shortly after 2 a.m. on', '120 time exact [2 a.m]'],
  ['a short time', 'shortly after 3am on', '180 time exact [3am]'],
  ['a score', 'won 3-1 at home', '3001 score exact [3-1]'],
  ['a code is no figure', 'the G7 and Covid-19', ''],
  ['a number word of another language is no figure', 'it was due once, an elf said', ''],
  ['basis points', 'rose 25 basis points', '0.25 points exact [25 basis points]'],
  ['a pronoun is no figure', 'one of them said', ''],
  ['a date is no figure', 'on 17 January 2025 and May 3', ''],
];

describe('figuresOf', () => {
  it.each(cases)('CM3 %s', (_name, text, expected) => {
    expect(figuresIn(text)).toBe(expected);
  });

  it.each([
    ['60 percent', '60%', true],
    ['about 2,300 people', '2,312 people', true],
    ['£6.2m', 'just over six million pounds', true],
    ['more than 100 firefighters', '120 firefighters', true],
    ['nearly 1,900 jobs', '1,850 jobs', true],
    ['200 jobs', '2,000 jobs', false],
    ['12 years', '12 months', false],
    ['six years', '72 months', true],
    ['dozens of people', '45 people', true],
  ])('CM3 %s and %s can both be true: %s', (one, other, expected) => {
    const [a, b] = [one, other].map((text) => {
      const tokens = tokensOf(text, 0, text.length);
      return figuresOf(text, tokens, [])[0];
    });
    const canMeet = a !== undefined && b !== undefined && a.low <= b.high && b.low <= a.high;
    expect(canMeet).toBe(expected);
  });
});
