import { type ClaimMatch, type Mention, mentionOf } from './claim-match.ts';
import { areTurned, isTollIn } from './claim-figures.ts';
import type { DateMention } from './dates.ts';
import { isCurrency } from './figure-units.ts';
import type { Figure } from './figures.ts';
import { isQuoted } from './pair-context.ts';
import type { Account, StoryIndex, Unit } from './story.ts';

/** Smaller counts are of too many things: "two men". */
const LEAST_VALUE = 10;
/** Words that matter which both sentences must have, where two accounts agree against a third. */
const LEAST_SHARED = 2;
/** Sums of money are of many things: sentences that are built otherwise must have so many. */
const LEAST_SHARED_OF_SUMS = 4;

/** A value of one kind where an account prints it first. */
interface Counted {
  readonly unit: Unit;
  readonly figure: Figure;
}

/**
 * Compares what is counted in sentences that need not be aligned: where all values of a kind but one
 * stand in two accounts alike, the ones that are left may be of the same thing. Kinds are currencies,
 * what stands behind a number, and years.
 *
 * Believed only where the digits are the same (3.1 and 31 million, 1934 and 1943), or where it is the
 * only value and two accounts agree against a third; tolls change and are left out. Cost is O(figures) and, by kind, the square of
 * the accounts.
 */
export function compareCounts(index: StoryIndex, accounts: readonly Account[]): ClaimMatch[] {
  const kinds = new Map<string, Map<number, Counted[]>>();
  for (const unit of index.units) {
    const account = accounts[unit.article];
    if (account === undefined) continue;
    for (const figure of [...unit.sentence.figures, ...yearsOf(unit)]) {
      const kind = kindOf(figure);
      if (kind === null || isQuoted(account, figure.start, figure.end)) continue;
      const byArticle = kinds.get(kind) ?? new Map<number, Counted[]>();
      kinds.set(kind, byArticle);
      const list = byArticle.get(unit.article) ?? [];
      byArticle.set(unit.article, list);
      if (!list.some((known) => known.figure.value === figure.value)) list.push({ unit, figure });
    }
  }
  return Array.from(kinds.values()).flatMap((byArticle) =>
    matchesOf(Array.from(byArticle.values()), accounts),
  );
}

/** The years of a sentence that tell neither day nor month, and bare numbers that can be none but years. */
function yearsOf({ sentence: { dates, figures } }: Unit): Figure[] {
  return [
    ...dates.flatMap((date) =>
      date.year !== null && date.month === null && date.offset === null
        ? [yearAt(date, date.year)]
        : [],
    ),
    ...figures.flatMap((figure) => (isYear(figure) ? [yearAt(figure, figure.value)] : [])),
  ];
}

function yearAt({ start, end, from, to }: Figure | DateMention, value: number): Figure {
  return {
    start,
    end,
    from,
    to,
    value,
    low: value,
    high: value,
    bound: 'exact',
    boundStart: start,
    unit: 'year',
    nouns: [],
    direction: null,
  };
}

function isYear({ start, end, unit, nouns, value }: Figure): boolean {
  return (
    unit === '' &&
    nouns.length === 0 &&
    end - start === 4 &&
    Number.isInteger(value) &&
    value >= 1000
  );
}

/** What a figure counts: a currency, or the first word behind it; `null` for what is counted of many things. */
function kindOf({ unit, nouns, value }: Figure): string | null {
  if (isCurrency(unit) || unit === 'year') return unit;
  const [noun] = nouns;
  return unit === '' && noun !== undefined && value >= LEAST_VALUE ? `count ${noun}` : null;
}

/** An account with more values of a kind than this is a table. */
const MOST_VALUES = 8;

