import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test as base } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const test = base;

/** Tags two passages and waits until they are saved, and in the ring. */
async function work(read: ReadPage): Promise<void> {
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Ada');
  await read.tag('both nations', 'c');
  await expect(read.saved).toBeVisible();
  await expect.poll(() => notesInRing(read.page)).toContain('both nations');
}

/** All that the journals of the ring hold, as text. */
function notesInRing(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('galley-ring', { create: true });
    let text = '';
    for await (const handle of folder.values()) {
      if (handle.kind === 'file') text += await (await handle.getFile()).text();
    }
    return text;
  });
}

/** Leaves Galley, does something to what it keeps, and comes back. */
async function meanwhile(read: ReadPage, harm: () => Promise<void>): Promise<void> {
  await read.page.goto('./favicon.svg');
  await read.page.evaluate(harm);
  await read.open();
}

const dialog = (read: ReadPage) => read.page.getByRole('dialog', { name: 'Work is missing here' });

const deleteDatabase = () =>
  new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('galley');
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(new Error('not deleted')));
  });

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Every row of the database, by store. */
const dump = () =>
  new Promise<Rows>((resolve) => {
    const opening = indexedDB.open('galley');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const names = [...db.objectStoreNames];
      const tx = db.transaction(names);
      const requests = names.map((name) => tx.objectStore(name).getAll());
      tx.addEventListener('complete', () => {
        db.close();
        resolve(Object.fromEntries(names.map((name, i) => [name, requests[i]?.result ?? []])));
      });
    });
  });

/** Puts the database back to what it was. */
const putBack = (rows: Rows) =>
  new Promise<void>((resolve) => {
    const opening = indexedDB.open('galley');
    opening.addEventListener('success', () => {
      const db = opening.result;
      const tx = db.transaction([...db.objectStoreNames], 'readwrite');
      for (const name of db.objectStoreNames) {
        tx.objectStore(name).clear();
        for (const row of rows[name] ?? []) tx.objectStore(name).put(row);
      }
      tx.addEventListener('complete', () => {
        db.close();
        resolve();
      });
    });
  });

