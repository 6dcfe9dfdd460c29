import { civilOf, dayNumber, lastDayOf, weekdayOf } from '#core/text/days.ts';
import { daysOf, monthNumber, relativeDay, weekdayNumber } from './lexicon/calendar.ts';
import type { Token } from './tokens.ts';

/** What an expression of time says before the day of publication is known. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** Index of its first and behind its last token in the sentence. */
  readonly from: number;
  readonly to: number;
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** ISO day of the week. */
  readonly weekday: number | null;
  /** Days from the day of publication, or from `weekday` where that is given. */
  readonly offset: number | null;
  /** "last Friday" −1, "next Friday" 1, else 0. */
  readonly side: -1 | 0 | 1;
}

/** The days that a mention may mean: one of these stretches, first and last day inclusive. */
export type Days = readonly (readonly [first: number, last: number])[];

const LAST = new Set(
  'last past letzten letzte vergangenen dernier dernière pasado pasada'.split(' '),
);
const NEXT = new Set(
  'next coming nächsten kommenden nächste prochain prochaine próximo próxima'.split(' '),
);
const BEFORE = new Set('before vor avant antes prior'.split(' '));
const AFTER = new Set('after nach après después'.split(' '));
const AGO = new Set(['ago', 'earlier']);
/** Month and day names that are also words: they need a capital and, alone, are not believed. */
const DOUBTFUL = new Set('mar sun may mai set abr mon sat jun jan dec mars marzo'.split(' '));

/**
 * Finds the expressions of time among the `tokens` of a sentence of `text`: dates in the order of
 * any language, days of the week, months, years, "yesterday", "three days before Monday".
 */
export function dateMentionsOf(text: string, tokens: readonly Token[]): DateMention[] {
  const mentions: DateMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const found = mentionAt(text, tokens, at);
    if (found === null) at += 1;
    else {
      mentions.push(found);
      at = found.to;
    }
  }
  return mentions;
}

function mentionAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  return (
    isoAt(text, tokens, at) ??
    shiftedAt(text, tokens, at) ??
    calendarAt(text, tokens, at) ??
    weekdayAt(tokens, at) ??
    relativeAt(text, tokens, at) ??
    yearAt(text, tokens, at)
  );
}

function made(
  tokens: readonly Token[],
  from: number,
  to: number,
  parts: Partial<DateMention>,
): DateMention {
  return {
    start: tokens[from]?.start ?? 0,
    end: tokens[to - 1]?.end ?? 0,
    from,
    to,
    year: null,
    month: null,
    day: null,
    weekday: null,
    offset: null,
    side: 0,
    ...parts,
  };
}

function isoAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  const [y, m, d] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (y?.value == null || m?.value == null || d?.value == null) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text.slice(y.start, d.end))) return null;
  if (m.value < 1 || m.value > 12 || d.value < 1 || d.value > 31) return null;
  return made(tokens, at, at + 3, { year: y.value, month: m.value, day: d.value });
}

/** "three days before Monday", "two days ago", "vor drei Tagen". */
function shiftedAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  const lead = BEFORE.has(tokens[at]?.norm ?? '') ? 1 : 0;
  const count = tokens[at + lead]?.value;
  const unit = daysOf(tokens[at + lead + 1]?.norm ?? '');
  if (count == null || unit === null || count > 60) return null;
  if (lead === 1) return made(tokens, at, at + 3, { offset: -count * unit });
  const word = tokens[at + 2];
  if (word === undefined) return null;
  if (AGO.has(word.norm) || (word.norm === 'hace' && at > 0))
    return made(tokens, at, at + 3, { offset: -count * unit });
  const sign = BEFORE.has(word.norm) ? -1 : AFTER.has(word.norm) ? 1 : 0;
  if (sign === 0) return null;
  const target = weekdayAt(tokens, at + 3) ?? calendarAt(text, tokens, at + 3);
  if (target === null || target.side !== 0) return null;
  return { ...target, start: tokens[at]?.start ?? 0, from: at, offset: sign * count * unit };
}

/** "March 5, 2031", "5 March", "5. März 2031", "5 de marzo de 2031", "March". */
function calendarAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  const day = dayOfMonth(tokens[at]);
  if (day !== null) {
    const suffix = /^(?:st|nd|rd|th|er)$/.test(tokens[at + 1]?.norm ?? '') ? 1 : 0;
    const skip = suffix + (/^(?:de|of)$/.test(tokens[at + 1 + suffix]?.norm ?? '') ? 2 : 1);
    const month = monthOf(tokens[at + skip], true);
    if (month === null || !isNear(text, tokens, at, at + skip)) return null;
    const year = yearAfter(tokens, at + skip + 1);
    return made(tokens, at, year.to, { day, month, year: year.value });
  }
  const isWithFigure = tokens[at + 1]?.value != null;
  const month = monthOf(tokens[at], isWithFigure);
  if (month === null) return null;
  const next = dayOfMonth(tokens[at + 1]);
  if (next !== null && isNear(text, tokens, at, at + 1)) {
    const suffix = /^(?:st|nd|rd|th)$/.test(tokens[at + 2]?.norm ?? '') ? 1 : 0;
    const year = yearAfter(tokens, at + 2 + suffix);
    return made(tokens, at, year.to, { day: next, month, year: year.value });
  }
  const year = yearAfter(tokens, at + 1);
  return made(tokens, at, year.to, { month, year: year.value, side: sideBefore(tokens, at) });
}

