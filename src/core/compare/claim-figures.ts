import type { ClaimMatch, Mention } from './claim-match.ts';
import { type Days, canBeSame, daysOfMention } from './dates.ts';
import { isCurrency } from './figure-units.ts';
import type { Figure } from './figures.ts';
import { daysOf, weekdayNumber } from './lexicon/calendar.ts';
import { isCueVerb } from './lexicon/cues.ts';
import { areOpposite } from './lexicon/opposites.ts';
import { isTollWord } from './lexicon/tolls.ts';
import { type PairContext, isQuoted, mentionIn, slotSupport } from './pair-context.ts';
import { sharedCompany } from './pair-signs.ts';
import type { Account, Unit } from './story.ts';
import type { Token } from './tokens.ts';

/** Values nearer than this share of the larger may be rounding or another moment: soft. */
const NEAR = 0.06;
/** Percentages further apart than this share of the larger are of two things, unless their digits are the same. */
const FAR = 0.75;
/** How far around a figure with a unit its company tells what it is of, in tokens. */
const COMPANY = 8;
/** Sentences with less in common than this do not carry figures that differ; equal ones always. */
const LEAST_SCORE = 0.32;

/**
 * Compares the figures of two aligned sentences: equal ones first, then those that stand in the same
 * slot or count the same thing. A difference is quiet when the intervals that the printed values
 * allow meet, or when the other account prints the value elsewhere.
 */
export function compareFigures(
  context: PairContext,
  published: readonly (number | null)[],
): ClaimMatch[] {
  const { pair, a, b, accountA, accountB } = context;
  const restA = figuresIn(accountA, a);
  const restB = figuresIn(accountB, b);
  const matches: ClaimMatch[] = [];
  for (const fa of restA.slice()) {
    const fb = restB
      .filter((other) => isSameUnit(fa, other) && isEqual(fa, other))
      .toSorted((x, y) => support(context, fa, y) - support(context, fa, x))[0];
    if (fb === undefined) continue;
    restA.splice(restA.indexOf(fa), 1);
    restB.splice(restB.indexOf(fb), 1);
    const trends = trendsOf(context, fa, fb);
    matches.push(
      ...(trends.length > 0 ? trends : matchOf(context, fa, fb, null, 0.9)),
      ...boundOf(context, fa, fb),
    );
  }
  matches.push(...otherCurrencies(context, restA, restB));
  if (pair.score < LEAST_SCORE) return matches;
  const options = restA
    .flatMap((fa) => restB.map((fb) => ({ fa, fb, weight: support(context, fa, fb) })))
    .filter(({ fa, fb, weight }) => isSameUnit(fa, fb) && weight >= 1.5)
    .toSorted((x, y) => y.weight - x.weight || x.fa.start - y.fa.start || x.fb.start - y.fb.start);
  const taken = new Set<Figure>();
  const isElsewhen = haveOtherDays(context, published);
  for (const { fa, fb, weight } of options) {
    if (taken.has(fa) || taken.has(fb)) continue;
    taken.add(fa);
    taken.add(fb);
    if (isElsewhen) continue;
    const isCompatible = fa.low <= fb.high && fb.low <= fa.high;
    if (!isCompatible && (isPrinted(accountB, fa, fb) || isPrinted(accountA, fb, fa))) continue;
    const gap =
      Math.abs(fa.value - fb.value) / Math.max(Math.abs(fa.value), Math.abs(fb.value), 1e-9);
    if (CHANGES.has(fa.unit) && gap > FAR && !areTurned(fa, fb)) continue;
    const isSoft = gap < NEAR && Math.max(fa.value, fb.value) >= 100 && !areTurned(fa, fb);
    const overtaken = overtakenToll(context, fa, fb, published);
    matches.push(
      ...matchOf(
        context,
        fa,
        fb,
        isCompatible ? null : isSoft ? 'soft' : 'hard',
        confidenceOf(weight, pair.score),
      ).map((match) => ({ ...match, overtaken })),
    );
  }
  return matches;
}

