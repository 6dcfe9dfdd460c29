/**
 * Measures Galley's build beside the same text without annotations and beside Recogito's text-annotator. README.md says how.
 *
 *     npm run bench -- [--rounds N] [--only S|M|L|XL|core] [--huge] [--quick] [--json FILE] [--app FOLDER]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from '@playwright/test';

import { LAUNCH_FLAGS } from '../scripts/launch-flags.mjs';
import { serve } from '../scripts/serve.mjs';
import { Stop, say, sayError, secondsSince } from '../scripts/terminal.mjs';
import { buildPages, buildScript, importTypeScript } from './build.mjs';
import { measure } from './measure.mjs';
import { describeMachine, renderReport, writeReport } from './report.mjs';
import { SIZES, SURFACES } from './surfaces.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const DOCUMENT = path.join(ROOT, 'docs', 'performance.md');
const ROUNDS = 3;

function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      only: { type: 'string', multiple: true },
      surface: { type: 'string', multiple: true },
      huge: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      app: { type: 'string', default: path.join(ROOT, 'dist') },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : ROUNDS));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Stop(`--rounds ${values.rounds} is no number of rounds.`, ['Give 1 or more.']);
  }
  const usual = values.quick ? ['S', 'M'] : ['S', 'M', 'L', 'core'];
  const wanted = values.only ?? usual;
  const known = [...SIZES.map(({ name }) => name), 'core'];
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Stop(`--only ${unknown.join(', ')} names no part.`, [
      `The parts are ${known.join(', ')}.`,
    ]);
  }
  const parts = new Set(values.huge ? [...wanted, 'XL'] : wanted);
  return {
    rounds,
    sizes: SIZES.filter(({ name }) => parts.has(name)),
    surfaces: SURFACES.filter(({ id }) => values.surface?.includes(id) ?? true),
    core: parts.has('core'),
    json: values.json,
    app: path.resolve(values.app),
  };
}

async function prepare({ sizes, app }) {
  const { makeCorpus } = await importTypeScript('corpus.ts');
  const corpora = new Map(
    sizes.map(({ name, length, annotations }) => [
      name,
      [1, 2].map((seed) => {
        const size = { length, annotations, seed };
        return { size, ...makeCorpus(size) };
      }),
    ]),
  );
  const articles = [...corpora].flatMap(([name, pair]) =>
    pair.map((corpus, index) => [`${name}-${index}`, corpus]),
  );
  const scripts = {
    probe: await buildScript('probe.ts', 'galleyProbe'),
    seed: await buildScript('seed.ts', 'galleySeed'),
  };
  const pages = await buildPages(['limit', 'recogito'], articles);
  return {
    corpora,
    scripts,
    servers: { app: await serve({ root: app }), pages: await serve({ root: pages }) },
  };
}

/** Measures every surface with every size in turn, round by round, so that a noisy minute hits all of them. */
async function measureAll(options) {
  const { corpora, scripts, servers } = await prepare(options);
  const urls = { app: servers.app.url, pages: servers.pages.url };
  const results = [];
  let version = '';
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      for (const size of options.sizes) {
        for (const surface of options.surfaces) {
          if (size.without?.includes(surface.id)) continue;
          const start = performance.now();
          // A browser for each: what one surface leaves behind shall not slow the next.
          const browser = await chromium.launch({
            executablePath: process.env.GALLEY_BROWSER,
            args: LAUNCH_FLAGS,
          });
          version = browser.version();
          try {
            const figures = await measure({ browser, urls, scripts, corpora }, surface, size);
            results.push({ round, size: size.name, surface: surface.id, ...figures });
          } finally {
            await browser.close();
          }
          say(
            `round ${round} of ${options.rounds}, ${size.name}, ${surface.id}: ${secondsSince(start)}`,
          );
        }
      }
    }
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.close()));
  }
  return { results, version };
}

async function main() {
  const options = readOptions();
  const { results, version } =
    options.sizes.length > 0 ? await measureAll(options) : { results: [], version: '' };
  const core = options.core ? await (await importTypeScript('core.bench.ts')).measureCore() : [];
  const run = { machine: describeMachine(version), rounds: options.rounds, results, core };
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(run, null, 2)}\n`);
  const report = renderReport(run);
  say(`\n${report}`);
  const isComplete = ['S', 'M', 'L'].every((name) =>
    options.sizes.some((size) => size.name === name),
  );
  if (isComplete && options.surfaces.length === SURFACES.length) {
    writeReport(DOCUMENT, report);
    say(`Written to ${path.relative(ROOT, DOCUMENT)}.`);
  } else say('docs/performance.md is left as it is: only a run over S, M and L writes it.');
}

await main().catch((error) => {
  sayError(error);
  process.exitCode = 1;
});
