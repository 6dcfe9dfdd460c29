import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ensureInstalled, installStamp } from './install.mjs';

const say = () => {};
const machine = { platform: 'linux', arch: 'x64', abi: '115' };
let root;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'galley-install-'));
  writeFileSync(path.join(root, 'package-lock.json'), '{"lockfileVersion":3}');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Stands in for npm: makes the folder that npm ci would make. */
const npm = () =>
  vi.fn(async () => {
    mkdirSync(path.join(root, 'node_modules'), { recursive: true });
    return 0;
  });

test('a clean checkout is installed from the lock, tools included', async () => {
  const runs = npm();
  await ensureInstalled(root, { npm: runs, say, machine });
  expect(runs).toHaveBeenCalledExactlyOnceWith(expect.arrayContaining(['ci', '--include=dev']), {
    cwd: root,
  });
});

test('an install that is current is left alone', async () => {
  const runs = npm();
  await ensureInstalled(root, { npm: runs, say, machine });
  await ensureInstalled(root, { npm: runs, say, machine });
  expect(runs).toHaveBeenCalledTimes(1);
});

test('another lock or another Node installs again', async () => {
  const runs = npm();
  await ensureInstalled(root, { npm: runs, say, machine });
  await ensureInstalled(root, { npm: runs, say, machine: { ...machine, abi: '127' } });
  writeFileSync(path.join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
  await ensureInstalled(root, { npm: runs, say, machine: { ...machine, abi: '127' } });
  expect(runs).toHaveBeenCalledTimes(3);
});

test('a failed install says what to do, and is tried again next time', async () => {
  const fails = vi.fn(async () => 1);
  await expect(ensureInstalled(root, { npm: fails, say, machine })).rejects.toMatchObject({
    message: expect.stringContaining('could not be installed'),
    advice: expect.arrayContaining([expect.stringContaining('npm install')]),
  });
  const runs = npm();
  await ensureInstalled(root, { npm: runs, say, machine });
  expect(runs).toHaveBeenCalledTimes(1);
});

test('the stamp tells platforms and processors apart', () => {
  const stamps = [machine, { ...machine, platform: 'darwin' }, { ...machine, arch: 'arm64' }].map(
    (each) => installStamp('{}', each),
  );
  expect(new Set(stamps).size).toBe(3);
});
