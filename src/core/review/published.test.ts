import { describe, expect, it } from 'vitest';

import { asTagId } from '#core/domain/ids.ts';
import { spanOf } from '#core/domain/span.ts';
import { testAnnotation } from '#core/testing/annotation.ts';

import { coincidences, nominalAlpha } from './alpha.ts';
import { alphaUnitized, alphaUnitizedOver, type Unitizing, unitizing } from './alpha-unitizing.ts';
import type { Figure } from './figure.ts';
import { cohenKappa } from './kappa.ts';
import { measurePair } from './measure-pair.ts';
import examples from './published-examples.json' with { type: 'json' };
import { layoutOf, readingOf } from './reading.ts';
import { summarisePair } from './summarise-pair.ts';

// Worked examples that others have published, with their sources and tolerances: facts, not our own results.

type Labelled = readonly [tag: string, start: number, end: number];
type Unit = readonly [start: number, length: number, rater: number, category: string];
interface Example {
  readonly name: string;
  readonly measure: string;
  readonly tol?: number;
  readonly expected: number | null | Readonly<Record<string, number>>;
  readonly input: {
    readonly items?: readonly (readonly (string | number | null)[])[];
    readonly table?: Readonly<Record<string, number>>;
    readonly begin?: number;
    readonly length?: number;
    readonly raters?: number;
    readonly category?: string;
    readonly units?: readonly Unit[];
    readonly gold?: readonly Labelled[];
    readonly pred?: readonly Labelled[];
  };
}

const EXAMPLES = examples as unknown as readonly Example[];

describe('RV5 published examples', () => {
  it.each(EXAMPLES.map((example) => [`${example.measure}: ${example.name}`, example] as const))(
    '%s',
    (_, { measure, input, expected, tol = 0 }) => {
      const found = MEASURES[measure]?.(input);
      if (expected === null) expect(found).toMatchObject({ '': { value: null } });
      else {
        const wanted = typeof expected === 'number' ? { '': expected } : expected;
        for (const [part, value] of Object.entries(wanted)) {
          expect(Math.abs((found?.[part]?.value ?? Number.NaN) - value)).toBeLessThanOrEqual(tol);
        }
      }
    },
  );

  it('are fifteen', () => {
    expect(EXAMPLES.length).toBe(15);
  });
});

type Measured = Readonly<Record<string, Figure>>;

const MEASURES: Readonly<Record<string, (input: Example['input']) => Measured>> = {
  'alpha-nominal': ({ items = [] }) => {
    const named = items.map((item) => item.map((value) => (value === null ? null : String(value))));
    return { '': nominalAlpha(coincidences(named)) };
  },
  'cohen-kappa': ({ table = {} }) => {
    const cells = Object.entries(table).map(([key, count]) => {
      const [a = '', b = ''] = key.split('|');
      return { a, b, count };
    });
    return { '': cohenKappa(cells) };
  },
  'alpha-u-category': (input) => ({ '': alphaUnitized([unitized(input, input.category ?? '')]) }),
  'alpha-u': (input) => {
    const categories = [...new Set((input.units ?? []).map(([, , , category]) => category))];
    return { '': alphaUnitizedOver(categories.map((category) => [unitized(input, category)])) };
  },
  'ptc-flc': ({ gold = [], pred = [] }) => {
    const { tags, all } = pairOf(gold, pred);
    // Precision and recall follow from what is covered, over all labels.
    const sum = (part: 'partialA' | 'partialB') =>
      [...tags.values()].reduce((total, tag) => total + tag[part], 0);
    return {
      P: { value: sum('partialB') / pred.length },
      R: { value: sum('partialA') / gold.length },
      F1: all.partialF1,
    };
  },
  'f1-exact / f1-overlap': ({ gold = [], pred = [] }) => {
    const { all } = pairOf(gold, pred);
    return { exact: all.exactF1, overlap: all.overlapF1 };
  },
};

function unitized(
  { begin = 0, length = 0, raters = 2, units = [] }: Example['input'],
  category: string,
): Unitizing {
  return unitizing(
    length,
    Array.from({ length: raters }, (_, rater) =>
      units
        .filter((unit) => unit[2] === rater && unit[3] === category)
        .map(([start, long]) => ({ start: start - begin, end: start - begin + long }))
        .toSorted((a, b) => a.start - b.start),
    ),
  );
}

/** Our figures for two lists of labelled spans. */
function pairOf(gold: readonly Labelled[], pred: readonly Labelled[]) {
  const text = 'x'.repeat(Math.max(...[...gold, ...pred].map(([, , end]) => end)));
  const read = (side: string, list: readonly Labelled[]) =>
    readingOf(
      text,
      list.map(([tag, start, end], i) =>
        testAnnotation(
          { tag: asTagId(tag), span: spanOf(text, [{ start, end }]) },
          { id: `${side}${i}` },
        ),
      ),
    );
  const measure = measurePair(layoutOf(text), read('g', gold), read('p', pred));
  return { tags: measure.tags, all: summarisePair([measure], [...measure.tags.keys()]).all };
}
