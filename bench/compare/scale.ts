import { compareAtOnce, createMemory } from '#core/compare/compare-story.ts';
import type { AccountText } from '#core/compare/result.ts';

/** How long a comparison of invented text of a size takes. */
export interface ScaleFigure {
  readonly name: string;
  readonly words: number;
  readonly ms: number;
  /** After one more article, with the memory of the run before. */
  readonly addedMs: number;
  /** After a sentence more in the second article, with the memory of that. */
  readonly editedMs: number;
  readonly passages: number;
  readonly heapMb: number;
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  'ba ker lon mi tra su vel dor fin gra hol ist jen kal mur nes opa pri qua ros'.split(' ');
const LITTLE = 'the of and to in a is that for on with as by at from it has was were'.split(' ');

function wordOf(random: () => number): string {
  // Zipf: few words are common, most are rare.
  const rank = Math.floor(150_000 ** random());
  const [a, b, c, d] = [1, 20, 400, 8000].map(
    (unit) => SYLLABLES[Math.floor(rank / unit) % 20] ?? '',
  );
  return `${a}${b}${c}${rank >= 8000 ? d : ''}`;
}

function sentenceOf(random: () => number): string {
  const words = Array.from({ length: 12 + Math.floor(random() * 16) }, () =>
    random() < 0.4 ? (LITTLE[Math.floor(random() * LITTLE.length)] ?? 'the') : wordOf(random),
  );
  if (random() < 0.2) words.splice(3, 0, String(Math.floor(random() * 900) + 10));
  const line = words.join(' ');
  const text = `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
  return random() < 0.15
    ? `“${text},” Anna ${wordOf(random).replace(/^./, (first) => first.toUpperCase())} said.`
    : `${text}.`;
}

/**
 * Invents a story: `articles` of about `length` characters; every second one is a copy of the one
 * before with 12 % of its words changed, and ten share an event.
 */
export function inventStory(articles: number, length: number): AccountText[] {
  const random = randomOf(articles * 31 + length);
  const texts: string[] = [];
  for (let index = 0; index < articles; index += 1) {
    const source = texts[index - 1];
    if (index % 2 === 1 && source !== undefined) {
      texts.push(
        source.replace(/\p{L}{5,}/gu, (word) => (random() < 0.12 ? wordOf(random) : word)),
      );
      continue;
    }
    const sentences: string[] = [];
    for (let size = 0; size < length; size += sentences.at(-1)?.length ?? 1)
      sentences.push(sentenceOf(random));
    texts.push(
      sentences.map((sentence, at) => (at % 4 === 3 ? `${sentence}\n\n` : `${sentence} `)).join(''),
    );
  }
  return texts.map((text, index) => ({ id: `${String(index).padStart(4, '0')}.txt`, text }));
}

const SIZES: readonly (readonly [name: string, articles: number, length: number])[] = [
  ['5 × 4 kB', 5, 4000],
  ['50 × 8 kB', 50, 8000],
  ['60 × 4 kB', 60, 4000],
  ['120 × 4 kB', 120, 4000],
  ['500 × 8 kB', 500, 8000],
  ['2 × 1 MB', 2, 1_000_000],
];

/** How long a text takes that no newsroom writes. */
export interface CrowdFigure {
  readonly name: string;
  readonly characters: number;
  readonly ms: number;
}

const CROWDS: readonly (readonly [name: string, text: (word: () => string) => string])[] = [
  ['100,000 quotations in one line', (word) => many(100_000, () => `“Yes, ${word()},” he said. `)],
  ['1 MB in one line without a mark', (word) => many(130_000, () => `${word()} `)],
  [
    '10,000 identical sentences',
    () => 'The mayor said on Friday that 20 people were hurt. '.repeat(10_000),
  ],
  ['one word, 200,000 times', () => 'bread '.repeat(200_000)],
  [
    '20,000 names',
    (word) => many(20_000, () => `Mayor ${capital(word())} ${capital(word())} came. `),
  ],
  ['50,000 lines that open a quotation', (word) => many(50_000, () => `“So it is, ${word()}\n`)],
];

function many(count: number, make: () => string): string {
  return Array.from({ length: count }, make).join('');
}

function capital(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}

/** Measures two accounts that both are such a text, with other words. */
export function measureCrowds(): CrowdFigure[] {
  return CROWDS.map(([name, make]) => {
    const story = [1, 2].map((seed) => {
      const random = randomOf(seed);
      return { id: `${seed}.txt`, text: make(() => wordOf(random)) };
    });
    const start = performance.now();
    compareAtOnce(story);
    const ms = Math.round(performance.now() - start);
    return { name, characters: story[0]?.text.length ?? 0, ms };
  });
}

/** Measures the comparison in sizes that grow. The heap is read after the run, so it is the least. */
export function measureScale(heap: () => number): ScaleFigure[] {
  return SIZES.map(([name, count, length]) => {
    const story = inventStory(count + 1, length);
    const memory = createMemory();
    const start = performance.now();
    const result = compareAtOnce(story.slice(0, count), memory);
    const ms = performance.now() - start;
    const heapMb = heap() / 1e6;
    const again = performance.now();
    compareAtOnce(story, memory);
    const addedMs = Math.round(performance.now() - again);
    const edited = story.map((article, at) =>
      at === 1 ? { ...article, text: `${article.text}One sentence more is here.\n` } : article,
    );
    const last = performance.now();
    compareAtOnce(edited, memory);
    return {
      name,
      words: result.articles.reduce((sum, { words }) => sum + words, 0),
      ms: Math.round(ms),
      addedMs,
      editedMs: Math.round(performance.now() - last),
      passages: result.passages.length,
      heapMb: Math.round(heapMb),
    };
  });
}
