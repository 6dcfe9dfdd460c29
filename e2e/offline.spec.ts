import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test as base } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

/** A server of the test's own, below a path, for a copy of the build that the test may change. */
interface Site {
  readonly url: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
  /** Makes another release of the build. `spoil` may do something to it after it was listed. */
  readonly release: (number: number, spoil?: () => void) => void;
}

const ROOT = path.dirname(import.meta.dirname);

const test = base.extend<{ readonly site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  site: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'galley-site-'));
    cpSync(path.join(ROOT, 'dist'), folder, { recursive: true });
    const script = path.join(ROOT, 'scripts/serve.mjs');
    const args = [script, '--port', '0', '--base', '/desk/galley/', '--root', folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (bytes: Buffer) => {
        const found = /at (http\S+)/.exec(bytes.toString())?.[1];
        if (found !== undefined) resolve(found);
      });
    });
    const stop = async () => {
      child.kill();
      await ended;
    };
    const release = (number: number, spoil?: () => void) => {
      const page = path.join(folder, 'index.html');
      const html = readFileSync(page, 'utf8').replace(/<meta name="release".*?>/, '');
      writeFileSync(
        page,
        html.replace('<title>', `<meta name="release" content="${number}"><title>`),
      );
      list(folder);
      spoil?.();
    };
    await use({ url, folder, stop, release });
    await stop();
    rmSync(folder, { recursive: true });
  },
});

test.use({ serviceWorkers: 'allow' });

/** Has the service worker of a build know its files, as the build does. */
function list(folder: string): void {
  const code =
    "import { listFiles } from './scripts/service-worker.mjs'; listFiles(process.argv[1]);";
  execFileSync(process.execPath, ['--input-type=module', '-e', code, folder], { cwd: ROOT });
}

/** Opens Galley and waits until it is kept for use without a network. */
async function openKept(page: Page, { url }: Site): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto(url);
  await read.text.waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return read;
}

const releaseOf = (page: Page) =>
  page.evaluate(
    () => document.querySelector<HTMLMetaElement>('meta[name=release]')?.content ?? '1',
  );
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    // A release that cannot be fetched whole rejects.
    await registration?.update().catch(() => null);
  });
const newer = (page: Page) => page.getByText('A newer Galley is here');

test('row 81: it opens without a server, under any path, with all its accounts and means', async ({
  page,
  context,
  site,
}) => {
  const read = await openKept(page, site);
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  await site.stop();
  await page.reload();
  await expect(read.mark('very good')).toBeVisible();
  await read.openAccount('E');
  await read.tag('new sanctions', 'e');
  expect(await new TransferPage(page).exportAs('Ana')).toContain('new sanctions');
  const other = new ReadPage(await context.newPage());
  await other.page.goto(`${site.url}#/read`);
  await expect(other.mark('very good')).toBeVisible();
  await other.page.locator('[data-save-state]').click();
  await expect(other.page.getByRole('dialog')).toContainText('Galley opens without a network');
});

test('row 82: what is kept for it is the build, and no work of anybody', async ({ page, site }) => {
  const read = await openKept(page, site);
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const caches_ = await Promise.all(names.map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return { names, urls: requests.map(({ url }) => url) };
  });
  expect(kept.names).toEqual([expect.stringMatching(/^galley-app-/)]);
  expect(kept.urls).toContain(site.url);
  for (const url of kept.urls) {
    const name = url === site.url ? 'index.html' : decodeURI(url.slice(site.url.length));
    expect(readFileSync(path.join(site.folder, name)).length).toBeGreaterThan(0);
  }
});

test('row 77: a newer release is announced, comes when asked, in all its parts, and the work stays', async ({
  page,
  context,
  site,
  checkAccess,
}) => {
  const read = await openKept(page, site);
  await read.tag('very good', 'q');
  const other = await openKept(await context.newPage(), site);
  site.release(2);
  await update(page);
  await expect(newer(page)).toBeVisible();
  await expect(newer(other.page)).toBeVisible();
  await checkAccess();
  expect(await releaseOf(page)).toBe('1');
  await page.reload();
  await expect(newer(page)).toBeVisible();
  expect(await releaseOf(page)).toBe('1');
  await page.getByRole('status').getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => releaseOf(page).catch(() => null)).toBe('2');
  await expect(read.mark('very good')).toBeVisible();
  await expect(newer(page)).toBeHidden();
  // The other tab goes on as it is and is told.
  await expect(other.page.getByText('Another tab went on with a newer Galley')).toBeVisible();
  expect(await releaseOf(other.page)).toBe('1');
  await other.page.keyboard.press('ControlOrMeta+k');
  await expect(other.page.getByRole('menu', { name: 'Commands' })).toBeVisible();
});

test('row 80: a release that is only half there leaves the one before, and comes once it is whole', async ({
  page,
  site,
}) => {
  const read = await openKept(page, site);
  const late = path.join(site.folder, 'assets/late-12345678.js');
  writeFileSync(late, 'export {};');
  site.release(2, () => rmSync(late));
  await update(page);
  await page.reload();
  await read.text.waitFor();
  await expect(newer(page)).toBeHidden();
  expect(await releaseOf(page)).toBe('1');
  site.release(3);
  await update(page);
  await expect(newer(page)).toBeVisible();
});

test('row 80: a file that is not the one of its release is never mixed in', async ({
  page,
  site,
}) => {
  await openKept(page, site);
  site.release(2, () => {
    const file = path.join(site.folder, 'seeds/index.json');
    writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  });
  await update(page);
  await page.reload();
  await expect(newer(page)).toBeHidden();
  expect(await releaseOf(page)).toBe('1');
});

test('row 79: without a service worker it works, and says that it needs the network', async ({
  page,
  site,
}) => {
  rmSync(path.join(site.folder, 'sw.js'));
  const read = new ReadPage(page);
  await page.goto(site.url);
  await read.text.waitFor();
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  await page.locator('[data-save-state]').click();
  await expect(page.getByRole('dialog')).toContainText('a part of the app could not be fetched');
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('row 78: a part that is gone is told, nothing is lost, and a reload mends it', async ({
    page,
    checkAccess,
  }) => {
    await page.route('**/assets/Palette-*.js', (route) => route.abort());
    const read = new ReadPage(page);
    await read.open();
    await read.tag('very good', 'q');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('alert')).toContainText('A part of Galley could not be loaded');
    await checkAccess();
    await read.tag('both nations', 'c');
    await page.unroute('**/assets/Palette-*.js');
    await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(read.marks).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('menu', { name: 'Commands' })).toBeVisible();
  });
});
