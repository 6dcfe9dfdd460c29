import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test as base } from './fixtures.ts';
import { newProfile, type OwnBrowser, startBrowser } from './own-browser.ts';
import { ReadPage } from './screens/read-page.ts';

// What happens to a browser as a whole: it is killed, and its files are harmed while it is not running.

const test = base.extend<{
  /** Starts a browser on the one profile of the test. */
  readonly start: (extra?: readonly string[]) => Promise<OwnBrowser>;
  readonly profile: string;
  /** Where Galley is served. */
  readonly url: string;
}>({
  url: async ({ baseURL }, use) => use(baseURL ?? ''),
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  profile: async ({}, use) => {
    const profile = newProfile();
    await use(profile);
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    } catch {
      // The last process of a killed browser may still be writing: the machine clears its temporary folder.
    }
  },
  start: async ({ playwright, profile }, use) => {
    let last: OwnBrowser | null = null;
    await use(async (extra) => (last = await startBrowser(playwright, profile, extra)));
    await (last as OwnBrowser | null)?.kill();
  },
});
test.slow();
// A trace cannot be taken of what has been killed.
test.use({ trace: 'off' });

async function open(page: Page, url: string): Promise<ReadPage> {
  const read = new ReadPage(page);
  await page.goto(url);
  await read.text.waitFor();
  return read;
}

/** The files of the database, and of nothing else, in a profile. */
function databaseFiles(profile: string, kind: RegExp): readonly string[] {
  const folder = path.join(profile, 'Default/IndexedDB');
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((name) => kind.test(path.basename(name)) && statSync(name).isFile());
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Work is missing here' });

/** Tags three passages, waits for the second copy and ends the browser in good order. */
async function work({ page, quit }: OwnBrowser, url: string): Promise<void> {
  const read = await open(page, url);
  for (const [words, key] of [
    ['very good', 'q'],
    ['both nations', 'c'],
    ['fentanyl crisis', 't'],
  ] as const) {
    await read.tag(words, key);
    await page.keyboard.press('Escape');
  }
  await expect(read.saved).toBeVisible();
  await read.saved.click();
  await expect(page.getByRole('dialog')).toContainText('Outside the database, last added to');
  await quit();
}

test('ST1 row 1: what was said to be saved is there after the browser was killed, whole', async ({
  start,
  url,
}) => {
  const { page, kill } = await start();
  const read = await open(page, url);
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Ada');
  await read.tag('both nations', 'c');
  await expect(read.saved).toBeVisible();
  await kill();
  const again = await start();
  const after = await open(again.page, url);
  await expect(after.marks).toHaveCount(2);
  await after.mark('very good').click();
  await expect(after.field('Speaker')).toHaveValue('Ada');
  await expect(dialog(again.page)).toBeHidden();
});

test('row 23: a database that the browser finds damaged and throws away is put back', async ({
  start,
  profile,
  url,
}) => {
  await work(await start(), url);
  for (const file of databaseFiles(profile, /^MANIFEST/)) {
    writeFileSync(
      file,
      readFileSync(file).map((byte) => byte ^ 0x5a),
    );
  }
  const { page } = await start();
  const read = await open(page, url);
  await expect(dialog(page)).toContainText('put an empty one in its place');
  await dialog(page).getByRole('button', { name: 'Put back 3 annotations' }).click();
  await expect(read.marks).toHaveCount(3);
});

test('row 24: a database whose end is torn off is made whole again', async ({
  start,
  profile,
  url,
}) => {
  await work(await start(), url);
  for (const file of databaseFiles(profile, /\.log$/)) {
    truncateSync(file, Math.floor(statSync(file).size * 0.8));
  }
  const { page } = await start();
  const read = await open(page, url);
  await expect(dialog(page)).toContainText(/missing from its end|an empty one/);
  await dialog(page)
    .getByRole('button', { name: /^Put back \d/ })
    .click();
  await expect(read.marks).toHaveCount(3);
});

test('row 74: on an insecure address of the house it works, and says what it cannot do there', async ({
  start,
  url,
}) => {
  const { page } = await start(['--host-resolver-rules=MAP newsroom.test 127.0.0.1']);
  const house = url.replace('localhost', 'newsroom.test');
  const read = await open(page, house);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  await page.reload();
  await expect(read.marks).toHaveCount(1);
  await read.saved.click();
  const panel = page.getByRole('dialog', { name: 'Storage' });
  await expect(panel).toContainText('no place for one here');
  await expect(panel).toContainText('needs the network to open');
  await panel.getByRole('button', { name: 'Back up everything' }).click();
  await expect(page.getByText('Everything sent to the browser').first()).toBeVisible();
  await page.goto(`${house}favicon.svg`);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.deleteDatabase('galley').addEventListener('success', resolve);
      }),
  );
  await open(page, house);
  await expect(dialog(page)).toContainText('No second copy was kept');
  await expect(dialog(page).getByRole('button', { name: 'Choose a backup file…' })).toBeVisible();
});
