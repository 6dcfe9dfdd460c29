import { matchSpan } from '#core/anchor/match.ts';
import {
  detectUnit,
  type OffsetReader,
  offsetReader,
  type OffsetUnit,
} from '#core/anchor/offset-unit.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import { type Fragment, type Range, type Span, spanOf } from '#core/domain/span.ts';
import { codePointIndex, type CodePointIndex } from '#core/text/code-points.ts';
import { graphemeEnd, graphemeStart } from '#core/text/graphemes.ts';
import { codeUnits } from '#core/text/units.ts';

import type { FileFragment } from './native/native-set.ts';
import type { OrphanReason, PlacingNote } from './placing.ts';

/** Where fragments of a file lie. An orphan keeps its words and the offsets of the file. */
export type Placement =
  | { readonly outcome: 'placed'; readonly span: Span; readonly note: PlacingNote | null }
  | { readonly outcome: 'orphaned'; readonly span: Span; readonly reason: OrphanReason }
  /** No words to look for, and an offset after the end of the text. */
  | { readonly outcome: 'past-the-end' };

/** Puts the fragments of one file into the texts at hand. */
export type Placer = (articleId: ArticleId, fragments: readonly FileFragment[]) => Placement;

interface Ground {
  readonly text: string;
  readonly index: CodePointIndex;
  /** Asked only when something does not fit: the unit in which everything in this text fits. */
  readonly otherUnit: () => { readonly unit: OffsetUnit; readonly read: OffsetReader } | null;
}

interface Placed {
  readonly range: Range;
  readonly note: PlacingNote | null;
}

/**
 * Returns what turns fragments of a file (code points) into spans of `texts` (UTF-16 code units).
 *
 * In this order: the words stand where the file says; all fragments of the text stand on their words in another unit (UTF-16,
 * UTF-8 bytes, graphemes); the words are found elsewhere, once, by `matchSpan`. Otherwise the span is kept as an orphan: it is
 * never put on other words without a note.
 *
 * @param fragmentsOf Every fragment that the file has in a text, to find out its unit.
 */
export function placerOf(
  texts: ReadonlyMap<ArticleId, string>,
  fragmentsOf: (articleId: ArticleId) => readonly FileFragment[],
): Placer {
  const grounds = new Map<ArticleId, Ground | null>();
  const groundOf = (articleId: ArticleId): Ground | null => {
    const known = grounds.get(articleId);
    if (known !== undefined) return known;
    const text = texts.get(articleId);
    const ground = text === undefined ? null : makeGround(text, () => fragmentsOf(articleId));
    grounds.set(articleId, ground);
    return ground;
  };
  return (articleId, fragments) => place(groundOf(articleId), fragments);
}

function makeGround(text: string, fragments: () => readonly FileFragment[]): Ground {
  let other: ReturnType<Ground['otherUnit']> | undefined;
  return {
    text,
    index: codePointIndex(text),
    otherUnit: () => {
      if (other !== undefined) return other;
      const located = fragments().flatMap(({ place: at, exact }) =>
        at === null ? [] : [{ ...at, exact }],
      );
      const unit = detectUnit(text, located);
      other =
        unit === null || unit === 'code-points' ? null : { unit, read: offsetReader(text, unit) };
      return other;
    },
  };
}

function place(ground: Ground | null, fragments: readonly FileFragment[]): Placement {
  if (fragments.length === 0) return { outcome: 'placed', span: [], note: null };
  const orphan = (reason: OrphanReason): Placement => ({
    outcome: 'orphaned',
    span: fragments.map((fragment) => keep(ground, fragment)),
    reason,
  });
  if (ground === null) return orphan('no-text');
  const placed: Placed[] = [];
  for (const fragment of fragments) {
    const found = placeOne(ground, fragment);
    if (found === 'past-the-end') return { outcome: found };
    if (found === 'ambiguous' || found === 'not-found') return orphan(found);
    placed.push(found);
  }
  const note = worst(placed);
  const ranges = placed.map(({ range }) => range).toSorted((a, b) => a.start - b.start);
  // Pieces of one span that were looked up apart and now lie on one another were not found.
  const isLookedUp = note?.code === 'moved' || note?.code === 'changed';
  if (isLookedUp && ranges.some(({ start }, i) => start < (ranges[i - 1]?.end ?? 0)))
    return orphan('not-found');
  return { outcome: 'placed', span: spanOf(ground.text, ranges), note };
}

function placeOne(
  ground: Ground,
  fragment: FileFragment,
): Placed | 'past-the-end' | 'ambiguous' | 'not-found' {
  const { text } = ground;
  const { exact, utf16 } = fragment;
  const stated = statedRange(ground, fragment);
  if (stated !== null && (exact === '' || text.slice(stated.start, stated.end) === exact)) {
    return widened(text, stated, fragment.note ?? null);
  }
  if (exact === '') return 'past-the-end';
  if (utf16 !== null && text.slice(utf16.start, utf16.end) === exact) {
    return widened(text, utf16, { code: 'other-unit', unit: 'code-units' });
  }
  const other = fragment.place === null ? null : ground.otherUnit();
  if (other !== null && fragment.place !== null) {
    const [start, end] = [other.read(fragment.place.start), other.read(fragment.place.end)];
    if (start !== null && end !== null && text.slice(start, end) === exact) {
      return widened(text, { start, end }, { code: 'other-unit', unit: other.unit });
    }
  }
  const start = stated?.start ?? utf16?.start ?? fragment.place?.start ?? null;
  const match = matchSpan(text, { ...fragment, start });
  if (match === null) return 'not-found';
  if (match === 'ambiguous') return match;
  const { sure, score } = match;
  // Where the file names no place, words that stand once are where it says.
  if (start === null && sure !== 'changed') return widened(text, match, fragment.note ?? null);
  return widened(text, match, { code: sure === 'changed' ? 'changed' : 'moved', score });
}

/** Where the file says that a fragment lies, or `null` when the text has no such place. */
function statedRange({ text, index }: Ground, { place: at, utf16 }: FileFragment): Range | null {
  if (at !== null) {
    if (at.end > index.length) return null;
    return { start: index.toCodeUnits(at.start), end: index.toCodeUnits(at.end) };
  }
  return utf16 !== null && utf16.end <= text.length ? utf16 : null;
}

function widened(text: string, { start, end }: Range, note: PlacingNote | null): Placed {
  const range = { start: graphemeStart(text, start), end: graphemeEnd(text, end) };
  const isWider = range.start !== start || range.end !== end;
  return { range, note: note ?? (isWider ? { code: 'widened' } : null) };
}

const WEIGHT = { widened: 1, 'other-unit': 2, moved: 3, changed: 4 } as const;

function worst(placed: readonly Placed[]): PlacingNote | null {
  return placed.reduce<PlacingNote | null>((all, { note }) => {
    if (note === null) return all;
    return all === null || WEIGHT[note.code] > WEIGHT[all.code] ? note : all;
  }, null);
}

/** A fragment that could not be placed, with the offsets of the file as near to code units as they can be brought. */
function keep(ground: Ground | null, fragment: FileFragment): Fragment {
  const { exact, prefix, suffix, place: at, utf16 } = fragment;
  const { start, end } = (ground === null ? null : statedRange(ground, fragment)) ??
    utf16 ??
    at ?? { start: 0, end: 0 };
  return { start: codeUnits(start), end: codeUnits(end), exact, prefix, suffix };
}
