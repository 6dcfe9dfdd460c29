import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, test } from 'vitest';

import { checkLock, missingPlatformEntries } from './lock.mjs';

const needs = (...names) => ({
  optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])),
});

test('a lock with an entry for every platform build is complete', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/native': needs('@native/mac'),
      'node_modules/@native/mac': {},
    },
  };
  expect(missingPlatformEntries(lock)).toEqual([]);
});

test('a platform build that was left out is named with who needs it', () => {
  const lock = {
    packages: {
      'node_modules/native': needs('@native/mac', '@native/linux'),
      'node_modules/@native/linux': {},
    },
  };
  expect(missingPlatformEntries(lock)).toEqual(['@native/mac (needed by node_modules/native)']);
});

test('an entry may lie under the package itself or under any that holds it', () => {
  const holder = 'node_modules/holder';
  const inner = `${holder}/node_modules/@scope/native`;
  const lock = {
    packages: {
      [inner]: needs('own', 'shared', 'top'),
      [`${inner}/node_modules/own`]: {},
      [`${holder}/node_modules/shared`]: {},
      'node_modules/top': {},
    },
  };
  expect(missingPlatformEntries(lock)).toEqual([]);
});

test('an entry beside another package does not count', () => {
  const lock = {
    packages: {
      'node_modules/native': needs('build'),
      'node_modules/other/node_modules/build': {},
    },
  };
  expect(missingPlatformEntries(lock)).toHaveLength(1);
});

test('optional dependencies of this package itself are looked for at the top', () => {
  expect(missingPlatformEntries({ packages: { '': needs('fsevents') } })).toEqual([
    'fsevents (needed by this package)',
  ]);
});

test('the check stops with the missing names', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'galley-lock-'));
  writeFileSync(
    path.join(root, 'package-lock.json'),
    JSON.stringify({ packages: { '': needs('fsevents') } }),
  );
  expect(() => checkLock(root)).toThrow('package-lock.json would fail on other platforms');
  rmSync(root, { recursive: true });
});
