import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { buildStamp, ensureBuilt } from './build.mjs';

const say = () => {};
let root;

function write(name, content) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Stands in for `vite build`: empties dist and writes it anew. */
const vite = () =>
  vi.fn(async () => {
    rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    write('dist/index.html', 'built');
    return 0;
  });

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'galley-build-'));
  write('package.json', '{}');
  write('package-lock.json', '{}');
  write('vite.config.ts', 'export default {}');
  write('index.html', '<!doctype html>');
  write('src/main.ts', 'start()');
  write('public/seeds/one.txt', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a current build is not made again', async () => {
  const npm = vite();
  await ensureBuilt(root, { npm, say });
  await ensureBuilt(root, { npm, say });
  expect(npm).toHaveBeenCalledTimes(1);
});

test('a fresh build is made even so', async () => {
  const npm = vite();
  await ensureBuilt(root, { npm, say });
  await ensureBuilt(root, { npm, say, fresh: true });
  expect(npm).toHaveBeenCalledTimes(2);
});

test('a build made by another command does not pass for this one', async () => {
  const npm = vite();
  await ensureBuilt(root, { npm, say });
  await vite()();
  await ensureBuilt(root, { npm, say });
  expect(npm).toHaveBeenCalledTimes(2);
});

test('a failed build leaves no stamp', async () => {
  const fails = vi.fn(async () => {
    write('dist/index.html', 'half');
    return 1;
  });
  await expect(ensureBuilt(root, { npm: fails, say })).rejects.toThrow('The build failed');
  expect(existsSync(path.join(root, 'dist/.galley-build'))).toBe(false);
});

test.each([
  ['src/main.ts', 'start(1)'],
  ['src/new.ts', ''],
  ['public/seeds/one.txt', 'two'],
  ['index.html', '<title>'],
  ['vite.config.ts', ''],
  ['package-lock.json', '{"packages":{}}'],
  ['tsconfig.base.json', '{}'],
  ['.env.local', 'VITE_TEAM=1'],
  ['scripts/headers.mjs', ''],
])('a change of %s makes the build stale', (name, content) => {
  const before = buildStamp(root, {});
  write(name, content);
  expect(buildStamp(root, {})).not.toBe(before);
});

test.each(['README.md', 'e2e/tag.spec.ts', 'dist/index.html', 'node_modules/x/index.js'])(
  'a change of %s does not',
  (name) => {
    const before = buildStamp(root, {});
    write(name, 'changed');
    expect(buildStamp(root, {})).toBe(before);
  },
);

test('variables that Vite hands to the page count, others do not', () => {
  const plain = buildStamp(root, {});
  expect(buildStamp(root, { HOME: '/root' })).toBe(plain);
  expect(buildStamp(root, { VITE_TEAM: '1' })).not.toBe(plain);
});
