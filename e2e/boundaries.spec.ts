import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';

async function pressAndRead(read: ReadPage, key: string, expected: string): Promise<void> {
  await read.page.keyboard.press(key);
  await expect(read.card).toHaveAccessibleName(expected);
}

test('AN5 one key moves a boundary by a word, with Shift by a character', async ({ read }) => {
  await read.tag('wide range', 'c');
  await pressAndRead(read, '4', 'Claim, wide range of');
  await pressAndRead(read, '1', 'Claim, a wide range of');
  await pressAndRead(read, '2', 'Claim, wide range of');
  await pressAndRead(read, '3', 'Claim, wide range');
  await pressAndRead(read, 'Shift+Digit3', 'Claim, wide rang');
  await pressAndRead(read, 'Shift+Digit2', 'Claim, ide rang');
  await pressAndRead(read, 'ControlOrMeta+z', 'Claim, wide rang');
  await expect(read.text.locator('mark[data-first]')).toHaveCount(1);
});

test('AN5 a boundary is dragged by its handle, word by word, and undone', async ({ read }) => {
  await read.tag('wide range', 'c');
  const handle = await read.page.locator('.boundary-handle[data-side=end]').boundingBox();
  const [, to] = await read.ends('fentanyl');
  if (handle === null) throw new Error('There is no handle');
  await read.page.mouse.move(handle.x, handle.y + handle.height + 4);
  await read.page.mouse.down();
  await read.page.mouse.move(to.x - 20, to.y, { steps: 4 });
  await read.page.mouse.up();
  await expect(read.card).toHaveAccessibleName(
    'Claim, wide range of issues, including trade, the TikTok ban, and the fentanyl',
  );
  await read.undoButton('move boundary').click();
  await expect(read.card).toHaveAccessibleName('Claim, wide range');
});

test('AN5 words are added and taken out, and what is filled in stays', async ({ read }) => {
  await read.tag('wide range of issues', 'c');
  await read.field('Note').fill('kept');
  await read.drag('fentanyl crisis');
  await pressAndRead(read, 'a', 'Claim, wide range of issues … fentanyl crisis');
  await read.drag('range of');
  await pressAndRead(read, 'Shift+A', 'Claim, wide … issues … fentanyl crisis');
  await expect(read.field('Note')).toHaveValue('kept');
  await expect(read.text.locator('mark')).toHaveCount(3);
});

test('AN5 one annotation becomes two at the caret, and two become one', async ({ read }) => {
  await read.tag('wide range of issues', 'c');
  const [point] = await read.ends('of issues');
  await read.page.mouse.click(point.x, point.y);
  await read.page.keyboard.press('b');
  await expect(read.text.locator('mark[data-first]')).toHaveText(['wide range', 'of issues']);
  await read.undoButton('split claim').waitFor();
  await read.page.keyboard.press('m');
  await expect(read.page.getByRole('group', { name: 'Picking' })).toContainText('Merge');
  await read.page.keyboard.press('j');
  await read.page.keyboard.press('Enter');
  await expect(read.text.locator('mark[data-first]')).toHaveText(['wide range of issues']);
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(read.text.locator('mark[data-first]')).toHaveText(['wide range', 'of issues']);
});

test('AN12 moving a boundary moves no word of the text', async ({ read }) => {
  await read.tag('wide range', 'c');
  const top = async () => (await read.ends('fentanyl'))[0].y;
  const before = await top();
  for (const key of ['4', '4', '4', '1', '3']) await read.page.keyboard.press(key);
  await expect(read.card).toHaveAccessibleName('Claim, a wide range of issues');
  expect(await top()).toBe(before);
});

test('AN4 a pile is listed, innermost first, and walked through with one key', async ({
  read,
  checkAccess,
}) => {
  await read.tag('phone conversation with Chinese', 'c');
  await read.tag('conversation', 't');
  await read.tag('conversation', 'q');
  await read.page.keyboard.press('Escape');
  const [point] = await read.ends('conversation');
  await read.page.mouse.click(point.x + 10, point.y);
  await expect(read.card).toHaveAccessibleName('Quote, conversation');
  const pile = read.card.getByRole('group', { name: '3 tags at this place, innermost first' });
  await expect(pile.getByRole('button')).toHaveCount(3);
  await expect(pile.locator('[aria-current]')).toHaveText(/conversation/);
  await checkAccess();
  await pressAndRead(read, 'p', 'Topic, conversation');
  await pressAndRead(read, 'p', 'Claim, phone conversation with Chinese');
  await pressAndRead(read, 'p', 'Quote, conversation');
  await pile.getByRole('button', { name: 'phone conversation with Chinese' }).click();
  await expect(read.card).toHaveAccessibleName('Claim, phone conversation with Chinese');
  await expect(read.text.locator('mark[data-active]').first()).toHaveText(/^phone/);
});

test('UX2 a card that is open as the account opens stands level with its words', async ({
  read,
}) => {
  await read.tag('stable, healthy, and sustainable', 'q');
  await read.openAccount('B');
  await read.page.goBack();
  await expect(read.card).toHaveAccessibleName('Quote, stable, healthy, and sustainable');
  const mark = await read.mark('stable, healthy').boundingBox();
  const card = await read.card.boundingBox();
  const handle = await read.page.locator('.boundary-handle[data-side=start]').boundingBox();
  if (mark === null || card === null || handle === null) throw new Error('Something is not there');
  expect(card.y).toBeGreaterThan(0);
  expect(card.y).toBeLessThanOrEqual(mark.y + mark.height);
  expect(Math.abs(handle.x - mark.x)).toBeLessThan(2);
  expect(Math.abs(handle.y - mark.y)).toBeLessThan(mark.height);
});