const clearRecords = () =>
  new Promise<void>((resolve) => {
    const opening = indexedDB.open('galley');
    opening.addEventListener('success', () => {
      const tx = opening.result.transaction('records', 'readwrite');
      tx.objectStore('records').clear();
      tx.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  });

/** What a newer Galley does first. */
const raiseVersion = () =>
  new Promise<void>((resolve) => {
    const opening = indexedDB.open('galley', 99);
    opening.addEventListener('success', () => {
      opening.result.close();
      resolve();
    });
  });

test.describe('R3 what is missing is seen at the start and put back from the ring', () => {
  test('row 21: the database was deleted between two visits', async ({ read, checkAccess }) => {
    await work(read);
    await meanwhile(read, deleteDatabase);
    await expect(dialog(read)).toContainText('an empty one has taken its place');
    await expect(read.marks).toHaveCount(0);
    await checkAccess();
    await dialog(read).getByRole('button', { name: 'Put back 2 annotations' }).click();
    await expect(read.marks).toHaveCount(2);
    await expect(dialog(read)).toBeHidden();
    await read.mark('very good').click();
    await expect(read.field('Speaker')).toHaveValue('Ada');
    await read.page.reload();
    await expect(read.marks).toHaveCount(2);
    await expect(dialog(read)).toBeHidden();
    await expect(read.text.locator('mark[data-layer=other]')).toHaveCount(0);
  });

  test('row 21: the database was deleted under the open page', async ({ read, context }) => {
    await work(read);
    const session = await context.newCDPSession(read.page);
    const { origin } = new URL(read.page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await read.tag('fentanyl crisis', 't');
    await expect(dialog(read)).toContainText('an empty one in its place');
    await dialog(read).getByRole('button', { name: 'Put back 2 annotations' }).click();
    await expect(dialog(read)).toBeHidden();
    await expect(read.page.getByRole('alert')).toHaveCount(0);
    await read.page.reload();
    await expect(read.marks).toHaveCount(3);
  });

  test('rows 8 and 24: the database was rolled back', async ({ read }) => {
    await read.tag('very good', 'q');
    await expect(read.saved).toBeVisible();
    await read.page.goto('./favicon.svg');
    const earlier = await read.page.evaluate(dump);
    await read.open();
    await read.tag('both nations', 'c');
    await expect(read.saved).toBeVisible();
    await expect.poll(() => notesInRing(read.page)).toContain('both nations');
    await read.page.goto('./favicon.svg');
    await read.page.evaluate(putBack, earlier);
    await read.open();
    await expect(dialog(read)).toContainText('1 saved change is missing from its end');
    await dialog(read).getByRole('button', { name: 'Put back 1 annotation' }).click();
    await expect(read.marks).toHaveCount(2);
  });

  test('row 24: records are gone from it', async ({ read }) => {
    await work(read);
    await read.page.goto('./favicon.svg');
    await read.page.evaluate(clearRecords);
    await read.page.goto('./');
    await expect(dialog(read)).toContainText('records are gone from the browser’s database');
    await dialog(read).getByRole('button', { name: 'Put back 2 annotations' }).click();
    await expect(read.marks).toHaveCount(2);
    await read.page.reload();
    await expect(read.marks).toHaveCount(2);
    await expect(dialog(read)).toBeHidden();
  });

  test('row 28: a cleared localStorage alone is no alarm, and the ring stands in for it', async ({
    read,
  }) => {
    await work(read);
    await meanwhile(read, () => Promise.resolve(localStorage.clear()));
    await expect(read.marks).toHaveCount(2);
    await expect.poll(() => read.page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
    await expect(dialog(read)).toBeHidden();
    await read.page.goto('./favicon.svg');
    await read.page.evaluate(() => localStorage.clear());
    await read.page.evaluate(deleteDatabase);
    await read.open();
    await expect(
      dialog(read).getByRole('button', { name: 'Put back 2 annotations' }),
    ).toBeVisible();
  });

  test('an editor who goes on without keeps the copy and can look into it', async ({ read }) => {
    await work(read);
    await meanwhile(read, deleteDatabase);
    await dialog(read).getByRole('button', { name: 'Go on without' }).click();
    await expect(dialog(read)).toBeHidden();
    await read.tag('fentanyl crisis', 't');
    await expect(read.saved).toBeVisible();
    await read.page.reload();
    await expect(read.marks).toHaveCount(1);
    await read.saved.click();
    await read.page.getByRole('button', { name: /^Look into the copy/ }).click();
    await read.page.getByRole('button', { name: 'Restore 2 annotations' }).click();
    await expect(read.marks).toHaveCount(3);
    await read.undoButton('restore').click();
    await expect(read.marks).toHaveCount(1);
  });

  test('without a decision it is asked again, and the copy is not written over', async ({
    read,
  }) => {
    await work(read);
    await meanwhile(read, deleteDatabase);
    await expect(dialog(read)).toBeVisible();
    await read.page.keyboard.press('Escape');
    await expect(dialog(read)).toBeVisible();
    await read.page.reload();
    await expect(
      dialog(read).getByRole('button', { name: 'Put back 2 annotations' }),
    ).toBeVisible();
  });

  test('row 25: a database that cannot be opened is left alone, and the copy can be looked into', async ({
    read,
  }) => {
    await work(read);
    await read.page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('A mutation operation was attempted', 'UnknownError');
      };
    });
    await read.page.goto('./favicon.svg');
    await read.open();
    await expect(read.page.getByRole('alert')).toContainText(
      'cannot be read. It is left untouched',
    );
    await expect(read.marks).toHaveCount(0);
    await read.page.getByRole('button', { name: 'Menu' }).click();
    await read.page.getByRole('menuitem', { name: 'Storage and backups…' }).click();
    await read.page.getByRole('button', { name: /^Look into the copy/ }).click();
    await restore(new TransferPage(read.page), 'Restore 2 annotations');
    await expect(read.marks).toHaveCount(2);
  });

  test('row 22: with all site data gone it is a first start, and a backup brings all back', async ({
    read,
    context,
  }) => {
    await work(read);
    const transfer = new TransferPage(read.page);
    const before = await transfer.exportAs('Ana');
    const backup = await backUp(read.page);
    await read.page.goto('./favicon.svg');
    const session = await context.newCDPSession(read.page);
    const { origin } = new URL(read.page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await read.open();
    await expect(read.marks).toHaveCount(0);
    await expect(dialog(read)).toBeHidden();
    await transfer.choose('backup.json', backup);
    await expect(transfer.row('New')).toContainText('2 annotations');
    await expect(transfer.report).toContainText('Nobody has worked here yet');
    await restore(transfer, 'Restore 2 annotations');
    await expect(read.marks).toHaveCount(2);
    expect(await transfer.exportAs(null)).toBe(before);
  });
});

test.describe('ST4 a backup', () => {
  test('restores identical exports in another browser, and twice adds nothing', async ({
    read,
    browser,
  }) => {
    await work(read);
    await read.openAccount('B');
    await read.tag('習近平', 'e');
    await expect(read.saved).toBeVisible();
    const before = await new TransferPage(read.page).exportAs('Ana');
    const backup = await backUp(read.page);
    expect(backup).toContain('"format": "galley-backup"');
    const context = await browser.newContext({ baseURL: read.page.url(), serviceWorkers: 'block' });
    const there = new ReadPage(await context.newPage());
    await there.open();
    const transfer = new TransferPage(there.page);
    await transfer.choose('backup.json', backup);
    await transfer.report.getByRole('button', { name: 'Show new' }).click();
    await expect(transfer.row('New')).toContainText('very good (annotation)');
    await restore(transfer, 'Restore 3 annotations');
    await expect(there.marks).toHaveCount(2);
    await expect(there.text.locator('mark[data-layer=other]')).toHaveCount(0);
    expect(await transfer.exportAs(null)).toBe(before);
    await transfer.choose('backup.json', backup);
    await expect(transfer.report).toContainText('Nothing to restore');
    await context.close();
  });

  test('never replaces newer work, and shows what it would replace', async ({
    read,
    checkAccess,
  }) => {
    await work(read);
    const backup = await backUp(read.page);
    await read.mark('very good').click();
    await read.field('Speaker').fill('Bo');
    await read.field('Speaker').blur();
    await read.focusText();
    await read.mark('both nations').click();
    await read.focusText();
    await read.page.keyboard.press('Delete');
    await expect(read.marks).toHaveCount(1);
    await expect(read.saved).toBeVisible();
    const transfer = new TransferPage(read.page);
    await transfer.choose('backup.json', backup);
    await expect(transfer.row('Older')).toContainText('2 annotations');
    await expect(
      transfer.report.getByRole('button', { name: 'Nothing to restore' }),
    ).toBeDisabled();
    await checkAccess();
    await read.page.keyboard.press('Escape');
    await read.mark('very good').click();
    await expect(read.field('Speaker')).toHaveValue('Bo');
  });

  for (const [name, spoil, words] of [
    ['cut off', (text: string) => text.slice(0, -200), /ends too early, at line \d+/],
    [
      'broken',
      (text: string) => text.replace('"texts"', 'texts'),
      /not a Galley backup: line 8, column 1 is not JSON/,
    ],
    [
      'of a newer version',
      (text: string) => text.replace('"1.0"', '"7.0"'),
      /newer Galley \(format 7.0\)/,
    ],
    [
      'of another kind',
      () => '{"format":"something else"}',
      /not a set of annotations|not a backup/,
    ],
  ] as const) {
    test(`that is ${name} is refused with the place and the reason`, async ({ read }) => {
      const backup = await backUp(read.page);
      const transfer = new TransferPage(read.page);
      await transfer.choose('backup.json', spoil(backup));
      await expect(transfer.report).toContainText(words);
      await expect(transfer.report).toContainText('backup.json');
    });
  }

  test('with a bad row names the row and brings the rest', async ({ read }) => {
    await work(read);
    const backup = await backUp(read.page);
    await read.undoButton().click();
    const transfer = new TransferPage(read.page);
    await transfer.choose('backup.json', backup.replace('"kind":"annotation"', '"kind":"nothing"'));
    await transfer.report.getByRole('button', { name: 'Show refused' }).click();
    await expect(transfer.row('Refused')).toContainText(
      /Record \d+: \/records\/\d+\/kind cannot be nothing/,
    );
  });

  test('row 95: that was never made is said, and after many changes beside "Saved"', async ({
    read,
  }) => {
    await read.tag('very good', 'q');
    await read.saved.click();
    await expect(read.page.getByRole('dialog')).toContainText('Never.');
    await read.page.keyboard.press('Escape');
    for (let i = 0; i < 26; i += 1) {
      await read.undoButton('tag quote').click();
      await read.page.getByRole('button', { name: 'Redo tag quote' }).click();
    }
    await expect(read.saved).toContainText('not backed up');
    await backUp(read.page);
    await expect(read.saved).not.toContainText('not backed up');
    await read.page.reload();
    await expect(read.saved).toBeVisible();
    await read.saved.click();
    await expect(read.page.getByRole('dialog')).toContainText('changes since');
  });
});

test.describe('R7 data of a newer Galley', () => {
  test('row 29: is shown, can be exported and backed up, and is not changed', async ({
    read,
    checkAccess,
  }) => {
    await work(read);
    await meanwhile(read, raiseVersion);
    const banner = read.page.getByRole('alert');
    await expect(banner).toContainText('written by a newer Galley');
    await expect(banner).not.toContainText('clear');
    await expect(read.marks).toHaveCount(2);
    await checkAccess();
    await read.drag('fentanyl crisis');
    await read.bar.waitFor();
    await read.page.keyboard.press('t');
    await expect(read.page.getByText('Nothing was changed')).toBeVisible();
    await expect(read.marks).toHaveCount(2);
    expect(await new TransferPage(read.page).exportAs('Ana')).toContain('"exact": "very good"');
    expect(await backUp(read.page)).toContain('both nations');
  });

  test('row 10: under an open older tab: that says so, and loses nothing', async ({ read }) => {
    await work(read);
    await read.page.evaluate(raiseVersion);
    await expect(read.page.getByRole('alert')).toContainText('A newer Galley has used this data');
    await expect(read.marks).toHaveCount(2);
  });
});

test.describe('ST3 an allowance that is really used up', () => {
  const starved = base.extend<{ readonly lift: () => Promise<void> }>({
    // Before the page opens, since Chromium remembers for half a minute how much room there was.
    lift: async ({ page, context, baseURL }, use) => {
      const session = await context.newCDPSession(page);
      const origin = new URL(baseURL ?? '').origin;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 300_000 });
      await use(async () => {
        await session.send('Storage.overrideQuotaForOrigin', { origin });
      });
    },
  });
  starved.slow();

  starved(
    'rows 12 and 15: the act stays, no room is promised, and it is saved once there is some',
    async ({ lift, read, checkAccess }) => {
      await read.tag('very good', 'q');
      await expect(read.saved).toBeVisible();
      await read.field('Note').fill(`A long note. ${noise(200_000)}`);
      await read.field('Note').blur();
      const alert = read.page.getByRole('alert');
      await expect(alert).toContainText('Not saved: the disk');
      await expect(alert).not.toContainText(/%|GB|MB/);
      await checkAccess();
      expect(await new TransferPage(read.page).exportAs('Ana')).toContain('A long note.');
      await lift();
      await expect(read.saved).toBeVisible({ timeout: 60_000 });
      await read.page.reload();
      await read.mark('very good').click();
      await expect(read.field('Note')).toHaveValue(/^A long note/);
    },
  );

  starved('row 13: what does not fit as a whole has not happened', async ({ lift, read }) => {
    await work(read);
    const backup = fresh(await backUp(read.page)).replace(
      '"note":""',
      `"note":"${noise(200_000)}"`,
    );
    const transfer = new TransferPage(read.page);
    await transfer.choose('backup.json', backup);
    await transfer.report.getByRole('button', { name: 'Restore 2 annotations' }).click();
    await expect(transfer.report).toContainText('Nothing was put back: the disk');
    await lift();
    await read.page.reload();
    await expect(read.saved).toBeVisible();
    await expect(read.marks).toHaveCount(2);
  });
});

