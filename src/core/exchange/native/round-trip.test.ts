import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { nextClock, ORIGIN } from '#core/domain/clock.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asAnnotatorId, asRecordId, asTagId } from '#core/domain/ids.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  AttributeValue,
  GalleyRecord,
  JsonObject,
} from '#core/domain/record.ts';
import { type Range, type Span, spanOf } from '#core/domain/span.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import { isJsonObject } from '../foreign.ts';
import { planImport } from '../import-plan.ts';
import { knownAfter } from '../plan-reading.ts';
import { emptyBrowser, exportOf } from '../sample-browser.ts';
import { SAMPLE_ANNOTATOR, sampleExport, sampleId } from '../sample-story.ts';
import type { NativeSet } from './native-set.ts';
import { readNativeSet } from './read.ts';
import { type NativeExport, writeNativeSet } from './write.ts';

const OTHER = asAnnotatorId('0193b000-0000-7000-8000-0000000000ff');
// A few in every run; FUZZ_RUNS=5000 for a long one.
const RUNS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) };
vi.setConfig({ testTimeout: 600_000 });

function reading(text: string): NativeSet {
  const outcome = readNativeSet(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.value.refused).toEqual([]);
  return outcome.value;
}

// Letters of every kind that has once gone wrong somewhere: outside the basic plane, joined, combining, right to left, controls.
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '🚢',
      '👩‍👩‍👧',
      'e\u0301',
      '港口',
      '𝒳',
      'שלום',
      '🇫🇷🇩🇪',
      '\u0000',
      ' ',
      '\n\n',
      '한글',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 6 })
      .filter((made) => !/\p{Surrogate}/u.test(made)),
  },
);
const text = fc
  .array(word, { minLength: 3, maxLength: 40 })
  .map((words) => articleText(`.${words.join(' ')}.`))
  .filter((made) => made.length > 8);

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function spanArbitrary(of: string): fc.Arbitrary<Span> {
  const bounds = [...segmenter.segment(of)].map(({ index }) => index).concat(of.length);
  return fc
    .uniqueArray(fc.nat(bounds.length - 1), { minLength: 2, maxLength: 6 })
    .map((picked) => picked.toSorted((a, b) => a - b))
    .map((picked) => {
      const ranges: Range[] = [];
      for (let i = 0; i + 1 < picked.length; i += 2) {
        ranges.push({
          start: bounds[picked[i] ?? 0] ?? 0,
          end: bounds[picked[i + 1] ?? 0] ?? of.length,
        });
      }
      return spanOf(of, ranges);
    });
}

const json = fc.jsonValue({ maxDepth: 2 });
const foreign: fc.Arbitrary<JsonObject> = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'x:a',
      'schema:keywords',
      'toString',
      '1',
      '',
      'constructor',
      '__proto__',
      'stylesheet',
    ),
    fc.string({ maxLength: 5 }),
  ),
  json,
  { maxKeys: 3 },
) as fc.Arbitrary<JsonObject>;

const instant = fc
  .date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2026-11-21T11:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());
const clock = fc
  .tuple(fc.nat(1_795_258_000_000), fc.constantFrom('a', 'device', 'z9'))
  .map(([time, node]) => nextClock(ORIGIN, time, node));
const words = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
);

function bodyArbitrary(
  texts: ReadonlyMap<ArticleId, string>,
  articleId: ArticleId,
): fc.Arbitrary<AnnotationBody> {
  const passage = fc
    .constantFrom(...texts.keys())
    .chain((id) =>
      fc
        .oneof(spanArbitrary(texts.get(id) ?? ''), fc.constant([]))
        .map((fragments) => ({ articleId: id, fragments })),
    );
  const value: fc.Arbitrary<AttributeValue> = fc.oneof(
    words,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    passage,
    fc.array(
      fc.oneof(
        passage,
        fc.nat(8).map((n) => ({ annotation: sampleId(n) })),
      ),
      { maxLength: 3 },
    ),
  );
  return fc.record({
    span: fc.oneof(
      { weight: 5, arbitrary: spanArbitrary(texts.get(articleId) ?? '') },
      fc.constant([]),
    ),
    tag: fc
      .oneof(
        fc.constantFrom('topic', 'quote', 'claim', 'error'),
        fc.string({ minLength: 1, maxLength: 12 }),
      )
      .map(asTagId),
    attributes: fc.dictionary(
      fc
        .oneof(
          fc.constantFrom('label', 'correction', 'speaker', 'type', 'value', '7'),
          fc.string({ minLength: 1, maxLength: 6 }),
        )
        .filter((name) => name !== '__proto__' && name !== 'constructor' && name !== 'prototype'),
      value,
      { maxKeys: 4, noNullPrototype: true },
    ),
    note: words,
  });
}

