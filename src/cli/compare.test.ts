import { describe, expect, it } from 'vitest';

import { main } from './main.ts';
import { testIo } from './test-io.ts';

const FILES = {
  'story/a.txt': 'Three people died in the fire, the police said on Monday in the town of Holm.\n',
  'story/b.txt': 'Four people died in the fire, the police said on Monday in the town of Holm.\n',
  'story/notes.md': 'no account',
  'index.json': '{"story":{"title":"The fire"},"articles":[{"file":"a.txt","outlet":"Echo"}]}',
};

async function run(args: readonly string[]) {
  const { io, written } = testIo(FILES);
  return { status: await main(['compare', ...args], io), ...written };
}

describe('compare', () => {
  it('CM10 writes JSON of the .txt files of a folder', async () => {
    const { status, out, err } = await run(['story', '--meta', 'index.json']);
    expect([status, err]).toEqual([0, '']);
    const file = JSON.parse(out) as {
      articles: { file: string; outlet: string }[];
      findings: { kind: string }[];
    };
    expect(file.articles.map(({ file: name, outlet }) => [name, outlet])).toEqual([
      ['a.txt', 'Echo'],
      ['b.txt', ''],
    ]);
    expect(file.findings.map(({ kind }) => kind)).toEqual(['number']);
  });

  it('CM10 takes the order of folders and files from their names and the command', async () => {
    const { out } = await run(['story/b.txt', 'story/a.txt']);
    expect(
      (JSON.parse(out) as { articles: { file: string }[] }).articles.map(({ file }) => file),
    ).toEqual(['b.txt', 'a.txt']);
  });

  it.each([
    ['--md', '# The fire'],
    ['--html', '<h1>The fire</h1>'],
  ])('CM10 writes a dossier with %s', async (option, expected) => {
    const { status, out } = await run(['story', option, '--meta', 'index.json']);
    expect(status).toBe(0);
    expect(out).toContain(expected);
  });

  it.each([
    [[], 'no file is named'],
    [['story', '--md', '--html'], 'only one of'],
    [['story', '--meta', 'story/notes.md'], 'no list of articles'],
    [['none.txt'], 'there is no such file'],
    [['story/a.txt', 'story/a.txt'], 'two files are called a.txt'],
  ])('%j ends with 2 and the reason', async (args, expected) => {
    const { status, out, err } = await run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(expected);
  });
});
