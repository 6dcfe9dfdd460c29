import { expect, test } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';

test('ST2 two tabs show each other’s changes and keep both', async ({ read, context }) => {
  const other = new ReadPage(await context.newPage());
  await other.open();
  await read.tag('very good', 'q');
  await expect(other.mark('very good')).toBeVisible({ timeout: 1000 });
  await other.tag('both nations', 'c');
  await expect(read.mark('both nations')).toBeVisible({ timeout: 1000 });
  await read.mark('very good').click();
  await other.mark('very good').click();
  await read.field('Speaker').fill('Ada');
  await other.field('Fidelity').selectOption('excerpt');
  await expect(other.field('Speaker')).toHaveValue('Ada');
  await expect(read.field('Fidelity')).toHaveValue('excerpt');
});

test('ST2 two tabs that open Galley for the first time together are one editor', async ({
  context,
}) => {
  const pages = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
  const tabs = pages.map((page) => new ReadPage(page));
  await Promise.all(tabs.map((tab) => tab.open()));
  const [first, ...others] = tabs;
  await first?.tag('very good', 'q');
  for (const tab of others) {
    await expect(tab.mark('very good')).toBeVisible();
    await expect(tab.text.locator('mark[data-layer=other]')).toHaveCount(0);
  }
});

test('ST2 undo takes back only what this tab did', async ({ read, context }) => {
  const other = new ReadPage(await context.newPage());
  await other.open();
  await read.tag('very good', 'q');
  await other.tag('both nations', 'c');
  await expect(read.mark('both nations')).toBeVisible();
  await read.undoButton('tag quote').click();
  await expect(other.marks).toHaveCount(1);
  await expect(other.mark('both nations')).toBeVisible();
});
