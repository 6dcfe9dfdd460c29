import type { Language } from './function-words.ts';
import { wordList } from './word-set.ts';

/**
 * Number words of a dozen languages and what they count; small ones and tens, joined by the tokeniser.
 * Words that are also articles (German "ein", French "un", Spanish "uno") are left out.
 */
const SMALL: readonly (readonly [number, string])[] = [
  [0, 'zero null zéro cero noll nul sıfır'],
  [1, 'one'],
  [2, 'two zwei deux dos due dois duas twee dwa dwie dwoje dwóch två iki'],
  [3, 'three drei trois tres tre três drie trzy troje trzech üç'],
  [4, 'four vier quatre cuatro quattro quatro cztery czworo czterech fyra dört'],
  [5, 'five fünf cinq cinco cinque vijf pięć pięciu pięcioro fem beş'],
  [6, 'six sechs seis sei zes sześć sześciu sześcioro altı'],
  [7, 'seven sieben sept siete sette sete zeven siedem siedmiu siedmioro sju syv yedi'],
  [8, 'eight acht huit ocho otto oito osiem ośmiu ośmioro åtta åtte otte sekiz'],
  [9, 'nine neun neuf nueve nove negen dziewięć dziewięciu dziewięcioro nio dokuz'],
  [10, 'ten zehn dix diez dieci dez tien dziesięć dziesięciu dziesięcioro tio'],
  [11, 'eleven elf onze once undici jedenaście jedenastu elva elleve'],
  [12, 'twelve zwölf douze doce dodici doze twaalf dwanaście dwunastu tolv'],
  [13, 'thirteen dreizehn treize trece tredici treze dertien trzynaście trzynastu tretton tretten'],
  [
    14,
    'fourteen vierzehn quatorze catorce quattordici catorze veertien czternaście czternastu fjorton fjorten',
  ],
  [15, 'fifteen fünfzehn quinze quince quindici vijftien piętnaście piętnastu femton femten'],
  [16, 'sixteen sechzehn seize dieciséis sedici dezesseis zestien szesnaście szesnastu seksten'],
  [
    17,
    'seventeen siebzehn diecisiete diciassette dezessete zeventien siedemnaście siedemnastu sjutton sytten',
  ],
  [18, 'eighteen achtzehn dieciocho diciotto dezoito achttien osiemnaście osiemnastu arton'],
  [
    19,
    'nineteen neunzehn diecinueve diciannove dezenove negentien dziewiętnaście dziewiętnastu nitton nitten',
  ],
  [20, 'twenty zwanzig vingt veinte venti vinte twintig dwadzieścia dwudziestu tjugo tyve yirmi'],
  [
    30,
    'thirty dreißig dreissig trente treinta trenta trinta dertig trzydzieści trzydziestu trettio tretti otuz',
  ],
  [
    40,
    'forty fourty vierzig quarante cuarenta quaranta quarenta veertig czterdzieści czterdziestu fyrtio førti kırk',
  ],
  [
    50,
    'fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig pięćdziesiąt pięćdziesięciu femtio femti',
  ],
  [
    60,
    'sixty sechzig soixante sesenta sessanta sessenta zestig sześćdziesiąt sześćdziesięciu sześćdziesięcioro sextio seksti altmış',
  ],
  [
    70,
    'seventy siebzig septante setenta settanta zeventig siedemdziesiąt siedemdziesięciu sjuttio sytti yetmiş',
  ],
  [80, 'eighty achtzig ochenta ottanta oitenta tachtig osiemdziesiąt osiemdziesięciu åttio åtti'],
  [200, 'dwieście dwustu duecento doscientos doscientas zweihundert'],
  [300, 'trzysta trzystu trecento trescientos trescientas dreihundert'],
  [400, 'czterysta czterystu quattrocento cuatrocientos cuatrocientas vierhundert'],
  [500, 'pięćset pięciuset cinquecento quinientos quinientas fünfhundert'],
  [
    90,
    'ninety neunzig noventa novanta negentig dziewięćdziesiąt dziewięćdziesięciu nittio nitti doksan',
  ],
];

