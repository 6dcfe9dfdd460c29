import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeRecords } from '#core/domain/merge.ts';
import type { GalleyRecord, Json } from '#core/domain/record.ts';

import { SAMPLE_ARTICLES, SAMPLE_TEXTS, sampleClock, sampleExport } from '../sample-story.ts';
import { z } from '../zod.ts';
import { type Backup, writeBackup } from './backup.ts';
import { planRestore } from './plan.ts';
import { type BackupFile, readBackup } from './read.ts';
import { backupJsonSchema, backupSchema } from './schema.ts';

const { story, articles, set, codebook, records } = sampleExport();
const all: readonly GalleyRecord[] = [
  story,
  ...articles,
  set,
  ...(codebook === null ? [] : [codebook]),
  ...records,
];
const texts = SAMPLE_TEXTS.flatMap((text, i) => {
  const id = SAMPLE_ARTICLES[i];
  return id === undefined ? [] : [{ id, text }];
});
const backup: Backup = {
  created: '2026-11-21T12:00:00.000Z',
  version: '0.1.0',
  settings: { annotator: { id: 'a', name: 'Ana' }, look: { theme: 'dark', larger: 1 } },
  texts,
  records: all,
  unreadable: [{ id: 'broken', body: null }],
};

function read(text: string): BackupFile {
  const outcome = readBackup(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const nowhere = { records: [], texts: new Set<never>() };
const first = records.find(({ kind }) => kind === 'annotation') ?? story;
const later = { ...first, clock: sampleClock(9999) } as GalleyRecord;

describe('ST4 a backup', () => {
  it('holds one record of every kind in this test', () => {
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(9);
  });

  it('read and written again is the same, byte for byte', () => {
    const written = writeBackup(backup);
    const back = read(written);
    expect(back.refused).toEqual([]);
    expect(writeBackup(back)).toBe(written);
  });

  it('has the same bytes for the same content in any order', () => {
    const turned = all.toReversed().map((record) => {
      const keys = Object.entries(record).toReversed();
      return Object.fromEntries(keys) as unknown as GalleyRecord;
    });
    expect(writeBackup({ ...backup, records: turned, texts: texts.toReversed() })).toBe(
      writeBackup(backup),
    );
  });

  it('R8 keeps what it does not know, in records and in their bodies', () => {
    const odd = {
      ...first,
      'x:extra': [1, { deep: null }],
      code: 'no refusal',
      body: { ...first.body, 'x:inner': '🗞' },
    } as unknown as GalleyRecord;
    const written = writeBackup({ ...backup, records: [odd] });
    expect(written).toContain('"x:extra":[1,{"deep":null}]');
    expect(writeBackup(read(written))).toBe(written);
  });

  it('is what the published schema describes (vitest -u writes it anew)', async () => {
    expect(z.safeParse(backupSchema, JSON.parse(writeBackup(backup))).error?.issues ?? []).toEqual(
      [],
    );
    await expect(`${JSON.stringify(backupJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../../docs/formats/galley-backup-1.0.schema.json',
    );
  });
});

describe('ST4 a file that is no good', () => {
  const written = writeBackup(backup);
  it.each([
    ['empty', '', { code: 'empty' }],
    ['a web page', '<!doctype html>', { code: 'html' }],
    ['cut off', written.slice(0, -40), { code: 'truncated' }],
    ['broken', written.replace('"texts":', '"texts";'), { code: 'not-json', line: 8 }],
    ['something else', '{"type":"AnnotationCollection"}', { code: 'not-a-backup' }],
    ['a list', '[]', { code: 'not-a-backup' }],
    [
      'of a newer version',
      written.replace('"1.0"', '"2.0"'),
      { code: 'newer-version', found: '2.0' },
    ],
    ['without version', written.replace('"formatVersion"', '"other"'), { code: 'newer-version' }],
    [
      'without records',
      written.replace('"records"', '"other"'),
      { code: 'missing', path: '/records' },
    ],
    [
      'with settings that are none',
      written.replace(/"settings": .*/, '"settings": 5,'),
      { code: 'wrong-type', path: '/settings' },
    ],
  ])('%s is refused with the reason', (_, text, problem) => {
    expect(readBackup(text)).toMatchObject({ ok: false, problems: [problem] });
  });

  it.each([
    ['no clock', (record: object) => ({ ...record, clock: 'noon' }), 'bad-value', '/clock'],
    ['no body', (record: object) => ({ ...record, body: null }), 'wrong-type', '/body'],
    ['a kind nobody knows', (record: object) => ({ ...record, kind: 'x' }), 'bad-value', '/kind'],
    ['no kind', (record: object) => ({ ...record, kind: undefined }), 'missing', '/kind'],
    [
      'an offset that is none',
      (record: object) => ({
        ...record,
        body: {
          ...first.body,
          span: [{ start: -1, end: 2.5, exact: '', prefix: '', suffix: '' }],
        },
      }),
      'negative',
      '/body/span/0/start',
    ],
  ])('a record with %s is refused with its place, the rest is offered', (_, spoil, code, path) => {
    const rest = all.filter((record) => record !== first);
    const spoilt = spoil(first) as unknown as GalleyRecord;
    const file = read(writeBackup({ ...backup, records: [spoilt, ...rest] }));
    expect(file.records).toHaveLength(rest.length);
    expect(file.refused).toHaveLength(1);
    const [refusal] = file.refused;
    expect(refusal).toMatchObject({ list: 'records', code, id: first.id });
    expect(refusal?.path).toBe(`/records/${Number(refusal?.row) - 1}${path}`);
  });

  it('a text that is not the one its id names is refused', () => {
    const file = read(written.replace('The ferry Aurora', 'The ferry Boreas'));
    expect(file.refused).toMatchObject([{ list: 'texts', code: 'text-differs' }]);
    expect(file.texts).toHaveLength(1);
  });

  it('the second of two rows with one id is refused', () => {
    const file = read(writeBackup({ ...backup, records: [...all, later] }));
    expect(file.refused).toMatchObject([{ code: 'duplicate-id', id: first.id }]);
  });

  it('a prototype in a file stays words', () => {
    const text = written.replace('"settings": {', '"settings": {"__proto__":{"polluted":1},');
    expect(Object.getPrototypeOf(read(text).settings)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('anything at all is read or refused, never thrown', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(fc.json()), (envelope, spoilt) => {
        readBackup(envelope);
        const rows = spoilt.map((each) => JSON.parse(each) as Json);
        const outcome = readBackup(
          JSON.stringify({ ...(JSON.parse(written) as object), records: rows, texts: rows }),
        );
        expect(outcome.ok && outcome.value.refused.length).toBe(rows.length * 2);
      }),
      { numRuns: 60 },
    );
  });
});

describe('ST4 restoring', () => {
  const file = read(writeBackup(backup));

  it('into nothing brings everything', () => {
    const { changes, texts: added, report } = planRestore(file, nowhere);
    expect(changes.map(({ after }) => after)).toEqual(file.records);
    expect(added).toEqual(texts.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(report).toMatchObject({ same: 0, texts: 2, unreadable: 1, refused: [] });
    expect(report.new).toHaveLength(all.length);
  });

  it('twice adds nothing', () => {
    const known = { records: file.records, texts: new Set(SAMPLE_ARTICLES) };
    const { changes, texts: added, report } = planRestore(file, known);
    expect([changes, added, report.same]).toEqual([[], [], all.length]);
  });

  it('never replaces newer work', () => {
    const { changes, report } = planRestore(file, { ...nowhere, records: [later] });
    expect(changes.map(({ after }) => after.id)).not.toContain(first.id);
    expect(report.older).toMatchObject([{ id: first.id, kind: 'annotation' }]);
  });

  it('names what it would replace', () => {
    const newer = read(writeBackup({ ...backup, records: [later] }));
    const { changes, report } = planRestore(newer, { ...nowhere, records: [first] });
    expect(changes).toEqual([{ before: null, after: newer.records[0] }]);
    expect(report.newer).toMatchObject([{ id: first.id, removed: false }]);
  });

  it('leaves alone what has the same clock and other content', () => {
    const other = { ...first, body: { ...first.body, note: 'other' } } as GalleyRecord;
    const { changes, report } = planRestore(file, { ...nowhere, records: [other] });
    expect(report.differing).toMatchObject([{ id: first.id }]);
    expect(changes).toHaveLength(all.length - 1);
  });

  it('comes to what merging comes to, whatever is here', () => {
    const states = fc.array(
      fc.record({ record: fc.constantFrom(...all), step: fc.integer({ min: 0, max: 20_000 }) }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(states, (made) => {
        const here = mergeRecords<GalleyRecord>(
          [],
          made.map(({ record, step }) => ({ ...record, clock: sampleClock(step) })),
        );
        const { changes } = planRestore(file, { ...nowhere, records: here });
        const byId = (list: readonly GalleyRecord[]) =>
          new Map(list.map((each) => [each.id, each]));
        expect(
          byId(
            mergeRecords(
              here,
              changes.map(({ after }) => after),
            ),
          ),
        ).toEqual(byId(mergeRecords(here, file.records)));
      }),
      { numRuns: 50 },
    );
  });
});
