import { expose } from 'comlink';

import { compareStory, createMemory } from '#core/compare/compare-story.ts';

import type { Comparer } from './protocol.ts';

/** How often it is told how far the comparison is, in ms. */
const REPORT = 100;

const memory = createMemory();

const comparer: Comparer = {
  compare: (accounts, report) => {
    const run = compareStory(accounts, memory);
    let told = performance.now();
    for (;;) {
      const { done, value } = run.next();
      if (done === true) return value;
      if (performance.now() - told < REPORT) continue;
      told = performance.now();
      report(value);
    }
  },
};

expose(comparer);
