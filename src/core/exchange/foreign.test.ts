import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { JsonObject } from '#core/domain/record.ts';

import { foreignOf, withForeign } from './foreign.ts';

const place = (): number => 0;

function survives(found: JsonObject, known: JsonObject): JsonObject {
  return withForeign(known, foreignOf(found, known) ?? {}, place);
}

describe('foreign properties', () => {
  it('EX2 come back where they were, at any depth', () => {
    const known = {
      id: 'x',
      body: [{ purpose: 'commenting', value: 'note' }],
      target: { selector: [{ type: 'TextQuoteSelector', exact: 'a' }] },
    };
    const found = {
      id: 'x',
      'x:colour': 'red',
      body: [
        { purpose: 'commenting', value: 'note', language: 'en' },
        { purpose: 'questioning', value: 'really?' },
      ],
      target: {
        selector: [{ type: 'TextQuoteSelector', exact: 'a', 'x:sure': 0.5 }],
        'x:seen': null,
      },
    };
    expect(survives(found, known)).toEqual(found);
  });

  it('stay with what they belong to when a list has grown since', () => {
    const foreign = foreignOf(
      { body: [{ purpose: 'commenting', value: 'a', language: 'en' }] },
      { body: [{ purpose: 'commenting', value: 'a' }] },
    );
    const later = {
      body: [
        { purpose: 'classifying', value: 'quote' },
        { purpose: 'commenting', value: 'b' },
      ],
    };
    expect(withForeign(later, foreign ?? {}, place)).toEqual({
      body: [
        { purpose: 'classifying', value: 'quote' },
        { purpose: 'commenting', value: 'b', language: 'en' },
      ],
    });
  });

  it('never replace what Galley knows', () => {
    expect(withForeign({ id: 'mine', body: [1] }, { id: 'theirs', body: 'x' }, place)).toEqual({
      id: 'mine',
      body: [1],
    });
  });

  it('are nothing when everything is known', () => {
    expect(
      foreignOf({ a: 1, b: [{ id: 'x', c: [] }] }, { b: [{ id: 'x', c: [] }], a: 2 }),
    ).toBeNull();
  });

  it('row 41: __proto__, constructor and prototype are dropped and do no harm', () => {
    const found = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "a": {"__proto__": {"polluted": 1}, "b": [{"prototype": 1, "c": 2}]}}',
    ) as JsonObject;
    const foreign = foreignOf(found, {});
    expect(foreign).toEqual({ a: { b: [{ c: 2 }] } });
    expect(JSON.stringify(foreign)).not.toMatch(/proto|constructor/);
    const written = withForeign({ id: 'x' }, found, place);
    expect(JSON.stringify(written)).toBe('{"a":{"b":[{"c":2}]},"id":"x"}');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('EX2 any JSON survives beside any other, once and for all', () => {
    const object = fc.dictionary(
      fc.string({ maxLength: 3 }),
      fc.jsonValue({ maxDepth: 3 }),
    ) as fc.Arbitrary<JsonObject>;
    fc.assert(
      fc.property(object, object, (found, known) => {
        const written = survives(found, known);
        expect(survives(written, known)).toEqual(written);
        const kept = Object.keys(known).filter((key) => key !== '__proto__');
        expect(Object.keys(written)).toEqual(expect.arrayContaining(kept));
      }),
    );
  });

  it('ten thousand equal elements are no trouble', () => {
    const list = Array.from({ length: 10_000 }, () => ({ purpose: 'x', value: 'y' }));
    const start = performance.now();
    expect(foreignOf({ body: list }, { body: [] })).toEqual({ body: { '+': list } });
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
