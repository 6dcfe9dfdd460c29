import { type Figure, notDefined } from './figure.ts';
import type { Ranges } from './overlap.ts';

/** What one text adds to alpha_U of one category. */
export interface Unitizing {
  /** The length of the text. */
  readonly length: number;
  readonly annotators: number;
  /** The sum of δ² over all pairs of annotators. */
  readonly observed: number;
  /** The lengths of all units. */
  readonly units: readonly number[];
  /** The lengths of all gaps between units and at the ends. */
  readonly gaps: readonly number[];
}

/**
 * What a text adds to alpha_U: what each of at least two annotators marked, each list sorted and disjoint. Lengths in any unit,
 * the same for all. Cost is O(annotators² · units).
 */
export function unitizing(length: number, layers: readonly Ranges[]): Unitizing {
  let observed = 0;
  layers.forEach((a, i) => {
    for (const b of layers.slice(i + 1)) observed += difference(a, b) + alone(a, b) + alone(b, a);
  });
  return {
    length,
    annotators: layers.length,
    observed,
    units: layers.flatMap((units) => units.map(({ start, end }) => end - start)),
    gaps: layers.flatMap((units) => gapsOf(length, units)),
  };
}

/** δ² of the units that overlap. */
function difference(a: Ranges, b: Ranges): number {
  let sum = 0;
  let from = 0;
  for (const { start, end } of a) {
    while ((b[from]?.end ?? Infinity) <= start) from += 1;
    for (let at = from; ; at += 1) {
      const other = b[at];
      if (other === undefined || other.start >= end) break;
      sum += (start - other.start) ** 2 + (end - other.end) ** 2;
    }
  }
  return sum;
}

/** δ² of the units of `a` that lie inside a gap of `b`. */
function alone(a: Ranges, b: Ranges): number {
  let sum = 0;
  let from = 0;
  for (const { start, end } of a) {
    while ((b[from]?.end ?? Infinity) <= start) from += 1;
    if ((b[from]?.start ?? Infinity) >= end) sum += (end - start) ** 2;
  }
  return sum;
}

function gapsOf(length: number, units: Ranges): readonly number[] {
  let last = 0;
  const gaps = units.map(({ start, end }) => {
    const gap = start - last;
    last = end;
    return gap;
  });
  return [...gaps, length - last].filter((gap) => gap > 0);
}

/**
 * Alpha_U of one category over texts; units and gaps never reach from one text into the next. Not defined where nobody marked
 * anything, or everything is marked as one unit.
 *
 * Sources: K. Krippendorff, "On the reliability of unitizing continuous data", 1995; "Content Analysis", 2004, 11.6.
 */
export function alphaUnitized(texts: readonly Unitizing[]): Figure {
  return alphaUnitizedOver([texts]);
}

/** Alpha_U over several categories: their disagreements are added up before they are compared. */
export function alphaUnitizedOver(categories: readonly (readonly Unitizing[])[]): Figure {
  if (categories.every((texts) => texts.every(({ units }) => units.length === 0)))
    return notDefined('nobody-marked');
  let [observed, expected] = [0, 0];
  for (const texts of categories) {
    const disagreement = disagreementOf(texts);
    observed += disagreement.observed;
    expected += disagreement.expected;
  }
  return expected === 0 ? notDefined('one-category') : { value: 1 - observed / expected };
}

function disagreementOf(texts: readonly Unitizing[]): { observed: number; expected: number } {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const annotators = texts[0]?.annotators ?? 0;
  const units = texts.flatMap((text) => text.units);
  if (units.length === 0) return { observed: 0, expected: 0 };
  const observed =
    (2 * texts.reduce((sum, text) => sum + text.observed, 0)) /
    (annotators * (annotators - 1) * length * length);
  const roomFor = roomIn(texts.flatMap((text) => text.gaps));
  let [weight, within] = [0, 0];
  for (const l of units) {
    weight += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l * l * roomFor(l);
    within += l * (l - 1);
  }
  const all = annotators * length;
  return { observed, expected: ((2 / length) * weight) / (all * (all - 1) - within) };
}

/** In how many places a unit of a length fits into gaps: Σ (gap − length + 1) over those that are long enough. */
function roomIn(gaps: readonly number[]): (length: number) => number {
  const sorted = gaps.toSorted((a, b) => b - a);
  const sums = [0];
  for (const gap of sorted) sums.push((sums.at(-1) ?? 0) + gap);
  return (length) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) >= length) low = middle + 1;
      else high = middle;
    }
    return (sums[low] ?? 0) - low * (length - 1);
  };
}
