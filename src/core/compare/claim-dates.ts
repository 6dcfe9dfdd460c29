import { type ClaimMatch, mentionOf } from './claim-match.ts';
import { type DateMention, canBeSame, daysOfMention } from './dates.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { weekdayOf } from '#core/text/days.ts';
import { type PairContext, isQuoted, slotSupport } from './pair-context.ts';
import { sharedCompany } from './pair-signs.ts';
import type { Account, Unit } from './story.ts';
import type { Token } from './tokens.ts';

const LEAST_SCORE = 0.35;

/**
 * Compares when two aligned sentences say it was. Quiet when one day can be meant by both; days of
 * saying ("said on Monday") are not compared, since everybody speaks more than once.
 */
export function compareDates(
  context: PairContext,
  published: readonly (number | null)[],
): ClaimMatch[] {
  const { a, b, accountA, accountB } = context;
  const days = [published[a.article] ?? null, published[b.article] ?? null] as const;
  const [restA, restB] = [datesIn(accountA, a), datesIn(accountB, b)];
  const matches: ClaimMatch[] = [];
  // Of several on a side those that meet speak of one day; what is left of a kind must be one on each.
  if (restA.length > 1 || restB.length > 1) {
    for (const x of restA.slice()) {
      const y = restB.find((other) => isAsExact(x, other) && canMeanSame(x, other, ...days));
      if (y === undefined) continue;
      restA.splice(restA.indexOf(x), 1);
      restB.splice(restB.indexOf(y), 1);
      matches.push(...matchOf(context, x, y, true));
    }
  }
  for (const isKind of [isExact, (date: DateMention) => !isExact(date)]) {
    const pair = lonePair(restA.filter(isKind), restB.filter(isKind));
    if (pair !== null) matches.push(...matchOf(context, ...pair, canMeanSame(...pair, ...days)));
  }
  return matches;
}

/** The one date of each side, or the one of a month that both have; `null` where it is open which belongs to which. */
function lonePair(
  ofA: readonly DateMention[],
  ofB: readonly DateMention[],
): readonly [DateMention, DateMention] | null {
  const all = ofA.flatMap((x) => ofB.map((y) => [x, y] as const));
  const ofMonth = all.filter(([x, y]) => x.month !== null && x.month === y.month);
  const [only, ...more] = all.length === 1 ? all : ofMonth;
  return only === undefined || more.length > 0 ? null : only;
}

/** The two dates as one matter, if they stand in one slot. */
function matchOf(
  context: PairContext,
  x: DateMention,
  y: DateMention,
  isSame: boolean,
): ClaimMatch[] {
  const { pair, a, b, accountA, accountB } = context;
  const { left, right } = slotSupport(context, x, y);
  const isOneMonth = x.month !== null && x.month === y.month;
  const isLed = areLedAlike(a, x, b, y) || (isOneMonth && sharedCompany(a, x, b, y, COMPANY) >= 2);
  // A year tells little of itself: what begins in one may well open in another.
  const isClose = (pair.base >= 0.45 && isExact(x)) || left + right >= 1.25;
  if (!isLed && (!isClose || pair.score < LEAST_SCORE)) return [];
  return [
    {
      kind: 'date',
      a: mentionOf(accountA, a, x, keyOf(x)),
      b: mentionOf(accountB, b, y, isSame ? keyOf(x) : keyOf(y)),
      conflict: isSame ? null : 'hard',
      label: labelOf(context, x),
      confidence: Math.min(0.9, 0.35 + 0.35 * pair.score + 0.1 * (left + right)),
    },
  ];
}

function keyOf({ weekday, day, month, year, offset, side }: DateMention): string {
  return [weekday, day, month, year, offset, side].map((part) => part ?? '').join('|');
}

/** How far around a date its company tells what it is the date of, in tokens. */
const COMPANY = 8;
/** How far before the word that leads a date in a common word still tells what it is the date of, in tokens. */
const LEAD_REACH = 2;

/** "highest since 2008", "its highest level since 2009": the same word before, behind a common one that matters. */
function areLedAlike(a: Unit, x: DateMention, b: Unit, y: DateMention): boolean {
  const [p, q] = [a.sentence.tokens, b.sentence.tokens];
  if (p[x.from - 1]?.norm !== q[y.from - 1]?.norm) return false;
  const known = leadOf(q, y);
  return leadOf(p, x).some((key) => known.includes(key));
}

function leadOf(tokens: readonly Token[], { from }: DateMention): readonly string[] {
  return tokens
    .slice(Math.max(0, from - 1 - LEAD_REACH), from - 1)
    .filter(({ isContent }) => isContent)
    .map(({ key }) => key);
}

/** Both tell a day, or the same of month and year. */
function isAsExact(x: DateMention, y: DateMention): boolean {
  if (isExact(x) || isExact(y)) return isExact(x) && isExact(y);
  return (x.year === null) === (y.year === null) && (x.month === null) === (y.month === null);
}

/** Tells a day; others tell a month or a year. */
function isExact({ day, weekday }: DateMention): boolean {
  return day !== null || weekday !== null;
}

function canMeanSame(
  x: DateMention,
  y: DateMention,
  dayX: number | null,
  dayY: number | null,
): boolean {
  const [p, q] = [daysOfMention(x, dayX), daysOfMention(y, dayY)];
  if (p !== null && q !== null) return canBeSame(p, q);
  // Without a day of publication only what is printed can be held against each other: 3 May and 4 May.
  if (isOther(x.month, y.month) || (x.month !== null && isOther(x.day, y.day))) return false;
  const weekdays = [weekdaysOf(x, p), weekdaysOf(y, q)];
  const [ofX, ofY] = weekdays;
  if (ofX == null || ofY == null) return true;
  return ofX.some((day) => ofY.includes(day));
}

function isOther(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one !== other;
}

function weekdaysOf(date: DateMention, days: ReturnType<typeof daysOfMention>): number[] | null {
  if (date.weekday !== null) return [((((date.weekday - 1 + (date.offset ?? 0)) % 7) + 7) % 7) + 1];
  if (days === null || date.day === null || date.year === null) return null;
  return days.map(([first]) => weekdayOf(first));
}

function datesIn(account: Account, unit: Unit): DateMention[] {
  const { tokens, dates } = unit.sentence;
  return dates.filter((date) => {
    const { start, end, from, to } = date;
    if (isQuoted(account, start, end)) return false;
    if (!isExact(date)) return true;
    const near = [...tokens.slice(Math.max(0, from - 3), from), ...tokens.slice(to, to + 2)];
    return !near.some(({ norm, isCapital }) => !isCapital && isCueVerb(norm));
  });
}

function labelOf({ a, accountA }: PairContext, { from }: DateMention): string {
  const words = a.sentence.tokens
    .slice(Math.max(0, from - 5), from)
    .filter(({ isContent, value }) => isContent && value === null);
  return words
    .slice(-2)
    .map(({ start, end }) => accountA.prepared.text.slice(start, end))
    .join(' ');
}
