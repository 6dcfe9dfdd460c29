/**
 * Measures the comparison against gold material: precision and recall of every step.
 *
 *     npm run bench:compare [-- --misses] [--only NAME] [--held-out] [--scale]
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { say } from '../../scripts/terminal.mjs';
import { importTypeScript } from '../build.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const SEEDS = path.join(HERE, '..', '..', 'public', 'seeds');

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    only: { type: 'string' },
    'held-out': { type: 'boolean', default: false },
    scale: { type: 'boolean', default: false },
  },
});

const { measureCrowds, measureScale, readEvents, readSeeds, scoreEvent, stepNames } =
  await importTypeScript('compare/main.ts');

function percent(part, whole) {
  return whole === 0 ? '  - ' : (part / whole).toFixed(2);
}

function line(name, rates) {
  const cells = stepNames.map((step) => {
    const { right, found, hit, wanted } = rates[step];
    return `${percent(right, found)} ${percent(hit, wanted)} (${right}/${found}, ${hit}/${wanted})`.padEnd(
      28,
    );
  });
  return [name, ...cells];
}

function table(title, scores) {
  say(`\n${title}\n`);
  const total = Object.fromEntries(
    stepNames.map((step) => [step, { right: 0, found: 0, hit: 0, wanted: 0 }]),
  );
  for (const { rates } of scores) {
    for (const step of stepNames)
      for (const key of Object.keys(total[step])) total[step][key] += rates[step][key];
  }
  const columns = [...scores.map(({ name, rates }) => line(name, rates)), line('all', total)];
  say(`| step (P R) | ${columns.map(([name]) => name).join(' | ')} |`);
  say(`|---|${columns.map(() => '---|').join('')}`);
  for (const [row, step] of stepNames.entries()) {
    if (total[step].found + total[step].wanted === 0) continue;
    say(`| ${step} | ${columns.map((column) => column[row + 1].trim()).join(' | ')} |`);
  }
}

function score(events) {
  const wanted = events.filter(
    ({ name }) => values.only === undefined || name.includes(values.only),
  );
  const scores = wanted.map((event) => scoreEvent(event));
  if (values.misses) {
    for (const { name, misses } of scores) say(`\n${name}\n  ${misses.join('\n  ')}`);
  }
  return scores;
}

if (values.scale) {
  say('| size | words | ms | one more, ms | edited, ms | passages | heap, MB |');
  say('|---|---|---|---|---|---|---|');
  for (const one of measureScale(() => process.memoryUsage().heapUsed))
    say(`| ${Object.values(one).join(' | ')} |`);
  say('\n| two accounts of | characters each | ms |\n|---|---|---|');
  for (const one of measureCrowds()) say(`| ${Object.values(one).join(' | ')} |`);
  process.exit(0);
}

table(
  'The five articles (precision, recall)',
  score([readSeeds(SEEDS, path.join(HERE, 'seeds.json'))]),
);
table('Invented events, looked at while building', score(readEvents(path.join(HERE, 'events'))));
table(
  'Invented events of which only conflicts and errors are marked',
  score(readEvents(path.join(HERE, 'conflicts'))),
);
if (values['held-out'])
  table(
    'Invented events, written after it was built',
    score(readEvents(path.join(HERE, 'held-out'))),
  );
