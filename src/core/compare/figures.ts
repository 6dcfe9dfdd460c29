import type { DateMention } from './dates.ts';
import { currencyBefore, unitAt } from './figure-units.ts';
import { isFunctionWord } from './lexicon/function-words.ts';
import { scaleOf, vagueNumber } from './lexicon/number-words.ts';
import type { Token } from './tokens.ts';

/** How a number bounds what it counts. */
export type Bound = 'exact' | 'about' | 'at-least' | 'at-most' | 'below' | 'range';

/** A number with its unit and what it counts. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  /** Index of its first and behind its last token in the sentence. */
  readonly from: number;
  readonly to: number;
  /** As printed, times its scale. */
  readonly value: number;
  /** What can be meant, given bound and rounding. */
  readonly low: number;
  readonly high: number;
  readonly bound: Bound;
  /** Where the bounding words begin, or `start`. */
  readonly boundStart: number;
  /** "%", a currency, "year-old", "time", "score", or nothing for a plain count. */
  readonly unit: string;
  /** Keys of the words it counts ("peopl", "house"): those that follow. */
  readonly nouns: readonly string[];
  /** "to" or "by" right before it: what a change leads to, or how much it is. */
  readonly direction: 'to' | 'by' | 'from' | null;
}

/** Months and years are no whole number of days. */
const MONTH_SLACK = 0.02;

const ABOUT = new Set(
  'about around roughly approximately some nearly almost circa ca etwa rund knapp ungefähr fast environ quelque presque unos unas casi aproximadamente alrededor circa quasi cerca ongeveer bijna około blisko prawie niemal omkring cirka nästan yaklaşık'.split(
    ' ',
  ),
);

/** Bounding phrases by their last words before the number. */
const PHRASES: readonly (readonly [RegExp, Bound])[] = [
  [
    /(?:at least|no less than|no fewer than|mindestens|au moins|al menos|por lo menos|almeno|pelo menos|minstens|co najmniej|przynajmniej|minst|åtminstone|mindst|en az)$/,
    'at-least',
  ],
  [
    /(?:more than|over|in excess of|upwards? of|mehr als|über|plus de|más de|più di|oltre|mais de|meer dan|ponad|więcej niż|mer än|fler än|över|mere end|mer enn)$/,
    'at-least',
  ],
  [
    /(?:up to|as (?:many|much|high) as|no more than|at most|a maximum of|bis zu|höchstens|maximal|jusqu'à|au plus|hasta|como máximo|fino a|al massimo|até|hoogstens|najwyżej|maksymalnie|upp till|högst|op til|opp til|en fazla)$/,
    'at-most',
  ],
  [
    /(?:less than|fewer than|under|below|weniger als|unter|moins de|menos de|meno di|minder dan|mniej niż|poniżej|mindre än|färre än)$/,
    'below',
  ],
  [/(?:close to|an estimated|an average of|just over|just under|an?)$/, 'about'],
];

/** Returns the figures among the `tokens` of a sentence, in text order; figures in dates are none. */
export function figuresOf(
  text: string,
  tokens: readonly Token[],
  dates: readonly DateMention[],
): Figure[] {
  const figures: Figure[] = [];
  let at = 0;
  while (at < tokens.length) {
    const date = dates.find(({ from, to }) => from <= at && at < to);
    if (date !== undefined) {
      at = date.to;
      continue;
    }
    const figure = figureAt(text, tokens, at);
    if (figure !== null) figures.push(figure);
    at = figure === null ? at + 1 : figure.to;
  }
  return figures;
}

function figureAt(text: string, tokens: readonly Token[], at: number): Figure | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const vague = vagueNumber(first.norm);
  if (vague !== null && first.value === null) return vagueAt(text, tokens, at, vague);
  if (first.value === null) return null;
  // A letter right before makes a code or a name: "G7", "F-16", "Covid-19".
  if (/[\p{L}\p{N}][-‑]?$/u.test(text.slice(Math.max(0, first.start - 2), first.start)))
    return null;
  const clock = clockAt(text, tokens, at);
  if (clock !== null) return clock;
  if (
    /^(?:one|1)$/.test(text.slice(first.start, first.end).toLowerCase()) &&
    !isCounting(tokens, at)
  )
    return null;
  let to = at + 1;
  let { value } = first;
  const scale = scaleAt(text, tokens, to);
  if (scale !== null) {
    value = scaled(value, scale.by);
    to = scale.to;
  }
  const range = rangeAt(text, tokens, at, to, value);
  if (range?.unit === 'score') return { ...range };
  if (range !== null) ({ to } = range);
  const sign = currencyBefore(text, tokens, at);
  const unitAfter = unitAt(text, tokens, to);
  const unit = sign ?? unitAfter?.unit ?? '';
  if (unitAfter !== null) ({ to } = unitAfter);
  const from = sign === null ? at : at - 1;
  const bound = boundBefore(text, tokens, from);
  const times = unitAfter?.times ?? 1;
  const age = sign === null && unit === '' && scale === null ? ageAt(text, tokens, at) : null;
  const [low, high] = (
    range === null ? limits(value, first.norm, bound.bound) : [range.low, range.high]
  ).map((limit, side) => limit * times * (times === 1 ? 1 : 1 + (side - 0.5) * MONTH_SLACK)) as [
    number,
    number,
  ];
  return {
    start: tokens[from]?.start ?? first.start,
    end: tokens[to - 1]?.end ?? first.end,
    from,
    to,
    value: value * times,
    low,
    high,
    bound: range === null ? bound.bound : 'range',
    boundStart: bound.start,
    unit: age ?? unit,
    nouns: nounsAfter(text, tokens, to),
    direction: directionBefore(tokens, bound.from),
  };
}

function vagueAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  [low, high]: readonly [number, number],
): Figure {
  const { start = 0, end = 0 } = tokens[at] ?? {};
  return {
    start,
    end,
    from: at,
    to: at + 1,
    value: low,
    low,
    high,
    bound: 'about',
    boundStart: start,
    unit: '',
    nouns: nounsAfter(text, tokens, at + 1),
    direction: null,
  };
}

/** "one" counts before a unit, scale or number only; else it is a pronoun. */
function isCounting(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next !== undefined && next.isContent && !next.isCapital;
}

/** 16.4 million is 16,400,000, whatever binary fractions make of it. */
function scaled(value: number, by: number): number {
  return Math.round(value * by * 100) / 100;
}

function scaleAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly by: number; readonly to: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const by = scaleOf(token.norm);
  if (by === null) return null;
  const gap = text.slice(tokens[at - 1]?.end ?? 0, token.start);
  // One letter is a scale only if it touches the figure: "5m", "3bn".
  if (token.norm.length === 1 ? gap !== '' : !/^[\s-]?$/.test(gap)) return null;
  return { by, to: at + 1 };
}

/** "10 to 15", "10-15", "between 10 and 15"; a score "3-1". */
function rangeAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  to: number,
  value: number,
): Figure | null {
  const [joint, isHyphen] = [
    tokens[to],
    /^[-–‑]$/.test(text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? 0)),
  ];
  const other = isHyphen ? joint : tokens[to + 1];
  if (other?.value == null) return null;
  const isBetween = /^(?:between|zwischen|entre)$/.test(tokens[at - 1]?.norm ?? '');
  const isRange =
    isHyphen ||
    (joint?.norm === 'to' && tokens[at - 1]?.norm !== 'from') ||
    joint?.norm === 'bis' ||
    (isBetween && /^(?:and|und|et|y)$/.test(joint?.norm ?? ''));
  if (!isRange) return null;
  const end = isHyphen ? to + 1 : to + 2;
  const scale = scaleAt(text, tokens, end);
  const high = scaled(other.value, scale?.by ?? 1);
  const low =
    scale !== null && value < other.value * 10 && to === at + 1 ? scaled(value, scale.by) : value;
  const isScore = isHyphen && scale === null && (low > high || (low < 20 && high < 20));
  if (!isScore && low > high) return null;
  const last = scale?.to ?? end;
  return {
    start: tokens[at]?.start ?? 0,
    end: tokens[last - 1]?.end ?? 0,
    from: at,
    to: last,
    value: isScore ? low * 1000 + high : low,
    low: isScore ? low * 1000 + high : low,
    high: isScore ? low * 1000 + high : high,
    bound: isScore ? 'exact' : 'range',
    boundStart: tokens[at]?.start ?? 0,
    unit: isScore ? 'score' : '',
    nouns: nounsAfter(text, tokens, last),
    direction: null,
  };
}

/** "8:30 p.m.", "8 pm", "20.15 Uhr", "20h15": minutes of the day. */
function clockAt(text: string, tokens: readonly Token[], at: number): Figure | null {
  const first = tokens[at];
  if (first?.value == null) return null;
  const match =
    /^(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.?\s?m\b\.?|Uhr\b|h\b)|^(\d{1,2}):(\d{2})(?!\d)|^(\d{1,2})h(\d{2})/i.exec(
      text.slice(first.start, first.start + 12),
    );
  if (match === null) return null;
  const hour = Number(match[1] ?? match[4] ?? match[6]);
  const minute = Number(match[2] ?? match[5] ?? match[7] ?? 0);
  if (hour > 24 || minute > 59) return null;
  const half = match[3]?.toLowerCase();
  const value = ((half === undefined ? hour : hour % 12) + (half === 'p' ? 12 : 0)) * 60 + minute;
  const end = first.start + match[0].length;
  const behind = tokens.findIndex(({ start }, index) => index > at && start >= end);
  const to = behind < 0 ? tokens.length : behind;
  const bound = boundBefore(text, tokens, at);
  const slack = bound.bound === 'exact' ? 0 : 30;
  return {
    start: first.start,
    end: tokens[to - 1]?.end ?? end,
    from: at,
    to,
    value,
    low: value - slack,
    high: value + slack,
    bound: bound.bound,
    boundStart: bound.start,
    unit: half === undefined && hour < 13 ? 'clock' : 'time',
    nouns: [],
    direction: null,
  };
}

