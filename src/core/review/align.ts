import type { AnnotationRecord } from '#core/domain/record.ts';

import { assign, type Edge, heaviestFirst } from './assignment.ts';
import { attributeKey, attributeLikeness, differingAttributes } from './differing-attributes.ts';
import { isSameRanges, likeness, overlaps } from './overlap.ts';

/** Two annotations that answer one another. */
export interface AlignedPair {
  /**
   * The weightiest difference: another tag, else another boundary, else other attributes; `agrees` when there is none.
   */
  readonly kind: 'agrees' | 'boundary' | 'tag' | 'attribute';
  readonly theirs: AnnotationRecord;
  readonly mine: AnnotationRecord;
  /** Whether both stand on the same words. */
  readonly sameWords: boolean;
  /** The ids of the attributes that differ, sorted; empty where the tags differ, whose attributes are not the same fields. */
  readonly attributes: readonly string[];
}

/** An annotation that nothing answers. */
export type AlignedAlone =
  | { readonly kind: 'theirs'; readonly theirs: AnnotationRecord; readonly mine: null }
  | { readonly kind: 'mine'; readonly theirs: null; readonly mine: AnnotationRecord };

/** One row of an alignment. */
export type Aligned = AlignedPair | AlignedAlone;

/** From how much likeness on (Jaccard) two spans under different tags are the same words called otherwise, not words that meet. */
const SAME_PLACE = 0.5;
/** What equal attributes weigh beside shared words: they decide only between equally good places. */
const ATTRIBUTES = 1e-6;

/**
 * Two annotators' annotations of one article, paired one to one; every annotation that is not removed stands in exactly one row.
 *
 * An annotation goes with one of the same tag that shares words with it. Which with which: so that the likeness of the pairs
 * (shared words ÷ words covered by either, over all fragments) adds up to the most; between equal places, equal attributes, then
 * the ids decide. What is left goes with what is left under another tag, where at least half of the words are shared. An
 * annotation of the article as a whole goes with one of the same tag.
 *
 * Rows are in text order, the longer first, those on the whole article last. The order of the lists does not matter, and
 * exchanging them exchanges `theirs` and `mine`. Groups of more than 200 overlapping annotations of one tag take the best pair
 * first instead (see `assign`). Cost is O(n log n + pairs that share words), besides the groups.
 */
export function align(
  theirs: readonly AnnotationRecord[],
  mine: readonly AnnotationRecord[],
): readonly Aligned[] {
  return alignBy(mostAlike, theirs, mine);
}

/**
 * The same, but annotations of one tag go together by the largest overlap first: the rule by which agreement is counted, since
 * it can be checked by hand.
 */
export function alignByOverlap(
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
): readonly Aligned[] {
  return alignBy(largestOverlap, a, b);
}

/** How annotations of one tag that share words are paired. */
interface Rule {
  readonly weigh: (left: AnnotationRecord, right: AnnotationRecord, shared: number) => number;
  readonly choose: (edges: readonly Edge[]) => readonly Edge[];
}

const mostAlike: Rule = { weigh: likenessOf, choose: assign };

// What is shared is a whole number; between equal overlaps the likeness decides.
const largestOverlap: Rule = {
  weigh: (left, right, shared) => shared + likenessOf(left, right) / 2,
  choose: heaviestFirst,
};

function alignBy(
  rule: Rule,
  theirs: readonly AnnotationRecord[],
  mine: readonly AnnotationRecord[],
): readonly Aligned[] {
  const [left, right] = [inIdOrder(theirs), inIdOrder(mine)];
  // Equally good choices fall by row and column: whose ids come first makes the rows, whichever argument they were.
  const isTurned = (right[0]?.id ?? '') < (left[0]?.id ?? '');
  const pairs = isTurned ? pairUp(rule, right, left) : pairUp(rule, left, right);
  const paired = new Set<AnnotationRecord>(pairs.flat());
  return [
    ...pairs.map(([a, b]) => (isTurned ? compare(b, a) : compare(a, b))),
    ...left
      .filter((record) => !paired.has(record))
      .map((record): Aligned => ({ kind: 'theirs', theirs: record, mine: null })),
    ...right
      .filter((record) => !paired.has(record))
      .map((record): Aligned => ({ kind: 'mine', theirs: null, mine: record })),
  ].toSorted(inTextOrder);
}

type Pair = readonly [AnnotationRecord, AnnotationRecord];

function inIdOrder(records: readonly AnnotationRecord[]): readonly AnnotationRecord[] {
  return records.filter(({ deleted }) => deleted === 0).toSorted((a, b) => byText(a.id, b.id));
}

