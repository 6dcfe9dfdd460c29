import { CONTEXT_LENGTH, type Fragment, type Range } from '#core/domain/span.ts';
import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { codeUnits } from '#core/text/units.ts';

/**
 * Describes the words of `text` from `start` to `end` so that {@link matchSpan} finds them again: their position, the words
 * themselves, and up to 32 code points of context on either side, never half a surrogate pair or grapheme.
 *
 * Offsets are UTF-16 code units of `text`. Cost does not depend on the length of `text`.
 *
 * Source: W3C Web Annotation Data Model, 4.2.4 (Text Quote Selector) and 4.2.5 (Text Position Selector).
 *
 * @throws RangeError if the range is empty or not inside the text.
 */
export function describeSpan(text: string, { start, end }: Range): Fragment {
  if (!(start >= 0 && start < end && end <= text.length)) {
    throw new RangeError(`No words from ${start} to ${end} in a text of ${text.length}`);
  }
  return {
    start: codeUnits(start),
    end: codeUnits(end),
    exact: text.slice(start, end),
    prefix: text.slice(Math.min(start, graphemeEnd(text, pointsBack(text, start))), start),
    suffix: text.slice(end, Math.max(end, graphemeStart(text, pointsOn(text, end)))),
  };
}

/** Says whether the fragments still stand in `text` on the words they name. The article as a whole (no fragment) always stands. */
export function spanStands(text: string, span: readonly Fragment[]): boolean {
  return span.every(
    ({ start, end, exact }) =>
      start < end &&
      end <= text.length &&
      end - start === exact.length &&
      text.startsWith(exact, start),
  );
}

/**
 * Says whether a span is an orphan: its text is not at hand (`null`), or its words no longer stand where it says. Nothing else
 * marks an orphan, so that none can be marked wrongly.
 */
export function isOrphan(text: string | null, span: readonly Fragment[]): boolean {
  return span.length > 0 && (text === null || !spanStands(text, span));
}

function pointsBack(text: string, from: number): number {
  let at = from;
  for (let n = 0; n < CONTEXT_LENGTH && at > 0; n += 1) {
    at -= at > 1 && isPairAt(text, at - 2) ? 2 : 1;
  }
  return at;
}

function pointsOn(text: string, from: number): number {
  let at = from;
  for (let n = 0; n < CONTEXT_LENGTH && at < text.length; n += 1) at += isPairAt(text, at) ? 2 : 1;
  return at;
}

function isPairAt(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}
