import { type Cell, type Figure, notDefined } from './figure.ts';
import type { Ranges } from './overlap.ts';

/**
 * How often two annotators said the same of a code point, for one tag: `both` in, `neither` in, and `mixed`, one in and one out,
 * counted once for each direction. Each code point counts as often as annotators read it, spread over their pairs.
 */
export interface InOut {
  readonly both: number;
  readonly mixed: number;
  readonly neither: number;
}

/**
 * Krippendorff's alpha for nominal values from coincidences: `count` for each ordered pair of values, so that the cells are
 * symmetric. 1 is perfect agreement, 0 what chance gives. Not defined without pairs, or where one value occurs only.
 *
 * Source: K. Krippendorff, "Content Analysis", 2nd edition, 2004, chapter 11.
 */
export function nominalAlpha(cells: readonly Cell[]): Figure {
  const totals = new Map<string, number>();
  let [n, same] = [0, 0];
  for (const { a, b, count } of cells) {
    n += count;
    if (a === b) same += count;
    totals.set(a, (totals.get(a) ?? 0) + count);
  }
  if (n === 0) return notDefined('nothing-matched');
  const used = [...totals.values()].filter((total) => total > 0);
  if (used.length < 2) return notDefined('one-category');
  const expected = 1 - used.reduce((sum, total) => sum + total * (total - 1), 0) / (n * (n - 1));
  return { value: 1 - (1 - same / n) / expected };
}

/**
 * The coincidences of items, each with one value per annotator or `null` where there is none. Items with fewer than two values
 * count for nothing. Cost is O(items · annotators²).
 */
export function coincidences(items: readonly (readonly (string | null)[])[]): readonly Cell[] {
  const counts = new Map<string, Map<string, number>>();
  for (const item of items) {
    const values = item.filter((value) => value !== null);
    values.forEach((a, i) => {
      const row = counts.get(a) ?? new Map<string, number>();
      counts.set(a, row);
      values.forEach((b, j) => {
        if (i !== j) row.set(b, (row.get(b) ?? 0) + 1 / (values.length - 1));
      });
    });
  }
  return [...counts].flatMap(([a, row]) => [...row].map(([b, count]) => ({ a, b, count })));
}

/**
 * Krippendorff's alpha of one tag over code points: {@link nominalAlpha} for two values, written out because intervals ask for it
 * once for every paragraph.
 */
export function inOutAlpha({ both, mixed, neither }: InOut): Figure {
  const [inside, outside] = [both + mixed, neither + mixed];
  if (inside === 0) return notDefined('nobody-marked');
  if (outside === 0) return notDefined('one-category');
  const n = inside + outside;
  return { value: 1 - ((n - 1) * mixed) / (inside * outside) };
}

/**
 * The coincidences of code points in and out of one tag, for each block of a text.
 *
 * `starts` are where the blocks begin, ascending from 0; the last ends at `length`. `layers` are what each annotator marked, at
 * least two, each joined and in text order; all in code points. Runs between boundaries are counted, not code points: cost is
 * O((fragments + blocks) · log).
 */
export function coincidencesInBlocks(
  starts: readonly number[],
  length: number,
  layers: readonly Ranges[],
): readonly InOut[] {
  const events = [
    ...layers.flatMap((ranges) =>
      ranges.flatMap(({ start, end }) => [
        { at: start, turn: 1, block: 0 },
        { at: end, turn: -1, block: 0 },
      ]),
    ),
    ...starts.map((at) => ({ at, turn: 0, block: 1 })),
    { at: length, turn: 0, block: 0 },
  ].toSorted((a, b) => a.at - b.at);
  const blocks = starts.map(() => ({ both: 0, mixed: 0, neither: 0 }));
  const others = layers.length - 1;
  let [last, inside, block] = [0, 0, -1];
  for (const { at, turn, block: step } of events) {
    const run = blocks[block];
    if (run !== undefined && at > last) {
      const outside = layers.length - inside;
      const each = (at - last) / others;
      run.both += each * inside * (inside - 1);
      run.mixed += each * inside * outside;
      run.neither += each * outside * (outside - 1);
    }
    last = at;
    inside += turn;
    block += step;
  }
  return blocks;
}
