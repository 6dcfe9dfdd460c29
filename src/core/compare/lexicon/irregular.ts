import { wordList } from './word-set.ts';

/** Forms of irregular English verbs and nouns, each line under its first word. */
const FORMS = `
  say said|tell told|speak spoke spoken|give gave given|take took taken|go went gone|come came
  get got gotten|make made|know knew known|think thought|see saw seen|find found|leave left
  hold held|bring brought|buy bought|sell sold|win won|lose lost|lead led|meet met|pay paid
  rise rose risen|fall fell fallen|grow grew grown|begin began begun|run ran|write wrote written
  break broke broken|choose chose chosen|drive drove driven|eat ate eaten|fight fought|fly flew flown
  forget forgot forgotten|hear heard|hide hid hidden|keep kept|send sent|spend spent|build built
  stand stood|strike struck|swear swore sworn|teach taught|throw threw thrown|wear wore worn
  shoot shot|shake shook shaken|sink sank sunk|seek sought|catch caught|feel felt|sit sat|steal stole stolen
  become became|understand understood|withdraw withdrew withdrawn|overturn overturned|die dead death died
  man men|woman women|child children|person people|lie lay lain|bear bore born|draw drew drawn|mean meant
`;

/** Countries and what is of them, where the first five letters do not show it. */
const DEMONYMS = `
  china chinese|france french|britain british|spain spanish|spaniard|germany german|netherlands dutch
  poland polish|sweden swedish|denmark danish|finland finnish|ireland irish|scotland scottish|wales welsh
  england english|turkey turkish|greece greek|switzerland swiss|norway norwegian|iraq iraqi|iran iranian
  wales welsh|belgium belgian|peru peruvian|cuba cuban|chile chilean|yemen yemeni|syria syrian|libya libyan
  kenya kenyan|india indian|nepal nepali|serbia serbian|cyprus cypriot|malta maltese|lebanon lebanese
`;

const bases = new Map(
  `${FORMS}\n${DEMONYMS}`.split(/[|\n]/).flatMap((line) => {
    const [base = '', ...forms] = wordList(line);
    return forms.map((form): [string, string] => [form, base]);
  }),
);

const VERBS = new Set(bases.values());

/** Tells whether `word` is the third person of an irregular English verb: "comes", "says". */
export function isIrregularThird(word: string): boolean {
  return word.endsWith('s') && VERBS.has(word.slice(0, -1));
}

/** The base of an irregular English form ("said" → "say"), or `null`. */
export function irregularBase(word: string): string | null {
  return bases.get(word) ?? null;
}
