import { describe, expect, it } from 'vitest';

import { main } from './main.ts';
import { testIo } from './test-io.ts';

const FILE = 'e2e/fixtures/sets/colleague.json';
const LATER = 'e2e/fixtures/sets/colleague-later.json';

async function run(args: readonly string[], given: Parameters<typeof testIo>[0] = {}) {
  const { io, written } = testIo(given);
  return { status: await main(args, io), ...written };
}

async function contentOf(path: string): Promise<string> {
  return new TextDecoder().decode(await testIo().io.read(path));
}

/** The set of another annotator who did the same, with `change` made to its items. */
async function anothers(
  name: string,
  change: (items: Item[]) => Item[] = (items) => items,
): Promise<string> {
  const annotator = (JSON.parse(await contentOf(FILE)) as { creator: { id: string } }).creator.id;
  const digit = name.charCodeAt(0).toString(16);
  const text = (await contentOf(FILE))
    .replaceAll(annotator, `urn:uuid:0193b0${digit}-0000-7000-8000-0000000000b1`)
    .replaceAll('Ben Desk', name)
    .replaceAll(/0193b0aa-(0000-\d000-[89]000)/g, `0193b0${digit}-$1`);
  const file = JSON.parse(text) as { total: number; first: { items: Item[] } };
  file.first.items = change(file.first.items);
  file.total = file.first.items.length;
  return JSON.stringify(file);
}

interface Item {
  body: unknown;
  motivation: string;
  target: { selector?: unknown };
}
function isOnWords({ motivation, target }: Item): boolean {
  return motivation === 'classifying' && target.selector !== undefined;
}

interface Report {
  pairs: {
    articles: number;
    tags: { tag: string; a: number; b: number; exactF1: { value: number | null; why?: string } }[];
    all: { exact: number; exactF1: { value: number }; gamma: { value: number | null } };
    byArticle: { article: string }[];
  }[];
  layers: { name: string }[];
  articles: { done: string[] }[];
}

describe('galley agreement', () => {
  it('gives 1 for two who did the same, and says why the rest is not defined', async () => {
    const given = { ada: await anothers('Ada Quill') };
    const { status, out } = await run(['agreement', '--json', FILE, 'ada'], given);
    const report = JSON.parse(out) as Report;
    expect(status).toBe(0);
    expect(report.layers.map(({ name }) => name)).toEqual(['Ben Desk', 'Ada Quill']);
    expect(report.pairs).toHaveLength(1);
    expect(report.pairs[0]).toMatchObject({ articles: 5, all: { exactF1: { value: 1 } } });
    expect(report.pairs[0]?.byArticle).toHaveLength(5);
    for (const { a, b, exactF1 } of report.pairs[0]?.tags ?? []) {
      expect(b).toBe(a);
      expect(exactF1).toMatchObject(a === 0 ? { why: 'nobody-marked' } : { value: 1 });
    }
  });

  it('prints the figures of the JSON as a table', async () => {
    const given = {
      ada: await anothers('Ada Quill', (items) => {
        const gone = items.findIndex(isOnWords);
        return items.filter((_, i) => i !== gone);
      }),
    };
    const json = JSON.parse((await run(['agreement', '--json', FILE, 'ada'], given)).out) as Report;
    const { out, err } = await run(['agreement', FILE, 'ada'], given);
    expect(err).toBe('');
    expect(out).toContain('Ben Desk (a) and Ada Quill (b), 5 accounts');
    const last = out.split('\n').find((line) => line.startsWith('all'));
    const { all } = json.pairs[0] ?? {};
    expect(all?.exactF1.value).toBeCloseTo(
      (2 * (all?.exact ?? 0)) / (2 * (all?.exact ?? 0) + 1),
      9,
    );
    expect(last).toContain(all?.exactF1.value.toFixed(3));
    expect(out).toMatch(/^– it stands on whole accounts only: omission/m);
  });

  it('leaves out what is not marked done, unless asked not to', async () => {
    const given = { ada: await anothers('Ada Quill', (items) => items.filter(isOnWords)) };
    const without = JSON.parse(
      (await run(['agreement', '--json', FILE, 'ada'], given)).out,
    ) as Report;
    expect(without.pairs[0]?.articles).toBe(0);
    expect(without.pairs[0]?.tags[0]?.exactF1).toMatchObject({ value: null, why: 'none-done' });
    const { out } = await run(['agreement', FILE, 'ada'], given);
    expect(out).toContain('0 accounts\n\nNo account is marked done by both');
    const asked = ['agreement', '--json', '--all-articles', '--tag', 'quote', FILE, 'ada'];
    const all = JSON.parse((await run(asked, given)).out) as Report;
    expect(all.pairs[0]).toMatchObject({ articles: 5, tags: [{ tag: 'quote' }] });
  });

  it('takes several files of one annotator as one, and three annotators each two and all', async () => {
    const given = { ada: await anothers('Ada Quill'), cem: await anothers('Cem Rand') };
    const { out } = await run(['agreement', LATER, 'ada', FILE, 'cem'], given);
    expect(out.match(/\(a\) and/g)).toHaveLength(3);
    expect(out).toContain('All 3, 5 accounts');
  });

  it.each([
    [['agreement', FILE, LATER], 'all sets are by one annotator'],
    [['agreement', FILE, 'ada', '--tag', 'guess'], 'there is no tag "guess"'],
    [['agreement', 'package.json'], '/type: this is no AnnotationCollection'],
  ])('%j ends with 2 and the reason', async (args, expected) => {
    const { status, err } = await run(args, { ada: await anothers('Ada Quill') });
    expect(status).toBe(2);
    expect(err).toContain(expected);
  });
});

describe('galley merge', () => {
  it('lets the newer stand: same files in any order, any number of times, same bytes', async () => {
    const later = await contentOf(LATER);
    for (const files of [[FILE, LATER], [LATER, FILE], [FILE, LATER, FILE, LATER], [LATER]]) {
      expect(await run(['merge', ...files])).toMatchObject({ status: 0, out: later, err: '' });
    }
  });

  it('writes into a file', async () => {
    const { files, out } = await run(['merge', FILE, LATER, '-o', 'merged.json']);
    expect(out).toBe('');
    expect(files.get('merged.json')).toBe(await contentOf(LATER));
  });

  it('keeps the sets of several annotators apart, in a folder', async () => {
    const given = { ada: await anothers('Ada Quill') };
    const { files } = await run(['merge', FILE, 'ada', LATER, '--output', 'folder'], given);
    expect(files.size).toBe(2);
    expect([...files.values()]).toContain(await contentOf(LATER));
    const { status, out, err } = await run(['merge', FILE, 'ada'], given);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('2 sets, by');
  });

  it('keeps both of two things under one id, whichever file comes first', async () => {
    const changed = (await contentOf(FILE)).replace('"value": "quote"', '"value": "claim"');
    const one = await run(['merge', FILE, 'changed'], { changed });
    const other = await run(['merge', 'changed', FILE], { changed });
    expect(one.status).toBe(0);
    expect(other.out).toBe(one.out);
    const count = (text: string) => (JSON.parse(text) as { total: number }).total;
    expect(count(one.out)).toBe(count(changed) + 1);
  });

  it('names what it leaves out and ends with 1', async () => {
    const { status, err } = await run(['merge', 'e2e/fixtures/sets/damaged-rows.json', FILE]);
    expect(status).toBe(1);
    expect(err).toContain('left out: /first/items/0/target/selector/1: it ends before it starts');
  });
});
