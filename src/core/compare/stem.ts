import { irregularBase } from './lexicon/irregular.ts';

/** How many letters of a stem are compared: joins verb, noun and demonym of one root. */
const PREFIX = 5;

/**
 * Returns the stem of `word` (lower case): what is left without the commonest endings of English,
 * which also takes the plurals of Romance languages and many German endings.
 *
 * After S-stemmer (Harman 1991) and the first steps of Porter (1980); shorter, since
 * {@link alignmentKey} cuts what is left.
 */
export function stemOf(word: string): string {
  return irregularBase(word) ?? shorten(word);
}

/** Returns the key under which words of one root are aligned: the first five letters of the stem. */
export function alignmentKey(stem: string): string {
  return stem.length > PREFIX ? stem.slice(0, PREFIX) : stem;
}

function shorten(word: string): string {
  if (word.length <= 3) return word;
  let stem = word;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:sses|xes|ches|shes)$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.endsWith('ied') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith('ing') && stem.length > 5) stem = undouble(stem.slice(0, -3));
  else if (stem.endsWith('ed') && stem.length > 4) stem = undouble(stem.slice(0, -2));
  else if (stem.endsWith('ly') && stem.length > 5) stem = stem.slice(0, -2);
  if (stem.endsWith('e') && stem.length > 4) stem = stem.slice(0, -1);
  return stem;
}

function undouble(stem: string): string {
  return /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}
