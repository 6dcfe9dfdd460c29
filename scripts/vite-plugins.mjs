import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { isText } from './content-types.mjs';
import { headersFileText, metaPolicy } from './headers.mjs';
import { listFiles, SERVICE_WORKER } from './service-worker.mjs';

/** Below this many bytes, compression saves nothing a network packet would notice. */
const SMALLEST = 1024;

const COMPRESSORS = [
  {
    extension: '.br',
    compress: (bytes) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    extension: '.gz',
    compress: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  },
];

/**
 * Writes a Brotli and a gzip sibling for every text file over 1 kB under `folder`, wherever the
 * sibling is smaller than the file.
 */
async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter(isText).map((name) => path.join(folder, name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      if (bytes.length <= SMALLEST) {
        return;
      }
      await Promise.all(
        COMPRESSORS.map(async ({ extension, compress }) => {
          const smaller = await compress(bytes);
          if (smaller.length < bytes.length) {
            await writeFile(file + extension, smaller);
          }
        }),
      );
    }),
  );
}

/**
 * Returns a Vite plugin that compresses what was built, files copied from `public` included.
 *
 * It works in the last hook of a build, after the other plugins', so that files they write are covered.
 */
export function precompress() {
  let outDir;
  return {
    name: 'galley:precompress',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error === undefined) {
          await compressFolder(outDir);
        }
      },
    },
  };
}

/**
 * Returns a Vite plugin that puts the content security policy into index.html, ahead of anything it governs.
 *
 * In the build only: the development server injects inline scripts, which the policy forbids.
 */
export function securityMeta() {
  return {
    name: 'galley:security-meta',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** Returns a Vite plugin that writes the `_headers` file of static hosts beside index.html. */
export function headersFile() {
  return {
    name: 'galley:headers-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFileText() });
    },
  };
}

/**
 * Returns a Vite plugin that builds the service worker from `entry` and tells it which files the build consists of.
 *
 * Its name has no hash, since browsers look for a newer one under the same address. It must not share code with the app: a
 * worker that is no module cannot import.
 */
export function serviceWorker(entry) {
  let outDir;
  return {
    name: 'galley:service-worker',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir);
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName: SERVICE_WORKER });
    },
    generateBundle(_, bundle) {
      const chunk = bundle[SERVICE_WORKER];
      if (chunk.imports.length > 0 || chunk.dynamicImports.length > 0 || chunk.exports.length > 0) {
        this.error(`${entry} must stand alone: it imports or exports something.`);
      }
    },
    closeBundle: {
      sequential: true,
      handler(error) {
        if (error === undefined) listFiles(outDir);
      },
    },
  };
}
