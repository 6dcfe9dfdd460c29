import { isOrphan } from '#core/anchor/describe.ts';
import type { TagId } from '#core/domain/ids.ts';
import type { AnnotationBody, AnnotationRecord } from '#core/domain/record.ts';
import { joinRanges } from '#core/domain/span.ts';
import { codePointIndex } from '#core/text/code-points.ts';
import { paragraphsOf } from '#core/text/paragraphs.ts';

import type { Ranges } from './overlap.ts';

/** A text as far as it is measured, in code points; without the text, nothing is known of it. */
export interface Layout {
  /** `null` when the text is not at hand. */
  readonly length: number | null;
  /** Where its blocks begin: 0 and the second and every further paragraph. Empty without the text. */
  readonly starts: readonly number[];
}

/** What one annotator marked in one text, as far as it counts. */
export interface Reading {
  readonly annotations: readonly AnnotationRecord[];
  /** The places of each annotation in code points (code units, where the text is not at hand). */
  readonly places: ReadonlyMap<AnnotationRecord, Ranges>;
  /** What each tag covers, joined where annotations overlap or touch. */
  readonly covered: ReadonlyMap<TagId, Ranges>;
  /** The units of each tag: fragments on their own, joined where they overlap, not where they touch. */
  readonly units: ReadonlyMap<TagId, Ranges>;
}

const NOTHING: Ranges = [];

/** The layout of a text. Cost is O(|text|). */
export function layoutOf(text: string | null): Layout {
  if (text === null) return { length: null, starts: [] };
  const index = codePointIndex(text);
  const starts = paragraphsOf(text)
    .slice(1)
    .map(({ start }) => index.toCodePoints(start) as number);
  return { length: index.length, starts: [0, ...starts] };
}

/**
 * What counts of one annotator's annotations of a text: not what is removed, has lost its words, or says that words are no part
 * of the article. Cost is O(annotations · log).
 */
export function readingOf(text: string | null, records: readonly AnnotationRecord[]): Reading {
  const annotations = records.filter(
    ({ deleted, body }) =>
      deleted === 0 && !isBoilerplate(body) && (text === null || !isOrphan(text, body.span)),
  );
  const index = text === null ? null : codePointIndex(text);
  const point = (offset: number): number => index?.toCodePoints(offset) ?? offset;
  const places = new Map(
    annotations.map((record) => [
      record,
      record.body.span.map(({ start, end }) => ({ start: point(start), end: point(end) })),
    ]),
  );
  const byTag = new Map<TagId, Ranges>();
  for (const [{ body }, ranges] of places)
    byTag.set(body.tag, [...(byTag.get(body.tag) ?? []), ...ranges]);
  const each = (join: (ranges: Ranges) => Ranges): ReadonlyMap<TagId, Ranges> =>
    new Map([...byTag].map(([tag, ranges]) => [tag, join(ranges)]));
  return { annotations, places, covered: each(joinRanges), units: each(joinOverlapping) };
}

/** What a reading has for a tag; nothing where it does not use it. */
export function rangesOf(ranges: ReadonlyMap<TagId, Ranges>, tag: TagId): Ranges {
  return ranges.get(tag) ?? NOTHING;
}

/** Words that an editor has marked as no part of the article (TX5) are no statement about it. */
function isBoilerplate({ tag, attributes }: AnnotationBody): boolean {
  return (tag as string) === 'error' && attributes['kind'] === 'boilerplate';
}

function joinOverlapping(ranges: Ranges): Ranges {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