/** The same sum in two currencies: nobody converts a sum into itself. */
function otherCurrencies(
  context: PairContext,
  restA: Figure[],
  restB: Figure[],
): readonly ClaimMatch[] {
  return restA.slice().flatMap((fa) => {
    if (!isCurrency(fa.unit)) return [];
    const fb = restB.find(
      ({ unit, value }) =>
        isCurrency(unit) &&
        value === fa.value &&
        !unit.endsWith(fa.unit) &&
        !fa.unit.endsWith(unit),
    );
    if (fb === undefined) return [];
    const { left, right } = slotSupport(context, fa, fb);
    if (left + right < 1) return [];
    restA.splice(restA.indexOf(fa), 1);
    restB.splice(restB.indexOf(fb), 1);
    return matchOf(context, fa, fb, 'hard', 0.85);
  });
}

/** Which of two tolls may be overtaken: that of the account of an earlier day, if it is lower. */
function overtakenToll(
  { a, b }: PairContext,
  fa: Figure,
  fb: Figure,
  published: readonly (number | null)[],
): 'a' | 'b' | null {
  const [x, y] = [published[a.article] ?? null, published[b.article] ?? null];
  if (x === null || y === null || x === y || fa.unit !== '' || fb.unit !== '') return null;
  if (!isTollIn(a, fa) || !isTollIn(b, fb)) return null;
  if (x < y) return fa.value < fb.value ? 'a' : null;
  return fb.value < fa.value ? 'b' : null;
}

/** How far from a number the word stands that makes it a toll, in tokens. */
const TOLL_REACH = 7;

/** Whether a figure stands near a word that makes it a toll. */
export function isTollIn({ sentence }: Unit, { from, to }: Figure): boolean {
  return sentence.tokens
    .slice(Math.max(0, from - TOLL_REACH), to + TOLL_REACH)
    .some(({ norm }) => isTollWord(norm));
}

/** The same digits in another order or with another point, 212 and 221, 3 and 30: a slip, and no rounding. */
export function areTurned(a: Figure, b: Figure): boolean {
  return digitsOf(a) === digitsOf(b);
}

function digitsOf({ value }: Figure): string {
  return Array.from(String(value).replaceAll(/[0.]/g, '')).toSorted().join('');
}

function confidenceOf(weight: number, score: number): number {
  return Math.min(0.95, 0.4 + 0.1 * Math.min(3, weight) + 0.3 * Math.min(1, score));
}

/** A sentence with more figures than this is a table: nothing tells which belongs to which. */
const MOST_FIGURES = 40;

function figuresIn(account: Account, unit: Unit): Figure[] {
  if (unit.sentence.figures.length > MOST_FIGURES) return [];
  return unit.sentence.figures.filter(
    ({ start, end, unit: sign }) => sign !== 'ordinal' && !isQuoted(account, start, end),
  );
}

function isSameUnit(a: Figure, b: Figure): boolean {
  if (a.unit === b.unit) return true;
  const units = new Set([a.unit, b.unit]);
  // "shortly after 2" and "2 p.m.": half a day may be meant.
  return units.has('time') && units.has('clock');
}

function isEqual(a: Figure, b: Figure): boolean {
  return a.value === b.value || (a.unit !== b.unit && a.value % 720 === b.value % 720);
}

/** How much speaks for the two figures being in one slot. */
function support(context: PairContext, fa: Figure, fb: Figure): number {
  const { left, right } = slotSupport(context, fa, fb);
  const isFirst = fa.nouns[0] !== undefined && fa.nouns[0] === fb.nouns[0];
  const isAny = fa.nouns.some((noun) => fb.nouns.includes(noun));
  const nouns = isFirst ? 1.5 : isAny ? 1 : 0;
  const isLone = isOnlyOf(context.a, fa) && isOnlyOf(context.b, fb);
  const isInCompany = fa.unit !== '' && sharedCompany(context.a, fa, context.b, fb, COMPANY) >= 2;
  const unit = fa.unit === '' ? 0 : fa.unit === 'year-old' || fa.unit === 'score' ? 1.5 : 0.75;
  // Two counts of other things are no conflict, however alike their surroundings.
  if (fa.unit === '' && nouns === 0 && fa.nouns.length > 0 && fb.nouns.length > 0)
    return Math.min(1, left + right);
  return (
    nouns +
    left +
    right +
    unit +
    (isInCompany ? 1 : 0) +
    (isLone && (unit > 0 || nouns > 0) ? 0.5 : 0)
  );
}

