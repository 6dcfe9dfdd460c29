import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Stop, say } from './terminal.mjs';

/** Returns the folders in which Node looks for a dependency of the package at `location`, nearest first. */
function lookupFolders(location) {
  const folders = [];
  for (let at = location; at !== '';) {
    folders.push(`${at}/node_modules/`);
    const end = at.lastIndexOf('/node_modules/');
    at = end === -1 ? '' : at.slice(0, end);
  }
  return [...folders, 'node_modules/'];
}

/**
 * Returns the optional dependencies that the lock names but has no entry for, as `name (needed by …)`.
 *
 * Native packages come as one optional dependency per platform. When the registry lacks one at the
 * moment of locking, npm leaves it out without a word, and `npm ci` then fails on that platform.
 */
export function missingPlatformEntries(lock) {
  const packages = lock.packages ?? {};
  return Object.entries(packages).flatMap(([location, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter(
        (name) => !lookupFolders(location).some((folder) => Object.hasOwn(packages, folder + name)),
      )
      .map((name) => `${name} (needed by ${location === '' ? 'this package' : location})`),
  );
}

/**
 * Checks that the lock file under `root` installs on every platform its packages are built for.
 *
 * @throws Stop naming every entry that is missing.
 */
export function checkLock(root) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const missing = missingPlatformEntries(lock);
  if (missing.length > 0) {
    throw new Stop('package-lock.json would fail on other platforms; it has no entry for:', [
      ...missing,
      'Pin the package that needs them to a version whose builds are all published, then lock again.',
    ]);
  }
  say(
    `All platform builds named by ${Object.keys(lock.packages).length} packages are in the lock.`,
  );
}
