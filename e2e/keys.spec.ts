import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

/** Presses keys one after the other and counts them: a chord is one. */
async function press(page: Page, ...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

/** Puts the caret before words of the open account, as an editor who reads there has it. */
async function caretBefore(read: ReadPage, words: string): Promise<void> {
  const [point] = await read.ends(words);
  await read.page.mouse.click(point.x, point.y);
  await expect(read.text).toBeFocused();
}

/** Tabs until the element with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    if ((await focusedName(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${name}`);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.ariaLabel ?? element?.textContent?.trim() ?? '';
  });
}

test('AN5 AN10 retag, fill in, link, delete and undo go by key', async ({ read }) => {
  const { page } = read;
  await caretBefore(read, 'very good');
  await press(page, '"', 'q');
  expect(await press(page, 'e')).toBe(1);
  await expect(read.card).toHaveAccessibleName('Error, "very good"');
  await press(page, 'Enter');
  await expect(read.card.locator(':focus')).toHaveCount(1);
  await press(page, 'Escape', 'Escape');
  await expect(read.text).toBeFocused();
  await caretBefore(read, 'wide range of');
  await press(page, '.', 'c', 'l', 'j', 'Enter');
  await expect(read.card.getByRole('group', { name: 'Links' })).toContainText('very good');
  await press(page, 'Delete');
  await expect(read.marks).toHaveCount(1);
  await press(page, 'ControlOrMeta+z');
  await expect(read.text.locator('mark[data-tag=claim]').first()).toBeVisible();
  await press(page, 'ControlOrMeta+Shift+z');
  await expect(read.text.locator('mark[data-tag=claim]')).toHaveCount(0);
});

test('AN10 undo in another account says where it was', async ({ read }) => {
  const { page } = read;
  await press(page, 'g', '2');
  await expect(read.text).toHaveAccessibleName('Account B, text');
  await press(page, 'ControlOrMeta+Home', 's', 'q');
  await expect(read.marks).toHaveCount(1);
  await press(page, 'g', '1');
  await expect(read.text).toHaveAccessibleName('Account A, text');
  await press(page, 'ControlOrMeta+z');
  await expect(page.locator('[data-announcer]')).toHaveText('Undone in B: tag quote');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Undone in B');
});

test('accounts, done mark, theme, size and layers go by key', async ({ read }) => {
  const { page } = read;
  await press(page, ']', ']', '[');
  await expect(read.text).toHaveAccessibleName('Account B, text');
  await press(page, 'd');
  await expect(read.account('B')).toContainText('done');
  await press(page, 'Shift+L');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await press(page, '=');
  await expect(page.locator('[data-announcer]')).toHaveText('Text 1 larger');
  await press(page, 'ControlOrMeta+Home', 's', 'q', 'Escape');
  await expect(read.marks).toHaveCount(1);
  await press(page, 'v');
  const layers = page.getByRole('dialog', { name: 'Tags and layers shown' });
  await layers.waitFor();
  await tabTo(page, 'Show topic');
  await press(page, 'ArrowRight');
  expect(await focusedName(page)).toBe('Show quote');
  await press(page, 'Space', 'Escape');
  await expect(read.marks).toHaveCount(0);
});

test('export and import go by key', async ({ read, browser }) => {
  const { page } = read;
  await caretBefore(read, 'very good');
  await press(page, '"', 'q');
  const downloading = page.waitForEvent('download');
  await press(page, 'ControlOrMeta+s');
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type('Ada');
  await press(page, 'Enter');
  const path = await (await downloading).path();

  const elsewhere = await browser.newContext();
  const colleague = new ReadPage(await elsewhere.newPage());
  await colleague.open();
  const choosing = colleague.page.waitForEvent('filechooser');
  await press(colleague.page, 'ControlOrMeta+o');
  await (await choosing).setFiles(path);
  const { report } = new TransferPage(colleague.page);
  const button = report.getByRole('button', { name: 'Import 1' });
  await expect(button).toBeFocused();
  await expect(button.locator('kbd')).toHaveText('↵');
  await expect(report.getByRole('button', { name: 'Cancel' }).locator('kbd')).toHaveText('Esc');
  await press(colleague.page, 'Enter');
  await expect(report).toBeHidden();
  await expect(colleague.marks).toHaveCount(1);
  await elsewhere.close();
});

test('UX5 each list, row and toolbar is one tab stop with arrows inside', async ({ read }) => {
  const { page } = read;
  await caretBefore(read, 'very good');
  await press(page, '"');
  await read.bar.waitFor();
  const stops = (scope: string): Promise<number> =>
    page.locator(scope).evaluate((box) => {
      const controls = [...box.querySelectorAll<HTMLElement>('button, a[href]')];
      return controls.filter(({ tabIndex }) => tabIndex === 0).length;
    });
  for (const scope of [
    'nav[aria-label=Accounts] > ul',
    '[role=toolbar][aria-label="Tags shown"]',
    'section[aria-label=Layers] > ul',
    '[role=toolbar][aria-label="Tag every selection"]',
    '[role=toolbar][aria-label="Tag the selected words"]',
  ]) {
    expect(await stops(scope), scope).toBe(1);
  }

  await read.account('A').focus();
  await press(page, 'ArrowDown', 'ArrowDown');
  await expect(read.account('C')).toBeFocused();
  await press(page, 'End');
  await expect(read.account('E')).toBeFocused();
  await press(page, 'ArrowDown', 'Home', 'ArrowDown', 'Enter');
  await expect(read.text).toHaveAccessibleName('Account B, text');
  // The list is entered where one is.
  await expect(page.locator('nav[aria-label=Accounts] > ul a[tabindex="0"]')).toHaveAttribute(
    'aria-current',
    'page',
  );

  const mode = page.getByRole('toolbar', { name: 'Tag every selection' });
  await mode.getByRole('button', { name: 'what I choose' }).focus();
  await press(page, 'ArrowRight', 'ArrowRight', 'Space');
  await expect(mode.getByRole('button', { name: 'Quote' })).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'Tab', 'Shift+Tab');
  await expect(mode.getByRole('button', { name: 'Quote' })).toBeFocused();
});

test('UX5 in a narrow window the row of accounts goes by arrows, in the direction of writing', async ({
  read,
}) => {
  const { page } = read;
  await page.setViewportSize({ width: 360, height: 740 });
  const account = (siglum: string) => page.getByRole('button', { name: `Account ${siglum}` });
  await account('A').focus();
  await press(page, 'ArrowRight');
  await expect(account('B')).toBeFocused();
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'));
  await press(page, 'ArrowRight');
  await expect(account('A')).toBeFocused();
});

test('UX5 at 400 % zoom at least half of the height is text', async ({ read }) => {
  const { page } = read;
  await page.setViewportSize({ width: 320, height: 256 });
  const share = (): Promise<number> =>
    page.evaluate(() => {
      const inside = (x: number, y: number) =>
        document.elementFromPoint(x, y)?.closest('[data-scroller]') != null;
      const rows = Array.from({ length: innerHeight }, (_, y) => inside(innerWidth / 2, y));
      return rows.filter(Boolean).length / innerHeight;
    });
  expect(await share()).toBeGreaterThanOrEqual(0.5);
  await read.scroller.evaluate((element) => element.scrollBy(0, 200));
  // The head of the account goes with the text.
  expect(
    await page.locator('.article-head').evaluate((head) => head.getBoundingClientRect().bottom),
  ).toBeLessThan(70);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
});