function matchesOf(
  lists: readonly (readonly Counted[])[],
  accounts: readonly Account[],
): ClaimMatch[] {
  const kept = lists.filter(({ length }) => length <= MOST_VALUES);
  return kept.flatMap((ofX, rank) =>
    kept.slice(rank + 1).flatMap((ofY): ClaimMatch[] => {
      const same = ofX.flatMap((x) =>
        ofY
          .filter((y) => canBeSame(x.figure, y.figure))
          .slice(0, 1)
          .map((y) => [x, y] as const),
      );
      // What only may be the same ties no others together: 200 of 1,900 jobs, about 2,000 jobs.
      const agreed = same.filter(([x, y]) => x.figure.value === y.figure.value && areOfOne(x, y));
      const restX = ofX.filter((one) => !same.some(([met]) => met === one));
      const restY = ofY.filter((one) => !same.some(([, met]) => met === one));
      const [slip, ...more] = restX.flatMap((x) =>
        restY.filter((y) => isSlip(x, y, kept)).map((y) => [x, y] as const),
      );
      const [x, y] = [restX[0], restY[0]];
      const isLone = ofX.length === 1 && ofY.length === 1;
      const odd =
        isLone && x !== undefined && y !== undefined && isOdd(x, y, kept)
          ? ([x, y] as const)
          : undefined;
      const against = odd ?? (more.length === 0 ? slip : undefined);
      return [...agreed, ...(against === undefined ? [] : [against])].map(([one, other]) =>
        matchOf(one, other, accounts),
      );
    }),
  );
}

/** The same digits, ten times as much at most, of what no third value speaks for. */
function isSlip(x: Counted, y: Counted, all: readonly (readonly Counted[])[]): boolean {
  const [a, b] = [x.figure, y.figure];
  const [low, high] = [Math.min(a.value, b.value), Math.max(a.value, b.value)];
  if (!areTurned(a, b) || high > 10 * low || isToll(x) || isToll(y)) return false;
  if (sharedWords(x.unit, y.unit) < (a.unit === 'year' ? LEAST_SHARED : 1)) return false;
  return !all.some((list) =>
    list.some(
      ({ figure }) =>
        figure.value !== a.value &&
        figure.value !== b.value &&
        (canBeSame(figure, a) || canBeSame(figure, b)),
    ),
  );
}

/** Two accounts agree on one of them against the other. */
function isOdd(x: Counted, y: Counted, all: readonly (readonly Counted[])[]): boolean {
  const countOf = ({ figure }: Counted): number =>
    all.filter((list) => list.some((other) => other.figure.value === figure.value)).length;
  const isBacked = Math.max(countOf(x), countOf(y)) >= 2;
  return isBacked && x.figure.unit !== 'year' && !isToll(x) && !isToll(y) && areOfOne(x, y);
}

function isToll({ unit, figure }: Counted): boolean {
  return isTollIn(unit, figure);
}

function canBeSame(a: Figure, b: Figure): boolean {
  return a.low <= b.high && b.low <= a.high;
}

function areOfOne(x: Counted, y: Counted): boolean {
  const least = isCurrency(x.figure.unit) ? LEAST_SHARED_OF_SUMS : LEAST_SHARED;
  return sharedWords(x.unit, y.unit) >= least;
}

function matchOf(x: Counted, y: Counted, accounts: readonly Account[]): ClaimMatch {
  const isSame = canBeSame(x.figure, y.figure);
  const [a, b] = [x, y].map(({ unit, figure }) =>
    mentionOf(accounts[unit.article], unit, figure, `${figure.unit}|${figure.value}`),
  ) as [Mention, Mention];
  return {
    kind: x.figure.unit === 'year' ? 'date' : 'number',
    a,
    b: isSame ? { ...b, key: a.key } : b,
    conflict: isSame ? null : 'hard',
    label: x.figure.nouns.length > 0 ? labelOf(x, accounts) : '',
    confidence: 0.7,
  };
}

function sharedWords(a: Unit, b: Unit): number {
  const known = new Set(b.content);
  return a.content.filter((key) => known.has(key)).length;
}

function labelOf({ unit, figure }: Counted, accounts: readonly Account[]): string {
  const token = unit.sentence.tokens[figure.to];
  return token === undefined
    ? ''
    : (accounts[unit.article]?.prepared.text.slice(token.start, token.end) ?? '');
}
