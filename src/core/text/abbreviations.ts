/**
 * What a full stop after an abbreviation means for the sentence, for English, German, French,
 * Spanish, Italian, Portuguese and Dutch. Entries are without their last full stop; one that is
 * written in lower case also holds with a capital, the others only as they stand.
 *
 * Sources: the sentence break suppressions of CLDR 45 (`common/segments`), Duden, the stylebooks
 * of AP, Imprimerie nationale and RAE; words that also end sentences ("Sun.", "art.") are left out or
 * ask for a figure.
 */
export type AbbreviationKind =
  /** Something always follows: "Mr. Example", "e.g. this". */
  | 'never-ends'
  /** May end a sentence; a capital that follows goes on unless it is a word that starts sentences. */
  | 'may-end'
  /** Goes on only before a figure or a month: "No. 5", "Jan. 17". */
  | 'before-number'
  /** Goes on only before a day, a month, a time zone or a figure: "8 a.m. Monday". */
  | 'time-of-day';

const NEVER_ENDS = `
  Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Fr Hon Pres Gov Sen Sens Rep Reps Atty Amb Supt Insp Det
  Gen Maj Col Lt Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig Ens Ft Mt Msgr Bros Cie
  Hr Hrn Frl Dipl Ing Mag Univ Bgm Obm Hptm Oblt Gfr Fam Abg
  MM Mgr Ste Mme Mlle Mmes Mlles Vve
  Sra Srta Sres Sras Dra Dras Dña Lic Gral Cnel Tte Cap Mons Excmo Excma Ilmo Ilma Sto Sta Arq Ud Uds Vd EE
  Sig Sigg Dott Avv Geom Rag Arch Egr Gent Spett Ecc Onn
  Profa Exmo Exma Eng Enga Gal Cel Ten Sgto
  dhr mevr mw mr mrs drs ir dra prof dr ds jhr mgr wed
  vs viz cf cfr ca approx resp bzw bspw vgl sog ggf evtl zzgl inkl exkl insb zw bes jew gegr geb gest verh
  bijv incl excl evt m.b.t t.a.v d.w.z o.a i.v.m z.o.z t/m zgn
  e.g i.e z.B d.h u.a u.U v.a i.d.R o.ä s.o s.u i.A i.V z.T z.Zt n.b p.ej p.es v.g v.gr p.ex c.-à-d i.e.S u.z
`;

const MAY_END = `
  Jr Sr Inc Corp Ltd Co Cos Plc LLC Assn Dept Univ Esq St Ave Blvd Rd Ln Hwy Pkwy Bldg
  Str Pl Mio Mrd Tsd Jh Jhdt Std Ges Mfg UU Bt Éts Ch Th Ph Av Avda Cía S.A S.p.A S.r.l Ltda Cia N.V B.V
  a.C d.C a.D n.Chr v.Chr n.C
`;

const BEFORE_NUMBER = `
  no nos nr nrn nro núm num n.o art arts abs ziff § p pp pg pag pág págs s ss vol vols bd bde ch chap cap kap
  fig figs abb tab sec sect par ver vers tel ext apt op cit lib fol ff anm cl al c.f sez tav aant blz hfst
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez Janv Févr Juil Déc Ene Abr Ago Dic Genn Febbr Set Ott Out
  Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`;

const TIME_OF_DAY = `a.m p.m A.M P.M a.m.p.m`;

const MONTHS_AND_DAYS = `
  January February March April May June July August September October November December
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez
  Januar Jänner Februar Feber März Mai Juni Juli Oktober Dezember
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
  Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
`;

const TIME_ZONES = `GMT UTC CET CEST MEZ MESZ BST EST EDT ET CST CDT CT MST MDT MT PST PDT PT AKST HST IST JST Eastern Central Mountain Pacific Greenwich`;

