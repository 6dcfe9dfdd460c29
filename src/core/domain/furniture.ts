import type { SetId } from './ids.ts';
import type { GalleyRecord } from './record.ts';
import { isLive } from './record.ts';
import type { Range } from './span.ts';

/** The tag and the kind under which the default codebook has text that is no part of the article. */
const TAG = 'error';
const KIND = 'boilerplate';

/**
 * What one editor has marked, among the records of one article, as no part of it (TX5), in text order; UTF-16 code units.
 * Cost is O(n log n).
 */
export function furnitureIn(records: readonly GalleyRecord[], setId: SetId): readonly Range[] {
  return records
    .filter((record) => isLive(record, 'annotation'))
    .filter(
      ({ setId: own, body }) =>
        own === setId && body.tag === TAG && body.attributes['kind'] === KIND,
    )
    .flatMap(({ body }) => body.span.map(({ start, end }) => ({ start, end })))
    .toSorted((a, b) => a.start - b.start || a.end - b.end);
}

const NO_LINE_FEED = /[^\n]/g;

/** `text` with blanks in the place of `ranges`: what stays keeps its offsets and its lines. Cost is O(|text|). */
export function withoutRanges(text: string, ranges: readonly Range[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    rest += text.slice(at, from) + text.slice(from, end).replaceAll(NO_LINE_FEED, ' ');
    at = end;
  }
  return rest + text.slice(at);
}
