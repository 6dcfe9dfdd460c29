import { wordList } from './word-set.ts';

const WEEKDAYS = [
  'monday mon montag lundi lunes lunedì segunda-feira maandag',
  'tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag',
  'wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag',
  'thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag',
  'friday fri freitag vendredi viernes venerdì sexta-feira vrijdag',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag',
  'sunday sun sonntag dimanche domingo domenica zondag',
];

const MONTHS = [
  'january jan januar jänner janvier enero gennaio janeiro januari',
  'february feb februar février febrero febbraio fevereiro februari',
  'march mar märz mars marzo março maart',
  'april apr avril abril aprile',
  'may mai mayo maggio maio mei',
  'june jun juni juin junio giugno junho',
  'july jul juli juillet julio luglio julho',
  'august aug août agosto augustus',
  'september sep sept septembre septiembre settembre setembro',
  'october oct oktober okt octobre octubre ottobre outubro',
  'november nov novembre noviembre novembro',
  'december dec dezember dez décembre diciembre dicembre dezembro',
];

/** "mar", "sun", "may" and others are also ordinary words: they count with a capital or a figure. */
function numbered(rows: readonly string[], first: number): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap((row, index) =>
      wordList(row).map((word): [string, number] => [word, index + first]),
    ),
  );
}

const weekdays = numbered(WEEKDAYS, 1);
const months = numbered(MONTHS, 1);

/** The ISO number of a day of the week, 1 for Monday, that `word` in lower case names; or `null`. */
export function weekdayNumber(word: string): number | null {
  return weekdays.get(word) ?? null;
}

/** The number of a month, 1 for January, that `word` in lower case names; or `null`. */
export function monthNumber(word: string): number | null {
  return months.get(word) ?? null;
}

const UNITS_OF_TIME = new Map<string, number>([
  ...wordList('day days tag tage tagen jour jours día días giorno giorni dia dias dag dagen').map(
    (word): [string, number] => [word, 1],
  ),
  ...wordList('week weeks woche wochen semaine semaines semana semanas settimana settimane').map(
    (word): [string, number] => [word, 7],
  ),
]);

/** How many days a unit of time has, "day" or "week" in seven languages; or `null`. */
export function daysOf(word: string): number | null {
  return UNITS_OF_TIME.get(word) ?? null;
}

const RELATIVE_DAYS = new Map<string, number>([
  ...wordList("today tonight heute aujourd'hui hoy oggi hoje vandaag").map(
    (word): [string, number] => [word, 0],
  ),
  ...wordList('yesterday gestern hier ayer ieri ontem gisteren').map((word): [string, number] => [
    word,
    -1,
  ]),
  ...wordList('tomorrow morgen demain mañana domani amanhã').map((word): [string, number] => [
    word,
    1,
  ]),
]);

/** How many days from today `word` points, −1 for "yesterday"; or `null`. */
export function relativeDay(word: string): number | null {
  return RELATIVE_DAYS.get(word) ?? null;
}
