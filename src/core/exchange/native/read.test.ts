import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Json, JsonObject } from '#core/domain/record.ts';

import { planImport } from '../import-plan.ts';
import { type Draft, editedText, firstIn, listIn, partOf, spotOf } from '../sample-file.ts';
import { emptyBrowser } from '../sample-browser.ts';
import { SAMPLE_ARTICLES, sampleExport } from '../sample-story.ts';
import type { FileAnnotation, NativeSet } from './native-set.ts';
import { readNativeSet } from './read.ts';
import { nativeCollection, writeNativeSet } from './write.ts';

type Items = Draft[];

const edited = (change: (file: Draft, items: Items) => void): string =>
  editedText((items, file) => change(file, items));

function read(text: string): NativeSet {
  const outcome = readNativeSet(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

function codes(text: string): readonly string[] {
  const outcome = readNativeSet(text);
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
}

function refusals(change: (items: Items, file: Draft) => void): readonly string[] {
  const { refused } = read(edited((file, items) => change(items, file)));
  return refused.map(({ list, row, code, path }) => `${list} ${row}: ${code} ${path}`);
}

const position = (item: Draft | undefined): Draft => spotOf(item).position;

describe('a file that cannot be read', () => {
  it.each([
    ['', 'empty '],
    ['<html>', 'html '],
    ['{"type": ', 'truncated '],
    ['{type: 1}', 'not-json '],
    ['['.repeat(1_000_000), 'too-deep '],
    ['[]', 'not-annotations /type'],
    ['"text"', 'not-annotations /type'],
    ['null', 'not-annotations /type'],
    ['{"type": "FeatureCollection"}', 'not-annotations /type'],
    ['{"rows": [], "total": 0}', 'not-annotations /type'],
    [
      '{"type": "AnnotationCollection", "generator": {"name": "Recogito"}}',
      'not-galley /galley:formatVersion',
    ],
    [
      edited((file) => (file['galley:formatVersion'] = '2.0')),
      'newer-version /galley:formatVersion',
    ],
    [
      edited((file) => (file['galley:formatVersion'] = '99.1')),
      'newer-version /galley:formatVersion',
    ],
    [edited((file) => (file['galley:formatVersion'] = 1)), 'bad-value /galley:formatVersion'],
    [edited((file) => (file['galley:formatVersion'] = 'x')), 'bad-value /galley:formatVersion'],
    [edited((file) => delete file['first']), 'missing /first'],
    [edited((file) => (file['first'] = 'https://example.org/page1')), 'wrong-type /first'],
    [edited((file) => (file['first'] = { items: 'none' })), 'wrong-type /first/items'],
    [edited((file) => delete file['creator']), 'missing /creator'],
    [edited((file) => (file['creator'] = { name: 'Ana' })), 'missing /creator/id'],
    [edited((file) => (file['galley:documents'] = {})), 'wrong-type /galley:documents'],
  ])('is refused as a whole, with the place: %#', (text, expected) => {
    expect(codes(text)).toEqual([expected]);
  });

  it('names every problem, not the first', () => {
    expect(
      codes(edited((file) => Object.assign(file, { id: 7, label: [], creator: null }))),
    ).toEqual(['wrong-type /id', 'wrong-type /label', 'wrong-type /creator']);
  });

  it('says what version it found', () => {
    const outcome = readNativeSet(edited((file) => (file['galley:formatVersion'] = '3.2')));
    expect(outcome).toMatchObject({ ok: false, problems: [{ found: '3.2' }] });
  });
});

describe('a file that can be read', () => {
  it('may begin with a byte order mark', () => {
    expect(read(`\uFEFF${writeNativeSet(sampleExport())}`).items).toHaveLength(10);
  });

  it('of a newer minor version is read, with a warning, and what is new in it is kept', () => {
    const outcome = readNativeSet(
      edited((file, [item = {}]) => {
        file['galley:formatVersion'] = '1.7';
        file['galley:mood'] = 'calm';
        item['galley:certainty'] = 0.5;
      }),
    );
    expect(outcome).toMatchObject({
      ok: true,
      warnings: [{ code: 'newer-minor-version', found: '1.7' }],
    });
    if (!outcome.ok) return;
    const { changes } = planImport(outcome.value, emptyBrowser());
    expect(changes.find(({ after }) => after.kind === 'set')?.after.foreign).toMatchObject({
      'galley:mood': 'calm',
    });
    expect(changes.find(({ after }) => after.kind === 'annotation')?.after.foreign).toMatchObject({
      'galley:certainty': 0.5,
    });
  });

  it('says when total is wrong or the codebook cannot be read, and goes on', () => {
    const outcome = readNativeSet(
      edited((file) => {
        file['total'] = 3;
        partOf(file, 'galley:codebook')['tags'] = [{ id: 'x' }];
        file['galley:story'] = 'a story';
      }),
    );
    expect(outcome).toMatchObject({
      ok: true,
      warnings: [
        { code: 'wrong-total' },
        { code: 'unreadable-story' },
        { code: 'unreadable-codebook', path: '/galley:codebook/tags/0/label' },
      ],
    });
    if (!outcome.ok) return;
    expect(outcome.value.items).toHaveLength(10);
    expect(outcome.value.raw['galley:codebook']).toBeUndefined();
  });

  it('gives code points', () => {
    const [topic] = read(writeNativeSet(sampleExport())).items;
    expect(topic).toMatchObject({
      kind: 'annotation',
      body: {
        fragments: [
          { place: { start: 34, end: 38 }, utf16: { start: 35, end: 39 }, exact: '(港口)' },
        ],
      },
    });
  });
});

describe('one bad row is refused with its number, the rest is offered', () => {
  const rows: readonly (readonly [string, (items: Items, file: Draft) => void, string])[] = [
    [
      'ends before it starts',
      ([item]) => Object.assign(position(item), { start: 9, end: 4 }),
      'items 1: ends-before-it-starts /first/items/0/target/selector/1',
    ],
    [
      'covers nothing',
      ([item]) => Object.assign(position(item), { start: 4, end: 4 }),
      'items 1: ends-before-it-starts /first/items/0/target/selector/1',
    ],
    [
      'negative',
      ([item]) => Object.assign(position(item), { start: -3 }),
      'items 1: negative /first/items/0/target/selector/1/start',
    ],
    [
      'a fraction',
      ([item]) => Object.assign(position(item), { end: 38.5 }),
      'items 1: not-an-integer /first/items/0/target/selector/1/end',
    ],
    [
      '2^53',
      ([item]) => Object.assign(position(item), { end: 2 ** 53 }),
      'items 1: not-an-integer /first/items/0/target/selector/1/end',
    ],
    [
      'NaN, as JSON says it',
      ([item]) => Object.assign(position(item), { end: null }),
      'items 1: wrong-type /first/items/0/target/selector/1/end',
    ],
    [
      'a number in quotes',
      ([item]) => Object.assign(position(item), { end: '38' }),
      'items 1: wrong-type /first/items/0/target/selector/1/end',
    ],
    ['no id', ([item]) => delete item?.['id'], 'items 1: missing /first/items/0/id'],
    [
      'an id that is no IRI',
      ([item]) => Object.assign(item ?? {}, { id: 'x' }),
      'items 1: bad-value /first/items/0/id',
    ],
    ['no target', ([item]) => delete item?.['target'], 'items 1: missing /first/items/0/target'],
    ['no body', ([item]) => delete item?.['body'], 'items 1: missing /first/items/0/body'],
    [
      'no motivation',
      ([item]) => delete item?.['motivation'],
      'items 1: missing /first/items/0/motivation',
    ],
    [
      'another type',
      ([item]) => Object.assign(item ?? {}, { type: 'Bookmark' }),
      'items 1: unknown-shape /first/items/0/type',
    ],
    [
      'a page of some site as target',
      ([item]) => Object.assign(item ?? {}, { target: 'https://example.org/' }),
      'items 1: unknown-shape /first/items/0/target',
    ],
    [
      'a selector of another kind',
      ([item]) =>
        Object.assign(partOf(item, 'target'), {
          selector: { type: 'SvgSelector', value: '<svg/>' },
        }),
      'items 1: unknown-shape /first/items/0/target/selector',
    ],
    [
      'a time that is none',
      ([item]) => Object.assign(item ?? {}, { created: 'yesterday' }),
      'items 1: bad-value /first/items/0/created',
    ],
    [
      'a clock that is none',
      ([item]) => Object.assign(item ?? {}, { 'galley:clock': '7' }),
      'items 1: bad-value /first/items/0/galley:clock',
    ],
    [
      'a tag of 201 letters',
      ([item]) =>
        (listIn(item, 'body')[0] = {
          type: 'TextualBody',
          purpose: 'classifying',
          value: 'x'.repeat(201),
        }),
      'items 1: too-long /first/items/0/body/value',
    ],
    [
      'an empty tag',
      ([item]) =>
        (listIn(item, 'body')[0] = {
          type: 'TextualBody',
          purpose: 'classifying',
          value: '',
        }),
      'items 1: missing /first/items/0/body/value',
    ],
    [
      'an id that stands above',
      (items) => Object.assign(items[3] ?? {}, { id: items[0]?.['id'] }),
      'items 4: duplicate-id /first/items/3/id',
    ],
    [
      'no object',
      (items) => (items[0] = 'x' as unknown as Draft),
      'items 1: wrong-type /first/items/0',
    ],
    [
      'two texts',
      (items) => (items[0] = { ...items[0], target: [items[0]?.['target'], items[4]?.['target']] }),
      'items 1: several-texts /first/items/0/target',
    ],
    [
      'an unknown verdict',
      (items) =>
        (listIn(items[8], 'body')[0] = {
          type: 'TextualBody',
          purpose: 'moderating',
          value: 'perhaps',
        }),
      'items 9: bad-value /first/items/8/body/value',
    ],
    [
      'a removed row without a clock',
      (_, file) => delete firstIn(file, 'galley:removed')['galley:clock'],
      'removed 1: missing /galley:removed/0/galley:clock',
    ],
    [
      'a removed row of another kind',
      (_, file) => Object.assign(firstIn(file, 'galley:removed'), { 'galley:kind': 'set' }),
      'removed 1: bad-value /galley:removed/0/galley:kind',
    ],
    [
      'a document without a hash as its id',
      (_, file) =>
        Object.assign(firstIn(file, 'galley:documents'), {
          id: 'https://example.org/',
        }),
      'documents 1: bad-value /galley:documents/0/id',
    ],
    [
      'a document twice',
      (_, file) => listIn(file, 'galley:documents').push(firstIn(file, 'galley:documents')),
      'documents 3: duplicate-id /galley:documents/2/id',
    ],
  ];

  it.each(rows)('row 46, 62: %s', (_, change, expected) => {
    expect(refusals(change)).toEqual([expected]);
    const { items } = read(edited((file, list) => change(list, file)));
    expect(items.length).toBeGreaterThanOrEqual(9);
  });

  it('an editor knows the refused row by its words and tag', () => {
    const { refused } = read(
      edited((_, [item]) => Object.assign(position(item), { start: 9, end: 4 })),
    );
    expect(refused[0]).toMatchObject({ row: 1, words: '(港口)', tag: 'topic', found: '9–4' });
  });
});

/** The first item of the sample file, after somebody has been at it. */
function annotation(change: (item: Draft) => void): FileAnnotation {
  const [first] = read(edited((_, [item = {}]) => change(item))).items;
  if (first?.kind !== 'annotation') throw new Error('Not an annotation');
  return first;
}

describe('what is unknown is kept', () => {
  it('row 59: an unknown tag', () => {
    expect(
      annotation(
        (item) =>
          (listIn(item, 'body')[0] = {
            type: 'TextualBody',
            purpose: 'classifying',
            value: '🤷 mood',
          }),
      ).body.tag,
    ).toBe('🤷 mood');
  });

  it('row 59: an unknown motivation is the tag, and goes out again unchanged', () => {
    const text = edited((_, [item = {}]) => {
      item['motivation'] = 'questioning';
      item['body'] = { type: 'TextualBody', purpose: 'questioning', value: 'Is this so?' };
    });
    const file = read(text);
    expect(file.items[0]).toMatchObject({
      kind: 'annotation',
      motivation: 'questioning',
      body: { tag: 'questioning' },
    });
    const { changes } = planImport(file, emptyBrowser());
    const record = changes.map(({ after }) => after).find(({ kind }) => kind === 'annotation');
    const written = nativeCollection({
      ...sampleExport(),
      records: record === undefined ? [] : [record],
    });
    expect((written['first'] as JsonObject)['items']).toMatchObject([
      {
        motivation: 'questioning',
        body: [{ type: 'TextualBody', purpose: 'questioning', value: 'Is this so?' }],
      },
    ]);
  });

  it('a value of an attribute that means nothing here', () => {
    const text = edited((_, [item = {}]) => {
      const body = firstIn(item, 'body');
      Object.assign(partOf(body, 'galley:attributes'), {
        weird: { a: [1, null] },
        nothing: null,
        weight: 'main',
      });
    });
    const { changes } = planImport(read(text), emptyBrowser());
    const record = changes.map(({ after }) => after).find(({ kind }) => kind === 'annotation');
    expect(record).toMatchObject({ body: { attributes: { label: 'Port Élan', weight: 'main' } } });
    expect(JSON.stringify(record?.foreign)).toBe(
      '{"body":{"classifying":{"galley:attributes":{"weird":{"a":[1,null]},"nothing":null}}}}',
    );
  });

  it('row 41: __proto__ and the like are ignored', () => {
    const text = writeNativeSet(sampleExport())
      .replace(
        '"first": {',
        '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "first": {',
      )
      .replace(
        '"galley:attributes": {',
        '"prototype": 1, "galley:attributes": { "__proto__": {"polluted": 1}, "constructor": "x",',
      );
    const { changes } = planImport(read(text), emptyBrowser());
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(JSON.stringify(changes)).not.toMatch(/polluted|__proto__|"constructor"|"prototype"/);
    for (const { after } of changes)
      expect(Object.getPrototypeOf(after.body)).toBe(Object.prototype);
  });
});

describe('files of others in the same format', () => {
  it('a link may name all its annotations as targets', () => {
    const ids = [
      'urn:uuid:0193b000-0000-7000-9000-000000000001',
      'urn:uuid:0193b000-0000-7000-9000-000000000002',
    ];
    const { items } = read(
      edited((_, list) => {
        Object.assign(list[7] ?? {}, {
          target: ids,
          body: { type: 'TextualBody', purpose: 'classifying', value: 'same-quote' },
        });
      }),
    );
    expect(items[7]).toMatchObject({
      kind: 'link',
      body: { relation: 'same-quote', from: ids[0]?.slice(9), to: [ids[1]?.slice(9)] },
    });
  });

  it('without a clock the time of the last change stands for one', () => {
    const { items } = read(edited((_, [item = {}]) => delete item['galley:clock']));
    expect(items[0]?.clock).toBe('01a1fd8c97e00000-0');
  });

  it('a decision without the clock of its target judged what is in the file', () => {
    const { items } = read(
      edited((_, list) => delete firstIn(list[8], 'body')['galley:targetClock']),
    );
    expect(items[8]).toMatchObject({
      kind: 'decision',
      body: { targetClock: '01a1fd8ca3980000-sample' },
    });
  });

  it('targets may be sets of resources, documents objects', () => {
    const { items } = read(
      edited((_, list) => {
        Object.assign(list[0] ?? {}, {
          target: { type: 'Composite', items: [list[0]?.['target']] },
        });
        Object.assign(list[5] ?? {}, { target: { id: SAMPLE_ARTICLES[0], type: 'Text' } });
      }),
    );
    expect(items[0]).toMatchObject({ body: { fragments: [{ exact: '(港口)' }] } });
    expect(items[5]).toMatchObject({
      kind: 'annotation',
      articleId: SAMPLE_ARTICLES[0],
      body: { fragments: [] },
    });
  });
});

describe('hostile files', () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<Json>(null, -1, 1e308, '', [], {}, '__proto__', '\uD800'),
  ) as fc.Arbitrary<Json>;

  it('never throw, and rows offered and refused add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'set', 'copy'), anything), {
          minLength: 1,
          maxLength: 6,
        }),
        (steps) => {
          const file = JSON.parse(JSON.stringify(nativeCollection(sampleExport()))) as JsonObject;
          for (const [at, step, value] of steps) spoil(file, at, step, value);
          const outcome = readNativeSet(JSON.stringify(file));
          // The steps stay inside the lists, so the file as a whole can always be read.
          if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
          const { items, refused } = outcome.value;
          const rows = ((file['first'] as JsonObject)['items'] as readonly Json[]).length;
          expect(items.length + refused.filter(({ list }) => list === 'items').length).toBe(rows);
          const plan = planImport(outcome.value, emptyBrowser());
          const { report } = plan;
          const told = [report.new, report.newer, report.known, report.inConflict].flat().length;
          expect(
            told +
              report.refused.filter(
                ({ reason }) => reason?.code === 'refused' && reason.problem.list === 'items',
              ).length,
          ).toBe(rows);
          expect(new Set(plan.changes.map(({ after }) => after.id)).size).toBe(plan.changes.length);
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
    );
  });

  it('any JSON at all is read or refused', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readNativeSet(JSON.stringify(value)).ok).toBe(false);
      }),
    );
  });
});

/** Drops, sets or copies one value somewhere in a file. */
function spoil(file: JsonObject, at: number, step: string, value: Json): void {
  const places: [Record<string, Json>, string][] = [];
  const walk = (inner: Json): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const key of Object.keys(inner)) {
      places.push([inner as Record<string, Json>, key]);
      walk((inner as Record<string, Json>)[key] ?? null);
    }
  };
  walk((file['first'] as JsonObject)['items'] ?? null);
  walk(file['galley:documents'] ?? null);
  walk(file['galley:removed'] ?? null);
  const [object, key] = places[at % places.length] ?? [{}, ''];
  if (step === 'drop' && !Array.isArray(object)) delete object[key];
  else if (step === 'copy' && Array.isArray(object)) object.push(object[Number(key)] as never);
  else object[key] = value;
}
