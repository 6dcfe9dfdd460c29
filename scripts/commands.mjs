import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from './build.mjs';
import { runChild } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { portNumber, serve, untilStopped } from './serve.mjs';
import { provideBrowser, runSteps, selectSteps } from './steps.mjs';
import { Stop, say, sayError } from './terminal.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The port that is tried first when PORT names none. */
const USUAL_PORT = 5173;

const USAGE = `Usage: node scripts/run.mjs <command>

  start              install, build and serve Galley (PORT and HOST are respected)
  test [step …]      run all checks, or only the named steps
  bench [option …]   measure; the options go to bench/run.mjs`;

/** Installs, builds and serves Galley until Ctrl-C. */
async function start() {
  await ensureInstalled(ROOT);
  await ensureBuilt(ROOT);
  const { PORT, HOST } = process.env;
  const served = await serve({
    root: path.join(ROOT, 'dist'),
    host: HOST || '127.0.0.1',
    // A port that somebody asked for is used or refused; only the usual one may move up.
    port: PORT ? portNumber(PORT) : USUAL_PORT,
    nextFree: !PORT,
  });
  say(`\nGalley is at ${served.url}\nPress Ctrl-C to stop it.`);
  await untilStopped();
  await served.close();
  return 0;
}

/** Runs the checks and prints, as the last line of the standard output, how many tests passed and failed. */
async function test(names) {
  const steps = selectSteps(names);
  await ensureInstalled(ROOT);
  const result = await runSteps(steps, ROOT);
  if (result.failedStep !== undefined) {
    if (result.stop !== undefined) {
      sayError(result.stop);
    }
    sayError(
      new Stop(`Stopped: the step "${result.failedStep}" failed; what it said is above.`, [
        `To run it alone: node scripts/run.mjs test ${result.failedStep}`,
      ]),
    );
  }
  say(`\n${result.passed} passed, ${result.failed} failed`);
  return result.failed === 0 ? 0 : 1;
}

/** Builds, finds a browser and runs the measurements. */
async function bench(options) {
  await ensureInstalled(ROOT);
  await ensureBuilt(ROOT);
  await provideBrowser(ROOT);
  return runChild(process.execPath, [path.join(ROOT, 'bench', 'run.mjs'), ...options], {
    cwd: ROOT,
  });
}

const COMMANDS = { start, test, bench };

/** Runs the command that `argv` (without node and script) names, and returns the exit status. */
export async function main(argv) {
  const [name, ...rest] = argv;
  if (!Object.hasOwn(COMMANDS, name ?? '')) {
    say(USAGE);
    return 2;
  }
  try {
    return await COMMANDS[name](rest.filter((argument) => argument !== '--'));
  } catch (error) {
    sayError(error);
    return 1;
  }
}
