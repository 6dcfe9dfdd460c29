import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { runChild } from './child.mjs';
import { LAUNCH_FLAGS } from './launch-flags.mjs';
import { fetchPackagedChromium, packagedChromiumPath } from './packaged-chromium.mjs';

const PATH_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** How long Playwright's download may take in all, and how long it may wait for a connection; in milliseconds. */
const DOWNLOAD_TIME = 10 * 60_000;
const CONNECTION_TIME = 10_000;

/** Returns where Chrome, Chromium and Edge are installed by habit on `platform`, best first, present or not. */
export function usualPlaces({ platform, env, home }) {
  if (platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => path.win32.join(folder, program)));
  }
  const onPath = (env.PATH ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/'))
    .flatMap((folder) => PATH_NAMES.map((name) => path.posix.join(folder, name)));
  const apps =
    platform === 'darwin'
      ? ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
          MAC_APPS.map((app) => path.posix.join(folder, app)),
        )
      : [];
  return [...apps, ...onPath];
}

/** Returns the browsers installed on this machine, each once however many names lead to it. */
function installedBrowsers() {
  const byRealPath = new Map();
  for (const place of usualPlaces({
    platform: process.platform,
    env: process.env,
    home: os.homedir(),
  })) {
    if (existsSync(place)) {
      const real = realpathSync(place);
      byRealPath.set(
        real,
        byRealPath.get(real) ?? { path: place, why: 'installed on this machine' },
      );
    }
  }
  return [...byRealPath.values()];
}

/** Returns the browser of Playwright's own download, if it has been made. */
async function playwrightBrowsers() {
  const { chromium } = await import('@playwright/test');
  const place = chromium.executablePath();
  return existsSync(place) ? [{ path: place, why: 'downloaded by Playwright' }] : [];
}

/**
 * Launches a browser with Playwright, draws text with it, and returns `{ ok: true, version }` or
 * `{ ok: false, reason }`.
 *
 * Text, because a Chromium on a machine without fonts starts and then dies at the first letter.
 */
async function probeBrowser(executablePath) {
  const { chromium } = await import('@playwright/test');
  let browser;
  try {
    browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS, timeout: 30_000 });
    const page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto('about:blank');
    await page.setContent('<p>Galley</p>');
    await page.locator('p').boundingBox();
    return { ok: true, version: `Chromium ${browser.version()}` };
  } catch (error) {
    return { ok: false, reason: tellingLine(error.message) };
  } finally {
    await browser?.close();
  }
}

/** Returns the line of a launch log that says what went wrong. */
export function tellingLine(log) {
  const lines = log.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /error while loading|FATAL|cannot execute|requires the/i.test(line)) ??
    lines[0]
  );
}

/**
 * Returns the ports of `findBrowser` for the real machine; `root` is the repository, whose
 * `node_modules` is complete by now.
 */
export function realBrowserSources(root) {
  return {
    given: process.env.GALLEY_BROWSER,
    probe: probeBrowser,
    local: async () => [
      ...installedBrowsers(),
      ...(await playwrightBrowsers()),
      ...fetchedEarlier(root),
    ],
    fetchers: [
      {
        label: 'npx playwright install chromium (Playwright downloads its own build)',
        applies: () => true,
        fetch: async () => {
          const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
          await runChild(process.execPath, [cli, 'install', 'chromium'], {
            cwd: root,
            env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECTION_TIME) },
            timeout: DOWNLOAD_TIME,
          });
          return playwrightBrowsers();
        },
      },
      {
        label: 'apt-get install chromium (this account is root, so the system package can be had)',
        applies: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
        fetch: async () => {
          const options = {
            cwd: root,
            env: { DEBIAN_FRONTEND: 'noninteractive' },
            timeout: DOWNLOAD_TIME,
          };
          if ((await runChild('apt-get', ['update'], options)) === 0) {
            await runChild('apt-get', ['install', '-y', 'chromium'], options);
          }
          return installedBrowsers();
        },
      },
      {
        label:
          'the npm package @sparticuz/chromium, a Chromium built by a third party, kept inside node_modules',
        applies: () => process.platform === 'linux' && process.arch === 'x64',
        fetch: async () => {
          await fetchPackagedChromium(root);
          return fetchedEarlier(root);
        },
      },
    ],
  };
}

/** Returns the Chromium of the npm package, if it has been unpacked before. */
function fetchedEarlier(root) {
  const place = packagedChromiumPath(root);
  return existsSync(place)
    ? [{ path: place, why: 'unpacked from the npm package @sparticuz/chromium (third party)' }]
    : [];
}
