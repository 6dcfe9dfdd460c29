import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { realBrowserSources } from './browser-sources.mjs';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { runNpm } from './child.mjs';
import { checkLock } from './lock.mjs';
import { readCounts } from './reports.mjs';
import { Stop, say as sayAloud, secondsSince } from './terminal.mjs';

/** Returns a step that runs one script of package.json. */
function script(name) {
  return async ({ root }) => ({
    ok: (await runNpm(['run', '--silent', name], { cwd: root })) === 0,
    counts: null,
  });
}

/** Returns a step that runs one test script and reads its counts from the JSON report it is asked for. */
function tests(name, reportArguments, reportEnvironment = () => ({})) {
  return async ({ root }) => {
    const folder = path.join(root, 'node_modules', '.cache', 'galley', 'reports');
    const report = path.join(folder, `${name}.json`);
    mkdirSync(folder, { recursive: true });
    rmSync(report, { force: true });
    const status = await runNpm(['run', '--silent', name, '--', ...reportArguments(report)], {
      cwd: root,
      env: reportEnvironment(report),
    });
    return { ok: status === 0, counts: readCounts(report) };
  };
}

function vitest(name) {
  return tests(name, (report) => [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
}

/** Finds a browser and hands it to the vitest and Playwright configurations, which read GALLEY_BROWSER. */
export async function provideBrowser(root) {
  process.env.GALLEY_BROWSER = await findBrowser(realBrowserSources(root));
}

/**
 * The steps of `npm test`, in order. `needs` names the steps that must have run before; a step that
 * is there only because another needs it gets `asked: false`.
 */
export const STEPS = [
  { name: 'types', run: script('types') },
  { name: 'lint', run: script('lint') },
  { name: 'format', run: script('format:check') },
  { name: 'dead', run: script('dead') },
  { name: 'lock', run: ({ root }) => checkLock(root) },
  { name: 'unit', run: vitest('unit') },
  { name: 'browser', run: ({ root }) => provideBrowser(root) },
  { name: 'component', needs: ['browser'], run: vitest('component') },
  { name: 'build', run: ({ root, asked }) => ensureBuilt(root, { fresh: asked }) },
  {
    name: 'e2e',
    needs: ['browser', 'build'],
    run: tests(
      'e2e',
      () => ['--reporter=list,json'],
      (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }),
    ),
  },
];

/**
 * Returns the steps to run for the names on the command line, in their fixed order and with what
 * they need; all steps when no name is given.
 *
 * @throws Stop if a name is unknown.
 */
export function selectSteps(names, steps = STEPS) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Stop(`There is no step ${unknown.map((name) => `"${name}"`).join(', ')}.`, [
      `The steps are: ${steps.map((step) => step.name).join(', ')}.`,
    ]);
  }
  const asked = new Set(names.length === 0 ? steps.map((step) => step.name) : names);
  const needed = new Set(
    steps.filter((step) => asked.has(step.name)).flatMap((step) => step.needs ?? []),
  );
  return steps
    .filter((step) => asked.has(step.name) || needed.has(step.name))
    .map(({ name, run }) => ({ name, run, asked: asked.has(name) }));
}

/**
 * Runs `steps` one after the other up to the first that fails, and returns `{ passed, failed, failedStep }`.
 *
 * The figures count tests where a step has them; in a run without any test, they count the steps.
 */
export async function runSteps(steps, root, say = sayAloud) {
  const totals = { passed: 0, failed: 0 };
  let sawTests = false;
  for (const [index, step] of steps.entries()) {
    const title = `[${index + 1}/${steps.length}] ${step.name}`;
    const start = performance.now();
    say(`\n${title}`);
    let outcome;
    try {
      // oxlint-disable-next-line no-await-in-loop -- a step rests on those before, and the first failure ends the run
      outcome = (await step.run({ root, asked: step.asked })) ?? { ok: true, counts: null };
    } catch (error) {
      if (!(error instanceof Stop)) {
        throw error;
      }
      outcome = { ok: false, counts: null, stop: error };
    }
    if (outcome.counts !== null) {
      sawTests = true;
      totals.passed += outcome.counts.passed;
      totals.failed += outcome.counts.failed;
    }
    if (!outcome.ok) {
      // A run can fail with no failing test, by an error outside all of them for instance.
      return {
        ...totals,
        failed: Math.max(totals.failed, 1),
        failedStep: step.name,
        stop: outcome.stop,
      };
    }
    say(`${title}: passed in ${secondsSince(start)}`);
  }
  return sawTests ? totals : { passed: steps.length, failed: 0 };
}
