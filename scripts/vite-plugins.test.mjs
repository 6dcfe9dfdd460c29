import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';

import { headersFileText, metaPolicy } from './headers.mjs';
import { headersFile, precompress, securityMeta } from './vite-plugins.mjs';

const ARTICLE = 'The minister said nothing of the kind.\n'.repeat(60);
const root = mkdtempSync(path.join(tmpdir(), 'galley-vite-'));
const inDist = (name) => path.join(root, 'dist', name);

/** Writes a file late, as a service worker plugin does. */
const lateWriter = {
  name: 'late',
  closeBundle: () => writeFileSync(inDist('late.json'), JSON.stringify([ARTICLE])),
};

beforeAll(async () => {
  mkdirSync(path.join(root, 'public/seeds'), { recursive: true });
  writeFileSync(path.join(root, 'public/seeds/long.txt'), ARTICLE);
  writeFileSync(path.join(root, 'public/seeds/short.txt'), 'short');
  writeFileSync(path.join(root, 'public/font.woff2'), ARTICLE);
  writeFileSync(path.join(root, 'main.js'), 'document.title = "Galley";');
  writeFileSync(
    path.join(root, 'index.html'),
    '<!doctype html><html><head><meta charset="utf-8"><script type="module" src="./main.js"></script></head><body></body></html>',
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [precompress(), securityMeta(), headersFile(), lateWriter],
  });
});
afterAll(() => rmSync(root, { recursive: true }));

test('text files over 1 kB get both siblings, also those copied from public', () => {
  expect(brotliDecompressSync(readFileSync(inDist('seeds/long.txt.br'))).toString()).toBe(ARTICLE);
  expect(gunzipSync(readFileSync(inDist('seeds/long.txt.gz'))).toString()).toBe(ARTICLE);
});

test('files that other plugins write at the end are compressed too', () => {
  expect(existsSync(inDist('late.json.br'))).toBe(true);
});

test.each(['seeds/short.txt', 'font.woff2', '_headers'])('%s stays alone', (name) => {
  expect(existsSync(inDist(name))).toBe(true);
  expect(existsSync(inDist(`${name}.br`))).toBe(false);
  expect(existsSync(inDist(`${name}.gz`))).toBe(false);
});

test('the policy stands in the built page before any script', () => {
  const html = readFileSync(inDist('index.html'), 'utf8');
  const [, content] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html);
  expect(content.replaceAll('&#39;', "'")).toBe(metaPolicy);
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
});

test('the page still declares its encoding where a browser looks for it', () => {
  expect(readFileSync(inDist('index.html')).indexOf('charset="utf-8"')).toBeLessThan(1024);
});

test('the _headers file lies beside the page', () => {
  expect(readFileSync(inDist('_headers'), 'utf8')).toBe(headersFileText());
});
