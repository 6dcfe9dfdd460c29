import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';
import { FindPanel } from './screens/find-panel.ts';
import { TransferPage } from './screens/transfer-page.ts';

const COLLEAGUE = readFileSync('e2e/fixtures/sets/colleague.json', 'utf8');

test('AN11 words are found in every account, painted, and stepped through by keys alone', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  const { keyboard } = read.page;
  await find.find('xi jinping');
  await expect(find.field).toBeFocused();
  await expect(find.count).toHaveText('14 in 5 accounts');
  await expect(find.current).toContainText('A ¶1');
  await expect.poll(() => find.painted()).toEqual(['Xi Jinping']);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(find.current).toContainText('C ¶3');
  await expect(find.field).toBeFocused();
  await keyboard.press('Enter');
  await expect(read.text).toHaveAccessibleName('Account C, text');
  await expect(read.text).toBeFocused();
  await expect(find.list).toBeVisible();
  expect(await read.page.evaluate(() => String(getSelection()))).toBe('Xi Jinping');
  await expect(read.page.locator('[data-announcer]')).toContainText(
    '3 of 14, account C, paragraph 3, Xi Jinping',
  );
  await keyboard.press('F3');
  await expect(find.current).toContainText('C ¶5');
  await keyboard.press('t');
  await expect(read.mark('Xi Jinping')).toHaveAttribute('data-tag', 'topic');
  await keyboard.press('Shift+F3');
  await expect(find.current).toContainText('C ¶3');
  for (const _ of ['the selection', 'back to the field']) await keyboard.press('Escape');
  await expect(find.field).toBeFocused();
  await keyboard.press('Escape');
  await expect(find.field).toBeHidden();
  await expect(read.text).toBeFocused();
  expect(await find.painted()).toEqual([]);
});

test('AN11 after the last comes the first, and a hit scrolled away is shown again', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  await find.find('cautiously optimistic');
  await expect(find.count).toHaveText('1 in 1 account');
  await read.page.keyboard.press('Enter');
  const paragraph = read.text.locator('[data-start]', { hasText: 'cautiously optimistic' });
  await expect(paragraph).toBeInViewport();
  await read.scroller.evaluate((element) => element.scrollTo(0, 0));
  await expect(paragraph).not.toBeInViewport();
  await read.page.keyboard.press('F3');
  await expect(paragraph).toBeInViewport();
});

test('AN11 the list itself goes by keys too, and gives the focus back to the field', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  await find.find('tiktok');
  await find.list.focus();
  await read.page.keyboard.press('End');
  await expect(find.current).toHaveAttribute('aria-posinset', '26');
  await expect(find.current).toBeInViewport();
  await read.page.keyboard.press('ArrowUp');
  await read.page.keyboard.press('PageUp');
  await expect(find.current).toHaveAttribute('aria-posinset', '15');
  await expect(find.current).toHaveAttribute('aria-setsize', '26');
  await read.page.keyboard.press('Home');
  await expect(find.current).toHaveAttribute('aria-posinset', '1');
  await read.page.keyboard.press('Escape');
  await expect(find.field).toBeFocused();
});

test('AN11 how words match can be narrowed', async ({ read }) => {
  const find = new FindPanel(read.page);
  await find.find('us');
  const number = async (): Promise<number> =>
    Number.parseInt((await find.count.textContent()) ?? '', 10);
  const anywhere = await number();
  await read.page.getByRole('button', { name: 'Only whole words' }).click();
  await expect.poll(number).toBeLessThan(anywhere);
  const words = await number();
  await read.page.getByRole('button', { name: 'Capitals count' }).click();
  await find.field.fill('US');
  await expect.poll(number).toBeLessThanOrEqual(words);
  await find.field.fill('習近平');
  await expect(find.count).toHaveText('1 in 1 account');
  await find.field.fill(`"We discussed`);
  await expect(find.count).toHaveText('2 in 2 accounts');
});

test('AN11 annotations are found by tag, annotator, state, attribute and note', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Donald Trump');
  await read.field('Note').fill('check with the post');
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Escape');
  await read.tag('TikTok ban', 't');
  await read.tag('fentanyl crisis', 'e');
  await read.page.getByRole('radio', { name: 'major' }).click();
  await read.focusText();
  await find.find('');
  await expect(find.count).toHaveText('3 in 1 account');
  const { page } = read;
  await page.getByRole('button', { name: 'Only quote' }).click();
  await expect(find.hits).toHaveCount(1);
  await expect(find.hits).toContainText('Donald Trump');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByLabel('State').selectOption('incomplete');
  await expect(find.hits).toHaveCount(1);
  await expect(find.hits).toContainText('fentanyl crisis');
  await page.getByLabel('State').selectOption('any');
  await page.getByLabel('Attribute').selectOption('Speaker');
  await page.getByLabel('Words of the value').fill('trump');
  await expect(find.hits).toHaveCount(1);
  await page.getByLabel('Value', { exact: true }).selectOption('empty');
  await expect(find.hits).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Look in').selectOption('notes');
  await find.field.fill('the post');
  await expect(find.hits).toHaveCount(1);
  await expect(find.hits).toContainText('Note: check with the post');
  await find.field.press('Enter');
  await expect(read.card).toHaveAccessibleName('Quote, very good');
});

