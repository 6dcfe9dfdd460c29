import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';

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
});
