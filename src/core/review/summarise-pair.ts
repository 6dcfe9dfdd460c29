import type { TagId } from '#core/domain/ids.ts';

import type { Aligned } from './align.ts';
import { inOutAlpha } from './alpha.ts';
import { alphaUnitized, alphaUnitizedOver, type Unitizing, unitizing } from './alpha-unitizing.ts';
import { type Cell, type Estimate, type Figure, notDefined, type Reason } from './figure.ts';
import { estimate } from './interval.ts';
import { cohenKappa } from './kappa.ts';
import {
  addBlock,
  NO_BLOCK,
  type PairBlock,
  type PairMeasure,
  type PairTag,
} from './measure-pair.ts';

/** How many annotations two annotators have and how many of them meet, with the shares that follow. */
export interface PairCounts {
  readonly a: number;
  readonly b: number;
  /** Pairs of one tag on the same words. */
  readonly exact: number;
  /** Pairs of one tag that share words, those on the same words among them. */
  readonly overlap: number;
  /** 2 · exact ÷ (a + b), with its interval over blocks of text. */
  readonly exactF1: Estimate;
  /** 2 · overlap ÷ (a + b). */
  readonly overlapF1: Figure;
  /** The harmonic mean of how much of each one's annotations the other's cover. */
  readonly partialF1: Figure;
  readonly alphaU: Figure;
}

/** The figures of one tag for two annotators. */
export interface PairTagFigures extends PairCounts {
  readonly tag: TagId;
  /** Over code points in and out of the tag. */
  readonly kappa: Figure;
  readonly alpha: Estimate;
}

/** How far two annotators agree on one attribute of the spans they both tagged. */
export interface AttributeFigures {
  readonly tag: TagId;
  readonly attribute: string;
  /** Pairs in which at least one has filled it in. */
  readonly pairs: number;
  readonly equal: number;
  readonly share: Figure;
  readonly kappa: Figure;
}

/** How often `a` met `b`; `''` stands for nothing. */
export interface ConfusionCell {
  readonly a: TagId | '';
  readonly b: TagId | '';
  readonly count: number;
}

/** All figures of two annotators over some texts. */
export interface PairFigures {
  /** How many texts both have marked done. */
  readonly articles: number;
  /** In the order asked for. */
  readonly tags: readonly PairTagFigures[];
  /** Over all tags. */
  readonly all: PairCounts;
  readonly confusion: readonly ConfusionCell[];
  readonly attributes: readonly AttributeFigures[];
}

/** With more texts than this an interval is over texts, not over their paragraphs: as sure, and quicker by far. */
export const MOST_TEXTS_IN_BLOCKS = 20;

/**
 * The figures of two annotators over the texts that both have marked done, for `tags` in that order. The order of the texts does
 * not matter. Cost is O(texts · tags · blocks).
 */
export function summarisePair(texts: readonly PairMeasure[], tags: readonly TagId[]): PairFigures {
  const sums = tags.map((tag) => sumTag(tag, texts));
  return {
    articles: texts.length,
    tags: sums.map((sum) => tagFigures(sum, texts)),
    all: { ...counts(sums, texts), alphaU: unitized(sums, texts) },
    confusion: confusionOf(texts.flatMap(({ rows }) => rows)),
    attributes: sums.flatMap(attributeFigures),
  };
}

