import { type Cell, type Figure, notDefined } from './figure.ts';

/**
 * Cohen's kappa of two annotators who both labelled every item; `cells` say how many items the first called `a` and the second
 * `b`. In −1…1; 0 where one of them knows one label only and the other does not. Not defined without items, or where both know
 * one and the same label only.
 *
 * Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
 */
export function cohenKappa(cells: readonly Cell[]): Figure {
  const [rows, columns] = [new Map<string, number>(), new Map<string, number>()];
  let [total, same] = [0, 0];
  for (const { a, b, count } of cells) {
    total += count;
    if (a === b) same += count;
    rows.set(a, (rows.get(a) ?? 0) + count);
    columns.set(b, (columns.get(b) ?? 0) + count);
  }
  if (total === 0) return notDefined('nothing-matched');
  let expected = 0;
  for (const [label, count] of rows) expected += count * (columns.get(label) ?? 0);
  // In whole numbers as long as possible: the difference to 1 decides whether there is a figure at all.
  const chance = total * total - expected;
  if (chance === 0) return notDefined('one-category');
  return { value: (same * total - expected) / chance };
}
