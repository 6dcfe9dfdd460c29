import { assign, type Edge } from './assignment.ts';
import { type Figure, notDefined } from './figure.ts';

/** One span with its tag: start and end of its extent, half-open. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** What one text adds to gamma of two annotators. */
export interface GammaSums {
  /** The disorder of the best alignment: each pair adds its dissimilarity, each unit alone 1. */
  readonly observed: number;
  /** How many units the two have. */
  readonly a: number;
  readonly b: number;
  /** The same of texts marked at random: disorder and number of units, one for each draw. */
  readonly expected: readonly { readonly disorder: number; readonly units: number }[];
}

/** Gamma with how far it may be off because chance was drawn and not known, at 95 %. */
export type GammaFigure = Figure & { readonly precision: number | null };

/** How often chance is drawn in each text. */
const DRAWS = 30;
/** How many pairs of units are weighed for one text, at most; 1000 by 1000 takes a second. */
const MOST_PAIRS = 1_000_000;
/** How often a shift is drawn again that lies too near to another of the same annotator. */
const MOST_TRIES = 20;

/**
 * What a text of that length adds to gamma, or `null` when there are too many units. The draws follow from `seed`, so the same
 * text gives the same sums; `a` and `b` may change places only together with the seed's order.
 *
 * Dissimilarity of two units: ((|Δstart| + |Δend|) ÷ (both lengths))², plus 1 where the tags differ. A draw takes for each of
 * two annotators the units of one of the real ones, moved round the text by a random shift. Cost is O(a · b · draws), besides
 * the groups of `assign`, beyond whose size the alignment is good but no longer proven best.
 *
 * Source: Y. Mathet, A. Widlöcher, J.-P. Métivier, "The unified and holistic method gamma (γ)", Computational Linguistics 41, 2015.
 */
export function measureGamma(
  length: number,
  a: readonly Unit[],
  b: readonly Unit[],
  seed: string,
): GammaSums | null {
  if (Math.max(a.length, b.length) ** 2 > MOST_PAIRS) return null;
  const random = randomFrom(seed);
  const spacing =
    [...a, ...b].reduce((sum, { start, end }) => sum + end - start, 0) /
    Math.max(1, a.length + b.length);
  const expected = Array.from({ length: DRAWS }, () => {
    const [first, second] = [random() < 0.5 ? a : b, random() < 0.5 ? a : b];
    const shift = random() * length;
    const apart = first === second ? spacing : 0;
    return {
      disorder: disorderOf(
        moved(first, shift, length),
        moved(second, otherShift(random, shift, apart, length), length),
      ),
      units: first.length + second.length,
    };
  });
  return { observed: disorderOf(a, b), a: a.length, b: b.length, expected };
}

/**
 * Gamma over texts: 1 − observed disorder ÷ expected disorder, each per unit. At most 1; 0 is what chance gives. Not defined
 * where one of the two has fewer than two units.
 */
export function gammaOf(texts: readonly (GammaSums | null)[]): GammaFigure {
  const known = texts.filter((text) => text !== null);
  if (known.length < texts.length) return { ...notDefined('too-many'), precision: null };
  const sum = (part: (text: GammaSums) => number): number =>
    known.reduce((all, text) => all + part(text), 0);
  const [a, b] = [sum((text) => text.a), sum((text) => text.b)];
  if (a + b === 0) return { ...notDefined('nobody-marked'), precision: null };
  if (Math.min(a, b) < 2) return { ...notDefined('too-few'), precision: null };
  const observed = sum((text) => text.observed) / (a + b);
  const draws = Array.from({ length: DRAWS }, (_, i) => {
    const units = sum((text) => text.expected[i]?.units ?? 0);
    return units === 0 ? [] : [sum((text) => text.expected[i]?.disorder ?? 0) / units];
  }).flat();
  const mean = draws.reduce((all, draw) => all + draw, 0) / draws.length;
  if (mean === 0) return { ...notDefined('one-category'), precision: null };
  const variance = draws.reduce((all, draw) => all + (draw - mean) ** 2, 0) / (draws.length - 1);
  const ratio = observed / mean;
  return {
    value: 1 - ratio,
    precision: (1.96 * ratio * Math.sqrt(variance / draws.length)) / mean,
  };
}

/** A shift at random, at least `apart` from the first one if that can be had: else an annotator would agree with themselves. */
function otherShift(random: () => number, first: number, apart: number, length: number): number {
  let shift = random() * length;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const distance = Math.abs(shift - first);
    if (Math.min(distance, length - distance) >= apart) break;
    shift = random() * length;
  }
  return shift;
}

/** The disorder of the best alignment: a unit alone costs 1, so a pair is worth it below 2. */
function disorderOf(a: readonly Unit[], b: readonly Unit[]): number {
  const edges: Edge[] = [];
  a.forEach((left, row) => {
    b.forEach((right, column) => {
      const weight = 2 - dissimilarity(left, right);
      if (weight > 0) edges.push({ row, column, weight });
    });
  });
  return assign(edges).reduce((disorder, { weight }) => disorder - weight, a.length + b.length);
}

function dissimilarity(a: Unit, b: Unit): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const long = a.end - a.start + b.end - b.start;
  return (apart / long) ** 2 + (a.tag === b.tag ? 0 : 1);
}

function moved(units: readonly Unit[], shift: number, length: number): readonly Unit[] {
  return units.map(({ start, end, tag }) => {
    // A unit stays whole where it is carried over the end.
    const by = start + shift >= length ? shift - length : shift;
    return { start: start + by, end: end + by, tag };
  });
}

/** Numbers in 0…1 that follow from a word (mulberry32, seeded by FNV-1a). */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1)
    state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
