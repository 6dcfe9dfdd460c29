import search from 'approx-string-match';

/** How far beyond its expected place a piece of context is looked for, in code units. */
const SLACK = 8;

/**
 * Says how much of the context round `start`…`end` in `text` is what `prefix` and `suffix` say, from 0 (nothing) to 1 (all of
 * it), or `null` when neither says anything. Letters that were put in, left out or changed cost their share.
 *
 * Offsets are code units. Cost grows with the context (32 code points on a side), not with the text.
 */
export function contextLikeness(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): number | null {
  const sides: number[] = [];
  if (prefix !== '') {
    sides.push(
      text.endsWith(prefix, start)
        ? 1
        : likeness(text.slice(Math.max(0, start - prefix.length - SLACK), start), prefix),
    );
  }
  if (suffix !== '') {
    sides.push(
      text.startsWith(suffix, end)
        ? 1
        : likeness(text.slice(end, end + suffix.length + SLACK), suffix),
    );
  }
  return sides.length === 0 ? null : sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

function likeness(window: string, expected: string): number {
  const [best] = search(window, expected, expected.length);
  return best === undefined ? 0 : 1 - best.errors / expected.length;
}