/** Function words that open sentences and seldom a name. "De", "La", "Van" are also parts of names: see {@link isNameParticle}. */
const STARTERS = `
  the a an this that these those he she it they we you his her its our your their there here in on at by for from with without
  to of as if when while where why how what who which and but or nor so yet because although though after before since until
  during then now also however meanwhile moreover instead still not all some many most both each every another other according
  despite even just only under over between among through about against is are was were did does do has have had can could would
  should such once later earlier asked
  der die das dem den des ein eine einen einem einer er sie es wir ihr ich sein seine ihre im am auf aus bei mit nach von vor zu zum
  zur für über unter durch gegen ohne um und aber oder denn doch dann da dort hier jetzt nun auch nur noch schon wenn als weil dass
  ob wie was wer wo warum man nicht kein keine dies diese dieser dieses jedoch seit während trotz wegen laut dabei danach damit
  zudem außerdem allerdings deshalb daher so
  le la les un une du de ce cet cette ces il elle ils elles nous vous je tu son sa ses leur leurs dans en à au aux par pour sur avec
  sans sous et mais ou donc or ni car si quand comme que qui où après avant depuis pendant selon
  el los las una unos unas lo al del con por para según su sus y pero o no cuando donde como él ella ellos ellas este esta estos
  estas ese esa eso tras desde hasta entre sobre sin también
  i gli uno di da per tra fra della nel nella alla e ma se che chi quando dove come non si è lui lei loro questo questa quello secondo
  os as um uma uns umas do dos das em na nos nas com sem mas ou quem onde ela ele eles essa esse isso não também após segundo
  de het dit dat deze hij zij ze wij ik je jij zijn haar hun aan met voor door bij naar uit tegen maar want dus toen wanneer omdat
  hoewel er daar ook niet geen na volgens tijdens sinds op van
`;

const NAME_PARTICLES = `de du da do dos das di del della le la van von el al los las ten ter`;

/** After these a figure with a full stop is an ordinal: "am 3. Tag", "der 2. Weltkrieg". */
const ORDINAL_CUES = `am der die das dem den des vom zum zur im beim ab bis seit dieser jeder jeden jedem ein einen einem einer und`;

const kinds = new Map<string, AbbreviationKind>([
  ...entries(NEVER_ENDS, 'never-ends'),
  ...entries(MAY_END, 'may-end'),
  ...entries(BEFORE_NUMBER, 'before-number'),
  ...entries(TIME_OF_DAY, 'time-of-day'),
]);
const monthsAndDays = new Set(words(MONTHS_AND_DAYS));
const timeZones = new Set(words(TIME_ZONES));
const starters = new Set(words(STARTERS));
const particles = new Set(words(NAME_PARTICLES));
const ordinalCues = new Set(words(ORDINAL_CUES));

/** Returns what kind of abbreviation `token`, without its last full stop, is, or `null` for an ordinary word. */
export function abbreviationKind(token: string): AbbreviationKind | null {
  const known = kinds.get(token) ?? kinds.get(token.charAt(0).toLowerCase() + token.slice(1));
  if (known !== undefined) return known;
  return /^(?:\p{L}{1,3}\.-?)+\p{L}{1,3}$/u.test(token) ? 'may-end' : null;
}

/** Tells whether `word`, which has a capital, is one that starts sentences rather than goes on with a name. */
export function isSentenceStarter(word: string): boolean {
  return (
    starters.has(word.toLowerCase()) ||
    /^(?:[LCJSN]|Qu)['’]\p{L}/u.test(word) ||
    /^(?:Mr|Mrs|Ms|Mx)$/.test(word)
  );
}

/** Tells whether `word` may stand between the initial and the name: "R. De Example". */
export function isNameParticle(word: string): boolean {
  return particles.has(word.toLowerCase());
}

/** Tells whether `word` is the name or abbreviation of a month or a day of the week. */
export function isMonthOrDay(word: string): boolean {
  return monthsAndDays.has(word);
}

/** Tells whether `word` names a time zone. */
export function isTimeZone(word: string): boolean {
  return timeZones.has(word);
}

/** Tells whether a figure with a full stop is an ordinal after `word`. */
export function isOrdinalCue(word: string): boolean {
  return ordinalCues.has(word.toLowerCase());
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

function entries(list: string, kind: AbbreviationKind): [string, AbbreviationKind][] {
  return words(list).map((word) => [word, kind]);
}
