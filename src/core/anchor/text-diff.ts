import { diff } from 'fast-myers-diff';

import type { Range } from '#core/domain/span.ts';

/** A stretch that stands in both texts, in UTF-16 code units of each. */
export interface Run {
  readonly from: Range;
  readonly to: Range;
  /** Whether it stands in another order: a paragraph that was moved. */
  readonly isMoved: boolean;
}

/** A stretch of one text that the other does not have, or that both have. */
export interface DiffPiece {
  readonly kind: 'same' | 'removed' | 'added' | 'moved';
  /** In the old text; empty for what was added. */
  readonly from: Range;
  /** In the new text; empty for what was removed. */
  readonly to: Range;
}

/** What stands in both of two texts. */
export interface TextDiff {
  /** In the order of the old text; none overlaps another in either text. */
  readonly runs: readonly Run[];
  /** What the new text has and the old one has not, in order. */
  readonly added: readonly Range[];
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly name: number;
}

/** Letters of scripts without blanks are words of their own; else a word is a run of letters, and anything else one character. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}_]+|\s+|[^]/gu;
/** Stretches of more tokens are first cut at words that stand once in each text: the cost of the comparison grows with their product. */
const LONG = 1_500;
/** What is left of a rewritten passage by chance: a stretch this short between two changes that are longer. */
const STRAY = 12;
const LETTERS = /[\p{L}\p{N}]/u;

/**
 * Compares two texts word by word. Paragraphs that stand once in each are matched first, those out of order as moved; between
 * them the longest common order of words decides (Myers 1986). Words that only happen to be alike in a rewritten passage are not
 * taken for the same.
 *
 * Offsets are UTF-16 code units. Cost is O(|text| log |text|) for texts much alike, and at worst O(n · d) of words and differences
 * inside passages of some 1,500 words.
 */
export function diffTexts(from: string, to: string): TextDiff {
  if (from === to) {
    const whole = { start: 0, end: from.length };
    return { runs: from === '' ? [] : [{ from: whole, to: whole, isMoved: false }], added: [] };
  }
  const names = new Map<string, number>();
  const [a, b] = [paragraphsOf(from, names), paragraphsOf(to, names)];
  const { kept, moved } = matchUnique(a, b);
  const runs: Run[] = moved.map(([x, y]) => ({
    from: rangeOf(a, x),
    to: rangeOf(b, y),
    isMoved: true,
  }));
  const words = new Map<string, number>();
  const away = { from: runs.map((run) => run.from), to: runs.map((run) => run.to) };
  const anchors = kept.map(([x, y]): Run => ({
    from: rangeOf(a, x),
    to: rangeOf(b, y),
    isMoved: false,
  }));
  const end = { from: { start: from.length, end: 0 }, to: { start: to.length, end: 0 } };
  let [x, y] = [0, 0];
  for (const anchor of [...anchors, end]) {
    const gapA = complementIn({ start: x, end: anchor.from.start }, away.from);
    const gapB = complementIn({ start: y, end: anchor.to.start }, away.to);
    runs.push(
      ...align(
        gapA.flatMap((range) => tokensOf(from, range, words)),
        gapB.flatMap((range) => tokensOf(to, range, words)),
      ),
    );
    [x, y] = [anchor.from.end, anchor.to.end];
  }
  runs.push(...anchors);
  const joined = joinRuns(runs.toSorted((p, q) => p.from.start - q.from.start));
  const certain = withoutStrays(joined, from, to);
  return {
    runs: certain,
    added: complement(
      certain.map((run) => run.to),
      to.length,
    ),
  };
}

/** The two texts in pieces for a view: what was removed stands before what was added in its place. Offsets are code units. */
export function diffPieces(
  from: string,
  to: string,
  { runs }: TextDiff = diffTexts(from, to),
): readonly DiffPiece[] {
  const inOrder = runs.filter(({ isMoved }) => !isMoved);
  const moved = runs.filter(({ isMoved }) => isMoved);
  const list: DiffPiece[] = [];
  let [x, y] = [0, 0];
  const end = {
    from: { start: from.length, end: from.length },
    to: { start: to.length, end: to.length },
  };
  for (const run of [...inOrder, end]) {
    const removed = complementIn(
      { start: x, end: run.from.start },
      moved.map((each) => each.from),
    );
    for (const range of removed)
      list.push({ kind: 'removed', from: range, to: { start: y, end: y } });
    const gap = { start: y, end: run.to.start };
    const comings = moved.filter((each) => each.to.start >= gap.start && each.to.end <= gap.end);
    const added = complementIn(
      gap,
      comings.map((each) => each.to),
    );
    const all: DiffPiece[] = [
      ...added.map((range): DiffPiece => ({
        kind: 'added',
        from: { start: run.from.start, end: run.from.start },
        to: range,
      })),
      ...comings.map((each): DiffPiece => ({ kind: 'moved', from: each.from, to: each.to })),
    ];
    list.push(...all.toSorted((p, q) => p.to.start - q.to.start));
    if (run !== end) list.push({ kind: 'same', from: run.from, to: run.to });
    [x, y] = [run.from.end, run.to.end];
  }
  return list;
}

/** The lines of a text that have letters, without line ends. */
function paragraphsOf(text: string, names: Map<string, number>): readonly Token[] {
  return [...text.matchAll(/[^\n]+/gu)]
    .filter(([line]) => LETTERS.test(line))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      name: nameFor(match[0], names),
    }));
}

