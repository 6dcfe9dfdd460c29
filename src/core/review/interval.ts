import type { Estimate, Figure } from './figure.ts';

/**
 * A figure over blocks of text with its 95 % interval, by leaving out one block at a time (jackknife). No interval with fewer
 * than two blocks, or where the figure is not defined without one of them.
 *
 * `lowest` is the least that the figure can be; 1 is the most. `subtract` gives what is left of the total without a block. Cost is O(blocks).
 *
 * Source: B. Efron, C. Stein, "The jackknife estimate of variance", 1981.
 */
export function estimate<Sums>(
  total: Sums,
  blocks: readonly Sums[],
  subtract: (total: Sums, block: Sums) => Sums,
  figureOf: (sums: Sums) => Figure,
  lowest: number,
): Estimate {
  const figure = figureOf(total);
  if (figure.value === null || blocks.length < 2) return { ...figure, interval: null };
  const left = blocks.flatMap((block) => figureOf(subtract(total, block)).value ?? []);
  if (left.length < blocks.length) return { ...figure, interval: null };
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  const spread = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = 1.96 * Math.sqrt(((left.length - 1) / left.length) * spread);
  return {
    ...figure,
    interval: {
      low: Math.max(lowest, figure.value - half),
      high: Math.min(1, figure.value + half),
    },
  };
}
