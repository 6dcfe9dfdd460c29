import type { Token } from './tokens.ts';

const CURRENCY_WORDS = new Map(
  (
    [
      ['$', 'dollar dollars dollari dólares dólar dolarów dolary dolar'],
      ['€', 'euro euros eur avro'],
      ['¥', 'yen'],
      ['chf', 'franken francs franc'],
      ['zł', 'złoty złote złotych złotego zł pln'],
      ['kr', 'krona kronor kroner kronen koruna korun kr'],
      ['₺', 'lira liraya lirası'],
    ] as const
  ).flatMap(([sign, words]) => words.split(' ').map((word): [string, string] => [word, sign])),
);

const CURRENCIES: ReadonlySet<string> = new Set(CURRENCY_WORDS.values());

/** Whether the unit of a figure is money: a sign, or what a word for it stands under. */
export function isCurrency(unit: string): boolean {
  return CURRENCIES.has(unit) || /\p{Sc}$/u.test(unit);
}

/** Units of time in days, so that 18 months and a year and a half can be held against each other. */
const TIME_UNITS = new Map<string, number>(
  (
    [
      [
        365,
        'year years jahre jahren jahr ans an años año anni anno anos ano jaar lat lata rok roku år yıl yıllık',
      ],
      [
        30.4,
        'month months monate monaten monat mois meses mes mesi mese maanden maand miesiąc miesiące miesięcy miesiąca månad månader måned måneder ay aylık',
      ],
      [
        7,
        'week weeks wochen woche semaines semaine semanas semana settimane settimana weken tydzień tygodnie tygodni tygodnia vecka veckor uke uker uge uger hafta',
      ],
      [
        1,
        'day days tage tagen tag jours jour días día giorni giorno dias dia dagen dzień dni dag dagar dager dage gün',
      ],
      [
        1 / 24,
        'hour hours stunden stunde heures heure horas hora ore ora uur godzina godziny godzin timme timmar timer saat',
      ],
      [
        1 / 1440,
        'minute minutes minuten minutos minuto minuti minuut minuty minutę minuter minutter dakika',
      ],
    ] as const
  ).flatMap(([days, words]) => words.split(' ').map((word): [string, number] => [word, days])),
);

/** The currency whose sign stands right before the number, with the letters that tell whose: "NZ$". */
export function currencyBefore(text: string, tokens: readonly Token[], at: number): string | null {
  const before = tokens[at - 1];
  if (before === undefined || !/^\p{Sc}$/u.test(before.norm)) return null;
  if (before.end !== tokens[at]?.start && text.slice(before.end, tokens[at]?.start) !== ' ')
    return null;
  const letters = /(\p{Lu}{1,3})$/u.exec(
    text.slice(Math.max(0, before.start - 3), before.start),
  )?.[1];
  return letters === undefined || letters === 'US' ? before.norm : `${letters}${before.norm}`;
}

/** The unit that begins at a token, behind its number; `times` is what one of it counts in the unit that is compared. */
export function unitAt(
  text: string,
  tokens: readonly Token[],
  at: number,
): { readonly unit: string; readonly to: number; readonly times?: number } | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.norm === '%') {
    return (tokens[at + 1]?.norm ?? '').startsWith('point')
      ? { unit: 'points', to: at + 2 }
      : { unit: '%', to: at + 1 };
  }
  if (token.norm === 'basis' && (tokens[at + 1]?.norm ?? '').startsWith('point'))
    return { unit: 'points', to: at + 2, times: 0.01 };
  if (token.norm === 'percentage' && (tokens[at + 1]?.norm ?? '').startsWith('point'))
    return { unit: 'points', to: at + 2 };
  if (/^\p{Sc}$/u.test(token.norm) && text.charAt(token.end).search(/\p{N}/u) < 0)
    return { unit: token.norm, to: at + 1 };
  const currency = CURRENCY_WORDS.get(token.norm);
  if (currency !== undefined) return { unit: currency, to: at + 1 };
  if (
    /^(?:years?|jahre?|ans|años)$/.test(token.norm) &&
    /^(?:old|alt(?:e[rnms]?)?)$/.test(tokens[at + 1]?.norm ?? '')
  )
    return { unit: 'year-old', to: at + 2 };
  if (/^jährige[rn]?$/.test(token.norm)) return { unit: 'year-old', to: at + 1 };
  // "2011 roku": a year of the calendar.
  const isYear = /^(?:1[5-9]|20)\d\d$/.test(tokens[at - 1]?.norm ?? '');
  const time = isYear ? undefined : TIME_UNITS.get(token.norm);
  if (time !== undefined) return { unit: 'duration', to: at + 1, times: time };
  if (/^(?:st|nd|rd|th)$/.test(token.norm)) return { unit: 'ordinal', to: at + 1 };
  return null;
}