function isOnlyOf(unit: Unit, figure: Figure): boolean {
  return unit.sentence.figures.filter((other) => other.unit === figure.unit).length === 1;
}

/**
 * Whether the account itself, not somebody it quotes, prints a value that meets `figure` elsewhere, for
 * the same thing.
 */
function isPrinted(account: Account, figure: Figure, instead: Figure): boolean {
  return account.prepared.sentences.some(({ figures }) =>
    figures.some(
      (other) =>
        other !== instead &&
        !isQuoted(account, other.start, other.end) &&
        other.unit === figure.unit &&
        other.low <= figure.high &&
        figure.low <= other.high &&
        (figure.unit !== '' ||
          other.nouns.some(
            (noun) => figure.nouns.includes(noun) || instead.nouns.includes(noun),
          )) &&
        other.value === figure.value,
    ),
  );
}

/** The two sentences speak of days that cannot be the same: then the figures are of two moments. */
function haveOtherDays(
  { a, b, accountA, accountB }: PairContext,
  published: readonly (number | null)[],
): boolean {
  const daysIn = (unit: Unit, account: Account): ReturnType<typeof daysOfMention>[] =>
    unit.sentence.dates
      .filter(({ start, end }) => !isQuoted(account, start, end))
      .map((date) => daysOfMention(date, published[unit.article] ?? null));
  const [x, y] = [daysIn(a, accountA), daysIn(b, accountB)];
  if (x.length === 0 || y.length === 0) return false;
  return !x.some((p) => y.some((q) => p === null || q === null || canBeSame(widened(p), q)));
}

/** A day more or less may be an error of the date; only other weeks are another moment. */
function widened(days: Days): Days {
  return days.map(([first, last]) => [first - 7, last + 7] as const);
}

/** The same figure with another direction or bound: "to 40 %" and "by 40 %". */
function boundOf(context: PairContext, fa: Figure, fb: Figure): ClaimMatch[] {
  const directions = new Set([fa.direction, fb.direction]);
  const isTurned =
    directions.has('to') &&
    directions.has('by') &&
    fa.unit !== 'score' &&
    areOneChange(context, fa, fb);
  if (isTurned) {
    const words = (unit: Unit, figure: Figure): Mention => {
      const token = unit.sentence.tokens.findLast(
        ({ start, norm }) => start < figure.boundStart && /^(?:to|by|auf|um|à|au)$/.test(norm),
      );
      return mentionIn(
        context,
        unit,
        {
          start: token?.start ?? figure.start,
          end: Math.max(token?.end ?? figure.end, leadEnd(unit, figure)),
        },
        figure.direction ?? '',
      );
    };
    return [
      {
        kind: 'bound',
        a: words(context.a, fa),
        b: words(context.b, fb),
        conflict: 'hard',
        label: labelOf(context, fa),
        confidence: 0.75,
      },
    ];
  }
  const isTurnedBound =
    (fa.bound === 'at-least' && (fb.bound === 'at-most' || fb.bound === 'below')) ||
    (fb.bound === 'at-least' && (fa.bound === 'at-most' || fa.bound === 'below'));
  if (!isTurnedBound) return [];
  const bounded = (unit: Unit, figure: Figure): Mention =>
    mentionIn(context, unit, { start: figure.boundStart, end: figure.end }, figure.bound);
  return [
    {
      kind: 'bound',
      a: bounded(context.a, fa),
      b: bounded(context.b, fb),
      conflict: 'hard',
      label: labelOf(context, fa),
      confidence: 0.7,
    },
  ];
}

/** The units in which a change is told. */
const CHANGES = new Set(['%', 'points']);

/** One change in two directions: "down 3 %" and "3 % higher". */
function trendsOf(context: PairContext, fa: Figure, fb: Figure): ClaimMatch[] {
  const { a, b, accountA, accountB, pair } = context;
  if (!CHANGES.has(fa.unit) || pair.score < LEAST_SCORE) return [];
  const ofB = nextTo(b, fb, accountB);
  for (const x of nextTo(a, fa, accountA)) {
    const y = ofB.find(({ norm }) => areOpposite(x.norm, norm));
    if (y === undefined || ofB.some(({ norm }) => norm === x.norm)) continue;
    return [
      {
        kind: 'direction',
        a: mentionIn(context, a, x, x.norm),
        b: mentionIn(context, b, y, y.norm),
        conflict: 'hard',
        label: wordsBefore(context, fa.from),
        confidence: 0.75,
      },
    ];
  }
  return [];
}

