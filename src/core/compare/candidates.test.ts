import { describe, expect, it } from 'vitest';

import { candidatesOf } from './candidates.ts';
import { indexStory, prepareAccount } from './story.ts';

const WORDS = Array.from({ length: 3000 }, (_none, rank) =>
  [1, 20, 400]
    .map((unit) =>
      'bakerlonmitrasuveldorfingrahol'.slice(((Math.floor(rank / unit) % 20) * 3) % 27).slice(0, 3),
    )
    .join(''),
);

/** `count` articles of forty sentences; every second one repeats the one before with some words changed. */
function storyOf(count: number): string[] {
  let state = 7;
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const word = (): string => WORDS[Math.floor(WORDS.length * random() ** 2)] ?? 'word';
  const texts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = texts[index - 1];
    texts.push(
      index % 2 === 1 && before !== undefined
        ? before.replace(/\w{6,}/g, (same) => (random() < 0.1 ? word() : same))
        : Array.from(
            { length: 40 },
            () => `The ${Array.from({ length: 14 }, word).join(' ')}.`,
          ).join(' '),
    );
  }
  return texts;
}

function sizeOf(articles: number): { units: number; pairs: number } {
  const index = indexStory(storyOf(articles).map(prepareAccount), () => true);
  return { units: index.units.length, pairs: Array.from(candidatesOf(index)).length };
}

describe('candidatesOf', () => {
  it('grows with the sentences, not with their square', () => {
    const [few, many] = [sizeOf(20), sizeOf(80)];
    expect(many.units).toBeGreaterThan(3.8 * few.units);
    expect(many.pairs).toBeLessThan(8 * few.pairs);
    expect(many.pairs).toBeLessThan(40 * many.units);
  });

  it('finds the sentences that are copies', () => {
    const index = indexStory(storyOf(4).map(prepareAccount), () => true);
    const pairs = new Set(Array.from(candidatesOf(index), ({ a, b }) => `${a}:${b}`));
    const copies = Array.from({ length: 40 }, (_none, at) => `${at}:${at + 40}`);
    expect(copies.filter((pair) => pairs.has(pair)).length).toBeGreaterThan(36);
  });
});
