import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { say as sayAloud } from './terminal.mjs';

/** What the command line is made of: folders and files, relative to the project. */
const INPUTS = [
  'src/core',
  'src/cli',
  'package-lock.json',
  'package.json',
  'scripts/cli-build.mjs',
];

/** The fingerprint of what the command line is made of: names and bytes. About 300 files, some 20 ms. */
export function cliStamp(root) {
  const hash = createHash('sha256');
  for (const name of INPUTS.flatMap((input) => filesOf(root, input))) {
    const bytes = readFileSync(path.join(root, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(root, input) {
  if (!statSync(path.join(root, input)).isDirectory()) return [input];
  return readdirSync(path.join(root, input), { recursive: true })
    .filter((name) => /(?<!\.test)\.(ts|json)$/.test(name))
    .map((name) => path.join(input, name))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * Returns the path of the command line as one JavaScript file, built from the present sources: Node 20 runs no TypeScript.
 *
 * The folder bears the fingerprint, so a build is there whole or not at all, however many run at once; older ones are removed.
 */
export async function ensureCliBuilt(root, { say = sayAloud } = {}) {
  const folder = path.join(root, 'node_modules', '.cache', 'galley', 'cli');
  const stamp = cliStamp(root);
  const built = path.join(folder, stamp, 'main.js');
  if (existsSync(built)) return built;
  say('Preparing the command line.');
  const fresh = path.join(folder, `${stamp}.${process.pid}`);
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: 'src/cli/main.ts',
      target: 'node20',
      outDir: fresh,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'main.js' } },
    },
    publicDir: false,
  });
  for (const name of readdirSync(folder).filter((each) => /^[0-9a-f]{16}$/.test(each)))
    rmSync(path.join(folder, name), { recursive: true, force: true });
  try {
    renameSync(fresh, path.join(folder, stamp));
  } catch (error) {
    // Somebody else was as quick; theirs is the same.
    if (!existsSync(built)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  return built;
}
