import type { ClaimMatch, Mention } from './claim-match.ts';
import { type DateMention, canBeSame, daysOfMention } from './dates.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { weekdayOf } from '#core/text/days.ts';
import { type PairContext, isQuoted, slotSupport } from './pair-context.ts';
import type { Account, Unit } from './story.ts';

const LEAST_SCORE = 0.35;

/**
 * Compares when two aligned sentences say it was. Quiet when one day can be meant by both; days of
 * saying ("said on Monday") are not compared, since everybody speaks more than once.
 */
export function compareDates(
  context: PairContext,
  published: readonly (number | null)[],
): ClaimMatch[] {
  const { pair, a, b, accountA, accountB } = context;
  if (pair.score < LEAST_SCORE) return [];
  const [ofA, ofB] = [datesIn(accountA, a), datesIn(accountB, b)];
  const [x] = ofA;
  const [y] = ofB;
  // With several on a side it is open which belongs to which.
  if (x === undefined || y === undefined || ofA.length > 1 || ofB.length > 1) return [];
  if ((x.day === null && x.weekday === null) !== (y.day === null && y.weekday === null)) return [];
  const { left, right } = slotSupport(context, x, y);
  const isClose = pair.base >= 0.45 || left + right >= 1.25;
  if (!isClose) return [];
  const isSame = canMeanSame(x, y, published[a.article] ?? null, published[b.article] ?? null);
  return [
    {
      kind: 'date',
      a: mention(accountA, a, x, 'date'),
      b: mention(
        accountB,
        b,
        y,
        isSame ? 'date' : `date ${y.weekday ?? ''} ${y.day ?? ''} ${y.month ?? ''} ${y.year ?? ''}`,
      ),
      conflict: isSame ? null : 'hard',
      label: labelOf(context, x),
      confidence: Math.min(0.9, 0.35 + 0.35 * pair.score + 0.1 * (left + right)),
    },
  ];
}

function canMeanSame(
  x: DateMention,
  y: DateMention,
  dayX: number | null,
  dayY: number | null,
): boolean {
  const [p, q] = [daysOfMention(x, dayX), daysOfMention(y, dayY)];
  if (p !== null && q !== null) return canBeSame(p, q);
  // Without a day of publication only the days of the week can be held against each other.
  const weekdays = [weekdaysOf(x, p), weekdaysOf(y, q)];
  const [ofX, ofY] = weekdays;
  if (ofX == null || ofY == null) return true;
  return ofX.some((day) => ofY.includes(day));
}

function weekdaysOf(date: DateMention, days: ReturnType<typeof daysOfMention>): number[] | null {
  if (date.weekday !== null) return [((((date.weekday - 1 + (date.offset ?? 0)) % 7) + 7) % 7) + 1];
  if (days === null || date.day === null || date.year === null) return null;
  return days.map(([first]) => weekdayOf(first));
}

function datesIn(account: Account, unit: Unit): DateMention[] {
  const { tokens, dates } = unit.sentence;
  return dates.filter(({ start, end, from, to }) => {
    if (isQuoted(account, start, end)) return false;
    const near = [...tokens.slice(Math.max(0, from - 3), from), ...tokens.slice(to, to + 2)];
    return !near.some(({ norm, isCapital }) => !isCapital && isCueVerb(norm));
  });
}

function mention(account: Account, unit: Unit, { start, end }: DateMention, key: string): Mention {
  const { sentence } = unit;
  return {
    article: unit.article,
    start,
    end,
    value: account.prepared.text.slice(start, end),
    key,
    sentence: { start: sentence.start, end: sentence.end },
  };
}

function labelOf({ a, accountA }: PairContext, { from }: DateMention): string {
  const words = a.sentence.tokens
    .slice(Math.max(0, from - 5), from)
    .filter(({ isContent }) => isContent);
  return words
    .slice(-2)
    .map(({ start, end }) => accountA.prepared.text.slice(start, end))
    .join(' ');
}
