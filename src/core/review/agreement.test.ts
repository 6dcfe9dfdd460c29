import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asArticleId, asSetId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { type Range, spanOf } from '#core/domain/span.ts';
import { testAnnotation } from '#core/testing/annotation.ts';
import { marked } from '#core/testing/marked.ts';

import { type AgreementArticle, createAgreement, type LayerReading } from './agreement.ts';
import { coincidences, nominalAlpha } from './alpha.ts';
import { cohenKappa } from './kappa.ts';
import { layoutOf, readingOf } from './reading.ts';

const TAGS = ['quote', 'claim'].map(asTagId);
const [QUOTE, CLAIM] = TAGS as [(typeof TAGS)[0], (typeof TAGS)[0]];
const LAYERS = ['a', 'b', 'c'].map(asSetId);

let made = 0;
function annotation(
  text: string,
  tag: string,
  ranges: readonly Range[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): AnnotationRecord {
  made += 1;
  const body = { tag: asTagId(tag), span: spanOf(text, ranges), attributes };
  return testAnnotation(body, { id: String(made).padStart(6, '0') });
}

/** An article of marked texts, one for each annotator, all done. */
function article(id: string, ...notations: readonly string[]): AgreementArticle {
  const texts = notations.map((each) => marked(each));
  return {
    articleId: asArticleId(id),
    text: texts[0]?.text ?? '',
    layers: texts.map(({ text, spans }, i) => ({
      setId: LAYERS[i] ?? asSetId(''),
      isDone: true,
      annotations: spans.map(({ tag, start, end, fragments }) =>
        annotation(text, tag, fragments ?? [{ start, end }]),
      ),
    })),
  };
}

function ask(articles: readonly AgreementArticle[], count = 2, ignoresDone = false) {
  const agreement = createAgreement();
  for (const each of articles) agreement.put(each);
  const query = {
    layers: LAYERS.slice(0, count),
    articles: articles.map(({ articleId }) => articleId),
    tags: TAGS,
    ignoresDone,
  };
  const report = agreement.report(query);
  const [pair] = report.pairs;
  if (pair === undefined) throw new Error('no pair');
  const of = (tag: string) => pair.tags.find((each) => each.tag === tag);
  return { agreement, query, report, pair, quote: of('quote'), claim: of('claim') };
}

function withLayer(
  { layers, ...rest }: AgreementArticle,
  at: number,
  change: Partial<LayerReading>,
): AgreementArticle {
  return {
    ...rest,
    layers: layers.map((layer, i) => (i === at ? { ...layer, ...change } : layer)),
  };
}

describe('RV5 agreement, worked by hand', () => {
  it('counts, F1, kappa and alpha of one tag', () => {
    // Ten letters; a has 0–4 and 6–8, b has 0–4 and 7–10: both 5, only a 1, only b 2, neither 2.
    const { quote } = ask([
      article('1', '[quote|abcd]ef[quote|gh]ij', '[quote|abcd]efg[quote|hij]'),
    ]);
    expect(quote).toMatchObject({ a: 2, b: 2, exact: 1, overlap: 2 });
    expect(quote?.exactF1.value).toBe(0.5);
    expect(quote?.overlapF1.value).toBe(1);
    // Cohen: po 7/10, pe (6·7 + 4·3)/100 = 0.54.
    expect(quote?.kappa.value).toBeCloseTo((0.7 - 0.54) / (1 - 0.54), 12);
    // Krippendorff: n 20, in 13, out 7; Do 6/20, De 2·13·7/(20·19).
    expect(quote?.alpha.value).toBeCloseTo(1 - 0.3 / ((2 * 13 * 7) / (20 * 19)), 12);
  });

  it('counts code points, not code units', () => {
    const plain = ask([article('1', '[quote|xx] yyyy', '[quote|xx yy]yy')]).quote;
    const beyond = ask([article('1', '[quote|🚢🚢] yyyy', '[quote|🚢🚢 yy]yy')]).quote;
    expect(beyond).toEqual(plain);
  });

  it('takes fragments as one span', () => {
    const twice = '[quote#1|ab] he said [quote#1|cd]';
    const { quote } = ask([article('1', twice, twice)]);
    expect(quote).toMatchObject({ a: 1, b: 1, exact: 1 });
  });

  it('is 0 where one marked nothing, though done', () => {
    const { quote } = ask([article('1', '[quote|ab] cd', 'ab cd')]);
    expect(quote).toMatchObject({ a: 1, b: 0 });
    expect([quote?.exactF1, quote?.overlapF1, quote?.kappa]).toMatchObject([
      { value: 0 },
      { value: 0 },
      { value: 0 },
    ]);
    expect(quote?.partialF1).toEqual({ value: 0 });
  });

  it('says why a figure is not defined', () => {
    const { claim, quote, agreement, query } = ask([article('1', '[quote|abcd]', '[quote|abcd]')]);
    expect(claim?.exactF1).toMatchObject({ value: null, why: 'nobody-marked' });
    expect(claim?.alpha).toMatchObject({ value: null, why: 'nobody-marked' });
    expect(claim?.alphaU).toMatchObject({ value: null, why: 'nobody-marked' });
    expect(claim?.kappa).toMatchObject({ value: null, why: 'nobody-marked' });
    expect(quote?.kappa).toMatchObject({ value: null, why: 'one-category' });
    expect(quote?.alpha).toMatchObject({ value: null, why: 'one-category' });
    expect(agreement.gamma(query, CLAIM)).toMatchObject({ value: null, why: 'nobody-marked' });
    expect(agreement.gamma(query, QUOTE)).toMatchObject({ value: null, why: 'too-few' });
  });

  it('leaves out articles that one has not marked done, unless asked', () => {
    const both = article('1', '[quote|ab] cd', '[quote|ab] cd');
    const open = withLayer(article('2', '[quote|ab] cd', 'ab [quote|cd]'), 1, { isDone: false });
    const { pair, quote, agreement, query } = ask([both, open]);
    expect(pair.articles).toBe(1);
    expect(quote).toMatchObject({ a: 1, b: 1, exact: 1 });
    expect(agreement.detail(query).map(({ articleId }) => articleId)).toEqual(['1']);
    expect(ask([both, open], 2, true).quote).toMatchObject({ a: 2, b: 2, exact: 1 });
    const none = ask([open]);
    expect(none.quote?.exactF1).toMatchObject({ value: null, why: 'none-done' });
    expect(none.quote?.alphaU).toMatchObject({ value: null, why: 'none-done' });
    expect(none.agreement.gamma(none.query, QUOTE)).toMatchObject({ why: 'none-done' });
    expect(none.report.group.tags[0]?.alpha).toMatchObject({ why: 'none-done' });
  });

  it('leaves out boilerplate, orphans and what is removed', () => {
    const base = article('1', '[quote|ab] cd ef', '[quote|ab] cd ef');
    const text = base.text ?? '';
    const own = base.layers[0]?.annotations ?? [];
    const at = [{ start: 3, end: 5 }];
    const stray = annotation(text, 'quote', at);
    const noise = [
      annotation(text, 'error', at, { kind: 'boilerplate' }),
      { ...stray, deleted: 1 as const },
      { ...stray, body: { ...stray.body, span: spanOf('ab xy ef', at) } },
    ];
    const clean = ask([base]).report;
    expect(ask([withLayer(base, 0, { annotations: [...own, ...noise] })]).report).toEqual(clean);
  });

  it('says that a tag stands on whole articles only', () => {
    const base = article('1', 'ab', 'ab');
    const whole = { annotations: [annotation('ab', 'claim', [])] };
    const { claim, agreement, query, report } = ask([
      withLayer(withLayer(base, 0, whole), 1, whole),
    ]);
    expect(claim?.exactF1.value).toBe(1);
    const gamma = agreement.gamma(query, CLAIM);
    const group = report.group.tags.find(({ tag }) => tag === CLAIM);
    for (const figure of [
      claim?.kappa,
      claim?.alpha,
      claim?.alphaU,
      group?.alpha,
      group?.alphaU,
      gamma,
    ])
      expect(figure).toMatchObject({ value: null, why: 'no-words' });
  });

  it('without the text has counts and F1, and says of the rest that the text is missing', () => {
    const { quote, agreement, query } = ask([
      { ...article('1', '[quote|ab] [quote|cd]', '[quote|ab] cd'), text: null },
    ]);
    expect(quote?.exactF1.value).toBeCloseTo(2 / 3, 12);
    expect([quote?.kappa, quote?.alpha, quote?.alphaU]).toMatchObject([
      { why: 'no-text' },
      { why: 'no-text' },
      { why: 'no-text' },
    ]);
    expect(agreement.gamma(query, QUOTE)).toMatchObject({ why: 'no-text' });
  });

  it('says which tag met which, and what met nothing', () => {
    const { pair } = ask([
      article('1', '[quote|ab] [claim|cd] [quote|ef]', '[quote|ab] [quote|cd] ef'),
    ]);
    expect(pair.confusion).toEqual([
      { a: 'quote', b: 'quote', count: 1 },
      { a: 'claim', b: 'quote', count: 1 },
      { a: 'quote', b: '', count: 1 },
    ]);
  });

  it('compares attributes on the spans that answer one another', () => {
    const text = 'ab cd ef gh';
    const spans = [0, 3, 6, 9].map((start) => [{ start, end: start + 2 }]);
    const layer = (at: number, forms: readonly string[]) => ({
      setId: LAYERS[at] ?? asSetId(''),
      isDone: true,
      annotations: spans.map((ranges, i) =>
        annotation(text, 'quote', ranges, { form: forms[i] ?? '', speaker: '' }),
      ),
    });
    const { pair } = ask([
      {
        articleId: asArticleId('1'),
        text,
        layers: [layer(0, ['x', 'x', 'y', '']), layer(1, ['x', 'y', 'y', ''])],
      },
    ]);
    // The fourth is filled in by nobody: three pairs, two equal; po 2/3, pe (2·1 + 1·2)/9.
    expect(pair.attributes).toEqual([
      {
        tag: 'quote',
        attribute: 'form',
        pairs: 3,
        equal: 2,
        share: { value: 2 / 3 },
        kappa: { value: expect.closeTo((2 / 3 - 4 / 9) / (1 - 4 / 9), 12) as number },
      },
    ]);
  });

  it('pairs by the largest overlap first', () => {
    // b's long one meets a's two: it goes with the one it shares more with, and the other stays alone.
    const { quote, agreement, query } = ask([
      article('1', '[quote|abcdef][quote|gh]', 'a[quote|bcdefgh]'),
    ]);
    expect(quote).toMatchObject({ a: 2, b: 1, exact: 0, overlap: 1 });
    const [detail] = agreement.detail(query);
    expect(detail?.disagreements.map(({ kind }) => kind)).toEqual(['boundary', 'only-a']);
  });

  it('takes articles where only some of three are done for alpha, not for alpha_U', () => {
    const all = article('1', '[quote|ab] cd', '[quote|ab] cd', '[quote|ab cd]');
    const two = withLayer(article('2', '[quote|ab] cd', 'ab cd', 'ab cd'), 2, { isDone: false });
    const { report } = ask([all, two], 3);
    expect(report.group).toMatchObject({ articles: 2, shared: 1 });
    const alone = ask([all], 3).report.group;
    expect(report.group.tags[0]?.alphaU).toEqual(alone.tags[0]?.alphaU);
    expect(report.group.tags[0]?.alpha).not.toEqual(alone.tags[0]?.alpha);
    expect(ask([two], 3).report.group.tags[0]?.alphaU).toMatchObject({ why: 'not-all-done' });
    expect(report.pairs.map(({ a, b, articles }) => [a, b, articles])).toEqual([
      ['a', 'b', 2],
      ['a', 'c', 1],
      ['b', 'c', 1],
    ]);
  });

  it('gives an interval over blocks that has the figure in it', () => {
    const { quote } = ask([
      article(
        '1',
        '[quote|ab] cd\n[quote|ef] gh\n[quote|ij] kl',
        '[quote|ab] cd\nef [quote|gh]\n[quote|ij kl]',
      ),
    ]);
    // Without one paragraph: 0, 1/2 and 1/2 of exact matches; mean 1/3, spread 1/6, and 1.96 · √(2/3 · 1/6); never below 0.
    const half = 1.96 * Math.sqrt((2 / 3) * (1 / 6));
    expect(quote?.exactF1).toEqual({
      value: 1 / 3,
      interval: { low: 0, high: expect.closeTo(1 / 3 + half, 9) },
    });
    expect(quote?.alpha.interval?.low).toBeLessThan(quote?.alpha.value ?? 0);
  });
});

const TEXT = 'ab🚢d efgh\n\nij港l mnop\nqrst';
const OFFSETS = [0, ...[...TEXT].map((_, i, all) => all.slice(0, i + 1).join('').length)];
const range = fc
  .tuple(fc.nat(OFFSETS.length - 2), fc.integer({ min: 1, max: 6 }))
  .map(([from, length]) => ({
    start: OFFSETS[from] ?? 0,
    end: OFFSETS[Math.min(OFFSETS.length - 1, from + length)] ?? 0,
  }));
const mark = fc.record({
  tag: fc.constantFrom('quote', 'claim'),
  ranges: fc.array(range, { minLength: 1, maxLength: 2 }),
});
const layerMarks = fc.array(mark, { maxLength: 5 });
const storyMarks = fc.array(fc.array(layerMarks, { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
type Marks = readonly { readonly tag: string; readonly ranges: readonly Range[] }[];

function story(marks: readonly (readonly Marks[])[]): readonly AgreementArticle[] {
  return marks.map((layers, i) => ({
    articleId: asArticleId(String(i)),
    text: TEXT,
    layers: layers.map((list, at) => ({
      setId: LAYERS[at] ?? asSetId(''),
      isDone: true,
      annotations: list.map(({ tag, ranges }) => annotation(TEXT, tag, ranges)),
    })),
  }));
}

/** Which code points of an article each layer has under a tag: one item for each code point. */
function naively(articles: readonly AgreementArticle[], tag: string, count: number) {
  return articles.flatMap(({ text, layers }) => {
    const sets = layers.slice(0, count).map(({ annotations }) => {
      const inside = new Set<number>();
      for (const { body } of annotations)
        if (body.tag === tag)
          for (const { start, end } of body.span)
            for (let at: number = start; at < end; at += 1) inside.add(at);
      return inside;
    });
    let at = 0;
    return [...(text ?? '')].map((char) => {
      const item = sets.map((set) => (set.has(at) ? 'in' : 'out'));
      at += char.length;
      return item;
    });
  });
}

describe('RV5 laws of agreement', () => {
  it('alpha and kappa over runs are those over code points', () => {
    fc.assert(
      fc.property(storyMarks, (marks) => {
        const articles = story(marks);
        const { report, quote } = ask(articles, 3);
        const isUsed = (count: number) =>
          naively(articles, 'quote', count).some((item) => item.includes('in'));
        const slow = nominalAlpha(coincidences(naively(articles, 'quote', 3)));
        const quick = report.group.tags[0]?.alpha;
        if (!isUsed(3)) expect(quick).toMatchObject({ why: 'nobody-marked' });
        else if (slow.value === null) expect(quick?.value).toBeNull();
        else expect(quick?.value).toBeCloseTo(slow.value, 9);
        const pairs = naively(articles, 'quote', 2);
        const kappa = cohenKappa(pairs.map(([a = '', b = '']) => ({ a, b, count: 1 })));
        const pairAlpha = nominalAlpha(coincidences(pairs));
        if (!isUsed(2)) expect(quote?.kappa).toMatchObject({ why: 'nobody-marked' });
        else if (kappa.value === null) expect(quote?.kappa.value).toBeNull();
        else expect(quote?.kappa.value).toBeCloseTo(kappa.value, 9);
        if (isUsed(2) && pairAlpha.value !== null)
          expect(quote?.alpha.value).toBeCloseTo(pairAlpha.value, 9);
      }),
      { numRuns: 200 },
    );
  });

  it('agreement(a, a) is 1 wherever it is defined', () => {
    fc.assert(
      fc.property(storyMarks, (marks) => {
        const twins = marks.map(([first = []]) => [first, first]);
        const { agreement, query, pair } = ask(story(twins));
        for (const { exactF1, overlapF1, partialF1, kappa, alpha, alphaU } of pair.tags) {
          for (const { value } of [exactF1, overlapF1, kappa, alpha, alphaU])
            expect(value ?? 1).toBeCloseTo(1, 9);
          // Spans that overlap others of their own tag are covered more than once.
          expect(partialF1.value ?? 1).toBeGreaterThan(1 - 1e-9);
        }
        expect(agreement.gamma(query, null).value ?? 1).toBe(1);
      }),
    );
  });

  it('no figure is ever NaN or above 1, and who stands first does not matter', () => {
    fc.assert(
      fc.property(storyMarks, (marks) => {
        const articles = story(marks);
        const { agreement, query, pair } = ask(articles);
        const back = agreement.report({ ...query, layers: query.layers.toReversed() }).pairs[0];
        pair.tags.forEach((figures, i) => {
          const other = back?.tags[i];
          for (const name of ['exactF1', 'overlapF1', 'kappa', 'alpha', 'alphaU'] as const) {
            const { value } = figures[name];
            if (value === null) expect(other?.[name].value).toBeNull();
            else {
              expect(value).toBeLessThanOrEqual(1 + 1e-12);
              expect(other?.[name].value).toBeCloseTo(value, 9);
            }
          }
          expect([other?.b, other?.a]).toEqual([figures.a, figures.b]);
        });
        const there = agreement.gamma(query, QUOTE);
        const turned = { ...query, layers: query.layers.toReversed() };
        expect(agreement.gamma(turned, QUOTE)).toEqual(there);
      }),
    );
  });

  it('an article that changes gives what a fresh start gives', () => {
    fc.assert(
      fc.property(storyMarks, storyMarks, (before, after) => {
        const [old, fresh] = [story(before), story(after)];
        const { agreement, query } = ask(old);
        agreement.report(query);
        agreement.gamma(query, null);
        for (const each of fresh) agreement.put(each);
        const current = [...fresh, ...old.slice(fresh.length)];
        const wanted = ask(current);
        const now = { ...query, articles: wanted.query.articles };
        expect(agreement.report(now)).toEqual(wanted.report);
        expect(agreement.gamma(now, null)).toEqual(wanted.agreement.gamma(now, null));
      }),
    );
  });

  it('the order of articles and of annotations does not matter', () => {
    fc.assert(
      fc.property(storyMarks, (marks) => {
        const articles = story(marks);
        const turned = articles.toReversed().map((each) => ({
          ...each,
          layers: each.layers.map((layer) => ({
            ...layer,
            annotations: layer.annotations.toReversed(),
          })),
        }));
        const [there, back] = [ask(articles), ask(turned)];
        there.pair.tags.forEach((figures, i) => {
          const other = back.pair.tags[i];
          expect([other?.exact, other?.overlap]).toEqual([figures.exact, figures.overlap]);
          expect(other?.alphaU.value ?? 2).toBeCloseTo(figures.alphaU.value ?? 2, 9);
          expect(other?.alpha.value ?? 2).toBeCloseTo(figures.alpha.value ?? 2, 9);
        });
      }),
    );
  });

  it('pairs as many as share words, and exact ones are as many as there are', () => {
    fc.assert(
      fc.property(storyMarks, (marks) => {
        const articles = story(marks);
        const { quote } = ask(articles);
        const exact = articles.reduce((sum, { layers }) => {
          const [a = [], b = []] = layers.map(({ annotations }) =>
            annotations
              .filter(({ body }) => body.tag === 'quote')
              .map(({ body }) => JSON.stringify(body.span.map(({ start, end }) => [start, end]))),
          );
          const left = [...b];
          const same = a.filter((key) => {
            const at = left.indexOf(key);
            if (at !== -1) left.splice(at, 1);
            return at !== -1;
          });
          return sum + same.length;
        }, 0);
        expect(quote?.exact).toBe(exact);
        expect(quote?.overlap).toBeGreaterThanOrEqual(exact);
      }),
    );
  });
});

describe('gamma', () => {
  it('is high for small shifts and lower for other tags', () => {
    const text = 'x'.repeat(4000);
    const at = (shift: number, tag: (i: number) => string): LayerReading['annotations'] =>
      Array.from({ length: 20 }, (_, i) => {
        const start = i * 200 + shift;
        return annotation(text, tag(i), [{ start, end: start + 50 }]);
      });
    const gammaWith = (other: LayerReading['annotations']) => {
      const { agreement, query } = ask([
        {
          articleId: asArticleId('1'),
          text,
          layers: [
            { setId: asSetId('a'), isDone: true, annotations: at(0, () => 'quote') },
            { setId: asSetId('b'), isDone: true, annotations: other },
          ],
        },
      ]);
      return agreement.gamma(query, null);
    };
    const near = gammaWith(at(3, () => 'quote'));
    const mixed = gammaWith(at(3, (i) => (i % 2 === 0 ? 'quote' : 'claim')));
    expect(near.value).toBeGreaterThan(0.95);
    expect(near.precision).toBeLessThan(0.05);
    expect(mixed.value).toBeLessThan(near.value ?? 0);
    expect(mixed.value).toBeGreaterThan(0);
  });

  it('is near 0 over many articles marked without regard to one another', () => {
    const text = 'x'.repeat(2000);
    const layer = (setId: string, from: number): LayerReading => ({
      setId: asSetId(setId),
      isDone: true,
      annotations: Array.from({ length: 10 }, (_, i) => {
        // Spread by the golden ratio and its square: even, and never in step with each other.
        const start = Math.floor((((from + i * (setId === 'a' ? 1 : 7)) * 0.618_034) % 1) * 1950);
        return annotation(text, 'quote', [{ start, end: start + 40 }]);
      }),
    });
    const articles = Array.from({ length: 30 }, (_, i) => ({
      articleId: asArticleId(String(i)),
      text,
      layers: [layer('a', i * 31), layer('b', i * 17 + 5)],
    }));
    const { agreement, query } = ask(articles);
    expect(Math.abs(agreement.gamma(query, null).value ?? 1)).toBeLessThan(0.15);
  });
});

describe('readings', () => {
  it('are laid out in code points, in blocks that begin at paragraphs', () => {
    expect(layoutOf('🚢b\n\ncd\nef')).toEqual({ length: 9, starts: [0, 4, 7] });
    expect(layoutOf(null)).toEqual({ length: null, starts: [] });
  });

  it('join what overlaps, and for units not what touches', () => {
    const { covered, units } = readingOf('abcdefgh', [
      annotation('abcdefgh', 'quote', [{ start: 0, end: 2 }]),
      annotation('abcdefgh', 'quote', [{ start: 2, end: 4 }]),
      annotation('abcdefgh', 'quote', [{ start: 3, end: 5 }]),
    ]);
    expect(covered.get(QUOTE)).toEqual([{ start: 0, end: 5 }]);
    expect(units.get(QUOTE)).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 5 },
    ]);
  });
});
