import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { ComparisonPage } from './screens/comparison-page.ts';
import { ReviewPage } from './screens/review-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const SAID =
  '“President Xi and I will do everything possible to make the World more peaceful and safe!”';
const COLLEAGUE = readFileSync(new URL('fixtures/sets/colleague.json', import.meta.url));

async function idsIn(page: Page, selector: string): Promise<readonly string[]> {
  const found = page.locator(selector);
  await found.first().waitFor();
  return found.evaluateAll((elements) =>
    elements.map(
      (element) => element.getAttribute('data-command') ?? element.getAttribute('data-key') ?? '',
    ),
  );
}

/** The commands behind the entries of the menu that is open, submenus included. Closes it. */
async function idsInMenu(page: Page): Promise<readonly string[]> {
  const ids = new Set(await idsIn(page, '[role=menuitem]'));
  for (const entry of await page.locator('[role=menuitem][aria-haspopup]').all()) {
    await entry.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('menu')).toHaveCount(2);
    for (const id of await idsIn(page, '[role=menuitem]')) ids.add(id);
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('menu')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  return [...ids];
}

test('UX3 every command of the key sheet is in a menu and in the palette', async ({ read }) => {
  test.setTimeout(90_000);
  const { page } = read;
  const inMenus = new Set<string>();
  const inPalette = new Set(['palette']);
  const lookInPalette = async (): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+k');
    for (const id of await idsIn(page, '[role=menuitem]')) inPalette.add(id);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  const look = async (): Promise<void> => {
    await page.keyboard.press('Shift+F10');
    for (const id of await idsInMenu(page)) inMenus.add(id);
    await lookInPalette();
  };
  const transfer = new TransferPage(page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  // A quotation that the comparison can say something of.
  await read.openAccount('D');
  await read.tag(SAID, 'q');
  await read.card.getByRole('button', { name: /^Speaker/ }).waitFor();
  await look();
  await read.openAccount('A');
  await read.tag('wide range of issues', 'c');
  await read.tag('range of', 't');
  await page.keyboard.press('=');
  // An annotation of a pile in hand, with the caret inside it; with words selected; while something is picked.
  const [point] = await read.ends('range of');
  await page.mouse.click(point.x, point.y);
  await expect(read.card).toBeVisible();
  await look();
  await page.keyboard.press('.');
  await read.bar.waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await page.keyboard.press('.');
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  for (const id of await idsInMenu(page)) inMenus.add(id);
  // In the codebook, and while something is looked for.
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Back to reading' }).waitFor();
  await lookInPalette();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await read.text.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('phone');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await expect(read.text).toBeFocused();
  await lookInPalette();
  await page.keyboard.press('Escape');
  // In each of the other views, with something in hand, as wide as three accounts want.
  await page.setViewportSize({ width: 1920, height: 1080 });
  const comparison = new ComparisonPage(page);
  for (const [view, inHand] of [
    ['compare', '.ribbon'],
    ['quotes', '.ledger-cell'],
    ['claims', '.ledger-cell'],
    ['topics', 'td[data-look=empty] .ledger-cell'],
    ['findings', '.finding-row'],
  ] as const) {
    await comparison.open(`#/${view}`);
    if (view === 'compare') await page.keyboard.press('j');
    else await page.locator(inHand).first().click();
    await comparison.decide.getByRole('button').first().waitFor();
    await lookInPalette();
  }
  const review = new ReviewPage(page);
  await review.open();
  await lookInPalette();
  for (const step of ['r', 'v']) {
    await page.keyboard.press(step);
    await lookInPalette();
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('button', { name: /^Take over/ }).click();
  await page.getByText(/ settled/).waitFor();
  await lookInPalette();

  await page.keyboard.press('Shift+?');
  const all = await idsIn(page, '[data-command]');
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter((id) => !inMenus.has(id))).toEqual([]);
  // A reviewer's answer is kept where somebody has answered: review.spec.ts sees it there. What was changed is shown of an account with
  // an earlier version: stories.spec.ts opens it.
  expect(all.filter((id) => !inPalette.has(id))).toEqual(['versions', 'review.keep']);
});

test('UX3 a key is changed, shown everywhere, in every tab, and kept', async ({
  read,
  context,
  checkAccess,
}) => {
  test.setTimeout(60_000);
  const { page } = read;
  const other = await context.newPage();
  await other.goto('./');
  await other.getByRole('button', { name: 'Mark done' }).waitFor();
  await page.bringToFront();
  await page.keyboard.press('Shift+?');
  const change = page.getByRole('button', { name: /^Change the key of Mark the account done/ });
  await change.click();
  const field = page.getByRole('textbox', { name: /^New key of Mark the account done/ });
  await expect(field).toBeFocused();
  await page.keyboard.press('F8');
  await expect(field).toHaveValue('F8');
  await checkAccess();
  await page.keyboard.press('Enter');
  await expect(change).toBeFocused();
  await expect(change).toHaveAccessibleName(/F8$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  for (const tab of [page, other]) {
    await expect(tab.locator('.article-head kbd')).toHaveText('F8');
  }
  await read.focusText();
  await page.keyboard.press('d');
  await expect(page.getByRole('button', { name: 'Mark done' })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: 'Done, reopen' })).toBeVisible();

  await page.reload();
  await expect(page.locator('.article-head kbd')).toHaveText('F8');
  await page.keyboard.press('Shift+?');
  await page.getByRole('button', { name: /^Reset the key of Mark the account done/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.article-head kbd')).toHaveText('D');
});

test('UX3 a key that is taken is named and refused, or swapped', async ({ read }) => {
  const { page } = read;
  await page.keyboard.press('Shift+?');
  await page.getByRole('button', { name: /^Change the key of Next account/ }).click();
  const said = page.getByRole('dialog').getByRole('status').last();
  const keep = page.getByRole('button', { name: 'Keep', exact: true });
  for (const [key, words] of [
    ['ControlOrMeta+w', / W closes the tab in the browser/],
    ['ControlOrMeta+t', / T opens a tab in the browser/],
    ['ControlOrMeta+n', / N opens a window in the browser/],
    ['ArrowDown', /^Down moves the caret/],
    ['q', /^Q is the key of “Tag as quote” in the codebook/],
    ['g', /^G begins, or is, the key of “.+” and \d+ more/],
    ['d', /^D is the key of “Mark the account done/],
  ] as const) {
    // What follows soon is the second key of a sequence: so the field is left and begun again.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.press(key);
    await expect(said).toHaveText(words);
    await expect(keep).toBeDisabled();
  }
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(
    page.getByRole('button', { name: /^Change the key of Next account, D$/ }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await read.focusText();
  await page.keyboard.press('d');
  await expect(read.text).toHaveAccessibleName('Account B, text');
  await page.keyboard.press(']');
  await expect(read.account('B')).toContainText('done');
  await page.keyboard.press('Shift+?');
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('.article-head kbd')).toHaveText('D');
});

test('UX5 single-letter keys can be switched off, and a modifier brings them back', async ({
  read,
  checkAccess,
}) => {
  test.setTimeout(60_000);
  const { page } = read;
  await page.keyboard.press('Shift+?');
  await page.getByText('Single-letter keys').click();
  await expect(page.getByRole('switch', { name: 'Single-letter keys' })).not.toBeChecked();
  await checkAccess();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.reload();
  await expect(page.locator('.article-head kbd')).toHaveText('Alt D');
  await read.drag('phone conversation');
  await expect(read.bar).toContainText('Alt Q');
  for (const key of ['q', 'Shift+?', 'd', 's']) await page.keyboard.press(key);
  await expect(read.marks).toHaveCount(0);
  await page.keyboard.press('Alt+q');
  await expect(read.card).toHaveAccessibleName('Quote, phone conversation');
  await page.keyboard.press('Escape');
  await expect(read.card).toBeHidden();
  await page.keyboard.press('Alt+g');
  await page.keyboard.press('2');
  await expect(read.text).toHaveAccessibleName('Account B, text');
});

test('the secondary button opens the menu of selected words', async ({ read, checkAccess }) => {
  const { page } = read;
  await read.drag('phone conversation');
  await read.bar.waitFor();
  const [point] = await read.ends('conversation');
  await page.mouse.click(point.x + 4, point.y, { button: 'right' });
  const menu = page.getByRole('menu', { name: 'Selected words' });
  await menu.waitFor();
  await checkAccess();
  await menu.getByRole('menuitem', { name: 'Tag as claim, C' }).click();
  await expect(read.card).toHaveAccessibleName('Claim, phone conversation');
  await expect(read.text).toBeFocused();
});

test('the secondary button opens the menu of an annotation: retag, link, delete', async ({
  read,
  checkAccess,
}) => {
  const { page } = read;
  await read.tag('phone conversation', 'c');
  await page.keyboard.press('Escape');
  const menu = page.getByRole('menu', { name: 'Annotation in hand' });
  await read.mark('phone conversation').click({ button: 'right' });
  await menu.waitFor();
  await checkAccess();
  await menu.getByRole('menuitem', { name: 'Retag as quote, Q' }).click();
  await expect(read.card).toHaveAccessibleName('Quote, phone conversation');
  await page.locator('[data-letter]').first().click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Delete the annotation' }).click();
  await expect(read.marks).toHaveCount(0);
});

test('the menu key opens the menu at the caret, and Escape returns to the text', async ({
  read,
}) => {
  const { page } = read;
  await read.tag('phone conversation', 'c');
  await page.keyboard.press('Escape');
  await read.focusText();
  await page.keyboard.press('ContextMenu');
  const menu = page.getByRole('menu', { name: 'Annotation in hand' });
  await menu.waitFor();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(read.text).toBeFocused();
  // A tag is found by typing its name ahead.
  await page.keyboard.press('Shift+F10');
  await menu.waitFor();
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  await expect(read.card).toHaveAccessibleName('Error, phone conversation');
});

test('the browser’s own menu stays: with Shift, on plain words, in fields, and for a long press', async ({
  read,
}) => {
  const { page } = read;
  await read.tag('phone conversation', 'c');
  const isLeft = (
    selector: string,
    init: { shiftKey?: boolean; pointerType?: string; button?: number } = {},
  ): Promise<boolean> =>
    page
      .locator(selector)
      .first()
      .evaluate(
        (element, given) =>
          element.dispatchEvent(
            new PointerEvent('contextmenu', {
              bubbles: true,
              cancelable: true,
              button: 2,
              pointerType: 'mouse',
              ...given,
            }),
          ),
        init,
      );
  expect(await isLeft('mark')).toBe(false);
  await page.getByRole('menuitem').first().waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect(await isLeft('mark', { shiftKey: true })).toBe(true);
  expect(await isLeft('mark', { pointerType: 'touch', button: 0 })).toBe(true);
  expect(await isLeft('[data-card-editor] input')).toBe(true);
  expect(await isLeft('.paragraph >> nth=3')).toBe(true);
});
