import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page, PlaywrightWorkerArgs } from '@playwright/test';

import { LAUNCH_FLAGS } from '../scripts/launch-flags.mjs';

/** A browser with a profile on disk that a test may kill, and whose files it may harm while it is not running. */
export interface OwnBrowser {
  readonly page: Page;
  /** Ends it as a power cut would, as far as a program can. */
  readonly kill: () => Promise<void>;
  /** Ends it in good order. */
  readonly quit: () => Promise<void>;
}

/** A new folder for a profile. */
export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'galley-profile-'));
}

/** Starts a browser on a profile. */
export async function startBrowser(
  playwright: PlaywrightWorkerArgs['playwright'],
  profile: string,
  extra: readonly string[] = [],
): Promise<OwnBrowser> {
  const child = spawn(
    process.env['GALLEY_BROWSER'] ?? playwright.chromium.executablePath(),
    [
      '--headless',
      ...LAUNCH_FLAGS,
      '--remote-debugging-port=0',
      '--window-size=1440,900',
      `--user-data-dir=${profile}`,
      ...extra,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const address = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stderr.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The browser ended: ${heard}`)));
  });
  const browser = await playwright.chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error('The browser has no context');
  const page = await context.newPage();
  return {
    page,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    quit: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}
