import { type CodePoints, type CodeUnits, codePoints, codeUnits } from './units.ts';

/**
 * Converts offsets of one text between code units and code points. A lone surrogate counts as one
 * code point.
 */
export interface CodePointIndex {
  /**
   * Returns the number of code points before the offset `units`. Cost is O(log pairs).
   *
   * @throws RangeError outside the text, or inside a surrogate pair.
   */
  toCodePoints(units: number): CodePoints;
  /**
   * Returns the offset in code units of the code point `points`. Cost is O(log pairs).
   *
   * @throws RangeError outside the text.
   */
  toCodeUnits(points: number): CodeUnits;
  /** The length of the text in code points. */
  readonly length: CodePoints;
}

/**
 * Returns the index of `text`. Cost is O(|text|) once and four bytes for each surrogate pair; a
 * text without pairs maps to itself.
 */
export function codePointIndex(text: string): CodePointIndex {
  const pairs = pairOffsets(text);
  const units = text.length;
  const points = units - pairs.length;
  return {
    length: codePoints(points),
    toCodePoints(offset) {
      assertWithin(offset, units, 'code units');
      if (pairs.length === 0) return codePoints(offset);
      const before = countBelow(pairs, (pair) => pair < offset);
      if (before > 0 && pairs[before - 1] === offset - 1)
        throw new RangeError(`Offset ${offset} is inside a surrogate pair`);
      return codePoints(offset - before);
    },
    toCodeUnits(offset) {
      assertWithin(offset, points, 'code points');
      if (pairs.length === 0) return codeUnits(offset);
      return codeUnits(offset + countBelow(pairs, (pair, index) => pair - index < offset));
    },
  };
}

/**
 * Offsets of the high halves, ascending. Counted first, so that a text of 1 MB without pairs
 * allocates nothing.
 */
function pairOffsets(text: string): Uint32Array {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isPair(text, at)) {
      count += 1;
      at += 1;
    }
  }
  const offsets = new Uint32Array(count);
  if (count === 0) return offsets;
  let index = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isPair(text, at)) {
      offsets[index] = at;
      index += 1;
      at += 1;
    }
  }
  return offsets;
}

function isPair(text: string, at: number): boolean {
  if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) return false;
  return (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** How many leading entries satisfy `isBelow`, which must hold for a prefix only. */
function countBelow(pairs: Uint32Array, isBelow: (pair: number, index: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(pairs[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assertWithin(offset: number, length: number, what: string): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length) {
    throw new RangeError(`Offset ${offset} is outside a text of ${length} ${what}`);
  }
}
