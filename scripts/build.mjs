import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runNpm } from './child.mjs';
import { Stop, say as sayAloud } from './terminal.mjs';

/** Folders whose every file can change what the build writes. */
const INPUT_FOLDERS = ['src', 'public', 'scripts'];

/** Files beside package.json that do. */
const INPUT_FILES =
  /^(index\.html|package(-lock)?\.json|vite\.config\.[cm]?[jt]s|tsconfig.*\.json|\.env.*)$/;

/** Returns every file the build depends on, relative to `root`, sorted. */
function buildInputs(root) {
  const inFolders = INPUT_FOLDERS.filter((folder) => existsSync(path.join(root, folder))).flatMap(
    (folder) =>
      readdirSync(path.join(root, folder), { recursive: true }).map((name) =>
        path.join(folder, name),
      ),
  );
  return [...readdirSync(root).filter((name) => INPUT_FILES.test(name)), ...inFolders]
    .filter((name) => statSync(path.join(root, name)).isFile())
    .toSorted();
}

/**
 * Returns the fingerprint of all that a build of `root` is made from: names and bytes of its files
 * and the environment variables that Vite hands to the page.
 */
export function buildStamp(root, env = process.env) {
  const hash = createHash('sha256');
  for (const name of buildInputs(root)) {
    const bytes = readFileSync(path.join(root, name));
    // Name and length go in first, so that no two lists of files can run together into the same bytes.
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  for (const name of Object.keys(env)
    .filter((key) => /^(VITE_|NODE_ENV$)/.test(key))
    .toSorted()) {
    hash.update(`${name}=${env[name]}\0`);
  }
  return hash.digest('hex');
}

/**
 * Makes `dist` the build of the present sources; with `fresh`, even if it already is.
 *
 * The stamp lies inside `dist`: Vite empties that folder, so a build made by another command can
 * never pass for this one. The server does not give out names that begin with a dot.
 *
 * @throws Stop if the build fails.
 */
export async function ensureBuilt(root, { fresh = false, npm = runNpm, say = sayAloud } = {}) {
  const stampFile = path.join(root, 'dist', '.galley-build');
  const wanted = buildStamp(root);
  if (!fresh && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    say('The build in dist is current.');
    return;
  }
  say('Building Galley into dist.');
  const status = await npm(['run', '--silent', 'build'], { cwd: root });
  if (status !== 0) {
    throw new Stop(`The build failed (vite build ended with ${status}). What it said is above.`, [
      'If you have not changed anything: delete node_modules and dist, then run the same command again.',
    ]);
  }
  writeFileSync(stampFile, wanted);
}
