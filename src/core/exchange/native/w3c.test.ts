import { describe, expect, it } from 'vitest';

import type { ArticleId } from '#core/domain/ids.ts';
import type { Json, JsonObject } from '#core/domain/record.ts';

import { isJsonObject } from '../foreign.ts';
import { SAMPLE_ARTICLES, sampleExport } from '../sample-story.ts';
import { GALLEY_CONTEXT } from './terms.ts';
import { nativeCollection } from './write.ts';

// The rules of the W3C Web Annotation Data Model (Recommendation 2017) and of its test suite (web-platform-tests,
// annotation-model) as far as they can be said here. Clause numbers are those of the model.

const MOTIVATIONS: readonly Json[] = [
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
];
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]*$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const list = (value: Json | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? (value as readonly Json[]) : [value]).filter(isJsonObject);

const exports: readonly [string, JsonObject, ReadonlyMap<ArticleId, string>][] = [
  ['with texts', nativeCollection(sampleExport()), sampleExport().texts],
  [
    'without texts in the file',
    nativeCollection({ ...sampleExport(), includeTexts: false }),
    sampleExport().texts,
  ],
  ['with no text at hand', nativeCollection({ ...sampleExport(), texts: new Map() }), new Map()],
];

describe.each(exports)('an export %s', (_, collection, texts) => {
  const page = collection['first'] as JsonObject;
  const items = list(page['items']);

  it('5.1 is a collection with context, IRI, label, total and an embedded first page', () => {
    const context = collection['@context'];
    expect(Array.isArray(context) && context[0]).toBe('http://www.w3.org/ns/anno.jsonld');
    expect(collection['id']).toMatch(IRI);
    expect(collection['type']).toBe('AnnotationCollection');
    expect(typeof collection['label']).toBe('string');
    expect(collection['total']).toBe(items.length);
  });

  it('5.2 its page has an IRI, its type, a start and its items', () => {
    expect(page).toMatchObject({ type: 'AnnotationPage', startIndex: 0 });
    expect(page['id']).toMatch(IRI);
    expect(page['partOf']).toBeUndefined();
    expect(items.length).toBeGreaterThan(8);
  });

  it('3.1 every annotation has exactly one IRI, the type Annotation and a target', () => {
    for (const item of items) {
      expect(item['id']).toMatch(IRI);
      expect(item['type']).toBe('Annotation');
      expect(item['target']).toBeDefined();
    }
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('3.3.5 every annotation has exactly one motivation of the list', () => {
    for (const { motivation } of items) expect(MOTIVATIONS).toContain(motivation);
  });

  it('3.3.1, 3.3.2 creators are agents with IRIs, times are UTC', () => {
    for (const { creator, created, modified } of items) {
      expect(isJsonObject(creator) && creator['id']).toMatch(IRI);
      expect(isJsonObject(creator) && creator['type']).toBe('Person');
      expect(created).toMatch(DATE_TIME);
      expect(modified).toMatch(DATE_TIME);
    }
  });

  it('3.2.4, 4 a body is words or a specific resource, never both', () => {
    const bodies = items.flatMap((item) => list(item['body']));
    const words = bodies.filter(({ type }) => type === 'TextualBody');
    const resources = bodies.filter(({ type }) => type === 'SpecificResource');
    expect(words.length + resources.length).toBe(bodies.length);
    expect(bodies.every(({ purpose = null }) => MOTIVATIONS.includes(purpose))).toBe(true);
    for (const body of words) {
      expect(body).toMatchObject({ value: expect.any(String), format: 'text/plain' });
      expect(body['source']).toBeUndefined();
      expect(body['id']).toBeUndefined();
    }
    for (const body of resources) {
      expect(body['source']).toMatch(IRI);
      expect(body['value']).toBeUndefined();
    }
  });

  it('4 a target is an IRI or specific resources with source and state', () => {
    for (const target of items
      .map((item) => item['target'])
      .filter((each) => typeof each === 'string')) {
      expect(target).toMatch(IRI);
    }
    for (const spot of items.flatMap((item) => list(item['target']))) {
      expect(spot).toMatchObject({
        type: 'SpecificResource',
        source: expect.stringMatching(IRI),
        state: expect.stringMatching(/^ni:\/\/\/sha-256;/),
      });
      expect(list(spot['selector']).length).toBeGreaterThan(0);
    }
  });

  it('4.2.4, 4.2.5 selectors are whole: words as strings, places as two whole numbers', () => {
    const selectors = spotsIn(items).flatMap((spot) => list(spot['selector']));
    const quotes = selectors.filter(({ type }) => type === 'TextQuoteSelector');
    const places = selectors.filter(({ type }) => type === 'TextPositionSelector');
    expect(quotes.length + places.length).toBe(selectors.length);
    expect(places).toHaveLength(texts.size === 0 ? 0 : quotes.length);
    for (const quote of quotes) {
      expect(quote).toMatchObject({
        exact: expect.stringMatching(/./u),
        prefix: expect.any(String),
        suffix: expect.any(String),
      });
    }
    for (const { start, end } of places) {
      expect(Number.isInteger(start) && Number.isInteger(end)).toBe(true);
      expect(Number(start)).toBeLessThan(Number(end));
    }
  });

  it('4.2.5 places count code points, end exclusive, and stand on the words', () => {
    let checked = 0;
    for (const spot of spotsIn(items)) {
      const text = texts.get(spot['source'] as ArticleId);
      if (text === undefined) continue;
      const [quote, position] = list(spot['selector']);
      const points = [...text];
      expect(points.slice(Number(position?.['start']), Number(position?.['end'])).join('')).toBe(
        quote?.['exact'],
      );
      expect(
        text.slice(Number(position?.['galley:utf16Start']), Number(position?.['galley:utf16End'])),
      ).toBe(quote?.['exact']);
      checked += 1;
    }
    expect(checked).toBe(texts.size === 0 ? 0 : 11);
  });

  it('every extension term is declared in the context, and bare terms are those of the W3C', () => {
    const terms = new Set(keysIn(collection));
    for (const key of [...terms].filter((term) => term.startsWith('galley:'))) {
      expect(GALLEY_CONTEXT).toHaveProperty([key]);
    }
    expect(terms).toContain('galley:attributes');
  });
});

describe('the places of the sample', () => {
  it('are not the same in code points and UTF-16, or these tests would show nothing', () => {
    const [first] = SAMPLE_ARTICLES;
    const text = sampleExport().texts.get(first) ?? '';
    expect([...text].length).toBeLessThan(text.length);
  });
});

/** Every spot in a value, those in attributes too. */
function spotsIn(value: Json): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(spotsIn);
  if (!isJsonObject(value)) return [];
  const own = Array.isArray(value['selector']) ? [value] : [];
  return [...own, ...Object.values(value).flatMap(spotsIn)];
}

function keysIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(keysIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '@context' ? [] : [key, ...keysIn(inner)],
  );
}
