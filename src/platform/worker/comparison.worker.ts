import { expose } from 'comlink';

import { compareAtOnce, compareStory, createMemory } from '#core/compare/compare-story.ts';
import { writeComparisonHtml } from '#core/compare/export/html.ts';
import { writeComparisonJson } from '#core/compare/export/json.ts';
import { writeComparisonMarkdown } from '#core/compare/export/markdown.ts';

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

  write: (accounts, { format, title, sources }) => {
    const comparison = compareAtOnce(accounts, memory);
    switch (format) {
      case 'html':
        return writeComparisonHtml(comparison, sources, title);
      case 'md':
        return writeComparisonMarkdown(comparison, sources, title);
      case 'json':
        return writeComparisonJson(comparison, sources);
    }
  },
};

expose(comparer);