function recordArbitrary(base: NativeExport, n: number): fc.Arbitrary<GalleyRecord> {
  const { texts, set, story } = base;
  const envelope = fc.record({
    clock,
    deleted: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
    by: fc.constantFrom(SAMPLE_ANNOTATOR, SAMPLE_ANNOTATOR, OTHER),
    created: instant,
    modified: instant,
    extra: fc.option(foreign, { nil: undefined }),
    articleId: fc.constantFrom(...texts.keys()),
    other: fc.nat(8).map(sampleId),
  });
  return envelope.chain(({ extra, other, articleId, ...rest }) => {
    // What an editor's app puts on a record that was removed keeps its content, foreign properties too.
    const shared = {
      v: 1 as const,
      id: n % 5 === 0 ? asRecordId(`not a uuid/${n}`) : sampleId(n),
      storyId: story.storyId,
      setId: set.setId,
      articleId,
      refs: [],
      ...rest,
      ...(extra === undefined ? {} : { foreign: extra }),
    };
    const annotation = bodyArbitrary(texts, articleId).map((body): GalleyRecord => ({
      ...shared,
      kind: 'annotation',
      body,
    }));
    return fc.oneof(
      { weight: 5, arbitrary: annotation },
      fc
        .record({
          relation: fc.string({ minLength: 1, maxLength: 9 }),
          from: fc.constant(other),
          to: fc.array(fc.nat(8).map(sampleId), { minLength: 1, maxLength: 3 }),
        })
        .map((body): GalleyRecord => ({ ...shared, kind: 'link', body })),
      fc
        .record({
          target: fc.constant(other),
          targetClock: clock,
          verdict: fc.constantFrom('accepted' as const, 'rejected' as const, 'needs-work' as const),
          reason: words,
          amended: fc.option(bodyArbitrary(texts, articleId), { nil: null }),
        })
        .map((body): GalleyRecord => ({ ...shared, kind: 'decision', body })),
      fc
        .record({ target: fc.constant(other), text: words, resolves: fc.boolean() })
        .map((body): GalleyRecord => ({ ...shared, kind: 'reply', body })),
      fc.constant({ ...shared, kind: 'done' as const, body: {} }),
    );
  });
}

const story: fc.Arbitrary<NativeExport> = fc
  .record({
    texts: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    title: words,
    name: words,
    clocks: fc.tuple(clock, clock, clock, clock),
    stamps: fc.tuple(instant, instant),
    meta: fc.record({
      outlet: words,
      headline: words,
      date: words,
      url: words,
      language: fc.constantFrom('', 'en', 'zh-Hant'),
      fileName: words,
    }),
    extra: fc.tuple(fc.option(foreign, { nil: undefined }), fc.option(foreign, { nil: undefined })),
    role: fc.constantFrom('mine' as const, 'adjudicated' as const),
    ownCodebook: fc.boolean(),
  })
  .chain((made) => {
    const base = sampleExport();
    const texts = new Map(made.texts.map((each) => [articleIdOf(each), each]));
    const [setClock, storyClock, bookClock, articleClock] = made.clocks;
    const [created, modified] = made.stamps;
    const [setExtra, articleExtra] = made.extra;
    const [template] = base.articles;
    if (template === undefined || base.codebook === null)
      throw new Error('The sample story has no article');
    const whole: NativeExport = {
      ...base,
      texts,
      story: { ...base.story, clock: storyClock, created, modified, body: { title: made.title } },
      codebook: {
        ...base.codebook,
        clock: bookClock,
        body: { ...defaultCodebook, title: made.name },
      },
      articles: [...texts].map(([articleId, each], order) => ({
        ...template,
        articleId,
        id: asRecordId(`${base.story.storyId}/${articleId}`),
        clock: articleClock,
        created,
        deleted: order === 2 ? 1 : 0,
        body: { ...made.meta, order: 2 - order, length: each.length, path: '' },
        ...(articleExtra === undefined ? {} : { foreign: articleExtra }),
      })),
      set: {
        ...base.set,
        clock: setClock,
        created,
        body: {
          title: made.title,
          annotator: { id: SAMPLE_ANNOTATOR, name: made.name },
          role: made.role,
          codebook: made.ownCodebook ? { ...defaultCodebook, version: 7 } : null,
        },
        ...(setExtra === undefined ? {} : { foreign: setExtra }),
      },
    };
    return fc
      .nat(9)
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, n) => recordArbitrary(whole, n))),
      )
      .map((records) => ({ ...whole, records }));
  });

