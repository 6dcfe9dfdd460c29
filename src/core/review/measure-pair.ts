import type { TagId } from '#core/domain/ids.ts';

import { type Aligned, alignByOverlap } from './align.ts';
import { coincidencesInBlocks, type InOut } from './alpha.ts';
import { type Unitizing, unitizing } from './alpha-unitizing.ts';
import { valueKey } from './differing-attributes.ts';
import { lengthOf, overlaps, type Ranges } from './overlap.ts';
import { type Layout, rangesOf, type Reading } from './reading.ts';

/** What two annotators did with one tag in one block of a text. Sums: blocks and texts add up. */
export interface PairBlock extends InOut {
  /** How many annotations each has. */
  readonly a: number;
  readonly b: number;
  /** How many pairs stand on the same words. */
  readonly exact: number;
  /** How many pairs share words. */
  readonly overlap: number;
}

/** What two annotators did with one tag in one text. */
export interface PairTag {
  /** One for each block of the layout, and a last one for annotations of the article as a whole. */
  readonly blocks: readonly PairBlock[];
  readonly total: PairBlock;
  /** How many code points each covers. */
  readonly coveredA: number;
  readonly coveredB: number;
  /** How much of the annotations of each is covered by the other's, in annotations. */
  readonly partialA: number;
  readonly partialB: number;
  /** `null` without the text. */
  readonly unitizing: Unitizing | null;
  /** For each attribute, how often which value stood beside which, by a key of `[value, value]`. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Nothing done by anybody. */
export const NO_BLOCK: PairBlock = {
  a: 0,
  b: 0,
  exact: 0,
  overlap: 0,
  both: 0,
  mixed: 0,
  neither: 0,
};

/** The sum of two blocks, or with −1 the first without the second. */
export function addBlock(sum: PairBlock, block: PairBlock, sign: 1 | -1 = 1): PairBlock {
  return {
    a: sum.a + sign * block.a,
    b: sum.b + sign * block.b,
    exact: sum.exact + sign * block.exact,
    overlap: sum.overlap + sign * block.overlap,
    both: sum.both + sign * block.both,
    mixed: sum.mixed + sign * block.mixed,
    neither: sum.neither + sign * block.neither,
  };
}

/** What two annotators did in one text. */
export interface PairMeasure {
  readonly layout: Layout;
  readonly tags: ReadonlyMap<TagId, PairTag>;
  /** Every annotation, in a pair or alone; `theirs` is the first annotator's, `mine` the second's. */
  readonly rows: readonly Aligned[];
}

/**
 * Measures two readings of one text. One text is measured on its own, so that a change in it leaves the others as they are.
 * Cost is O(n log n) in annotations, besides dense overlaps.
 */
export function measurePair(layout: Layout, a: Reading, b: Reading): PairMeasure {
  const rows = alignByOverlap(a.annotations, b.annotations);
  const rowsOf = new Map<TagId, Aligned[]>();
  for (const row of rows) {
    for (const tag of new Set([row.theirs?.body.tag, row.mine?.body.tag])) {
      if (tag === undefined) continue;
      const list = rowsOf.get(tag) ?? [];
      list.push(row);
      rowsOf.set(tag, list);
    }
  }
  const tags = new Map(
    [...rowsOf].map(([tag, own]) => [tag, measureTag(tag, own, { layout, a, b })]),
  );
  return { layout, tags, rows };
}

interface Both {
  readonly layout: Layout;
  readonly a: Reading;
  readonly b: Reading;
}

function measureTag(tag: TagId, rows: readonly Aligned[], { layout, a, b }: Both): PairTag {
  const { length, starts } = layout;
  const covered = [rangesOf(a.covered, tag), rangesOf(b.covered, tag)] as const;
  const inOut = length === null ? [] : coincidencesInBlocks(starts, length, covered);
  const blocks = [...inOut, NO_BLOCK].map((block) => ({ ...NO_BLOCK, ...block }));
  for (const row of rows) {
    const [left, right] = [row.theirs, row.mine];
    const isLeft = left?.body.tag === tag;
    const isRight = right?.body.tag === tag;
    const place =
      left !== null && isLeft
        ? a.places.get(left)
        : right === null
          ? undefined
          : b.places.get(right);
    const block = blocks[blockAt(layout, place)];
    if (block === undefined) continue;
    block.a += isLeft ? 1 : 0;
    block.b += isRight ? 1 : 0;
    if (!isLeft || !isRight) continue;
    block.overlap += 1;
    if (row.kind !== 'theirs' && row.kind !== 'mine' && row.sameWords) block.exact += 1;
  }
  const units = [rangesOf(a.units, tag), rangesOf(b.units, tag)];
  return {
    blocks,
    total: blocks.reduce((sum, block) => addBlock(sum, block), NO_BLOCK),
    coveredA: lengthOf(covered[0]),
    coveredB: lengthOf(covered[1]),
    ...partialCredit(placesOf(a, tag), placesOf(b, tag)),
    unitizing: length === null ? null : unitizing(length, units),
    attributes: attributeTables(tag, rows),
  };
}

/** Which block an annotation counts in: the one where it begins, or the last for the article as a whole. */
function blockAt({ starts }: Layout, place: Ranges | undefined): number {
  const first = place?.[0];
  if (first === undefined || starts.length === 0) return starts.length;
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= first.start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function placesOf({ annotations, places }: Reading, tag: TagId): readonly Ranges[] {
  return annotations
    .filter(({ body }) => body.tag === tag)
    .map((record) => places.get(record) ?? []);
}

/**
 * How much of each list is covered by spans of the other, each span counting 1; whole articles answer one another.
 *
 * Source: G. Da San Martino et al., "Fine-grained analysis of propaganda in news articles", 2019.
 */
export function partialCredit(
  a: readonly Ranges[],
  b: readonly Ranges[],
): { readonly partialA: number; readonly partialB: number } {
  const whole = Math.min(a.filter(isWhole).length, b.filter(isWhole).length);
  let [partialA, partialB] = [whole, whole];
  for (const { a: left, b: right, shared } of overlaps(a, b)) {
    partialA += shared / lengthOf(a[left] ?? []);
    partialB += shared / lengthOf(b[right] ?? []);
  }
  return { partialA, partialB };
}

function isWhole(ranges: Ranges): boolean {
  return ranges.length === 0;
}

function attributeTables(tag: TagId, rows: readonly Aligned[]): PairTag['attributes'] {
  const tables = new Map<string, Map<string, number>>();
  for (const { theirs, mine } of rows) {
    if (theirs?.body.tag !== tag || mine?.body.tag !== tag) continue;
    const [left, right] = [theirs.body.attributes, mine.body.attributes];
    for (const id of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const values = [valueKey(left[id]), valueKey(right[id])];
      if (values.every((value) => value === null)) continue;
      const key = JSON.stringify(values);
      const table = tables.get(id) ?? new Map<string, number>();
      table.set(key, (table.get(key) ?? 0) + 1);
      tables.set(id, table);
    }
  }
  return tables;
}
