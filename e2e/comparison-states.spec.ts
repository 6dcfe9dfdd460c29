import { expect, test } from './fixtures.ts';
import { ComparisonPage } from './screens/comparison-page.ts';
import type { ReadPage } from './screens/read-page.ts';

const FERRY = `The ferry Aurora ran aground off Lindholm on Tuesday, the coast guard said. All 212 passengers were brought ashore.

“Nobody was in danger,” captain Ingrid Solheim told reporters at the quay.`;

const GARDEN = 'The city garden opened its glass house on Sunday. Visitors saw orchids from afar.';

/** Makes a story of texts and opens a view of it. */
async function openStory(read: ReadPage, texts: readonly string[]): Promise<ComparisonPage> {
  await read.page.keyboard.press('Shift+I');
  await read.page
    .getByLabel('Files', { exact: true })
    .setInputFiles(
      texts.map((text, i) => ({ name: `${i}.txt`, mimeType: '', buffer: Buffer.from(text) })),
    );
  await read.page.getByRole('radio', { name: 'a new story' }).check();
  await read.page.getByLabel('Title').fill('Another event');
  await read.page.getByRole('button', { name: 'Make the story' }).click();
  await expect(read.accounts).toHaveCount(texts.length);
  return new ComparisonPage(read.page);
}

for (const [name, media, size] of [
  ['dark', { colorScheme: 'dark' }, null],
  ['forced colours', { forcedColors: 'active' }, null],
  ['narrow', {}, { width: 390, height: 844 }],
] as const) {
  test(`UX5 no WCAG problem in the views of the comparison: ${name}`, async ({
    page,
    checkAccess,
  }) => {
    test.setTimeout(120_000);
    await page.emulateMedia(media);
    if (size !== null) await page.setViewportSize(size);
    const view = new ComparisonPage(page);
    for (const hash of ['compare', 'quotes', 'claims', 'topics', 'findings']) {
      await view.open(`#/${hash}`);
      await page.keyboard.press('j');
      await expect(
        page.locator('.ribbon[data-active], [aria-current=true]').first(),
      ).toBeAttached();
      await checkAccess();
    }
  });
}

test('UX5 what the channel draws stands in a table as well', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.openPair();
  const table = page.getByRole('table', { name: /^Passages that stand in both A and E/ });
  await expect(table.getByRole('columnheader')).toHaveText(['How near', 'A', 'E']);
  await expect(table.getByRole('row')).not.toHaveCount(1);
  await expect(view.ribbons.first()).toBeVisible();
});

for (const hash of ['quotes', 'claims', 'topics']) {
  test(`UX5 J and K go through the rows of ${hash}, the focus with them`, async ({ page }) => {
    const view = new ComparisonPage(page);
    await view.open(`#/${hash}`);
    const rows = page.locator('.ledger tbody tr:has(.ledger-cell)');
    for (const i of [0, 1]) {
      await page.keyboard.press('j');
      await expect(rows.nth(i).locator('.ledger-cell[aria-current]')).toBeFocused();
    }
    await page.keyboard.press('k');
    await expect(rows.nth(0).locator('.ledger-cell[aria-current]')).toBeFocused();
  });
}

test('CM4 taking the first cell of the map moves nothing', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.open('#/topics');
  const before = await view.cells.nth(3).boundingBox();
  await view.cells.nth(3).click();
  await expect(page.getByRole('complementary', { name: 'Passages' })).toBeVisible();
  expect(await view.cells.nth(3).boundingBox()).toEqual(before);
});

test('one account alone says in each view why there is nothing to hold it against', async ({
  read,
}) => {
  await openStory(read, [FERRY]);
  for (const [key, words] of [
    ['c', 'There is one account alone: nothing stands beside it.'],
    ['l', 'There is one account alone: nothing to hold its claims against.'],
    ['f', 'Nothing is damaged inside this account.'],
  ] as const) {
    await read.page.keyboard.press('g');
    await read.page.keyboard.press(key);
    await expect(read.page.getByText(words)).toBeVisible();
    await expect(read.page.getByRole('toolbar', { name: 'Decide' })).toHaveCount(0);
  }
});

test('two accounts of different events have nothing in common, and the views say so', async ({
  read,
}) => {
  await openStory(read, [FERRY, GARDEN]);
  for (const [key, words] of [
    ['c', 'Nothing here says the same in both accounts.'],
    ['l', 'No figure, name, date or role stands in more than one account.'],
    ['f', 'Nothing found: the accounts agree as far as can be told.'],
  ] as const) {
    await read.page.keyboard.press('g');
    await read.page.keyboard.press(key);
    await expect(read.page.getByText(words)).toBeVisible();
  }
});

test('of more than twelve accounts the tables show twelve, and let others be chosen', async ({
  read,
}) => {
  const texts = Array.from({ length: 14 }, (_, i) => `${FERRY}\n\nAccount number ${i} ends here.`);
  const view = await openStory(read, texts);
  await read.page.keyboard.press('g');
  await read.page.keyboard.press('q');
  await view.cells.first().waitFor();
  const heads = read.page.locator('.ledger thead th');
  await expect(heads).toHaveCount(13);
  await read.page.getByLabel('12 of 14 accounts').selectOption({ label: 'M to N' });
  await expect(heads).toHaveCount(3);
  await expect(heads.last()).toContainText('N');
});