describe('EX2 export, wipe, import, export', () => {
  test('EX2 gives identical bytes for any story', () => {
    fc.assert(
      fc.property(story, fc.constantFrom(SAMPLE_ANNOTATOR, OTHER), (made, annotatorId) => {
        const written = writeNativeSet(made);
        const known = emptyBrowser(annotatorId);
        const plan = planImport(reading(written), known);
        expect(plan.report.orphaned).toEqual([]);
        expect(writeNativeSet(exportOf(knownAfter(known, plan), plan.setId))).toBe(written);
      }),
      RUNS,
    );
  });

  test('EX2 gives identical bytes when the texts are neither in the file nor here', () => {
    fc.assert(
      fc.property(story, (made) => {
        const written = writeNativeSet({ ...made, includeTexts: false });
        const plan = planImport(reading(written), emptyBrowser());
        expect(plan.texts).toEqual([]);
        const after = knownAfter(emptyBrowser(), plan);
        expect(writeNativeSet(exportOf(after, plan.setId))).toBe(written);
        // And when they come later, what was kept fits them.
        const later = writeNativeSet(
          exportOf({ ...after, texts: made.texts }, plan.setId, { includeTexts: false }),
        );
        expect(JSON.parse(later)).toMatchObject({
          first: (JSON.parse(written) as JsonObject)['first'] as object,
        });
      }),
      RUNS,
    );
  });

  test('EX3 importing twice adds nothing', () => {
    fc.assert(
      fc.property(
        story,
        fc.boolean(),
        fc.constantFrom(SAMPLE_ANNOTATOR, OTHER),
        (made, includeTexts, annotatorId) => {
          const file = reading(writeNativeSet({ ...made, includeTexts }));
          const first = planImport(file, emptyBrowser(annotatorId));
          const known = knownAfter(emptyBrowser(annotatorId), first);
          const second = planImport(file, known);
          expect(second.changes).toEqual([]);
          expect(second.texts).toEqual([]);
          expect(second.report.known).toHaveLength(file.items.length);
        },
      ),
      RUNS,
    );
  });

  test('EX1 the order of records, attributes and foreign properties makes no difference', () => {
    fc.assert(
      fc.property(story, (made) => {
        const turned = (object: JsonObject): JsonObject =>
          Object.fromEntries(
            Object.entries(object)
              .toReversed()
              .map(([key, value]) => [key, isJsonObject(value) ? turned(value) : value]),
          );
        const records = made.records.toReversed().map((record): GalleyRecord => {
          const extra = record.foreign === undefined ? {} : { foreign: turned(record.foreign) };
          return record.kind === 'annotation'
            ? {
                ...record,
                ...extra,
                body: {
                  ...record.body,
                  attributes: Object.fromEntries(
                    Object.entries(record.body.attributes).toReversed(),
                  ),
                },
              }
            : { ...record, ...extra };
        });
        const other = { ...made, records, articles: made.articles.toReversed() };
        expect(writeNativeSet(other)).toBe(writeNativeSet(made));
      }),
      RUNS,
    );
  });
});
