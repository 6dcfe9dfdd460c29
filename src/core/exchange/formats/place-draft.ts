import type { Range } from '#core/domain/span.ts';
import { codePoints } from '#core/text/units.ts';

import type { FileFragment } from '../native/native-set.ts';
import type { PlacingNote } from '../placing.ts';
import type { DraftFragment } from './draft.ts';
import type { Ground } from './grounds.ts';
import { looseOccurrences } from './offsets.ts';

const MOST_OCCURRENCES = 200;

/**
 * Puts fragments of a draft on the text of `ground`: offsets in code units, and the words as they stand there. A fragment whose
 * words stand elsewhere keeps its words, with the place where they are to be expected, for the import plan to look for. Returns
 * `'bad-offset'` when nothing says where one of them lies.
 */
export function placeDraft(
  ground: Ground,
  fragments: readonly DraftFragment[],
): readonly FileFragment[] | 'bad-offset' {
  const placed = fragments.map((fragment) => placeOne(ground, fragment));
  return placed.some((fragment) => fragment === null)
    ? 'bad-offset'
    : placed.filter((fragment) => fragment !== null);
}

function placeOne(ground: Ground, fragment: DraftFragment): FileFragment | null {
  const { exact, prefix = '', suffix = '' } = fragment;
  const { text, offsets } = ground;
  if (text === null || offsets === null) return unplaced(ground, fragment);
  const located = offsets.locate(fragment);
  if (located !== null) {
    const { range } = located;
    const note: PlacingNote | null =
      offsets.how === 'detected' || offsets.how === 'most'
        ? { code: 'other-unit', unit: offsets.unit }
        : null;
    const words = text.slice(range.start, range.end);
    return {
      place: null,
      utf16: range,
      exact: words,
      prefix,
      suffix,
      ...(note === null ? {} : { note }),
    };
  }
  if (exact === '') return null;
  const other = offsets.elsewhere(fragment);
  if (other !== null) {
    const { start, end } = other.range;
    const note: PlacingNote = { code: 'other-unit', unit: other.unit };
    return { place: null, utf16: other.range, exact: text.slice(start, end), prefix, suffix, note };
  }
  const near = fragment.start === null ? null : offsets.near(fragment.start);
  const expected = near === null ? null : Math.max(0, ground.expect(near));
  // Words that the tool wrote with other blanks are looked for as they stand in the text.
  const words = nearestOf(text, exact, expected) ?? exact;
  const utf16 = expected === null ? null : { start: expected, end: expected + words.length };
  // Words that are found where their neighbours point to do not stand where the file says.
  return { place: null, utf16, exact: words, prefix, suffix, note: { code: 'moved', score: 1 } };
}

/** A fragment of a text that is not at hand, with the offsets of the file. */
function unplaced(
  { unit }: Ground,
  { start, end, exact, prefix = '', suffix = '' }: DraftFragment,
): FileFragment | null {
  const isPlace = isOffset(start) && isOffset(end) && start < end;
  if (!isPlace && exact === '') return null;
  const isPoints = isPlace && unit === 'code-points';
  return {
    place: isPoints ? { start: codePoints(start), end: codePoints(end) } : null,
    utf16: isPlace && !isPoints ? { start, end } : null,
    exact,
    prefix,
    suffix,
  };
}

function isOffset(value: number | null): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function nearestOf(text: string, exact: string, expected: number | null): string | null {
  const found = looseOccurrences(text, exact, MOST_OCCURRENCES);
  const distance = ({ start }: Range): number =>
    expected === null ? 0 : Math.abs(start - expected);
  const [best] = found.toSorted((a, b) => distance(a) - distance(b));
  return best === undefined ? null : text.slice(best.start, best.end);
}
