import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { build } from 'vite';

const BENCH = path.dirname(fileURLToPath(import.meta.url));
const CACHE = path.join(path.dirname(BENCH), 'node_modules', '.cache', 'bench');

const COMMON = { configFile: false, logLevel: 'warn', publicDir: false };
const TARGET = 'es2023';

/** Bundles one TypeScript file into a script that leaves its exports in the global `name`, and returns where it lies. */
export async function buildScript(entry, name) {
  const outDir = path.join(CACHE, 'scripts', name);
  await build({
    ...COMMON,
    build: {
      outDir,
      target: TARGET,
      minify: false,
      lib: {
        entry: path.join(BENCH, entry),
        formats: ['iife'],
        name,
        fileName: () => `${name}.js`,
      },
    },
  });
  return path.join(outDir, `${name}.js`);
}

/** Bundles one TypeScript file for Node and returns its exports. */
export async function importTypeScript(entry) {
  const name = path.basename(entry, '.ts');
  const outDir = path.join(CACHE, 'node', name);
  await build({
    ...COMMON,
    build: {
      outDir,
      target: 'node20',
      ssr: path.join(BENCH, entry),
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href);
}

/**
 * Builds the pages that Galley is compared with, and lays the texts beside them.
 *
 * @param articles Text and annotations by name, such as `S-0`.
 * @returns The folder to serve; each page lies in a folder of its own name.
 */
export async function buildPages(names, articles) {
  const outDir = path.join(CACHE, 'pages');
  rmSync(outDir, { recursive: true, force: true });
  for (const name of names) {
    await build({
      ...COMMON,
      root: path.join(BENCH, 'pages', name),
      base: './',
      build: {
        outDir: path.join(outDir, name),
        emptyOutDir: true,
        target: TARGET,
        assetsInlineLimit: 0,
      },
    });
    for (const [article, { text, annotations }] of articles) {
      writeFileSync(path.join(outDir, name, `${article}.txt`), text);
      writeFileSync(path.join(outDir, name, `${article}.json`), JSON.stringify(annotations));
    }
  }
  mkdirSync(outDir, { recursive: true });
  writeFileSync(path.join(outDir, 'index.html'), '<!doctype html><title>Bench</title>\n');
  return outDir;
}
