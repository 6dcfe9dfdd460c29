import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The service worker, in the folder of the build. */
export const SERVICE_WORKER = 'sw.js';

/** What lies in a build and is no part of the app: made for servers, or for people who look into it. */
const NOT_THE_APP = /(^|\/)(\.|_headers$|sw\.js)|\.(br|gz|map)$/;

/**
 * Returns the files of the build in `folder` by their path below it, sorted, each with the SHA-384 of its content as
 * Subresource Integrity has it. The page itself is named `./`, which every host serves without a detour.
 */
function filesOf(folder) {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true })
      .map((name) => name.replaceAll(path.sep, '/'))
      .filter((name) => !NOT_THE_APP.test(name) && statSync(path.join(folder, name)).isFile())
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => [
        name === 'index.html' ? './' : name,
        `sha384-${hash('sha384', readFileSync(path.join(folder, name)), 'base64')}`,
      ]),
  );
}

function hash(algorithm, content, encoding) {
  return createHash(algorithm).update(content).digest(encoding);
}

/**
 * Tells the service worker in `folder` which files the build consists of, in its first line. Done again after a change, it
 * replaces that line.
 *
 * Any change of any file changes the line, and with it the worker, which is how browsers know a new release.
 */
export function listFiles(folder) {
  const file = path.join(folder, SERVICE_WORKER);
  const code = readFileSync(file, 'utf8').replace(/^const BUILD=.*\n/, '');
  const files = JSON.stringify(filesOf(folder));
  const build = hash('sha256', files + code, 'hex').slice(0, 16);
  writeFileSync(file, `const BUILD="${build}",FILES=${files};\n${code}`);
}
