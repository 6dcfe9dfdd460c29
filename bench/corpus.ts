/** The size of a text to make, and the seed that it follows from. */
export interface CorpusSize {
  /** In UTF-16 code units; the text ends with the first paragraph that reaches it. */
  readonly length: number;
  readonly annotations: number;
  readonly seed: number;
}

/** The ids of the default codebook's tags, and the keys that set them. */
export type MadeTag = 'topic' | 'quote' | 'claim' | 'error';

/** One annotation of one unbroken stretch of words. Offsets are UTF-16 code units of the text, half-open. */
export interface MadeAnnotation {
  /** A UUID of version 7. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly tag: MadeTag;
  readonly attributes: Readonly<Record<string, string>>;
  readonly note: string;
}

/** A text with its annotations in text order. */
export interface Corpus {
  readonly text: string;
  readonly annotations: readonly MadeAnnotation[];
}

/** How many of the annotations cross another one, and how many lie in one. The others touch none. */
const OVERLAPPING = 0.2;
const NESTED = 0.05;
const LONGEST = 30;

/**
 * Makes an English-looking text in paragraphs of one to four sentences, with annotations 1 to 30 words long of which 20 % cross
 * another and 5 % lie within one. Most are short: the median is 3 words. The same size gives the same corpus on every machine.
 */
export function makeCorpus({ length, annotations, seed }: CorpusSize): Corpus {
  const random = randomSource(seed);
  const { text, words } = makeText(length, random);
  const ranges = makeRanges(words.length, annotations, random).toSorted(
    (a, b) => a.first - b.first || b.last - a.last,
  );
  return {
    text,
    annotations: ranges.map(({ first, last }, index): MadeAnnotation => {
      const tag = pick(TAGS, random);
      return {
        id: makeId(seed, index, random),
        start: words[first]?.start ?? 0,
        end: words[last]?.end ?? 0,
        tag,
        attributes: makeAttributes(tag, random),
        note: random() < 0.1 ? makeSentence(random) : '',
      };
    }),
  };
}

/** Returns a source of numbers in 0…1 (mulberry32; T. Ettinger, public domain). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Word {
  readonly start: number;
  readonly end: number;
}

/** The words from `first` to `last`, both included, by position. */
interface WordRange {
  readonly first: number;
  readonly last: number;
}

const TAGS: readonly MadeTag[] = ['topic', 'quote', 'claim', 'error'];

const WORDS = (
  'the of and to in a is that for on was with as by at from it be are this have not were has an or but ' +
  'who their its more will after one about been which also than two when other into year first over last ' +
  'time would could government minister people state report official council spokesman agreement statement ' +
  'between country company market price percent million week trade vote law court police city water energy ' +
  'school health border talks leaders according announced confirmed rejected increased proposed expected ' +
  'against without during before since because although whether several major public former regional café'
).split(' ');

const NAMES =
  'Arden Belmar Corvin Dalia Esteva Ferrand Gallow Hesse Ibarra Jansen Kolbe Lumière Marek Noor'.split(
    ' ',
  );

function makeText(
  length: number,
  random: () => number,
): { readonly text: string; readonly words: readonly Word[] } {
  const paragraphs: string[] = [];
  const words: Word[] = [];
  let at = 0;
  while (at < length) {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      makeSentence(random),
    );
    const paragraph = sentences.join(' ');
    for (const { 0: word, index } of paragraph.matchAll(/[\p{L}\p{N}]+/gu)) {
      words.push({ start: at + index, end: at + index + word.length });
    }
    paragraphs.push(paragraph);
    at += paragraph.length + 2;
  }
  return { text: `${paragraphs.join('\n\n')}\n`, words };
}

function makeSentence(random: () => number): string {
  const count = 6 + Math.floor(random() * 20);
  const words = Array.from({ length: count }, (_, i) => {
    const chance = random();
    if (chance < 0.05) return pick(NAMES, random);
    if (chance < 0.08) return String(1 + Math.floor(random() * 2000));
    // Zipf-like: common words stand first in the list.
    const word = WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? 'the';
    return i > 2 && i < count - 3 && chance > 0.92 ? `${word},` : word;
  });
  const sentence = words.join(' ');
  const capital = sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return random() < 0.15 ? `“${capital}.”` : `${capital}.`;
}

function makeRanges(words: number, count: number, random: () => number): readonly WordRange[] {
  const nested = Math.round(count * NESTED);
  const overlapping = Math.round(count * OVERLAPPING);
  const apart = placeApart(words, makeLengths(count - nested - overlapping, words, random), random);
  const hosts = apart.filter(({ first, last }) => last - first >= 2);
  const crossing = Array.from({ length: overlapping }, (): WordRange => {
    const host = pick(hosts, random);
    const first = host.first + 1 + Math.floor(random() * (host.last - host.first));
    const last = Math.min(words - 1, host.last + 1 + Math.floor(random() ** 4 * LONGEST));
    return { first, last: Math.min(last, first + LONGEST - 1) };
  });
  const inside = Array.from({ length: nested }, (): WordRange => {
    const host = pick(hosts, random);
    const first = host.first + Math.floor(random() * (host.last - host.first));
    const room = host.last - first - (first === host.first ? 1 : 0);
    return { first, last: first + Math.floor(random() * (room + 1)) };
  });
  return [...apart, ...crossing, ...inside];
}

/** Lengths in words, 1 to 30, most of them short; shorter still where there is not room for all of them side by side. */
function makeLengths(count: number, words: number, random: () => number): readonly number[] {
  const lengths = Array.from(
    { length: count },
    () => 1 + Math.floor(random() ** 4 * (LONGEST - 1) + 0.5),
  );
  const wanted = lengths.reduce((sum, one) => sum + one, 0);
  const scale = Math.min(1, (words * 0.9) / wanted);
  return lengths.map((one) => Math.max(1, Math.floor(one * scale)));
}

function placeApart(
  words: number,
  lengths: readonly number[],
  random: () => number,
): readonly WordRange[] {
  const free = words - lengths.reduce((sum, one) => sum + one, 0);
  const cuts = lengths.map(() => Math.floor(random() * (free + 1))).toSorted((a, b) => a - b);
  let before = 0;
  return lengths.map((one, i): WordRange => {
    const first = (cuts[i] ?? 0) + before;
    before += one;
    return { first, last: first + one - 1 };
  });
}

function makeAttributes(tag: MadeTag, random: () => number): Readonly<Record<string, string>> {
  if (random() < 0.3) return {};
  switch (tag) {
    case 'topic':
      return { label: pick(WORDS, random), weight: pick(['main', 'secondary', 'mention'], random) };
    case 'quote':
      return {
        speaker: pick(NAMES, random),
        form: pick(['direct', 'indirect', 'mixed'], random),
      };
    case 'claim':
      return {
        statement: makeSentence(random),
        verdict: pick(['supported', 'misleading', 'unchecked'], random),
      };
    case 'error':
      return {
        kind: pick(['number', 'date', 'spelling', 'misquote'], random),
        severity: pick(['minor', 'major'], random),
        correction: pick(NAMES, random),
      };
  }
}

function makeId(seed: number, index: number, random: () => number): string {
  const time = (1_735_689_600_000 + seed * 10_000_000 + index).toString(16).padStart(12, '0');
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-a${digits(3)}-${digits(12)}`;
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from');
  return item;
}
