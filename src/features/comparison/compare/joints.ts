import type { Comparison, Range } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';

import { overlap } from '../places.ts';
import type { Anchor, Pair, Sides } from './pairs.ts';
import { anchorsOf, beside, sidesOf } from './pairs.ts';

/** What joins two neighbouring columns: `a` is the account on the left of it, `b` that on the right. */
export interface Joint {
  readonly sides: Sides;
  /** The pairs that are gone through and drawn. */
  readonly shown: readonly Pair[];
  readonly anchors: readonly Anchor[];
}

/** A pair with the number of its joint, from the left. */
export interface Taken {
  readonly joint: number;
  readonly pair: Pair;
}

/** The joints between accounts that stand side by side, one fewer than they are, with every pair shown. */
export function jointsOf(
  comparison: Comparison,
  accounts: readonly ArticleRecord[],
): readonly Joint[] {
  return accounts.slice(1).flatMap((right, i) => {
    const left = accounts[i];
    if (left === undefined) return [];
    const sides = sidesOf(comparison, left.articleId, right.articleId);
    const anchors = anchorsOf(sides.pairs, left.body.length, right.body.length);
    return { sides, shown: sides.pairs, anchors };
  });
}

/** Joints with only the pairs that differ, in words or in what was found in them. */
export function onlyDifferent(joints: readonly Joint[]): readonly Joint[] {
  return joints.map((joint) => ({
    ...joint,
    shown: joint.sides.pairs.filter(({ finding, kind }) => finding !== null || kind !== 'verbatim'),
  }));
}

/** What the address calls a pair: those of the second joint are told apart from those of the first. */
export function rowOf({ joint, pair }: Taken): string {
  return joint === 0 ? pair.id : `${joint}:${pair.id}`;
}

/**
 * The pair that an address names, or `null`. An address may also name two places inside counterparts, as those of a figure: then it
 * is the pair that holds both of them, else one.
 */
export function takenIn(joints: readonly Joint[], row: string | null): Taken | null {
  if (row === null) return null;
  const pairs = joints.flatMap(({ shown }, joint) => shown.map((pair): Taken => ({ joint, pair })));
  const named = pairs.find((taken) => rowOf(taken) === row);
  if (named !== undefined) return named;
  const places = placesIn(row);
  if (places === null) return null;
  const { a, b } = places;
  const first = pairs.filter(({ joint }) => joint === 0);
  return (
    first.find(({ pair }) => overlap(pair.a, a) && overlap(pair.b, b)) ??
    first.find(({ pair }) => overlap(pair.a, a) || overlap(pair.b, b)) ??
    null
  );
}

/** The two places that an address names, whether counterparts hold them or not; `null` where it names none. */
export function placesIn(row: string | null): { readonly a: Range; readonly b: Range } | null {
  const [, a, b] = /^(\d{1,9})-(\d{1,9})$/.exec(row ?? '') ?? [];
  if (a === undefined || b === undefined) return null;
  const [from, to] = [Number(a), Number(b)];
  return { a: { start: from, end: from + 1 }, b: { start: to, end: to + 1 } };
}

/** For each account the offset that stands beside `offset` of account `from`, by way of the accounts between. */
export function besideAll(
  joints: readonly Joint[],
  from: number,
  offset: number,
): readonly number[] {
  const offsets = [...joints.map(() => 0), 0];
  offsets[from] = offset;
  for (let i = from; i < joints.length; i += 1) {
    offsets[i + 1] = beside(joints[i]?.anchors ?? [], 'a', offsets[i] ?? 0);
  }
  for (let i = from - 1; i >= 0; i -= 1) {
    offsets[i] = beside(joints[i]?.anchors ?? [], 'b', offsets[i + 1] ?? 0);
  }
  return offsets;
}
