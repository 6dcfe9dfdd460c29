declare const unit: unique symbol;

/** A count or offset in UTF-16 code units: the unit of every offset in memory. */
export type CodeUnits = number & { readonly [unit]: 'CodeUnits' };

/** A count or offset in Unicode code points: the unit of the exchange format only. */
export type CodePoints = number & { readonly [unit]: 'CodePoints' };

/**
 * Brands `n` as a number of UTF-16 code units.
 *
 * @throws RangeError if `n` is negative or no safe integer.
 */
export function codeUnits(n: number): CodeUnits {
  if (!isCodeUnits(n)) throw new RangeError(`${n} is no number of code units`);
  return n;
}

/**
 * Brands `n` as a number of Unicode code points.
 *
 * @throws RangeError if `n` is negative or no safe integer.
 */
export function codePoints(n: number): CodePoints {
  if (!isCodePoints(n)) throw new RangeError(`${n} is no number of code points`);
  return n;
}

/**
 * Returns nothing when `offset` lies in 0…`text.length`.
 *
 * @throws RangeError if `offset` is no integer or lies outside the text.
 */
export function assertOffset(text: string, offset: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) {
    throw new RangeError(`Offset ${offset} is outside a text of ${text.length} code units`);
  }
}

function isCodeUnits(n: number): n is CodeUnits {
  return Number.isSafeInteger(n) && n >= 0;
}

function isCodePoints(n: number): n is CodePoints {
  return Number.isSafeInteger(n) && n >= 0;
}
