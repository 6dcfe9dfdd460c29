import { isFunctionWord } from './lexicon/function-words.ts';
import { alignItems } from './lcs.ts';
import type { Range, WordChange } from './result.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A stretch of tokens of two passages that differ; indices, half-open, and what stands around. */
export interface Gap {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/** Function words hold an alignment together less than those that carry matter. */
const FUNCTION_WEIGHT = 0.35;
/** Words of one root that are not the same word. */
const ROOT_WEIGHT = 0.8;

/** Returns pairs of indices of tokens that are the same word or of the same root, in order. */
export function alignTokens(
  a: readonly Token[],
  b: readonly Token[],
): (readonly [number, number])[] {
  return alignItems(a, b, (x, y) => {
    if (x.norm === y.norm) return x.isContent || x.value !== null ? 1 : FUNCTION_WEIGHT;
    return x.isContent && y.isContent && x.key === y.key ? ROOT_WEIGHT : 0;
  });
}

/** Returns what lies between the anchors of an alignment: the gaps, in order, at least one side filled. */
export function gapsOf(
  lengthA: number,
  lengthB: number,
  anchors: readonly (readonly [number, number])[],
): Gap[] {
  const gaps: Gap[] = [];
  let [a, b] = [0, 0];
  for (const [i, j] of [...anchors, [lengthA, lengthB] as const]) {
    if (i > a || j > b) gaps.push({ a: [a, i], b: [b, j] });
    [a, b] = [i + 1, j + 1];
  }
  return gaps;
}

/**
 * Returns how the words of `rangeB` in `textB` differ from those of `rangeA` in `textA`, in text
 * order; for drawing two counterparts beside each other. Offsets are code units of the two texts.
 *
 * Same words in another spelling are `style`. A word of the same root counts as another word. Cost
 * is O(m · n) words of the two ranges.
 */
export function wordChanges(
  textA: string,
  rangeA: Range,
  textB: string,
  rangeB: Range,
): WordChange[] {
  const a = tokensOf(textA, rangeA.start, rangeA.end);
  const b = tokensOf(textB, rangeB.start, rangeB.end);
  const same = alignItems(a, b, (x, y) =>
    x.norm === y.norm ? (isFunctionWord(x.norm) ? FUNCTION_WEIGHT : 1) : 0,
  );
  const changes: WordChange[] = gapsOf(a.length, b.length, same).map((gap) => ({
    kind: 'words',
    a: rangeOf(a, gap.a, rangeA),
    b: rangeOf(b, gap.b, rangeB),
  }));
  for (const [i, j] of same) {
    const [x, y] = [a[i], b[j]];
    if (x === undefined || y === undefined) continue;
    const [rawA, rawB] = [textA.slice(x.start, x.end), textB.slice(y.start, y.end)];
    if (rawA !== rawB)
      changes.push({
        kind: 'style',
        a: { start: x.start, end: x.end },
        b: { start: y.start, end: y.end },
      });
  }
  return changes.toSorted((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
}

function rangeOf(
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  whole: Range,
): Range {
  if (from < to) return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
  const at = tokens[from]?.start ?? tokens[from - 1]?.end ?? whole.start;
  return { start: at, end: at };
}
