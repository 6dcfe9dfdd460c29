import type { TagId } from '#core/domain/ids.ts';

import { inOutAlpha, type InOut } from './alpha.ts';
import { alphaUnitized, alphaUnitizedOver, type Unitizing, unitizing } from './alpha-unitizing.ts';
import { type Estimate, type Figure, notDefined, type Reason } from './figure.ts';
import { estimate } from './interval.ts';
import type { GroupMeasure } from './measure-group.ts';
import { MOST_TEXTS_IN_BLOCKS } from './summarise-pair.ts';

/** The figures of one tag for all annotators at once. */
export interface GroupTagFigures {
  readonly tag: TagId;
  /** Over code points in and out of the tag, in texts that at least two have marked done. */
  readonly alpha: Estimate;
  /** Over the texts that all have marked done. */
  readonly alphaU: Figure;
}

/** The figures of all annotators over some texts. */
export interface GroupFigures {
  /** How many texts at least two have marked done, and how many all. */
  readonly articles: number;
  readonly shared: number;
  readonly tags: readonly GroupTagFigures[];
  /** Over all tags. */
  readonly alphaU: Figure;
}

const NO_BLOCK: InOut = { both: 0, mixed: 0, neither: 0 };

/**
 * The figures of `annotators` annotators over the texts that at least two of them have marked done, for `tags` in that order.
 * The order of the texts does not matter. Cost is O(texts · tags · blocks).
 */
export function summariseGroup(
  texts: readonly GroupMeasure[],
  tags: readonly TagId[],
  annotators: number,
): GroupFigures {
  const shared = texts.filter((text) => text.annotators === annotators);
  const units = tags.map((tag) => unitsOf(shared, tag));
  const noUnits = missing(shared, shared.length < texts.length ? 'not-all-done' : 'none-done');
  return {
    articles: texts.length,
    shared: shared.length,
    tags: tags.map((tag, i) => {
      const isUsed = texts.some((text) => text.tags.has(tag));
      return {
        tag,
        alpha: onWords(alphaOf(texts, tag), isUsed),
        alphaU:
          noUnits === null ? onWords(alphaUnitized(units[i] ?? []), isUsed) : notDefined(noUnits),
      };
    }),
    alphaU: noUnits === null ? alphaUnitizedOver(units) : notDefined(noUnits),
  };
}

/** A tag that is used and covers nothing stands on whole articles only. */
function onWords<Kind extends Figure>(figure: Kind, isUsed: boolean): Kind {
  return figure.value === null && figure.why === 'nobody-marked' && isUsed
    ? { ...figure, why: 'no-words' }
    : figure;
}

function missing(texts: readonly GroupMeasure[], none: Reason): Reason | null {
  if (texts.length === 0) return none;
  return texts.some(({ layout }) => layout.length === null) ? 'no-text' : null;
}

function alphaOf(texts: readonly GroupMeasure[], tag: TagId): Estimate {
  const why = missing(texts, 'none-done');
  if (why !== null) return { ...notDefined(why), interval: null };
  const asOne = texts.length > MOST_TEXTS_IN_BLOCKS;
  const blocks = texts.flatMap(({ layout: { length, starts }, annotators, tags }) => {
    const own = tags.get(tag)?.blocks;
    if (own !== undefined)
      return asOne ? [own.reduce((sum, block) => combine(sum, block, 1), NO_BLOCK)] : own;
    // Where nobody used the tag, every annotator left every code point out.
    const all = length ?? 0;
    const ends = asOne ? [all] : starts.map((_, i) => starts[i + 1] ?? all);
    return ends.map((end, i) => ({
      ...NO_BLOCK,
      neither: annotators * (end - (ends[i - 1] ?? 0)),
    }));
  });
  const total = blocks.reduce((sum, block) => combine(sum, block, 1), NO_BLOCK);
  return estimate(total, blocks, (sum, block) => combine(sum, block, -1), inOutAlpha, -1);
}

function unitsOf(texts: readonly GroupMeasure[], tag: TagId): readonly Unitizing[] {
  return texts.flatMap(({ layout: { length }, annotators, tags }) => {
    if (length === null) return [];
    return (
      tags.get(tag)?.unitizing ??
      unitizing(
        length,
        Array.from({ length: annotators }, () => []),
      )
    );
  });
}

function combine(sum: InOut, block: InOut, sign: 1 | -1): InOut {
  return {
    both: sum.both + sign * block.both,
    mixed: sum.mixed + sign * block.mixed,
    neither: sum.neither + sign * block.neither,
  };
}