const SCALES: readonly (readonly [number, string])[] = [
  [100, 'hundred hundert cent cien ciento cento cem honderd sto hundra hundre yüz'],
  [1000, 'thousand tausend mille mil mila duizend tysiąc tysiące tysięcy tys tusen tusind bin k'],
  [
    1e6,
    'million millions millionen mio mln millón millones milione milioni milhão milhões miljoen milion miliony milionów miljon miljoner millioner milyon m mn',
  ],
  [
    1e9,
    'billion billions milliarde milliarden mrd milliard milliards miliardo miliardi miljard miljarder milliarder miliard miliardy miliardów mld milyar bn b',
  ],
  [1e12, 'trillion trillions billionen trn tn'],
];

/** Words for a number that is not exact, and the least and most they mean. */
const VAGUE: readonly (readonly [number, number, string])[] = [
  [2, 4, 'couple'],
  [
    3,
    9,
    'several mehrere plusieurs varios varias diversi vários kilka kilku kilkoro flera flere birkaç',
  ],
  [11, 13, 'dozen dutzend douzaine docena dozzina dúzia dozijn tuzin dussin düzine'],
  [11, 19, 'kilkanaście kilkunastu'],
  [
    18,
    99,
    'dozens dutzende douzaines docenas decine dezenas scores tientallen kilkadziesiąt kilkudziesięciu tiotals snesevis onlarca',
  ],
  [
    150,
    999,
    'hundreds hunderte centaines cientos centinaia centenas honderden setki kilkaset hundratals hundrevis yüzlerce',
  ],
  [
    1500,
    99_999,
    'thousands tausende milliers miles migliaia milhares duizenden tusentals tusenvis binlerce',
  ],
];

function tableOf(rows: readonly (readonly [number, string])[]): ReadonlyMap<string, number> {
  return new Map(
    rows.flatMap(([value, words]) =>
      wordList(words).map((word): [string, number] => [word, value]),
    ),
  );
}

const small = new Map([...tableOf(SMALL), ...germanTens()]);
const scales = tableOf(SCALES);
const vague = new Map(
  VAGUE.flatMap(([least, most, words]) =>
    wordList(words).map((word): [string, readonly [number, number]] => [word, [least, most]]),
  ),
);

/** Number words that mean something else elsewhere, and where they count: "once", "due", "Sept.", Polish "ten". */
const ONLY_IN = new Map<string, readonly Language[]>([
  ['one', ['en']],
  ['ten', ['en']],
  ['due', ['it']],
  ['once', ['es']],
  ['dos', ['es']],
  ['quince', ['es']],
  ['sei', ['it', 'pt']],
  ['sept', ['fr']],
  ['dix', ['fr']],
  ['otto', ['it']],
  ['sete', ['pt']],
  ['null', ['de']],
  ['elf', ['de', 'nl']],
  ['acht', ['de', 'nl']],
  ['fem', ['sv', 'da']],
  ['tio', ['sv']],
  ['elva', ['sv']],
]);

/** The number that `word`, in lower case, counts in a language, or `null`: "three" is 3, "fünfundzwanzig" 25. */
export function smallNumber(word: string, language: Language): number | null {
  if (ONLY_IN.get(word)?.includes(language) === false) return null;
  return small.get(word) ?? null;
}

/** What the number before `word` is multiplied by: 1,000,000 for "million"; or `null`. */
export function scaleOf(word: string): number | null {
  return scales.get(word) ?? null;
}

/** The least and the most that `word` counts: "dozens" 18…99; or `null`. */
export function vagueNumber(word: string): readonly [number, number] | null {
  return vague.get(word) ?? null;
}

function germanTens(): [string, number][] {
  const units = wordList('ein zwei drei vier fünf sechs sieben acht neun');
  const tens = wordList('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig');
  return tens.flatMap((ten, t) =>
    units.map((unit, u): [string, number] => [`${unit}und${ten}`, (t + 2) * 10 + u + 1]),
  );
}
