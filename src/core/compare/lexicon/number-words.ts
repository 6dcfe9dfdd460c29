import { wordList } from './word-set.ts';

/**
 * Number words of six languages and what they count; small ones and tens, joined by the tokeniser.
 * Words that are also articles (German "ein", French "un", Spanish "uno") are left out.
 */
const SMALL: readonly (readonly [number, string])[] = [
  [0, 'zero null zéro cero'],
  [1, 'one'],
  [2, 'two zwei deux dos due dois duas twee'],
  [3, 'three drei trois tres tre três drie'],
  [4, 'four vier quatre cuatro quattro quatro'],
  [5, 'five fünf cinq cinco cinque vijf'],
  [6, 'six sechs seis sei zes'],
  [7, 'seven sieben sept siete sette sete zeven'],
  [8, 'eight acht huit ocho otto oito'],
  [9, 'nine neun neuf nueve nove negen'],
  [10, 'ten zehn dix diez dieci dez tien'],
  [11, 'eleven elf onze once undici'],
  [12, 'twelve zwölf douze doce dodici doze twaalf'],
  [13, 'thirteen dreizehn treize trece tredici treze dertien'],
  [14, 'fourteen vierzehn quatorze catorce quattordici catorze veertien'],
  [15, 'fifteen fünfzehn quinze quince quindici vijftien'],
  [16, 'sixteen sechzehn seize dieciséis sedici dezesseis zestien'],
  [17, 'seventeen siebzehn diecisiete diciassette dezessete zeventien'],
  [18, 'eighteen achtzehn dieciocho diciotto dezoito achttien'],
  [19, 'nineteen neunzehn diecinueve diciannove dezenove negentien'],
  [20, 'twenty zwanzig vingt veinte venti vinte twintig'],
  [30, 'thirty dreißig dreissig trente treinta trenta trinta dertig'],
  [40, 'forty fourty vierzig quarante cuarenta quaranta quarenta veertig'],
  [50, 'fifty fünfzig cinquante cincuenta cinquanta cinquenta vijftig'],
  [60, 'sixty sechzig soixante sesenta sessanta sessenta zestig'],
  [70, 'seventy siebzig septante setenta settanta zeventig'],
  [80, 'eighty achtzig ochenta ottanta oitenta tachtig'],
  [90, 'ninety neunzig noventa novanta negentig'],
];

const SCALES: readonly (readonly [number, string])[] = [
  [100, 'hundred hundert cent cien ciento cento cem honderd'],
  [1000, 'thousand tausend mille mil mila duizend k'],
  [
    1e6,
    'million millions millionen mio mln millón millones milione milioni milhão milhões miljoen m mn',
  ],
  [
    1e9,
    'billion billions milliarde milliarden mrd milliard milliards miliardo miliardi miljard bn b',
  ],
  [1e12, 'trillion trillions billionen trn tn'],
];

/** Words for a number that is not exact, and the least and most they mean. */
const VAGUE: readonly (readonly [number, number, string])[] = [
  [2, 4, 'couple'],
  [3, 9, 'several mehrere plusieurs varios varias diversi vários'],
  [11, 13, 'dozen dutzend douzaine docena dozzina dúzia dozijn'],
  [18, 99, 'dozens dutzende douzaines docenas decine dezenas scores tientallen'],
  [150, 999, 'hundreds hunderte centaines cientos centinaia centenas honderden'],
  [1500, 99_999, 'thousands tausende milliers miles migliaia milhares duizenden'],
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

/** The number that `word`, in lower case, counts, or `null`: "three" is 3, "fünfundzwanzig" 25. */
export function smallNumber(word: string): number | null {
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
