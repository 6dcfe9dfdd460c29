/** Where two lists differ: from `from` on, up to `beforeEnd` in the one and `afterEnd` in the other. */
export interface ChangedPart {
  readonly from: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/**
 * The part between what two lists have in common at their start and at their end, compared by identity. After one act on a list
 * of thousands that is one item. Cost is O(|before| + |after|).
 */
export function changedPart(before: readonly unknown[], after: readonly unknown[]): ChangedPart {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > from && afterEnd > from && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  return { from, beforeEnd, afterEnd };
}
