import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runNpm } from './child.mjs';
import { Stop, say as sayAloud } from './terminal.mjs';

const THIS_MACHINE = {
  platform: process.platform,
  arch: process.arch,
  abi: process.versions.modules,
};

/**
 * Returns the fingerprint of what `node_modules` should hold: the lock file and the machine, since
 * native packages differ by platform, processor and Node ABI.
 */
export function installStamp(lockText, { platform, arch, abi }) {
  return createHash('sha256').update([lockText, platform, arch, abi].join('\0')).digest('hex');
}

/**
 * Makes `node_modules` match the lock file; does nothing when its stamp says that it does.
 *
 * @throws Stop if `npm ci` fails.
 */
export async function ensureInstalled(
  root,
  { npm = runNpm, machine = THIS_MACHINE, say = sayAloud } = {},
) {
  const stampFile = path.join(root, 'node_modules', '.galley-stamp');
  const wanted = installStamp(readFileSync(path.join(root, 'package-lock.json'), 'utf8'), machine);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    return;
  }
  say(
    'Installing the packages of package-lock.json (npm ci); this takes up to a minute the first time.',
  );
  // NODE_ENV=production in the surroundings would leave out the build and test tools.
  const status = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root });
  if (status !== 0) {
    throw new Stop(
      `The packages could not be installed (npm ci ended with ${status}). What npm said is above.`,
      [
        'No connection or a proxy: check "npm config get registry" and "npm ping", then run the same command again.',
        'package.json and package-lock.json disagree: run "npm install", then the same command again.',
        'Files in use or not writable: close editors and servers on this folder, delete node_modules, try again.',
      ],
    );
  }
  writeFileSync(stampFile, wanted);
}