test.describe('ST3 protection', () => {
  test('is asked for with the first annotation, and shown as the browser gives it', async ({
    read,
    context,
  }) => {
    const asked = await read.page.evaluate(() => localStorage.getItem('galley-asked-to-persist'));
    expect(asked).toBeNull();
    const session = await context.newCDPSession(read.page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.send('Browser.grantPermissions', {
      browserContextId: targetInfo.browserContextId ?? '',
      origin: new URL(read.page.url()).origin,
      permissions: ['durableStorage'],
    });
    await read.tag('very good', 'q');
    await expect.poll(() => read.page.evaluate(() => navigator.storage.persisted())).toBe(true);
    await read.saved.click();
    await expect(read.page.getByRole('dialog')).toContainText('keeps it until you delete it');
  });

  test('that the browser refuses is said as it is', async ({ read, checkAccess }) => {
    await read.saved.click();
    const panel = read.page.getByRole('dialog', { name: 'Storage' });
    await expect(panel).toContainText('the browser may clear it when the disk runs short');
    await checkAccess();
    await panel.getByRole('button', { name: 'Ask it to keep everything' }).click();
    await expect(panel).toContainText('The browser has just said no');
  });
});

test('row 98: leaving is only held up while something is not saved', async ({ read }) => {
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  const isHeldUp = () =>
    read.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await isHeldUp()).toBe(false);
  await read.page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  await read.tag('both nations', 'c');
  await expect(read.page.getByRole('alert')).toContainText('Not saved');
  expect(await isHeldUp()).toBe(true);
});