/** The words that touch a figure: two before it or its bound, one behind. */
function nextTo({ sentence }: Unit, { from, to, boundStart }: Figure, account: Account): Token[] {
  const { tokens } = sentence;
  const first = Math.min(
    from,
    tokens.findIndex(({ start }) => start >= boundStart),
  );
  return [...tokens.slice(Math.max(0, first - 2), first), ...tokens.slice(to, to + 1)].filter(
    ({ start, end }) => !isQuoted(account, start, end),
  );
}

/** How far before a bounded figure the words stand that tell what it bounds, in words that matter. */
const LEAD_REACH = 8;

/** Both changes are told in a common word: inflation "slowed to" is another than prices "rose by". */
function areOneChange({ a, b }: PairContext, fa: Figure, fb: Figure): boolean {
  const known = leadOf(b, fb);
  return leadOf(a, fa).some((key) => known.includes(key));
}

function leadOf({ sentence }: Unit, { boundStart }: Figure): readonly string[] {
  return sentence.tokens
    .filter(({ end, isContent, value }) => end <= boundStart && isContent && value === null)
    .slice(-LEAD_REACH)
    .map(({ key }) => key);
}

/** The end of the last word before the number: of "by up to". */
function leadEnd({ sentence }: Unit, { start }: Figure): number {
  return sentence.tokens.findLast((token) => token.end <= start)?.end ?? 0;
}

function matchOf(
  context: PairContext,
  fa: Figure,
  fb: Figure,
  conflict: ClaimMatch['conflict'],
  confidence: number,
): ClaimMatch[] {
  return [
    {
      kind: 'number',
      a: mentionIn(context, context.a, fa, keyOf(fa)),
      b: mentionIn(context, context.b, fb, conflict === null ? keyOf(fa) : keyOf(fb)),
      conflict,
      label: labelOf(context, fa),
      confidence,
    },
  ];
}

function keyOf({ unit, value }: Figure): string {
  return `${unit}|${value}`;
}

/** How far around a figure the words stand that tell what it is about, in tokens. */
const ABOUT_REACH = 7;
const LABEL_WORDS = 2;

/**
 * The words around a figure: those nearest to it that both sentences have and that are no names, else
 * what it counts, or the nearest that carry matter.
 */
function labelOf(context: PairContext, figure: Figure): string {
  const { a, b, accountA } = context;
  const { tokens, names } = a.sentence;
  const known = new Set(b.sentence.tokens.map(({ key }) => key));
  const shared = tokens
    .flatMap((token, at) => {
      const distance = at < figure.from ? figure.from - at : at - figure.to + 1;
      const isNear = (at < figure.from || at >= figure.to) && distance <= ABOUT_REACH;
      const isTelling =
        token.isContent &&
        token.value === null &&
        !isCueVerb(token.norm) &&
        weekdayNumber(token.norm) === null &&
        daysOf(token.norm) === null &&
        !names.some(({ from, to }) => from <= at && at < to);
      return isNear && isTelling && known.has(token.key) ? [{ token, distance }] : [];
    })
    .toSorted((x, y) => x.distance - y.distance)
    .slice(0, LABEL_WORDS)
    .map(({ token }) => token)
    .toSorted((x, y) => x.start - y.start);
  if (shared.length > 0) return inText(accountA, shared);
  const after = tokens
    .slice(figure.to, figure.to + 3)
    .filter(({ isContent, value }) => isContent && value === null);
  if (after.length === 0) return wordsBefore(context, figure.from);
  return inText(accountA, after.slice(0, LABEL_WORDS));
}

function wordsBefore({ a, accountA }: PairContext, at: number): string {
  const before = a.sentence.tokens
    .slice(Math.max(0, at - 4), at)
    .filter(({ isContent, value }) => isContent && value === null);
  return inText(accountA, before.slice(-2));
}

function inText({ prepared }: Account, tokens: readonly Token[]): string {
  return tokens.map(({ start, end }) => prepared.text.slice(start, end)).join(' ');
}
