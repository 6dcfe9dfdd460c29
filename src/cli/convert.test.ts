import { describe, expect, it } from 'vitest';

import { readNativeSet } from '#core/exchange/native/read.ts';

import { main } from './main.ts';
import { testIo } from './test-io.ts';

const FIXTURES = 'src/core/exchange/formats/fixtures';
const SETS = 'e2e/fixtures/sets';

async function run(args: readonly string[], given: Parameters<typeof testIo>[0] = {}) {
  const { io, written } = testIo(given);
  return { status: await main(args, io), ...written };
}

describe('convert', () => {
  it('reads one tool and writes another, and says what is lost', async () => {
    const { status, out, err } = await run([
      'convert',
      `${FIXTURES}/label-studio.json`,
      '--to',
      'csv',
    ]);
    expect(status).toBe(0);
    expect(out.split('\r\n')).toHaveLength(15);
    expect(err).toContain('ana@desk.example: 6 read');
    expect(err).toContain('CSV does not carry links: 1.');
  });

  it('reads a folder, names what it leaves out, and ends with 1', async () => {
    const given = {
      'brat/a.txt': 'He said so.',
      'brat/a.ann': 'T1\tCue 3 7\tsaid\nT2\tCue 8 99\n',
    };
    const { status, err, files } = await run(
      ['convert', 'brat', '--to', 'prodigy', '--out', 'out'],
      given,
    );
    expect(status).toBe(1);
    expect(err).toContain('brat/a.ann: left out: line 2');
    expect([...files.keys()]).toEqual(['out/brat.jsonl']);
    expect(files.get('out/brat.jsonl')).toContain('"text":"said"');
  });

  it('reads and writes its own sets', async () => {
    const { status, out } = await run(['convert', `${SETS}/colleague.json`, '--to', 'galley']);
    expect(status).toBe(0);
    expect(readNativeSet(out)).toMatchObject({ ok: true, warnings: [] });
    const report = await run(['convert', `${SETS}/colleague.json`, '--to', 'html']);
    expect(report.out).toMatch(/^<!doctype html>/u);
  });

  it.each([
    [['convert', '--to', 'csv'], 'no file is named'],
    [['convert', 'x.json', '--to', 'word'], '--to wants one of'],
    [['convert', 'x.json', '--to', 'brat'], 'there is nothing in these files'],
    [['convert', `${FIXTURES}/label-studio.json`, '--to', 'brat'], 'name a folder with --out'],
  ])('%j ends with 2 and the reason', async (args, expected) => {
    const { status, out, err } = await run(args, { 'x.json': '{"a": 1}' });
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(expected);
  });
});

describe('anchor', () => {
  const old = 'The mayor spoke on Friday.\n\nThe crossing carries 40 people a day, she said.\n';
  const fresh =
    'Update. The mayor spoke on Friday.\n\nThe crossing carries 60 people a day, she said.\n';

  async function set(): Promise<string> {
    const csv =
      'document,annotator,tag,start,end,exact\r\na.txt,Ana,topic,4,9,mayor\r\na.txt,Ana,claim,49,64,40 people a day\r\n';
    const { out } = await run(['convert', 'a.csv', 'a.txt', '--to', 'galley'], {
      'a.csv': csv,
      'a.txt': old,
    });
    return out;
  }

  it('TX4 gives the set on the new version, and names what changed', async () => {
    const given = { 'old.txt': old, 'new.txt': fresh, 'set.json': await set() };
    const { status, out, err } = await run(['anchor', 'old.txt', 'new.txt', 'set.json'], given);
    expect(status).toBe(1);
    expect(err).toContain('claim "40 people a day" → "60 people a day"');
    expect(err).toContain('2 annotations: 0 exact, 1 shifted, 1 changed, 0 orphaned.');
    const outcome = readNativeSet(out);
    expect(
      outcome.ok &&
        outcome.value.items.flatMap((item) =>
          item.kind === 'annotation' ? item.body.fragments.map(({ exact }) => exact) : [],
        ),
    ).toEqual(['mayor', '60 people a day']);
    expect(outcome.ok && outcome.value.documents.some(({ text }) => text === fresh)).toBe(true);
    const validated = await run(['validate', 'out.json'], { 'out.json': out });
    expect(validated.status).toBe(0);
  });

  it('gives the outcome of each as JSON', async () => {
    const given = { 'old.txt': old, 'new.txt': fresh, 'set.json': await set() };
    const { out } = await run(['anchor', '--json', 'old.txt', 'new.txt', 'set.json'], given);
    expect(JSON.parse(out)).toMatchObject([
      {
        tag: 'topic',
        outcome: 'shifted',
        confidence: 1,
        after: [{ start: 12, end: 17, exact: 'mayor' }],
      },
      { tag: 'claim', outcome: 'changed', after: [{ exact: '60 people a day' }] },
    ]);
  });

  it('says when the set speaks of another text', async () => {
    const given = { 'old.txt': 'Another text.', 'new.txt': fresh, 'set.json': await set() };
    const { status, err } = await run(['anchor', 'old.txt', 'new.txt', 'set.json'], given);
    expect(status).toBe(2);
    expect(err).toContain('nothing in this set speaks of old.txt');
  });
});