function tokensOf(
  text: string,
  { start, end }: Range,
  names: Map<string, number>,
): readonly Token[] {
  return [...text.slice(start, end).matchAll(TOKEN)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    name: nameFor(match[0], names),
  }));
}

function nameFor(words: string, names: Map<string, number>): number {
  const known = names.get(words);
  if (known !== undefined) return known;
  names.set(words, names.size);
  return names.size - 1;
}

type Pair = readonly [number, number];

/** Pairs of tokens that stand once on either side: the longest order they have in common, and the others. */
function matchUnique(
  a: readonly Token[],
  b: readonly Token[],
): { readonly kept: readonly Pair[]; readonly moved: readonly Pair[] } {
  const once = (tokens: readonly Token[]): Map<number, number> => {
    const places = new Map<number, number>();
    tokens.forEach(({ name }, i) => places.set(name, places.has(name) ? -1 : i));
    return places;
  };
  const places = once(b);
  const pairs: Pair[] = [];
  for (const [name, x] of once(a)) {
    const y = places.get(name);
    if (x >= 0 && y !== undefined && y >= 0) pairs.push([x, y]);
  }
  const kept = longestRising(pairs.toSorted((p, q) => p[0] - q[0]));
  const isKept = new Set(kept.map(([x]) => x));
  return { kept, moved: pairs.filter(([x]) => !isKept.has(x)) };
}

/** The longest run of pairs that rises on both sides. Source: Fredman 1975, by patience sorting. Cost is O(n log n). */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, y], i) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? (tops[low - 1] ?? -1) : -1;
    tops[low] = i;
  });
  const rising: Pair[] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const pair = pairs[i];
    if (pair !== undefined) rising.push(pair);
  }
  return rising.toReversed();
}

function rangeOf(tokens: readonly Token[], i: number): Range {
  const { start, end } = tokens[i] ?? { start: 0, end: 0 };
  return { start, end };
}

/** The common words of two passages, in order. */
function align(a: readonly Token[], b: readonly Token[]): readonly Run[] {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length + b.length <= LONG * 2) return alignShort(a, b);
  const { kept } = matchUnique(a, b);
  if (kept.length === 0) return a.length * b.length > LONG * LONG * 16 ? [] : alignShort(a, b);
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...kept, [a.length, b.length] as const]) {
    const [gapA, gapB] = [a.slice(x, nextX), b.slice(y, nextY)];
    // Words that stand once may do so again in a part, which is shorter: this ends.
    runs.push(...align(gapA, gapB));
    if (nextX < a.length)
      runs.push({ from: rangeOf(a, nextX), to: rangeOf(b, nextY), isMoved: false });
    [x, y] = [nextX + 1, nextY + 1];
  }
  return runs;
}

function alignShort(a: readonly Token[], b: readonly Token[]): readonly Run[] {
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  const take = (endX: number): void => {
    for (; x < endX; x += 1, y += 1)
      runs.push({ from: rangeOf(a, x), to: rangeOf(b, y), isMoved: false });
  };
  const names = (tokens: readonly Token[]): Int32Array =>
    Int32Array.from(tokens, ({ name }) => name);
  for (const [startX, endX, , endY] of diff(names(a), names(b))) {
    take(startX);
    [x, y] = [endX, endY];
  }
  take(a.length);
  return runs;
}

/** Neighbours on both sides made one. `runs` are in the order of the old text. */
function joinRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.isMoved === run.isMoved &&
      last.from.end === run.from.start &&
      last.to.end === run.to.start
    ) {
      joined[joined.length - 1] = {
        from: { start: last.from.start, end: run.from.end },
        to: { start: last.to.start, end: run.to.end },
        isMoved: run.isMoved,
      };
    } else {
      joined.push(run);
    }
  }
  return joined;
}

/** Runs without those that are alike by chance: short, with more changed words on either side than they hold. */
function withoutStrays(runs: readonly Run[], from: string, to: string): readonly Run[] {
  const inOrder = runs.filter(({ isMoved }) => !isMoved);
  const strays = new Set(
    inOrder.filter((run, i) => {
      const length = run.from.end - run.from.start;
      if (length >= STRAY) return false;
      const before = inOrder[i - 1] ?? { from: { start: 0, end: 0 }, to: { start: 0, end: 0 } };
      const after = inOrder[i + 1] ?? {
        from: { start: from.length, end: 0 },
        to: { start: to.length, end: 0 },
      };
      const left = Math.max(run.from.start - before.from.end, run.to.start - before.to.end);
      const right = Math.max(after.from.start - run.from.end, after.to.start - run.to.end);
      const hasLetters = LETTERS.test(from.slice(run.from.start, run.from.end));
      return hasLetters ? left > length * 2 && right > length * 2 : left > length && right > length;
    }),
  );
  return runs.filter((run) => !strays.has(run));
}

/** What of a text of `length` lies in none of `ranges`. */
function complement(ranges: readonly Range[], length: number): readonly Range[] {
  return complementIn({ start: 0, end: length }, ranges);
}

function complementIn(whole: Range, ranges: readonly Range[]): readonly Range[] {
  const rest: Range[] = [];
  let at = whole.start;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= whole.start || start >= whole.end) continue;
    if (start > at) rest.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < whole.end) rest.push({ start: at, end: whole.end });
  return rest;
}
