/** Endings that British and American printers spell otherwise, with what stands for both. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1'],
  [/ys(e|es|ed|ing|er|ers)$/, 'yz$1'],
  [/([^aeiou])our(s|ed|ing|ful|able|ite|ites|hood|hoods|er|ers)?$/, '$1or$2'],
  [/([^aeiou])tre(s|d)?$/, '$1ter$2'],
  [/ogue(s)?$/, 'og$1'],
  [/(def|off|pret|lic)ence(s)?$/, '$1ense$2'],
  [/([aeiou][^aeiou]+[aeiou])ll(ed|ing|er|ers|or|ors)$/, '$1l$2'],
  [/amme(s)?$/, 'am$1'],
  [/(?<=\p{L})(?:ae|oe)(?=\p{L})/gu, 'e'],
];
/** Shorter words are what they are: "rise", "four", "hour". */
const SHORTEST = 6;

/** The word, in lower case, in a spelling that stands for the British and the American one; for comparison only. */
export function plainSpelling(word: string): string {
  if (word === 'grey') return 'gray';
  if (word.length < SHORTEST) return word;
  return ENDINGS.reduce((plain, [ending, other]) => plain.replace(ending, other), word);
}
