import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from 'vitest';

import { npmCommand, runChild } from './child.mjs';
import { nodeProblem } from './node-version.mjs';

test('the exit status of a program comes back', async () => {
  expect(await runChild(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
});

test('a program that takes too long is ended and counts as failed', async () => {
  expect(
    await runChild(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { timeout: 200 }),
  ).toBe(1);
});

test('a program that is not there is reported in plain words', async () => {
  await expect(runChild('galley-no-such-program', [])).rejects.toThrow(
    'Could not start galley-no-such-program',
  );
});

test('npm is run by the Node and the npm that started this', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-npm-'));
  const cli = path.join(folder, 'npm-cli.js');
  writeFileSync(cli, '');
  const bare = { execPath: '/nowhere/bin/node', platform: 'linux' };
  expect(npmCommand(['ci'], { ...bare, env: { npm_execpath: cli } })).toEqual({
    file: '/nowhere/bin/node',
    args: [cli, 'ci'],
  });
  rmSync(folder, { recursive: true });
});

test('another package manager, or an npm that is gone, leaves npm to be found on the path', () => {
  const bare = { execPath: '/nowhere/bin/node', platform: 'linux' };
  for (const npm_execpath of ['/opt/yarn.js', '/gone/npm-cli.js', undefined]) {
    expect(npmCommand(['ci'], { ...bare, env: { npm_execpath } })).toEqual({
      file: 'npm',
      args: ['ci'],
    });
  }
});

test('on Windows npm is run through the command interpreter where its own file is not known', () => {
  expect(
    npmCommand(['ci'], { env: {}, platform: 'win32', execPath: 'C:\\node\\node.exe' }),
  ).toEqual({
    file: 'cmd.exe',
    args: ['/d', '/s', '/c', 'npm', 'ci'],
  });
});

test.each(['18.20.4', '20.18.3', '16.0.0'])('Node %s is told to be too old', (version) => {
  expect(nodeProblem(version)).toContain(`this is Node ${version}`);
});

test.each(['20.19.0', '20.20.2', '22.12.0', '26.1.0'])('Node %s will do', (version) => {
  expect(nodeProblem(version)).toBeNull();
});
