import type { JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import type { DraftFragment } from './draft.ts';
import { firstWords, listIn, numberIn, objectsIn, property, wordsIn } from './rows.ts';

/** The source of a target and the fragments on it. */
export function spotOf(target: unknown): {
  readonly source: string;
  readonly fragments: readonly DraftFragment[];
  /** Types of selectors of which none tells words or a place in a text; empty where there is none. */
  readonly unread: readonly string[];
} {
  const parts = listIn(target).flatMap((part) =>
    isJsonObject(part) && Array.isArray(part['items']) ? part['items'] : [part],
  );
  let source = '';
  const fragments: DraftFragment[] = [];
  const types: string[] = [];
  for (const part of parts as readonly unknown[]) {
    if (!isJsonObject(part)) {
      source ||= wordsIn(part);
      continue;
    }
    const named = property(part, 'source') ?? property(part, 'full') ?? property(part, 'hasSource');
    const own = isJsonObject(named) ? firstWords(named, ['id', '@id']) : wordsIn(named);
    source ||= own || firstWords(part, ['id', '@id']);
    const selector = property(part, 'selector') ?? property(part, 'hasSelector');
    fragments.push(...fragmentsOf(selector));
    types.push(...objectsIn(selector).map(selectorType));
  }
  const found = fragments.length > 0 ? fragments : charFragment(source);
  if (source.includes('#xywh=')) types.push('xywh');
  return {
    source: source.replace(/#(?:char|xywh)=.*$/u, ''),
    fragments: found,
    unread: found.length > 0 ? [] : types,
  };
}

function selectorType(selector: JsonObject): string {
  const value = wordsIn(property(selector, 'value'));
  return value.includes('xywh=') ? 'xywh' : firstWords(selector, ['type', '@type']) || 'selector';
}

/**
 * The fragments of a list of selectors. Several selectors of different types tell one place (W3C model, 4.2); several that each
 * bring words and place, as Recogito writes them, are several places.
 */
function fragmentsOf(selector: unknown): readonly DraftFragment[] {
  const selectors = objectsIn(selector).flatMap((each) => [
    each,
    ...objectsIn(spanned(each)),
    ...objectsIn(property(each, 'refinedBy')),
    ...objectsIn(property(each, 'items')),
    ...objectsIn(property(each, 'default')),
  ]);
  const whole = selectors.filter(
    (each) => Object.hasOwn(each, 'quote') && Object.hasOwn(each, 'start'),
  );
  if (whole.length > 0) {
    return whole.map((each) => ({
      start: numberIn(property(each, 'start')),
      end: numberIn(property(each, 'end')),
      exact: wordsIn(property(each, 'quote')),
    }));
  }
  const quotes = selectors.filter((each) => typeof property(each, 'exact') === 'string');
  const places = selectors.filter(
    (each) =>
      firstWords(each, ['type', '@type']).endsWith('TextPositionSelector') ||
      (numberIn(property(each, 'start')) !== null && numberIn(property(each, 'end')) !== null),
  );
  const count = Math.max(quotes.length, places.length);
  const fragments = Array.from({ length: count }, (_, n): DraftFragment => {
    const [quote = {}, place = {}] = [quotes[n], places[n]];
    return {
      start: numberIn(property(place, 'start')),
      end: numberIn(property(place, 'end')),
      exact: wordsIn(property(quote, 'exact')),
      prefix: wordsIn(property(quote, 'prefix')),
      suffix: wordsIn(property(quote, 'suffix')),
    };
  });
  if (fragments.length > 0) return fragments;
  const values = selectors
    .map((each) => wordsIn(property(each, 'value')))
    .find((value) => value.includes('char='));
  return values === undefined ? [] : charFragment(`#${values.replace(/^#/u, '')}`);
}

/** A range between two places of the text (W3C model, 4.2.9: from the start of the one to the start of the other) as one place. */
function spanned(selector: JsonObject): JsonObject | null {
  const [from, to] = ['startSelector', 'endSelector'].map(
    (key) =>
      objectsIn(property(selector, key))
        .flatMap((each) => [each, ...objectsIn(property(each, 'refinedBy'))])
        .map((each) => numberIn(property(each, 'start')))
        .find((start) => start !== null) ?? null,
  );
  return typeof from !== 'number' || typeof to !== 'number'
    ? null
    : { type: 'TextPositionSelector', start: from, end: to };
}

/** Source: RFC 5147, text/plain fragments: `char=10,20` counts characters. */
function charFragment(iri: string): readonly DraftFragment[] {
  const found = /#char=(\d+),(\d+)/u.exec(iri);
  return found === null
    ? []
    : [{ start: Number(found[1]), end: Number(found[2]), exact: '', unit: 'code-points' }];
}
