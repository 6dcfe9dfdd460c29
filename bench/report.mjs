import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';

import { largest, median, percentile } from './figures.mjs';
import { PATIENCE } from './measure.mjs';
import { SIZES, SURFACES } from './surfaces.mjs';
import { TARGETS } from './targets.mjs';

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** What the figures were measured on, and when. */
export function describeMachine(browserVersion) {
  const cores = os.cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cores.length,
    processor: cores[0]?.model.trim() || os.arch(),
    memory: `${Math.round(os.totalmem() / 1024 ** 3)} GB`,
    system: `${os.type()} ${os.release()}`,
    node: process.version,
    browser: browserVersion === '' ? null : `Chromium ${browserVersion}`,
  };
}

/** Returns what a run has found as Markdown. */
export function renderReport({ machine, rounds, results, core }) {
  const figureOf = summarize(results);
  const parts = [renderMachine(machine, rounds)];
  if (results.length > 0) parts.push(renderSurfaces(figureOf), renderTargets(figureOf));
  if (core.length > 0) parts.push(renderCore(core));
  return parts.join('\n\n');
}

/** Puts `report` between the markers of the Markdown file at `file`; the prose around them stays. */
export function writeReport(file, report) {
  const known = existsSync(file)
    ? readFileSync(file, 'utf8')
    : `# Performance\n\n${START}\n${END}\n`;
  const start = known.indexOf(START);
  const end = known.indexOf(END);
  if (start === -1 || end < start) throw new Error(`${file} lacks ${START} … ${END}`);
  const around = [known.slice(0, start + START.length), known.slice(end)];
  writeFileSync(file, `${around[0]}\n\n${report}\n\n${around[1]}`);
}

/**
 * Returns a look-up of one figure by size, surface and name: over all rounds the median, for tags and frames the percentile of
 * all of them. `null` for what was not measured.
 */
function summarize(results) {
  const figures = new Map();
  for (const { name } of SIZES) {
    for (const { id } of SURFACES) {
      const rounds = results.filter(({ size, surface }) => size === name && surface === id);
      figures.set(`${name} ${id}`, figuresOf(rounds));
    }
  }
  return (size, surface, figure) => figures.get(`${size} ${surface}`)?.[figure] ?? null;
}

function figuresOf(rounds) {
  const middle = (figure) =>
    median(rounds.flatMap((round) => (round[figure] === undefined ? [] : [round[figure]])));
  const all = (figure) => rounds.flatMap((round) => round[figure] ?? []);
  return {
    firstVisit: middle('firstVisit'),
    load: middle('load'),
    loadCpu: middle('loadCpu'),
    longestInLoad: middle('longestInLoad'),
    longestAfterLoad: middle('longestAfterLoad'),
    elements: middle('elements'),
    heap: middle('heap'),
    tag: percentile(all('tags'), 0.5),
    tag95: percentile(all('tags'), 0.95),
    scroll95: percentile(all('scroll'), 0.95),
    scrollMax: largest(all('scroll')),
    longestInScroll: middle('longestInScroll'),
    switch: median(all('switches')),
    isTooSlow: rounds.some(({ isTooSlow }) => isTooSlow !== undefined) || null,
  };
}

function renderMachine({ date, cores, processor, memory, system, node, browser }, rounds) {
  const machine = `${cores} cores (${processor}), ${memory}, ${system}, Node ${node.slice(1)}`;
  const measured =
    browser === null ? '' : `, headless ${browser}, 1440 × 900, ${count(rounds, 'round')}`;
  return `Measured on ${date}: ${machine}${measured}.`;
}

const COLUMNS = [
  ['first visit', ['firstVisit'], 0],
  ['load', ['load'], 0],
  ['load, CPU', ['loadCpu'], 0],
  ['tag p50 / p95', ['tag', 'tag95'], 1],
  ['scroll p95 / max', ['scroll95', 'scrollMax'], 0],
  ['switch', ['switch'], 0],
  ['heap MB', ['heap'], 1],
  ['elements', ['elements'], 0],
  ['longest task after load', ['longestAfterLoad'], 0],
];

/** Figures that do not grow with the text, where a ratio would say nothing. */
const WITHOUT_RATIO = new Set(['scroll95', 'scrollMax', 'longestAfterLoad']);

function renderSurfaces(figureOf) {
  const rows = SIZES.flatMap(({ name, words }) =>
    SURFACES.filter(({ id }) => isMeasured(figureOf, name, id)).map(({ id, label }) => [
      `${name}: ${words}`,
      label,
      ...COLUMNS.map(([, figures, digits]) => renderCell(figureOf, name, id, figures, digits)),
    ]),
  );
  const head = ['text', 'surface', ...COLUMNS.map(([title]) => title)];
  return `Milliseconds, unless the head says otherwise; in brackets, times the limit.\n\n${renderTable(head, rows)}`;
}

function isMeasured(figureOf, size, surface) {
  return ['load', 'isTooSlow'].some((figure) => figureOf(size, surface, figure) !== null);
}

function renderCell(figureOf, size, surface, figures, digits) {
  const values = figures.map((figure) => figureOf(size, surface, figure));
  const [first] = values;
  if (first === null) {
    return figureOf(size, surface, 'isTooSlow') === null ? '' : `none in ${PATIENCE / 1000} s`;
  }
  if (figures[0] === 'longestAfterLoad' && first === 0) return 'under 50';
  const words = values.map((value) => format(value, digits)).join(' / ');
  const limit = figureOf(size, 'limit', figures[0]);
  if (surface === 'limit' || !limit || WITHOUT_RATIO.has(figures[0])) return words;
  return `${words} (${format(first / limit, first / limit < 10 ? 1 : 0)}×)`;
}

function renderTargets(figureOf) {
  const rows = TARGETS.flatMap((target) => {
    const { size, words, unit } = target;
    const judged = target.judge(figureOf);
    if (judged === null) return [];
    const measured =
      judged.measured === 0 ? 'none' : `${format(judged.measured, unit === '×' ? 2 : 1)} ${unit}`;
    return [[size, words, measured, judged.reached ? 'yes' : '**no**']];
  });
  return rows.length === 0 ? '' : renderTable(['text', 'target', 'measured', 'reached'], rows);
}

function renderCore(core) {
  const rows = core.map(({ what, median: middle, p95 }) => [
    what,
    formatTime(middle),
    formatTime(p95),
  ]);
  return `Functions of the core, in Node:\n\n${renderTable(['call', 'median', 'p95'], rows)}`;
}

function renderTable(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column])].map((cell) => [...cell].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, i) => cell + ' '.repeat(widths[i] - [...cell].length)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function format(value, digits) {
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

function formatTime(milliseconds) {
  if (milliseconds >= 10) return `${format(milliseconds, 0)} ms`;
  if (milliseconds >= 0.1) return `${format(milliseconds, 2)} ms`;
  return `${format(milliseconds * 1000, 1)} µs`;
}

function count(n, noun) {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