function boundBefore(
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly bound: Bound; readonly start: number; readonly from: number } {
  const here = tokens[at]?.start ?? 0;
  const words = tokens.slice(Math.max(0, at - 4), at);
  const isUnbroken = !/[,;:("“”]/.test(text.slice(tokens[at - 1]?.end ?? here, here));
  if (!isUnbroken) return { bound: 'exact', start: here, from: at };
  for (let length = Math.min(4, words.length); length >= 1; length -= 1) {
    const phrase = words
      .slice(-length)
      .map(({ norm }) => norm)
      .join(' ');
    const found = PHRASES.find(([pattern]) => pattern.exec(phrase)?.index === 0);
    if (found !== undefined)
      return {
        bound: found[1] === 'about' && /^an?$/.test(phrase) ? 'exact' : found[1],
        start: tokens[at - length]?.start ?? here,
        from: at - length,
      };
  }
  const last = words.at(-1);
  if (last !== undefined && ABOUT.has(last.norm))
    return { bound: 'about', start: last.start, from: at - 1 };
  return { bound: 'exact', start: here, from: at };
}

function directionBefore(tokens: readonly Token[], at: number): Figure['direction'] {
  const word = tokens[at - 1]?.norm;
  if (word === 'to' || word === 'auf' || word === 'à' || word === 'au') return 'to';
  if (word === 'by' || word === 'um') return 'by';
  return word === 'from' || word === 'von' ? 'from' : null;
}

/** "Jones, 34," after a name, or "aged 34". */
function ageAt(text: string, tokens: readonly Token[], at: number): string | null {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token?.value == null || before === undefined || token.value < 1 || token.value > 110)
    return null;
  if (/^(?:aged|edad|âgé|âgée)$/.test(before.norm)) return 'year-old';
  const lead = text.slice(before.end, token.start);
  const tail = text.slice(token.end, after?.start ?? token.end + 1);
  return before.isCapital && /^, ?$/.test(lead) && /^[,.]|^\)/.test(tail) ? 'year-old' : null;
}

/** What the printed value can stand for: half a unit of its last digit that counts, and its bound. */
function limits(value: number, printed: string, bound: Bound): [number, number] {
  const zeros = /0*$/.exec(printed.replace('.', ''))?.[0].length ?? 0;
  const digits = printed.replace('.', '').length;
  // A number is taken as rounded when at least two zeros end it, or when a scale made it large.
  const isRound = value >= 1000 && (zeros >= 2 || value > Number(printed));
  const unit = value === 0 ? 0 : value / Number(printed.replace('.', '')) || 0;
  const slack = isRound ? (unit * 10 ** Math.min(zeros, digits - 1)) / 2 : 0;
  // "About 60" may be 55; "an estimated 101" is no 110.
  const share = digits - zeros >= 3 ? 0.03 : 0.12;
  switch (bound) {
    case 'about':
      return [value * (1 - share) - slack, value * (1 + share) + slack];
    case 'at-least':
      return [value - slack, value * 1.5 + 2];
    case 'at-most':
    case 'below':
      return [value * 0.5, value + slack];
    case 'exact':
    case 'range':
      return [value - slack, value + slack];
  }
}

const MOST_NOUNS = 3;
/** Between a number and what it counts: "17 of the people", "27 have been injured". */
const PASSED_OVER = new Set(
  'of the other more have has been were was are wurden sind de des du la los las'.split(' '),
);

function nounsAfter(text: string, tokens: readonly Token[], at: number): string[] {
  const nouns: string[] = [];
  for (let index = at; index < Math.min(tokens.length, at + 5); index += 1) {
    const token = tokens[index];
    const gap = text.slice(tokens[index - 1]?.end ?? 0, token?.start ?? 0);
    if (token === undefined || /[,;:.()“”"!?—–]/.test(gap) || token.value !== null) break;
    if (isFunctionWord(token.norm) && !PASSED_OVER.has(token.norm)) break;
    if (token.isContent) nouns.push(token.key);
    if (nouns.length === MOST_NOUNS) break;
  }
  return nouns;
}
