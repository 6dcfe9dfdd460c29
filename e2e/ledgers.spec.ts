import { expect, test } from './fixtures.ts';
import { ComparisonPage } from './screens/comparison-page.ts';
import { ReadPage } from './screens/read-page.ts';

test('CM2 words changed inside quotation marks show themselves, and become a tag', async ({
  page,
  checkAccess,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/quotes');
  await checkAccess();
  const altered = page.locator('td[data-look=alarm] .ledger-cell', { hasText: 'beneficial' });
  await expect(altered).toContainText('altered inside the marks');
  await altered.click();
  await expect(view.act(/^Tag error in E/)).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Undo tag error' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Account E, text' })).toBeVisible();
});

test('CM2 the base can be chosen; UX5 the table is one tab stop with arrows inside', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/quotes');
  await page.getByLabel('Base').selectOption({ label: 'D AP' });
  await expect(page.locator('td[data-look=base]').first()).toContainText('base');
  await page.reload();
  await expect(page.getByLabel('Base')).not.toHaveValue('');
  expect(await page.locator('.ledger-cell[tabindex="0"]').count()).toBe(1);
  await view.cells.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(view.cells.nth(1)).toBeFocused();
  await expect(view.cells.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('ControlOrMeta+End');
  await expect(view.cells.last()).toBeFocused();
});

test('CM8 two cells are linked by one key, once', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.open('#/quotes');
  await view.cells.nth(1).click();
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText(
    'Linked: same utterance',
  );
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Undo link passages' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
});

test('CM3 claims that disagree stand first, and lead to both texts', async ({
  page,
  checkAccess,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const view = new ComparisonPage(page);
  await view.open('#/claims');
  await checkAccess();
  const odd = page.locator('td[data-look=alarm] .ledger-cell').first();
  await odd.click();
  await view.act('Side by side').click();
  await expect(page.locator('.ribbon[data-active]').first()).toBeVisible();
  await expect(page.getByText(/^Passage \d+ of/)).toBeVisible();
  await page.goBack();
  await page.getByText('Only conflicts').click();
  await expect(page.locator('tbody tr').first().locator('td[data-look]').first()).toBeVisible();
  await page.locator('.ledger-cell').first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toBeFocused();
});

test('CM4 an empty cell shows what the others print, and is noted as an omission', async ({
  page,
  checkAccess,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/topics');
  const empty = page.locator('td[data-look=empty] .ledger-cell').first();
  await empty.click();
  await expect(page.getByRole('complementary', { name: 'Passages' })).toContainText('leaves out');
  await checkAccess();
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Undo tag error' })).toBeVisible();
  await expect(view.act('Note the omission')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view.act(/^Note the omission/)).toBeVisible();
});

test('CM5 who copies whom is drawn, told, and leads to the shared words', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const view = new ComparisonPage(page);
  await view.open('#/topics');
  const sources = page.getByRole('region', { name: 'Sources' });
  await expect(sources.getByRole('row', { name: /^B/ })).toContainText('copies D');
  await sources.getByRole('button', { name: /^copies D/ }).click();
  await expect(view.heading('Compare B and D')).toBeAttached();
});

for (const place of ['quotes', 'claims', 'topics']) {
  test(`UX5 ${place} on a narrow page and in the dark`, async ({ page, checkAccess }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 360, height: 760 });
    const view = new ComparisonPage(page);
    await view.open(`#/${place}`);
    await expect(page.locator('body')).toHaveJSProperty('scrollWidth', 360);
    await checkAccess();
  });
}

test('UX6 a comparison can be cancelled and begun again; reading goes on meanwhile', async ({
  page,
}) => {
  await page.route('**/comparison.worker*', () => undefined);
  await page.goto('./#/quotes');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The accounts have not been compared.')).toBeVisible();
  await page.unroute('**/comparison.worker*');
  await page.getByRole('button', { name: 'Compare them' }).click();
  await expect(new ComparisonPage(page).heading('Quotes')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(new ReadPage(page).text).toBeVisible();
});

test('CM10 the comparison goes out as a page, Markdown and JSON, the same bytes each time', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/claims');
  const saved = async (format: string): Promise<string> => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('searchbox').fill(`Comparison as ${format}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(download.suggestedFilename()).toMatch(/comparison\.(html|md|json)$/);
    const stream = await download.createReadStream();
    let content = '';
    for await (const piece of stream) content += String(piece);
    return content;
  };
  const html = await saved('a page');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain('beneficial');
  expect(await saved('a page')).toBe(html);
  expect(await saved('Markdown')).toMatch(/^# /);
  const json = JSON.parse(await saved('JSON'));
  expect(json.articles).toHaveLength(5);
  expect(json.findings.length).toBeGreaterThan(0);
});