/** How often a tag of the first annotator met one of the second, or nothing; in order of first appearance. */
function confusionOf(rows: readonly Aligned[]): readonly ConfusionCell[] {
  const cells = new Map<string, { a: TagId | ''; b: TagId | ''; count: number }>();
  for (const { theirs, mine } of rows) {
    const [a, b] = [theirs?.body.tag ?? '', mine?.body.tag ?? ''] as const;
    const key = JSON.stringify([a, b]);
    const cell = cells.get(key) ?? { a, b, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

interface TagSums {
  readonly tag: TagId;
  readonly texts: readonly PairTag[];
  readonly blocks: readonly PairBlock[];
  readonly total: PairBlock;
  readonly unitizing: readonly Unitizing[];
}

function sumTag(tag: TagId, texts: readonly PairMeasure[]): TagSums {
  const used = texts.flatMap(({ tags }) => tags.get(tag) ?? []);
  const blocks = texts.flatMap((text) => blocksOf(text, tag, texts.length > MOST_TEXTS_IN_BLOCKS));
  return {
    tag,
    texts: used,
    blocks,
    total: blocks.reduce((sum, block) => addBlock(sum, block), NO_BLOCK),
    unitizing: texts.flatMap(({ layout: { length }, tags }) => {
      if (length === null) return [];
      return tags.get(tag)?.unitizing ?? unitizing(length, [[], []]);
    }),
  };
}

function blocksOf(
  { layout: { length, starts }, tags }: PairMeasure,
  tag: TagId,
  asOne: boolean,
): readonly PairBlock[] {
  const own = tags.get(tag);
  if (own !== undefined) return asOne ? [own.total] : own.blocks;
  // Where neither used the tag, both left every code point out.
  const all = length ?? 0;
  const ends = asOne ? [all] : starts.map((_, i) => starts[i + 1] ?? all);
  return ends.map((end, i) => ({ ...NO_BLOCK, neither: 2 * (end - (ends[i - 1] ?? 0)) }));
}

function tagFigures(sum: TagSums, texts: readonly PairMeasure[]): PairTagFigures {
  const why = withoutText(texts) ?? withoutWords(sum);
  return {
    tag: sum.tag,
    ...counts([sum], texts),
    kappa: why === null ? kappaOf(sum) : notDefined(why),
    alpha:
      why === null
        ? estimate(sum.total, sum.blocks, subtract, inOutAlpha, -1)
        : { ...notDefined(why), interval: null },
    alphaU: why === null ? alphaUnitized(sum.unitizing) : notDefined(why),
  };
}

function counts(
  sums: readonly TagSums[],
  texts: readonly PairMeasure[],
): Omit<PairCounts, 'alphaU'> {
  const total = sums.reduce((all, sum) => addBlock(all, sum.total), NO_BLOCK);
  const { a, b, exact, overlap } = total;
  const blocks = sums.flatMap((sum) => sum.blocks).filter((block) => block.a + block.b > 0);
  const shares = sums.flatMap((sum) => sum.texts);
  const coveredOf = (part: 'partialA' | 'partialB'): number =>
    shares.reduce((all, text) => all + text[part], 0);
  const share = (of: number): Figure => f1(texts, 2 * of, a + b);
  return {
    a,
    b,
    exact,
    overlap,
    exactF1: estimate(
      total,
      blocks,
      subtract,
      (left) => f1(texts, 2 * left.exact, left.a + left.b),
      0,
    ),
    overlapF1: share(overlap),
    partialF1: partialF1(share(0), coveredOf('partialA') / a, coveredOf('partialB') / b),
  };
}

function f1(texts: readonly PairMeasure[], twice: number, all: number): Figure {
  if (texts.length === 0) return notDefined('none-done');
  return all === 0 ? notDefined('nobody-marked') : { value: twice / all };
}

function partialF1(none: Figure, recall: number, precision: number): Figure {
  if (none.value === null) return none;
  // One of the two marked nothing, or nothing that the other's words touch.
  if (!(recall > 0 && precision > 0)) return { value: 0 };
  return { value: (2 * precision * recall) / (precision + recall) };
}

function kappaOf({ texts, total }: TagSums): Figure {
  // Two annotators count each code point twice, once for each direction.
  const both = total.both / 2;
  const covered = (part: 'coveredA' | 'coveredB'): number =>
    texts.reduce((sum, text) => sum + text[part], 0);
  const [onlyA, onlyB] = [covered('coveredA') - both, covered('coveredB') - both];
  return cohenKappa([
    { a: 'in', b: 'in', count: both },
    { a: 'in', b: 'out', count: onlyA },
    { a: 'out', b: 'in', count: onlyB },
    { a: 'out', b: 'out', count: total.neither / 2 },
  ]);
}

function unitized(sums: readonly TagSums[], texts: readonly PairMeasure[]): Figure {
  const why = withoutText(texts);
  return why === null ? alphaUnitizedOver(sums.map((sum) => sum.unitizing)) : notDefined(why);
}

function withoutText(texts: readonly PairMeasure[]): Reason | null {
  if (texts.length === 0) return 'none-done';
  return texts.some(({ layout }) => layout.length === null) ? 'no-text' : null;
}

function withoutWords({ total, texts }: TagSums): Reason | null {
  if (total.a + total.b === 0) return 'nobody-marked';
  return texts.every(({ coveredA, coveredB }) => coveredA + coveredB === 0) ? 'no-words' : null;
}

function attributeFigures({ tag, texts }: TagSums): readonly AttributeFigures[] {
  const tables = new Map<string, Map<string, number>>();
  for (const { attributes } of texts) {
    for (const [attribute, table] of attributes) {
      const sum = tables.get(attribute) ?? new Map<string, number>();
      tables.set(attribute, sum);
      for (const [key, count] of table) sum.set(key, (sum.get(key) ?? 0) + count);
    }
  }
  return [...tables]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([attribute, table]) => {
      const cells = [...table].map(([key, count]): Cell => {
        const [a, b] = JSON.parse(key) as [string | null, string | null];
        // No value is a value here: leaving out what the other filled in is a disagreement. Values are JSON, never empty.
        return { a: a ?? '', b: b ?? '', count };
      });
      const pairs = cells.reduce((sum, { count }) => sum + count, 0);
      const equal = cells.reduce((sum, { a, b, count }) => sum + (a === b ? count : 0), 0);
      const share = { value: equal / pairs };
      return { tag, attribute, pairs, equal, share, kappa: cohenKappa(cells) };
    });
}

function subtract(total: PairBlock, block: PairBlock): PairBlock {
  return addBlock(total, block, -1);
}