test('row 92: without locks and channels between tabs nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
  });
  const read = new ReadPage(page);
  await read.open();
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  await page.reload();
  await expect(read.marks).toHaveCount(1);
});

test('row 32: a clock that is wrong, and put right, changes no order and loses nothing', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2099-01-01T00:00:00Z') });
  const read = new ReadPage(page);
  await read.open();
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Ada');
  await expect(read.saved).toBeVisible();
  await page.clock.setSystemTime(new Date('1999-01-01T00:00:00Z'));
  await read.field('Speaker').fill('Bo');
  await read.tag('both nations', 'c');
  await expect(read.saved).toBeVisible();
  await page.reload();
  await expect(read.marks).toHaveCount(2);
  await read.mark('very good').click();
  await expect(read.field('Speaker')).toHaveValue('Bo');
  await read.focusText();
  await read.undoButton('tag claim').click();
  await expect(read.marks).toHaveCount(1);
});

for (const locale of ['tr-TR', 'ar-EG']) {
  test.describe(`row 100: in ${locale}`, () => {
    test.use({ locale, timezoneId: 'Asia/Kathmandu' });
    test('rows 34 and 100: work, backup and restore are the same', async ({ read }) => {
      await work(read);
      const backup = await backUp(read.page);
      expect(backup).toMatch(/"created": "\d{4}-\d\d-\d\dT[\d:.]+Z"/);
      const transfer = new TransferPage(read.page);
      await transfer.choose('backup.json', backup);
      await expect(transfer.report).toContainText('Nothing to restore');
    });
  });
}

async function restore({ report }: TransferPage, name: string): Promise<void> {
  await report.getByRole('button', { name }).click();
  await report.waitFor({ state: 'hidden' });
}

/** Backs everything up and returns the content of the file. */
async function backUp(page: Page): Promise<string> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Shift+B');
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^galley-backup-\d{4}-\d\d-\d\dt\d{4}\.json$/);
  return readFileSync(await download.path(), 'utf8');
}

/** A backup with other record ids for its annotations, so that all of them are new. */
function fresh(backup: string): string {
  return backup.replaceAll(/"id":"([0-9a-f]{8}-[0-9a-f]{4}-7)\w/g, '"id":"$1x');
}

/** Letters that no compression makes fewer. */
function noise(length: number): string {
  return randomBytes(length).toString('base64').slice(0, length);
}
