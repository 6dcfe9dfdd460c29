/**
 * Code points of Grapheme_Cluster_Break Other, LV, LVT or of Extended_Pictographic without any
 * other value: pairs `first, last`, ascending.
 *
 * UAX #29 never joins two of them (GB999; GB9c and GB11 need a linker or joiner right before the
 * second). Only old, settled blocks are listed, so that the table holds whatever version the
 * browser brings; a test holds it against the engine at hand.
 */
const PLAIN_RANGES: readonly number[] = [
  0x20, 0x7e, 0xa1, 0xac, 0xae, 0x2ff, 0x391, 0x3a1, 0x3a3, 0x3a9, 0x3ac, 0x3ce, 0x400, 0x482,
  0x48a, 0x52f, 0x531, 0x556, 0x561, 0x587, 0x5d0, 0x5ea, 0x620, 0x64a, 0x671, 0x6d3, 0x904, 0x939,
  0x985, 0x98c, 0x993, 0x9a8, 0xa93, 0xaa8, 0xe01, 0xe30, 0x1000, 0x1021, 0x10d0, 0x10fa, 0x1200,
  0x1248, 0x1780, 0x17a2, 0x1e00, 0x1eff, 0x2010, 0x2027, 0x2030, 0x205e, 0x20a0, 0x20bf, 0x2100,
  0x2426, 0x2500, 0x2b73, 0x3000, 0x3029, 0x3041, 0x3096, 0x309b, 0x30ff, 0x3105, 0x312d, 0x3400,
  0x4db5, 0x4e00, 0x9fd5, 0xa000, 0xa48c, 0xac00, 0xd7a3, 0xff01, 0xff9d, 0xffe0, 0xffe6, 0x1f300,
  0x1f3fa, 0x1f400, 0x1f64f, 0x1f680, 0x1f6c5, 0x20000, 0x2a6d6, 0x2a700, 0x2b734,
];

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Tells whether the code point `point` is in the table of characters that never join one another in
 * a grapheme.
 */
export function isPlain(point: number): boolean {
  if (point < 0x7f) return point >= 0x20;
  let low = 0;
  let high = PLAIN_RANGES.length >> 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((PLAIN_RANGES[2 * middle + 1] ?? 0) < point) low = middle + 1;
    else high = middle;
  }
  return (PLAIN_RANGES[2 * low] ?? Number.POSITIVE_INFINITY) <= point;
}

/**
 * Tells whether `offset` (code units) is known to be a grapheme boundary from the two characters
 * beside it, both ends of the text included.
 *
 * `false` says only that more context is needed. A segmentation may start or end wherever this
 * holds and stays that of the whole text: no rule of UAX #29 looks back across a boundary or
 * further ahead than one character.
 */
export function isCertainBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === LINE_FEED) return true;
  if (after === LINE_FEED) return before !== CARRIAGE_RETURN;
  return isPlain(pointBefore(text, offset)) && isPlain(text.codePointAt(offset) ?? 0);
}

/**
 * Returns the code point that ends at `offset` (code units, above 0); half a pair counts as itself.
 */
export function pointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1);
  const isLow = (unit & 0xfc00) === 0xdc00;
  if (!isLow || offset < 2) return unit;
  const point = text.codePointAt(offset - 2) ?? unit;
  return point > 0xffff ? point : unit;
}