function isNear(text: string, tokens: readonly Token[], a: number, b: number): boolean {
  return /^[.\s]*(?:st|nd|rd|th|er|º)?[.\s]*(?:de|of)?[.\s]*$/.test(
    text.slice(tokens[a]?.end ?? 0, tokens[b]?.start ?? 0),
  );
}

const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
);

function dayOfMonth(token: Token | undefined): number | null {
  const ordinal = ORDINALS.get(token?.norm ?? '');
  if (ordinal !== undefined) return ordinal;
  if (token?.value == null || !/^\d{1,2}$/.test(token.norm)) return null;
  return token.value >= 1 && token.value <= 31 ? token.value : null;
}

function monthOf(token: Token | undefined, isWithFigure: boolean): number | null {
  if (token === undefined) return null;
  const month = monthNumber(token.norm);
  if (month === null) return null;
  if (isWithFigure) return month;
  if (DOUBTFUL.has(token.norm)) return null;
  // "to march", "august": months in lower case are Romance ones.
  if (!token.isCapital && /^(?:march|august)$/.test(token.norm)) return null;
  return token.isCapital || token.norm.length > 4 ? month : null;
}

function yearAfter(
  tokens: readonly Token[],
  at: number,
): { readonly value: number | null; readonly to: number } {
  const skip = /^(?:de|of|del)$/.test(tokens[at]?.norm ?? '') ? 1 : 0;
  const value = tokens[at + skip]?.value;
  if (value != null && value >= 1900 && value <= 2100 && Number.isInteger(value))
    return { value, to: at + skip + 1 };
  return { value: null, to: at };
}

function weekdayAt(tokens: readonly Token[], at: number): DateMention | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const weekday = weekdayNumber(token.norm);
  if (weekday === null || (DOUBTFUL.has(token.norm) && !token.isCapital)) return null;
  if (!token.isCapital && /^(?:mon|tue|wed|thu|fri|sat|sun|mar)$/.test(token.norm)) return null;
  if (/^(?:sun|sat|mon|wed)$/.test(token.norm)) return null;
  return made(tokens, at, at + 1, { weekday, side: sideBefore(tokens, at) });
}

function sideBefore(tokens: readonly Token[], at: number): -1 | 0 | 1 {
  const before = tokens[at - 1]?.norm ?? '';
  if (LAST.has(before)) return -1;
  return NEXT.has(before) ? 1 : 0;
}

function relativeAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const offset = relativeDay(token.norm);
  if (offset === null || token.isCapital) return null;
  // "hier" is French for yesterday and German for here; German "morgen" also means morning.
  if (token.norm === 'hier' && !/\b(?:le|la|les|une)\b/.test(text)) return null;
  if (token.norm === 'gestern' || token.norm !== 'morgen')
    return made(tokens, at, at + 1, { offset });
  return null;
}

function yearAt(text: string, tokens: readonly Token[], at: number): DateMention | null {
  const token = tokens[at];
  if (token?.value == null || !/^(?:19|20)\d{2}$/.test(token.norm)) return null;
  const before = text.slice(Math.max(0, token.start - 12), token.start);
  if (
    !/(?:\b(?:in|since|of|from|until|by|the|before|after|seit|im|jahr|en|depuis|desde|de|del|early|late|mid))[\s-]$/i.test(
      before,
    )
  )
    return null;
  return made(tokens, at, at + 1, { year: token.value });
}

/**
 * Returns the days that `date` may mean in an article published on `published`, which may be
 * unknown; or `null` when it means nothing certain. A day of the week without more may be the one
 * before or the one after the day of publication.
 */
export function daysOfMention(date: DateMention, published: number | null): Days | null {
  const { year, month, day, weekday, offset, side } = date;
  if (month !== null) return shift(monthDays(year, month, day, published), offset ?? 0);
  if (year !== null) return [[dayNumber(year, 1, 1), dayNumber(year, 12, 31)]];
  if (published === null) return null;
  if (weekday !== null) {
    const back = (weekdayOf(published) - weekday + 7) % 7;
    const before = published - back;
    const after = before + 7;
    const all: Days = [
      ...(side <= 0 ? [[before, before] as const] : []),
      ...(side < 0 ? [[before - 7, before - 7] as const] : []),
      ...(side >= 0 ? [[after, after] as const] : []),
      ...(side > 0 ? [[after + 7, after + 7] as const] : []),
    ];
    return shift(all, offset ?? 0);
  }
  return offset === null ? null : [[published + offset, published + offset]];
}

function monthDays(
  year: number | null,
  month: number,
  day: number | null,
  published: number | null,
): Days | null {
  const of = (y: number): readonly [number, number] =>
    day === null
      ? [dayNumber(y, month, 1), lastDayOf(y, month)]
      : [dayNumber(y, month, day), dayNumber(y, month, day)];
  if (year !== null) return [of(year)];
  if (published === null) return null;
  const { year: now } = civilOf(published);
  return [of(now - 1), of(now), of(now + 1)];
}

function shift(days: Days | null, by: number): Days | null {
  return days?.map(([first, last]) => [first + by, last + by] as const) ?? null;
}

/** Tells whether two mentions can mean one day. */
export function canBeSame(a: Days, b: Days): boolean {
  return a.some(([first, last]) => b.some((other) => first <= other[1] && other[0] <= last));
}
