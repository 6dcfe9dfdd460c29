import { expect, test } from 'vitest';

import { countsOf } from './reports.mjs';
import { STEPS, runSteps, selectSteps } from './steps.mjs';
import { Stop } from './terminal.mjs';

const step = (name, run = () => undefined, more = {}) => ({ name, run, asked: true, ...more });
const counted = (passed, failed) => () => ({ ok: failed === 0, counts: { passed, failed } });

/** Runs steps and returns the result with what was said, times taken out. */
async function outcomeOf(steps) {
  const said = [];
  const result = await runSteps(steps, '/root', (line) =>
    said.push(line.trim().replace(/\d+\.\d s$/, 'T')),
  );
  return { result, said };
}

test('the steps come in the order that finds cheap mistakes first', () => {
  expect(selectSteps([]).map(({ name }) => name)).toEqual([
    'types',
    'lint',
    'format',
    'dead',
    'lock',
    'unit',
    'browser',
    'component',
    'build',
    'e2e',
  ]);
});

test('named steps run alone, with what they need and in their fixed order', () => {
  const selected = selectSteps(['e2e', 'unit']);
  expect(selected.map(({ name, asked }) => [name, asked])).toEqual([
    ['unit', true],
    ['browser', false],
    ['build', false],
    ['e2e', true],
  ]);
});

test('an unknown step is refused with the names there are', () => {
  expect(() => selectSteps(['unti'])).toThrow('There is no step "unti".');
});

test('every need of a step is a step before it', () => {
  for (const [index, { needs = [] }] of STEPS.entries()) {
    const before = STEPS.slice(0, index).map(({ name }) => name);
    expect(before).toEqual(expect.arrayContaining(needs));
  }
});

test('the figures add up the tests of all steps that have tests', async () => {
  const { result, said } = await outcomeOf([
    step('types'),
    step('unit', counted(40, 0)),
    step('e2e', counted(7, 0)),
  ]);
  expect(result).toEqual({ passed: 47, failed: 0 });
  expect(said).toEqual([
    '[1/3] types',
    '[1/3] types: passed in T',
    '[2/3] unit',
    '[2/3] unit: passed in T',
    '[3/3] e2e',
    '[3/3] e2e: passed in T',
  ]);
});

test('in a run without tests the figures count the steps', async () => {
  expect((await outcomeOf([step('types'), step('lint')])).result).toEqual({ passed: 2, failed: 0 });
});

test('the first step that fails is the last that runs', async () => {
  const ran = [];
  const { result } = await outcomeOf([
    step('unit', counted(40, 2)),
    step('build', () => {
      ran.push('build');
    }),
  ]);
  expect(result).toMatchObject({ passed: 40, failed: 2, failedStep: 'unit' });
  expect(ran).toEqual([]);
});

test('a step that fails without a failing test still counts as one failure', async () => {
  const crashed = step('unit', () => ({ ok: false, counts: { passed: 40, failed: 0 } }));
  expect((await outcomeOf([crashed])).result).toMatchObject({
    passed: 40,
    failed: 1,
    failedStep: 'unit',
  });
  const unreported = step('unit', () => ({ ok: false, counts: null }));
  expect((await outcomeOf([unreported])).result).toMatchObject({ failed: 1, failedStep: 'unit' });
});

test('a stop is a failure with its advice, a defect of the scripts is thrown on', async () => {
  const stop = new Stop('No browser', ['install one']);
  const stopping = step('browser', () => {
    throw stop;
  });
  expect((await outcomeOf([stopping])).result).toMatchObject({
    failed: 1,
    failedStep: 'browser',
    stop,
  });
  const broken = step('browser', () => {
    throw new TypeError('defect');
  });
  await expect(outcomeOf([broken])).rejects.toThrow(TypeError);
});

test('counts are read from the reports of vitest and Playwright', () => {
  expect(countsOf({ numPassedTests: 3, numFailedTests: 1, numTotalTests: 5 })).toEqual({
    passed: 3,
    failed: 1,
  });
  expect(countsOf({ stats: { expected: 3, unexpected: 1, flaky: 2, skipped: 4 } })).toEqual({
    passed: 5,
    failed: 1,
  });
  expect(countsOf({})).toBeNull();
});
