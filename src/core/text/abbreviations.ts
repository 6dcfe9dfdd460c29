/**
 * What a full stop after an abbreviation means for the sentence, for English, German, French,
 * Spanish, Italian, Portuguese and Dutch, with the commonest of a few others. Entries are without
 * their last full stop and hold as they are written; where a sentence begins with one, its first
 * letter may be a capital.
 *
 * Compiled by hand; the sentence break suppressions of CLDR (`common/segments`) are a like list.
 * Words that also end sentences are left out, or ask for a figure.
 */
export type AbbreviationKind =
  /** Something always follows: "Mr. Example", "e.g. this". */
  | 'never-ends'
  /** May end a sentence; a capital goes on unless it belongs to a word that starts sentences. */
  | 'may-end'
  /** Goes on only before a figure, a month or an initial: "No. 5", "Jan. 17", "av. J.-C.". */
  | 'before-number'
  /** Goes on only before a day, a month, a time zone or a figure: "8 a.m. Monday". */
  | 'time-of-day';

const NEVER_ENDS = `
  Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Rev Fr Hon Pres Gov Sen Sens Rep Reps Atty Amb Supt Insp Det
  Gen Maj Col Lt Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Pfc Brig Ens Ft Mt Msgr
  Hr Hrn Frl Dipl Ing Bgm Obm Hptm Oblt Gfr Abg
  MM Mgr Mme Mlle Mlles Vve
  Sra Srta Sres Sras Dra Dras Dña Lic Gral Cnel Tte Excmo Excma Ilmo Ilma Sto Sta Arq EE
  Sig Sigg Dott Avv Geom Egr Spett Onn
  Profa Exmo Exma Eng Enga Cel Sgto
  dhr mevr mw mr mrs drs dra prof dr ds jhr mgr med phil jur rer nat habil
  vs viz cf cfr ca approx resp bzw bspw vgl sog ggf evtl zzgl inkl exkl insb zw jew gegr geb gest verh
  bijv incl excl evt m.b.t t.a.v d.w.z o.a i.v.m z.o.z t/m zgn
  e.g i.e z.B d.h u.a u.U v.a i.d.R o.ä s.o s.u i.A i.V z.T z.Zt n.b p.ej p.es v.g v.gr p.ex
  ул пл пр им проф акад ген стр рис т.е ul inż płk kpt św tzn np tj bl.a f.eks t.ex dvs např tzv
`;

const MAY_END = `
  Jr Sr Inc Corp Ltd Co Cos Plc LLC Bros Assn Dept Univ Esq St Ave Blvd Rd Ln Hwy Pkwy Bldg Mfg
  Str Pl Mio Mrd Tsd Jh Jhdt Std Ges Mag UU Cie Éts Ch Th Ph Ste Av Avda Cía Ltda Cia Ud Uds Vd Mons
  Cap Ten Gal Arch Gent Fam a.C d.C a.D n.Chr v.Chr n.C S.p.A S.r.l
`;

const MONTH_ABBREVIATIONS = `
  jan feb febr apr jun jul aug sept oct okt nov dec dez janv févr avr juil déc ene abr dic genn
  magg giu lug ott mrt fev Mar Sep Set Out Ago
`;

const BEFORE_NUMBER = `
  ${MONTH_ABBREVIATIONS}
  no nos nr nrn nro núm num n.o art arts abs ziff p pp pg pag pág págs s ss vol vols bd bde ch chap
  cap kap fig figs abb tab sec sect par ver vers tel ext apt op cit lib fol ff anm cl al sez tav aant
  blz hfst av Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`;

const TIME_OF_DAY = `a.m p.m A.M P.M`;

const MONTHS_AND_DAYS = `
  ${MONTH_ABBREVIATIONS}
  January February March April May June July August September October November December
  Januar Jänner Februar Feber März Mai Juni Juli Oktober Dezember
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday
  Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
  Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`;

const TIME_ZONES = `
  GMT UTC CET CEST MEZ MESZ BST EST EDT ET CST CDT CT MST MDT MT PST PDT PT AKST HST IST JST
  Eastern Central Mountain Pacific Greenwich
`;

/**
 * Function words that open sentences and seldom a name. "De", "La", "Van" are also parts of names:
 * see {@link isNameParticle}.
 */
const STARTERS = `
  the a an this that these those he she it they we you his her its our your their there here in on
  at by for from with without to of as if when while where why how what who which and but or nor so
  yet because although though after before since until during then now also however meanwhile
  moreover instead still not all some many most both each every another other according despite even
  just only under over between among through about against is are was were did does do has have had
  can could would should such once later earlier asked der die das dem den des ein eine einen einem
  einer er sie es wir ihr ich sein seine ihre im am auf aus bei mit nach von vor zu zum zur für über
  unter durch gegen ohne um und aber oder denn doch dann da dort hier jetzt nun auch nur noch schon
  wenn als weil dass ob wie was wer wo warum man nicht kein keine dies diese dieser dieses jedoch
  seit während trotz wegen laut dabei danach damit zudem außerdem allerdings deshalb daher so le la
  les un une du de ce cet cette ces il elle ils elles nous vous je tu son sa ses leur leurs dans en
  à au aux par pour sur avec sans sous et mais ou donc or ni car si quand comme que qui où après
  avant depuis pendant selon el los las una unos unas lo al del con por para según su sus y pero o
  no cuando donde como él ella ellos ellas este esta estos estas ese esa eso tras desde hasta entre
  sobre sin también i gli uno di da per tra fra della nel nella alla e ma se che chi quando dove
  come non si è lui lei loro questo questa quello secondo os as um uma uns umas do dos das em na nos
  nas com sem mas ou quem onde ela ele eles essa esse isso não também após segundo de het dit dat
  deze hij zij ze wij ik je jij zijn haar hun aan met voor door bij naar uit tegen maar want dus
  toen wanneer omdat hoewel er daar ook niet geen na volgens tijdens sinds op van
`;

const NAME_PARTICLES = `
  de du da do dos das di del della le la van von el al los las ten ter
`;

/** After these a figure with a full stop is an ordinal: "am 3. Tag", "der 2. Weltkrieg". */
const ORDINAL_CUES = `
  am der die das dem den des vom zum zur im beim ab bis seit dieser jeder jeden jedem ein einen
  einem einer und
`;

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

/**
 * Returns what kind of abbreviation `token`, without its last full stop, is, or `null` for an
 * ordinary word. With `beginsSentence` an entry in lower case also holds with a capital; before a
 * figure it always does.
 */
export function abbreviationKind(token: string, beginsSentence: boolean): AbbreviationKind | null {
  const known = kinds.get(token);
  if (known !== undefined) return known;
  const lower = kinds.get(lowerFirst(token));
  if (lower !== undefined && (beginsSentence || lower === 'before-number')) return lower;
  return /^(?:\p{L}{1,3}\.-?)+\p{L}{1,3}$/u.test(token) ? 'may-end' : null;
}

/**
 * Tells whether `word`, which has a capital, is one that starts sentences rather than goes on with
 * a name.
 */
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
  return monthsAndDays.has(word) || monthsAndDays.has(lowerFirst(word));
}

/** Tells whether `word` names a time zone. */
export function isTimeZone(word: string): boolean {
  return timeZones.has(word);
}

/** Tells whether a figure with a full stop is an ordinal after `word`. */
export function isOrdinalCue(word: string): boolean {
  return ordinalCues.has(word.toLowerCase());
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}

function entries(list: string, kind: AbbreviationKind): [string, AbbreviationKind][] {
  return words(list).map((word) => [word, kind]);
}
