import { quotationsOf } from '#core/text/quotations.ts';
import { skipBlanks, skipBlanksBack } from '#core/text/blanks.ts';

import type { Range } from './result.ts';

/** A quotation as comparison takes it: outermost, whole, with the marks that went astray inside. */
export interface Quotation extends Range {
  /** The words without marks and blanks at the ends. */
  readonly inner: Range;
  readonly isBalanced: boolean;
  /** Where the same mark opens again although nothing has closed it. */
  readonly strays: readonly number[];
  /** Quotations inside it, of another kind of mark. */
  readonly nested: readonly Range[];
}

/**
 * Returns the outermost quotations of `text` in text order.
 *
 * Where the same mark opens again before anything closes, it is one quotation from the first mark to
 * the next closing one, and the later mark is a stray: that is how marks go wrong when paragraphs
 * are joined. Cost is O(|text|).
 */
export function outerQuotationsOf(text: string): Quotation[] {
  const found: Growing[] = [];
  for (const { start, end, open, close } of quotationsOf(text)) {
    const last = found.at(-1);
    const isGoingOn =
      last !== undefined &&
      !last.isBalanced &&
      text.startsWith(open, last.start) &&
      skipBlanks(text, last.end, start) === start &&
      !text.slice(last.end, start).includes('\n');
    if (isGoingOn) {
      last.strays.push(start);
      found[found.length - 1] = quotation(text, last.start, end, open, close, last.strays);
    } else if (last !== undefined && start < last.end) last.nested.push({ start, end });
    else found.push(quotation(text, start, end, open, close, []));
  }
  return found.filter(({ inner }) => inner.end > inner.start);
}

/** A quotation to which strays and others inside it may still come. */
type Growing = Quotation & { readonly strays: number[]; readonly nested: Range[] };

function quotation(
  text: string,
  start: number,
  end: number,
  open: string,
  close: string | null,
  strays: number[],
): Growing {
  const innerStart = skipBlanks(text, Math.min(start + open.length, end), end);
  const innerEnd = skipBlanksBack(text, innerStart, end - (close?.length ?? 0));
  return {
    start,
    end,
    inner: { start: innerStart, end: Math.max(innerStart, innerEnd) },
    isBalanced: close !== null,
    strays,
    nested: [],
  };
}