test('AN11 what a colleague tagged is found by their name, and shown though its layer is hidden', async ({
  read,
}) => {
  const transfer = new TransferPage(read.page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  const find = new FindPanel(read.page);
  const name = 'Ben Desk';
  await read.layer(name).click();
  await expect(read.marks).toHaveCount(0);
  await read.focusText();
  await find.find('');
  await read.page.getByRole('button', { name: 'Filters' }).click();
  await read.page.getByLabel('By', { exact: true }).selectOption(name);
  await expect(find.hits.first()).toContainText(name);
  await find.field.press('Enter');
  await expect(read.card).toBeVisible();
  await expect(read.marks).not.toHaveCount(0);
});

test('AN11 nothing found is said in words, with the way out', async ({ read }) => {
  const find = new FindPanel(read.page);
  await find.find('');
  await expect(find.count).toHaveText(
    'No tags in this story yet. Type words to find them in the accounts.',
  );
  await find.field.fill('Han Zheng Wu');
  await expect(find.count).toHaveText('Nothing here matches “Han Zheng Wu”.');
  await read.page.getByRole('button', { name: 'Only quote' }).click();
  await expect(find.count).toHaveText('Nothing here matches “Han Zheng Wu” with these filters.');
  await read.page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(find.count).toHaveText('Nothing here matches “Han Zheng Wu”.');
});

test('UX3 what is typed into the palette can be looked for in the story', async ({ read }) => {
  const find = new FindPanel(read.page);
  await read.page.keyboard.press('ControlOrMeta+k');
  await expect(read.page.getByRole('searchbox')).toBeFocused();
  await read.page.keyboard.type('fentanyl crisis');
  await expect(read.page.getByRole('menuitem', { name: 'Find “fentanyl crisis”' })).toBeVisible();
  await read.page.keyboard.press('Enter');
  await expect(find.field).toHaveValue('fentanyl crisis');
  await expect(find.field).toBeFocused();
  await expect(find.count).toHaveText('1 in 1 account');
});

test('AN11 what is typed right after the key is not lost', async ({ page, read }) => {
  const find = new FindPanel(page);
  // The list comes with a file of its own; the field does not wait for it.
  await page.route('**/FindBody-*.js', async (route) => {
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
    await route.continue();
  });
  await page.reload();
  await read.text.waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('TikTok');
  await expect(find.field).toHaveValue('TikTok');
  await page.keyboard.press('Enter');
  await expect(find.count).toHaveText(/ in 5 accounts$/);
  await expect(read.text).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe('TikTok');
});

test('UX4 what is looked for is in the URL: a link, back and forward restore it', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  await find.find('TikTok');
  await read.page.getByRole('button', { name: 'Only whole words' }).click();
  await expect(read.page).toHaveURL(/find=TikTok&whole=/);
  const link = read.page.url();
  await find.hits.filter({ hasText: 'B ¶' }).first().click();
  await expect(read.text).toHaveAccessibleName('Account B, text');
  await read.page.goBack();
  await expect(read.text).toHaveAccessibleName('Account A, text');
  await expect(find.field).toHaveValue('TikTok');
  await read.page.goBack();
  await expect(find.field).toBeHidden();
  await read.page.goForward();
  await expect(find.field).toHaveValue('TikTok');
  const total = await find.count.textContent();
  await read.page.goto('about:blank');
  await read.page.goto(link);
  await expect(find.field).toHaveValue('TikTok');
  await expect(find.count).toHaveText(total ?? '');
  await expect(read.page.getByRole('button', { name: 'Only whole words' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('AN11 the list follows what is tagged and undone meanwhile, and the text does not move', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  const left = (): Promise<string> =>
    read.text
      .locator('[data-start]')
      .nth(1)
      .evaluate((paragraph) => {
        const { left: x, top } = paragraph.getBoundingClientRect();
        return `${x} ${top}`;
      });
  const before = await left();
  await find.find('');
  expect(await left()).toBe(before);
  await read.tag('very good', 'q');
  await expect(find.count).toHaveText('1 in 1 account');
  await read.page.getByRole('button', { name: 'Only quote' }).click();
  expect(await left()).toBe(before);
  await read.focusText();
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(find.hits).toHaveCount(0);
});

for (const [name, media, size] of [
  ['light', {}, null],
  ['dark', { colorScheme: 'dark' }, null],
  ['forced colours', { forcedColors: 'active' }, null],
  ['medium', {}, { width: 900, height: 800 }],
  ['narrow', {}, { width: 360, height: 740 }],
] as const) {
  test(`UX5 no WCAG problem while finding: ${name}`, async ({ read, checkAccess }) => {
    test.setTimeout(90_000);
    const find = new FindPanel(read.page);
    await read.tag('very good', 'q');
    await read.page.keyboard.press('Escape');
    await read.page.emulateMedia(media);
    if (size !== null) await read.page.setViewportSize(size);
    await find.find('good');
    await read.page.getByRole('button', { name: 'Filters' }).click();
    await checkAccess();
    await read.page.getByRole('button', { name: 'Only quote' }).click();
    await expect(find.hits).toHaveCount(1);
    await checkAccess();
    await find.field.press('Enter');
    await expect(read.card).toBeVisible();
    await checkAccess();
  });
}

test('UX2 at 360 px the list lies over the text, folds away for a hit and comes back', async ({
  read,
}) => {
  const find = new FindPanel(read.page);
  await read.page.setViewportSize({ width: 360, height: 740 });
  const top = (): Promise<number> =>
    read.text
      .locator('[data-start]')
      .first()
      .evaluate((first) => first.getBoundingClientRect().top);
  const before = await top();
  await find.find('very good');
  expect(await top()).toBe(before);
  expect(await read.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await find.hits.first().click();
  await expect(find.list).toBeHidden();
  await expect(read.text.getByText('"very good"')).toBeInViewport();
  await read.page.getByRole('button', { name: 'Show the list' }).click();
  await expect(find.list).toBeVisible();
  await expect(find.current).toBeInViewport();
});
