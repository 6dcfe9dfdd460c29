import { describeSpan, spanStands } from '#core/anchor/describe.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { Json, JsonObject } from '#core/domain/record.ts';
import type { Fragment, Passage, Span } from '#core/domain/span.ts';
import { codePointIndex, type CodePointIndex } from '#core/text/code-points.ts';

import { isJsonObject } from '../foreign.ts';

interface Ground {
  readonly text: string;
  readonly index: CodePointIndex;
}

/** Writes fragments, which count UTF-16 code units, as the file has them: in code points, with their words. */
export interface SpotWriter {
  /** The target of an annotation: a spot, a list of spots, or the document alone for an empty span. */
  readonly target: (articleId: ArticleId, span: Span) => Json;
  /** A passage as the value of an attribute. */
  readonly passage: (passage: Passage) => Json;
  /** Says whether a position without code points was written since this was last asked. */
  readonly metHalfPosition: () => boolean;
}

/**
 * Returns what writes fragments of `texts`. Each text is indexed once, when it is first met.
 *
 * A fragment of a text that is not at hand, or that lies outside it, has no place in code points: its position selector then
 * bears only `galley:utf16Start` and `galley:utf16End`, until {@link withoutHalfPositions} has seen to it.
 *
 * Source: W3C Web Annotation Data Model, 4.2.4 and 4.2.5 (positions MUST count code points).
 */
export function spotWriter(texts: ReadonlyMap<ArticleId, string>): SpotWriter {
  const grounds = new Map<ArticleId, Ground | null>();
  let halves = 0;

  function groundOf(articleId: ArticleId): Ground | null {
    const known = grounds.get(articleId);
    if (known !== undefined) return known;
    const text = texts.get(articleId);
    const ground = text === undefined ? null : { text, index: codePointIndex(text) };
    grounds.set(articleId, ground);
    return ground;
  }

  function spot(articleId: ArticleId, fragment: Fragment): JsonObject {
    const ground = groundOf(articleId);
    const place = position(ground, fragment);
    if (place['start'] === undefined) halves += 1;
    return {
      type: 'SpecificResource',
      source: articleId,
      state: articleId,
      selector: [quote(ground, fragment), place],
    };
  }

  return {
    target: (articleId, span) => {
      const [only, ...more] = span;
      if (only === undefined) return articleId;
      return more.length === 0
        ? spot(articleId, only)
        : span.map((fragment) => spot(articleId, fragment));
    },
    metHalfPosition: () => {
      const met = halves > 0;
      halves = 0;
      return met;
    },
    passage: ({ articleId, fragments }) => {
      const [only, ...more] = fragments;
      if (only === undefined)
        return { type: 'SpecificResource', source: articleId, state: articleId };
      if (more.length === 0) return spot(articleId, only);
      return { type: 'Composite', items: fragments.map((fragment) => spot(articleId, fragment)) };
    },
  };
}

/**
 * `item` with every position selector that has no `start` taken out and its UTF-16 offsets put beside the words, since the
 * W3C model (4.2.5) knows no position without `start` and `end`.
 */
export function withoutHalfPositions(item: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(item).map(([key, value]): [string, Json] => [key, inside(value)]),
  );
}

function inside(value: Json): Json {
  if (Array.isArray(value)) return isSelector(value) ? whole(value) : value.map(inside);
  return isJsonObject(value) ? withoutHalfPositions(value) : value;
}

function isSelector(list: readonly Json[]): boolean {
  const [first] = list;
  return isJsonObject(first) && first['type'] === 'TextQuoteSelector';
}

function whole(selectors: readonly Json[]): Json {
  const half = selectors.find(
    (selector) =>
      isJsonObject(selector) &&
      selector['type'] === 'TextPositionSelector' &&
      !Object.hasOwn(selector, 'start'),
  );
  if (!isJsonObject(half)) return selectors;
  const { type: _, ...offsets } = half;
  const withOffsets = (selector: Json): Json =>
    isJsonObject(selector) && selector['type'] === 'TextQuoteSelector'
      ? { ...selector, ...offsets }
      : selector;
  return selectors.filter((selector) => selector !== half).map(withOffsets);
}

function quote(ground: Ground | null, fragment: Fragment): JsonObject {
  // Context is taken from the text where the words still stand, so that the same span gives the same bytes whoever made it.
  const stands = ground !== null && spanStands(ground.text, [fragment]);
  const { exact, prefix, suffix } = stands ? describeSpan(ground.text, fragment) : fragment;
  return { type: 'TextQuoteSelector', exact, prefix, suffix };
}

function position(ground: Ground | null, { start, end }: Fragment): JsonObject {
  const inUnits = { 'galley:utf16Start': start, 'galley:utf16End': end };
  const isInside =
    ground !== null &&
    end <= ground.text.length &&
    !splitsPair(ground.text, start) &&
    !splitsPair(ground.text, end);
  return isInside
    ? {
        type: 'TextPositionSelector',
        start: ground.index.toCodePoints(start),
        end: ground.index.toCodePoints(end),
        ...inUnits,
      }
    : { type: 'TextPositionSelector', ...inUnits };
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