function pairUp(
  rule: Rule,
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
): readonly Pair[] {
  // Likeness is a metric, so pairing what is identical first never keeps the rest from its best; nor is any overlap larger.
  const same = identical(a, b);
  const sameTag = best(rule.choose, without(a, same), without(b, same), (left, right, shared) =>
    left.body.tag === right.body.tag ? rule.weigh(left, right, shared) : 0,
  );
  const whole = onWholeArticle(
    without(a, [...same, ...sameTag]),
    without(b, [...same, ...sameTag]),
  );
  const taken = [...same, ...sameTag, ...whole];
  const otherTag = best(assign, without(a, taken), without(b, taken), (left, right) => {
    const alike = likeness(left.body.span, right.body.span);
    return alike < SAME_PLACE ? 0 : alike;
  });
  return [...taken, ...otherTag];
}

function identical(
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
): readonly Pair[] {
  const waiting = groupBy(b, identity);
  return a.flatMap((left): readonly Pair[] => {
    const right = waiting.get(identity(left))?.shift();
    return right === undefined ? [] : [[left, right]];
  });
}

function identity({ body }: AnnotationRecord): string {
  const place = body.span.map(({ start, end }) => `${start}-${end}`).join(' ');
  return `${body.tag}\n${place}\n${attributeKey(body.attributes)}`;
}

function best(
  choose: Rule['choose'],
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
  weigh: Rule['weigh'],
): readonly Pair[] {
  const edges = overlaps(spansOf(a), spansOf(b)).flatMap(
    ({ a: row, b: column, shared }): Edge[] => {
      const [left, right] = [a[row], b[column]];
      const weight = left === undefined || right === undefined ? 0 : weigh(left, right, shared);
      return weight > 0 ? [{ row, column, weight }] : [];
    },
  );
  return chosen(a, b, choose(edges));
}

function spansOf(records: readonly AnnotationRecord[]) {
  return records.map(({ body }) => body.span);
}

function isWhole({ body }: AnnotationRecord): boolean {
  return body.span.length === 0;
}

function likenessOf(left: AnnotationRecord, right: AnnotationRecord): number {
  const alike = attributeLikeness(left.body.attributes, right.body.attributes);
  return likeness(left.body.span, right.body.span) + ATTRIBUTES * alike;
}

/** How many annotations of one tag on a whole article are compared, each with each; nobody notes that many omissions. */
const MOST_WHOLE = 50;

function onWholeArticle(
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
): readonly Pair[] {
  const others = groupBy(b.filter(isWhole), ({ body }) => body.tag);
  return [...groupBy(a.filter(isWhole), ({ body }) => body.tag)].flatMap(([tag, left]) => {
    const right = others.get(tag) ?? [];
    const edges = left.slice(0, MOST_WHOLE).flatMap((one, row) =>
      right.slice(0, MOST_WHOLE).map((other, column) => ({
        row,
        column,
        weight: 1 + attributeLikeness(one.body.attributes, other.body.attributes),
      })),
    );
    return chosen(left, right, assign(edges));
  });
}

function chosen(
  a: readonly AnnotationRecord[],
  b: readonly AnnotationRecord[],
  edges: readonly Edge[],
): readonly Pair[] {
  return edges.flatMap(({ row, column }): readonly Pair[] => {
    const [left, right] = [a[row], b[column]];
    return left === undefined || right === undefined ? [] : [[left, right]];
  });
}

function without(
  records: readonly AnnotationRecord[],
  pairs: readonly Pair[],
): readonly AnnotationRecord[] {
  const taken = new Set<AnnotationRecord>(pairs.flat());
  return records.filter((record) => !taken.has(record));
}

function groupBy<Value, Key>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function compare(theirs: AnnotationRecord, mine: AnnotationRecord): AlignedPair {
  const sameTag = theirs.body.tag === mine.body.tag;
  const sameWords = isSameRanges(theirs.body.span, mine.body.span);
  const attributes = sameTag
    ? differingAttributes(theirs.body.attributes, mine.body.attributes)
    : [];
  const kind = !sameTag
    ? 'tag'
    : !sameWords
      ? 'boundary'
      : attributes.length > 0
        ? 'attribute'
        : 'agrees';
  return { kind, theirs, mine, sameWords, attributes };
}

/** Where an annotation of the article as a whole stands: after all words. */
const AFTER_ALL = Number.MAX_SAFE_INTEGER;

function inTextOrder(a: Aligned, b: Aligned): number {
  const [left, right] = [a.theirs ?? a.mine, b.theirs ?? b.mine];
  const [spanA, spanB] = [left.body.span, right.body.span];
  return (
    (spanA[0]?.start ?? AFTER_ALL) - (spanB[0]?.start ?? AFTER_ALL) ||
    (spanB.at(-1)?.end ?? 0) - (spanA.at(-1)?.end ?? 0) ||
    byText(left.id, right.id)
  );
}

// By code units: `localeCompare` differs between machines.
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
