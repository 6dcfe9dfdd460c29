import { hiddenIn } from '#core/text/hidden.ts';
import type { AttributeValue } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import type { Passage } from '#core/domain/span.ts';
import { wordsOf } from '#core/domain/span.ts';

/** The initials of a name, at most two: "Lena Brandt" → "LB". `''` for no name. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last].map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}

/** A count with its noun: "1 word", "628 words". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`;
}

const MONTHS = {
  long: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
};

/** A date or date-time of an article as an editor writes it: "5 March 2031, 09:30". `''` and what is no date stay as they are. */
export function dateInWords(date: string, month: 'long' | 'short' = 'long'): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(date);
  if (parts === null) return date;
  const [, year, monthNumber, day, time] = parts;
  const name = MONTHS[month].format(Date.UTC(2000, Number(monthNumber) - 1, 1));
  const words = `${Number(day)} ${name} ${year}`;
  return time === undefined || month === 'short' ? words : `${words}, ${time}`;
}

/** The value of an attribute as a reader says it, a passage in other words where they are given; `''` for none. */
export function valueInWords(
  value: AttributeValue | undefined,
  passageInWords: (passage: Passage) => string = ({ fragments }) => wordsOf(fragments),
): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  return [value]
    .flat()
    .map((evidence) => (isPassage(evidence) ? passageInWords(evidence) : 'an annotation'))
    .join('; ');
}

/** The first words of a text, at most `length` characters, cut at a blank. */
export function firstWords(text: string, length: number): string {
  const line = text
    .trim()
    .slice(0, length + 1)
    .replaceAll(/\s+/g, ' ');
  if (line.length <= length) return line;
  const cut = line.lastIndexOf(' ', length);
  return `${line.slice(0, cut > length / 2 ? cut : length)}…`;
}

/** How many words a text has: runs between blanks, as editors count. Cost is O(n). */
export function wordCount(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}

/** What a text holds that nobody sees, in words; `''` for nothing. */
export function hiddenInWords(text: string): string {
  const { directions, controls, halves } = hiddenIn(text);
  const parts = [
    ...(directions === 0 ? [] : [count(directions, 'direction mark')]),
    ...(controls === 0 ? [] : [count(controls, 'control character')]),
    ...(halves === 0 ? [] : [count(halves, 'half character')]),
  ];
  return parts.length === 0 ? '' : `Holds ${parts.join(', ')}`;
}
