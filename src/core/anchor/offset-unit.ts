import { codePointIndex } from '#core/text/code-points.ts';
import { type CodeUnits, codeUnits } from '#core/text/units.ts';

/** What a program may count when it says where a span lies. */
export type OffsetUnit = 'code-points' | 'code-units' | 'bytes' | 'graphemes';

/** A span as a file by some program has it: offsets in a unit yet to be found, and the words. */
export interface Located {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** Turns offsets of one unit into UTF-16 code units; `null` where there is no such place in the text. */
export type OffsetReader = (offset: number) => CodeUnits | null;

// In this order, so that where several units fit (plain English), the one that the W3C asks for is taken.
const UNITS: readonly OffsetUnit[] = ['code-points', 'code-units', 'bytes', 'graphemes'];
// Graphemes know no locale; one is named so that no machine brings its own.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Finds the unit in which **all** `spans` of one text stand on their words, or `null` when there is none. Spans without words
 * do not count; where none has words the answer is `null`.
 *
 * Cost is O(|text| + spans), once per unit that is tried.
 */
export function detectUnit(text: string, spans: readonly Located[]): OffsetUnit | null {
  const telling = spans.filter((span) => span.exact !== '');
  if (telling.length === 0) return null;
  return (
    UNITS.find((unit) => {
      const read = offsetReader(text, unit);
      return telling.every(({ start, end, exact }) => {
        const from = read(start);
        const to = read(end);
        return from !== null && to !== null && text.slice(from, to) === exact;
      });
    }) ?? null
  );
}

/** Returns what turns offsets in `unit` of `text` into UTF-16 code units. Cost is O(|text|) once, O(log |text|) a call. */
export function offsetReader(text: string, unit: OffsetUnit): OffsetReader {
  if (unit === 'code-units') {
    return (offset) => (isCount(offset) && offset <= text.length ? codeUnits(offset) : null);
  }
  if (unit === 'code-points') {
    const index = codePointIndex(text);
    return (offset) =>
      isCount(offset) && offset <= index.length ? index.toCodeUnits(offset) : null;
  }
  const places = unit === 'bytes' ? bytePlaces(text) : graphemePlaces(text);
  return (offset) => {
    const place = isCount(offset) ? places.get(offset) : undefined;
    return place === undefined ? null : codeUnits(place);
  };
}

function isCount(offset: number): boolean {
  return Number.isSafeInteger(offset) && offset >= 0;
}

function bytePlaces(text: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>([[0, 0]]);
  let bytes = 0;
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    at += point > 0xffff ? 2 : 1;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    places.set(bytes, at);
  }
  return places;
}

function graphemePlaces(text: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let count = 0;
  for (const { index } of segmenter.segment(text)) {
    places.set(count, index);
    count += 1;
  }
  places.set(count, text.length);
  return places;
}
