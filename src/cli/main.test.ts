import { describe, expect, it } from 'vitest';

import { main } from './main.ts';
import { testIo } from './test-io.ts';

const SETS = 'e2e/fixtures/sets';

async function run(args: readonly string[], given: Parameters<typeof testIo>[0] = {}) {
  const { io, written } = testIo(given);
  return { status: await main(args, io), ...written };
}

describe('the command line', () => {
  it('without a command says what there is, on the standard error', async () => {
    const { status, out, err } = await run([]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('validate');
  });

  it.each([
    [['--help'], 'validate'],
    [['validate', '--help'], 'JSON'],
    [['validate', 'x.json', '-h'], 'JSON'],
  ])('%j is answered on the standard output', async (args, expected) => {
    const { status, out, err } = await run(args);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(expected);
  });

  it.each([
    [['guess'], 'no command "guess"'],
    [['validate'], 'no file is named'],
    [['validate', '--guess'], "Unknown option '--guess'"],
    [['validate', 'not-there.json'], 'not-there.json: there is no such file'],
    [['validate', 'src'], 'src: this is a folder'],
  ])('%j ends with 2 and the reason', async (args, expected) => {
    const { status, out, err } = await run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(expected);
  });

  it('lets a defect of its own through', async () => {
    const { io } = testIo();
    const broken = { ...io, read: async () => 1 as unknown as Uint8Array };
    await expect(main(['validate', 'x'], broken)).rejects.toThrow(TypeError);
  });
});

describe('validate', () => {
  it('ends with 0 for good sets', async () => {
    const { status, out } = await run(['validate', `${SETS}/colleague.json`]);
    expect(status).toBe(0);
    expect(out).toContain('good, 16 items');
  });

  it('names every problem with its place and ends with 1', async () => {
    const file = `${SETS}/damaged-rows.json`;
    const { status, out } = await run(['validate', '--json', `${SETS}/colleague.json`, file]);
    expect(status).toBe(1);
    const [good, bad] = JSON.parse(out) as {
      file: string;
      ok: boolean;
      problems: { path: string; code: string; message: string }[];
    }[];
    expect(good).toMatchObject({ ok: true, problems: [] });
    expect(bad).toMatchObject({ file, ok: false });
    expect(bad?.problems.map(({ path, code }) => [path, code])).toEqual([
      ['/first/items/0/target/selector/1', 'ends-before-it-starts'],
      ['/first/items/1/target/selector/1/start', 'not-an-integer'],
      ['/first/items/4/id', 'duplicate-id'],
      ['/first/items/8/motivation', 'missing'],
      ['/first/items/9/galley:clock', 'from-the-future'],
    ]);
    expect(bad?.problems[0]?.message).toContain('it ends before it starts');
  });

  it.each([
    ['{', '(file): the file ends too early (line 1, column 2)'],
    ['{"type":"AnnotationCollection"}', '/galley:formatVersion: this is a collection by another'],
    [new Uint8Array([0x7b, 0xff]), '(file): a byte fits no UTF-8 character (byte 1)'],
  ])('says what is wrong with the whole of %j', async (content, expected) => {
    const { status, out } = await run(['validate', '-'], { '-': content });
    expect(status).toBe(1);
    expect(out).toContain(expected);
  });

  it('finds words that the text does not say, and a text that is not the one named', async () => {
    const { io } = testIo();
    const text = new TextDecoder().decode(await io.read(`${SETS}/colleague.json`));
    const file = JSON.parse(text) as {
      first: { items: { target: { selector: { exact: string }[] } }[] };
      'galley:documents': { 'schema:text': string }[];
    };
    const [selector] = file.first.items[0]?.target.selector ?? [];
    if (selector !== undefined) selector.exact = 'quite other words than the account has there';
    const [, second] = file['galley:documents'];
    if (second !== undefined) second['schema:text'] += ' More.';
    const { status, out } = await run(['validate', '-'], { '-': JSON.stringify(file) });
    expect(status).toBe(1);
    expect(out).toContain('/first/items/0/target: the words are not in the text');
    expect(out).toContain('/galley:documents/1/schema:text: this is not the text');
  });
});
