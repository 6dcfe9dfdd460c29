import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COPIED = ['src', '.oxlintrc.json', 'package.json', 'tsconfig.base.json'];

/** What must not be written where, and what the machine says to it. */
const IMPORTS = [
  [
    'core must not know the browser’s adapters',
    'src/core/domain/x.ts',
    "import { download } from '#platform/files/download.ts';",
    'Core is pure',
  ],
  [
    'core must not know React',
    'src/core/text/x.ts',
    "import { useState } from 'react';",
    'Core is pure',
  ],
  [
    'core must not read files',
    'src/core/text/x.ts',
    "import { readFileSync } from 'node:fs';",
    'Core is pure',
  ],
  [
    'core must not look at the clock',
    'src/core/domain/x.ts',
    'export const t = Date.now();',
    'Unexpected use of',
  ],
  [
    'platform must not know state',
    'src/platform/x.ts',
    "import { session } from '#state/session.ts';",
    'Platform adapts the browser',
  ],
  [
    'platform must not know React',
    'src/platform/x.ts',
    "import { useState } from 'react';",
    'Platform has no React',
  ],
  [
    'state must not know features',
    'src/state/x.ts',
    "import { Reader } from '#features/reader/Reader.tsx';",
    'State does not know',
  ],
  [
    'ui must not know the domain',
    'src/ui/x.ts',
    "import type { Tag } from '#core/domain/codebook.ts';",
    'ui knows no word',
  ],
  [
    'one feature must not know another',
    'src/features/reader/x.ts',
    "import { Rail } from '#features/library/Rail.tsx';",
    'Features are islands',
  ],
  [
    'a feature must not know the app',
    'src/features/reader/x.ts',
    "import { App } from '#app/App.tsx';",
    'Features are islands',
  ],
  [
    'the command line must not know the browser’s adapters',
    'src/cli/x.ts',
    "import { download } from '#platform/files/download.ts';",
    'The command line knows only core',
  ],
  [
    'the command line must not know React',
    'src/cli/x.ts',
    "import { useState } from 'react';",
    'The command line has no browser',
  ],
  [
    'nothing must go round in circles',
    'src/core/text/units.ts',
    "import './x.ts'; export const a = 1;",
    'Dependency cycle',
    "import './units.ts';",
  ],
  [
    'nobody may write HTML',
    'src/ui/X.tsx',
    'export const X = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;',
    'no-danger',
  ],
  ['nobody may silence the types', 'src/ui/x.ts', 'export const x: any = 1;', 'no-explicit-any'],
];

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'galley-walls-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('each wall of the house complains when it is broken', () => {
  it.each(IMPORTS)('%s', (_, file, code, complaint, other) => {
    const planted = plant(file, code);
    const beside = other === undefined ? null : plant(join(dirname(file), 'x.ts'), other);
    const { stdout } = run('oxlint', [
      '-c',
      '.oxlintrc.json',
      file,
      ...(beside === null ? [] : [join(dirname(file), 'x.ts')]),
    ]);
    planted();
    beside?.();
    expect(stdout).toContain(complaint);
  });

  it('core does not compile with the DOM in it', () => {
    const planted = plant('src/core/domain/x.ts', 'export const title = document.title;');
    const { stdout } = run('tsc', ['-p', 'src/core', '--outDir', join(copy, 'out')]);
    planted();
    expect(stdout).toContain("Cannot find name 'document'");
  });

  it('the house as it stands has no complaint of these', () => {
    const { stdout } = run('oxlint', ['-c', '.oxlintrc.json', 'src']);
    for (const [, , , complaint] of IMPORTS) expect(stdout).not.toContain(complaint);
  });
}, 60_000);

/** Writes a file into the copy. Returns the way to put back what was there. */
function plant(file, code) {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${code}\n`);
  return () => {
    rmSync(path);
    try {
      cpSync(join(ROOT, file), path);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  };
}

function run(tool, args) {
  const bin = join(ROOT, 'node_modules', '.bin', tool);
  return spawnSync(bin, args, { cwd: copy, encoding: 'utf8', shell: process.platform === 'win32' });
}
