import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { cliStamp, ensureCliBuilt } from './cli-build.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs the command line as a script would, from another folder than the project's. */
function galley(args, input = '') {
  return spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'galley.mjs'), ...args], {
    cwd: path.join(ROOT, 'e2e', 'fixtures', 'sets'),
    env: { ...process.env, INIT_CWD: undefined },
    input,
    encoding: 'utf8',
  });
}

test('is built once for the same sources', async () => {
  const said = [];
  const say = (line) => said.push(line);
  const built = await ensureCliBuilt(ROOT, { say });
  said.length = 0;
  expect(await ensureCliBuilt(ROOT, { say })).toBe(built);
  expect(said).toEqual([]);
  expect(path.basename(path.dirname(built))).toBe(cliStamp(ROOT));
}, 60_000);

test('answers on the standard output, with the exit status of the answer', () => {
  const good = galley(['validate', 'colleague.json']);
  expect(good).toMatchObject({ status: 0, stderr: '' });
  expect(good.stdout).toContain('good');
  expect(galley(['validate', '-'], '{}').status).toBe(1);
  expect(galley(['validate', 'nothing.json'])).toMatchObject({ status: 2, stdout: '' });
}, 60_000);
