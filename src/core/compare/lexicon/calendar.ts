import { wordList } from './word-set.ts';

const WEEKDAYS = [
  'monday mon montag lundi lunes lunedì segunda-feira maandag poniedziałek poniedziałku måndag mandag pazartesi',
  'tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag wtorek wtorku tisdag tirsdag salı',
  'wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag środa środę środy środzie onsdag çarşamba',
  'thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag czwartek czwartku torsdag perşembe',
  'friday fri freitag vendredi viernes venerdì sexta-feira vrijdag piątek piątku fredag cuma',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag sobota sobotę soboty sobocie lördag lørdag cumartesi',
  'sunday sun sonntag dimanche domingo domenica zondag niedziela niedzielę niedzieli söndag søndag pazar',
];

const MONTHS = [
  'january jan januar jänner janvier enero gennaio janeiro januari stycznia styczeń styczniu ocak',
  'february feb februar février febrero febbraio fevereiro februari lutego luty lutym şubat',
  'march mar märz mars marzo março maart marca marzec marcu mart',
  'april apr avril abril aprile kwietnia kwiecień kwietniu nisan',
  'may mai mayo maggio maio mei maja maju maj mayıs',
  'june jun juni juin junio giugno junho czerwca czerwiec czerwcu haziran',
  'july jul juli juillet julio luglio julho lipca lipiec lipcu temmuz',
  'august aug août agosto augustus sierpnia sierpień sierpniu augusti ağustos',
  'september sep sept septembre septiembre settembre setembro września wrzesień wrześniu eylül',
  'october oct oktober okt octobre octubre ottobre outubro października październik październiku ekim',
  'november nov novembre noviembre novembro listopada listopad listopadzie kasım',
  'december dec dezember dez décembre diciembre dicembre dezembro grudnia grudzień grudniu desember aralık',
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
  ...wordList("today tonight heute aujourd'hui hoy oggi hoje vandaag dziś dzisiaj idag bugün").map(
    (word): [string, number] => [word, 0],
  ),
  ...wordList('yesterday gestern hier ayer ieri ontem gisteren wczoraj igår dün').map(
    (word): [string, number] => [word, -1],
  ),
  ...wordList('tomorrow morgen demain mañana domani amanhã jutro imorgon yarın').map(
    (word): [string, number] => [word, 1],
  ),
]);

/** How many days from today `word` points, −1 for "yesterday"; or `null`. */
export function relativeDay(word: string): number | null {
  return RELATIVE_DAYS.get(word) ?? null;
}
