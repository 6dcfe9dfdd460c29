import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asSetId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { type Range, spanOf } from '#core/domain/span.ts';
import { testAnnotation } from '#core/testing/annotation.ts';
import { marked } from '#core/testing/marked.ts';

import {
  adjudicate,
  type AdjudicationGroup,
  type AdjudicationLayer,
  type AdjudicationRule,
} from './adjudicate.ts';

const TEXT = 'abcdefghij'.repeat(4);

function annotation(
  id: string,
  text: string,
  tag: string,
  ranges: readonly Range[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): AnnotationRecord {
  return testAnnotation({ tag: asTagId(tag), span: spanOf(text, ranges), attributes }, { id });
}

/** One layer for each notation, all done: set `1` with annotations `1.0`, `1.1` … */
function layersOf(...notations: readonly string[]): readonly AdjudicationLayer[] {
  return notations.map((notation, i) => {
    const { text, spans } = marked(notation);
    return {
      setId: asSetId(String(i + 1)),
      isDone: true,
      annotations: spans.map(({ tag, start, end, fragments }, n) =>
        annotation(`${i + 1}.${n}`, text, tag, fragments ?? [{ start, end }]),
      ),
    };
  });
}

/** Each group as its candidates, and what is agreed: `1.0 2.0 = quote 0–3`. */
function told(groups: readonly AdjudicationGroup[]): readonly string[] {
  return groups.map(({ candidates, agreed }) => {
    const ids = candidates.map(({ annotation: { id } }) => id).join(' ');
    if (agreed === null) return ids;
    const { tag, span } = agreed.body;
    return `${ids} = ${tag} ${span.map(({ start, end }) => `${start}–${end}`).join(',')}`;
  });
}

describe('RV4 adjudicate', () => {
  const CASES: readonly (readonly [
    string,
    AdjudicationRule,
    readonly string[],
    readonly string[],
  ])[] = [
    [
      'exact takes what all have alike',
      'exact',
      ['[quote|abc] d', '[quote|abc] d'],
      ['1.0 2.0 = quote 0–3'],
    ],
    [
      'exact leaves other words to decide',
      'exact',
      ['[quote|abc] d', '[quote|abc d]'],
      ['1.0 2.0'],
    ],
    [
      'overlap takes them, the longer of two',
      'overlap',
      ['[quote|abc] d', '[quote|abc d]'],
      ['1.0 2.0 = quote 0–5'],
    ],
    [
      'overlap takes the words that most have, even the shorter',
      'overlap',
      ['[quote|abc] d', '[quote|abc d]', '[quote|abc] d'],
      ['1.0 2.0 3.0 = quote 0–3'],
    ],
    ['other tags are decided', 'overlap', ['[quote|abc] d', '[claim|abc] d'], ['1.0 2.0']],
    [
      'what one of three does not have is decided',
      'overlap',
      ['[quote|abc] d', '[quote|abc] d', 'abc d'],
      ['1.0 2.0'],
    ],
    [
      'but a majority takes it',
      'majority',
      ['[quote|abc] d', '[quote|abc] d', 'abc d'],
      ['1.0 2.0 = quote 0–3'],
    ],
    [
      'a majority of three against another tag',
      'majority',
      ['[quote|abc] d', '[claim|abc] d', '[quote|abc d]'],
      ['1.0 2.0 3.0 = quote 0–5'],
    ],
    [
      'two of four are no majority',
      'majority',
      ['[quote|abc] d', '[quote|abc] d', 'abc d', 'abc d'],
      ['1.0 2.0'],
    ],
    [
      'the likest come together, the rest stands alone',
      'overlap',
      ['[quote|abcd] [quote|ef]', '[quote|abcd ef]'],
      ['1.0 2.0 = quote 0–7', '1.1'],
    ],
    [
      'fragments are one span',
      'exact',
      ['[quote#1|ab] x [quote#1|cd]', '[quote#1|ab] x [quote#1|cd]'],
      ['1.0 2.0 = quote 0–2,5–7'],
    ],
  ];
  it.each(CASES)('%s', (_, rule, notations, expected) => {
    expect(told(adjudicate(layersOf(...notations), rule))).toEqual(expected);
  });

  it('does not take silence for an opinion where an account is not done', () => {
    const [one, two, three] = layersOf('[quote|abc] d', '[quote|abc] d', 'abc d');
    if (one === undefined || two === undefined || three === undefined) throw new Error('three');
    const open = adjudicate([one, two, { ...three, isDone: false }], 'exact');
    expect(open[0]?.without).toEqual([]);
    expect(open[0]?.agreed?.by).toEqual(['1.0', '2.0']);
    expect(adjudicate([one, two, three], 'exact')[0]).toMatchObject({
      without: ['3'],
      agreed: null,
    });
  });

  it('takes no single opinion for agreement', () => {
    const layers = layersOf('[quote|abc] d', 'abc d').map((layer) => ({ ...layer, isDone: false }));
    for (const rule of ['exact', 'overlap', 'majority'] as const)
      expect(adjudicate(layers, rule)[0]?.agreed).toBeNull();
  });

  it('takes for each attribute the value that most gave; exact wants all alike', () => {
    const layer = (id: string, attributes: Readonly<Record<string, AttributeValue>>) => ({
      setId: asSetId(id),
      isDone: true,
      annotations: [annotation(`${id}.0`, TEXT, 'quote', [{ start: 0, end: 5 }], attributes)],
    });
    const layers = [
      layer('1', { form: 'direct', speaker: 'Ada', cue: 'x' }),
      layer('2', { form: 'mixed', speaker: 'Ada Quill' }),
      layer('3', { form: 'mixed', speaker: 'Quill' }),
    ];
    expect(adjudicate(layers, 'overlap')[0]?.agreed).toMatchObject({
      body: { attributes: { form: 'mixed', speaker: 'Ada' }, note: '' },
      wordsOf: '1.0',
    });
    expect(adjudicate(layers, 'overlap')[0]?.agreed?.body.attributes).not.toHaveProperty('cue');
    expect(adjudicate(layers, 'exact')[0]?.agreed).toBeNull();
  });

  it('brings annotations of the whole article together by tag and attributes', () => {
    const layer = (id: string, labels: readonly string[]) => ({
      setId: asSetId(id),
      isDone: true,
      annotations: labels.map((label, i) => annotation(`${id}.${i}`, TEXT, 'topic', [], { label })),
    });
    const groups = adjudicate([layer('1', ['trade', 'Taiwan']), layer('2', ['Taiwan'])], 'exact');
    expect(told(groups)).toEqual(['1.0', '1.1 2.0 = topic ']);
  });

  const range = fc
    .tuple(fc.nat(25), fc.integer({ min: 1, max: 8 }))
    .map(([start, length]) => ({ start, end: start + length }));
  const given = fc.array(
    fc.record({
      tag: fc.constantFrom('quote', 'claim'),
      ranges: fc.array(range, { maxLength: 2 }),
      form: fc.constantFrom('direct', 'mixed'),
      deleted: fc.constantFrom(0 as const, 0 as const, 1 as const),
    }),
    { maxLength: 5 },
  );
  const layersArbitrary = fc
    .array(fc.tuple(given, fc.boolean()), { minLength: 2, maxLength: 4 })
    .map((layers) =>
      layers.map(([list, isDone], i): AdjudicationLayer => ({
        setId: asSetId(String(i)),
        isDone,
        annotations: list.map(({ tag, ranges, form, deleted }, n) => ({
          ...annotation(`${i}.${n}`, TEXT, tag, ranges, { form }),
          deleted,
        })),
      })),
    );
  const rules = fc.constantFrom('exact' as const, 'overlap' as const, 'majority' as const);

  it('every annotation is in exactly one group, and no group has two of one layer', () => {
    fc.assert(
      fc.property(layersArbitrary, rules, (layers, rule) => {
        const groups = adjudicate(layers, rule);
        const found = groups.flatMap(({ candidates }) =>
          candidates.map((each) => each.annotation.id),
        );
        const all = layers.flatMap(({ annotations }) => annotations);
        const live = all.filter(({ deleted }) => deleted === 0).map(({ id }) => id);
        expect(found.toSorted()).toEqual(live.toSorted());
        for (const { candidates } of groups)
          expect(new Set(candidates.map(({ setId }) => setId)).size).toBe(candidates.length);
      }),
    );
  });

  it('the order of layers and annotations does not matter', () => {
    fc.assert(
      fc.property(layersArbitrary, rules, (layers, rule) => {
        const turned = layers
          .toReversed()
          .map((layer) => ({ ...layer, annotations: layer.annotations.toReversed() }));
        expect(adjudicate(turned, rule)).toEqual(adjudicate(layers, rule));
      }),
    );
  });

  it('what exact takes, overlap takes; what overlap takes, a majority takes', () => {
    fc.assert(
      fc.property(layersArbitrary, (layers) => {
        const taken = (['exact', 'overlap', 'majority'] as const).map((rule) =>
          adjudicate(layers, rule).map(({ agreed }) => agreed !== null),
        );
        const [exact = [], overlap = [], majority = []] = taken;
        expect(exact.filter((is, i) => is && overlap[i] !== true)).toEqual([]);
        expect(overlap.filter((is, i) => is && majority[i] !== true)).toEqual([]);
      }),
    );
  });

  it('of equal layers everything is taken over as it is', () => {
    fc.assert(
      fc.property(layersArbitrary, ([first]) => {
        if (first === undefined) return;
        const twin = (setId: string): AdjudicationLayer => ({
          setId: asSetId(setId),
          isDone: true,
          annotations: first.annotations.map((each) => ({
            ...each,
            id: `${setId}.${each.id}` as AnnotationRecord['id'],
          })),
        });
        const groups = adjudicate([twin('a'), twin('b')], 'exact');
        expect(groups.map(({ agreed }) => agreed?.body)).toEqual(
          groups.map(({ candidates }) => candidates[0]?.annotation.body),
        );
      }),
    );
  });
});
