import { expect, test } from './fixtures.ts';

test('AN1 one drag and one key tag the words', async ({ read }) => {
  await read.drag('phone conversation');
  await read.page.keyboard.press('c');
  await expect(read.mark('phone conversation')).toHaveText('phone conversation');
  await expect(read.card).toHaveAccessibleName('Claim, phone conversation');
  await expect(read.saved).toBeVisible();
});

test('AN1 one drag and one click tag the words', async ({ read }) => {
  await read.drag('phone conversation');
  await read.bar.getByRole('button', { name: 'Quote' }).click();
  await expect(read.mark('phone conversation')).toHaveAttribute('data-tag', 'quote');
});

test('AN1 a tag chosen first is set on each selection', async ({ read }) => {
  await read.page
    .getByRole('toolbar', { name: 'Tag every selection' })
    .getByRole('button', { name: 'Topic' })
    .click();
  await read.drag('phone conversation');
  await read.drag('wide range of issues');
  await expect(read.bar).toBeHidden();
  await expect(read.text.locator('mark[data-tag=topic][data-first]')).toHaveCount(2);
});

test('AN1 a double click takes the word, a triple click the sentence', async ({ read }) => {
  const [point] = await read.ends('conversation');
  await read.page.mouse.dblclick(point.x + 5, point.y);
  await read.page.keyboard.press('t');
  await expect(read.mark('conversation')).toHaveText('conversation');
  const [second] = await read.ends('signaling');
  await read.page.mouse.click(second.x + 5, second.y, { clickCount: 3 });
  await read.page.keyboard.press('c');
  await expect(read.card).toHaveAccessibleName(
    /^Claim, The call comes just days .* administration\.$/,
  );
});

test('AN3 a selection grows to whole words, and not with Alt held', async ({ read }) => {
  await read.drag('hone conversatio');
  await read.page.keyboard.press('c');
  await expect(read.mark('phone')).toHaveText('phone conversation');
  await read.page.keyboard.down('Alt');
  await read.drag('ide rang');
  await read.page.keyboard.up('Alt');
  await read.page.keyboard.press('c');
  await expect(read.mark('ide rang')).toHaveText('ide rang');
});

test('AN3 a backward drag, and one over paragraphs, take what they cover', async ({ read }) => {
  await read.drag('wide range of issues', { backward: true });
  await read.page.keyboard.press('t');
  await expect(read.mark('wide range')).toHaveText('wide range of issues');
  const [start] = await read.ends('incoming administration');
  const [, end] = await read.ends('characterized the call');
  await read.dragBetween(start, end);
  await read.page.keyboard.press('c');
  await expect(read.card).toHaveAccessibleName(
    /^Claim, incoming administration\.\s+Trump characterized the call$/,
  );
  await expect(read.text.locator('mark[data-tag=claim]')).toHaveCount(2);
});

test('AN3 Shift-click reaches from the last click to here', async ({ read }) => {
  const [start] = await read.ends('phone conversation');
  const [, end] = await read.ends('Xi Jinping');
  await read.page.mouse.click(start.x, start.y);
  await read.page.keyboard.down('Shift');
  await read.page.mouse.click(end.x, end.y);
  await read.page.keyboard.up('Shift');
  await read.page.keyboard.press('q');
  await expect(read.card).toHaveAccessibleName(
    'Quote, phone conversation with Chinese President Xi Jinping',
  );
});

test('AN4 annotations nest, cross and pile up, and each can be reached', async ({
  read,
  checkAccess,
}) => {
  await read.tag('phone conversation with Chinese', 'c');
  await read.tag('Chinese President', 'e');
  await read.tag('conversation', 't');
  await read.tag('conversation', 'q');
  await expect(read.text.locator('mark[data-first]')).toHaveCount(4);
  await read.page.keyboard.press('Escape');
  const [point] = await read.ends('conversation');
  // Innermost first; of equals the newest.
  for (const name of [
    'Quote, conversation',
    'Topic, conversation',
    'Claim, phone conversation with Chinese',
  ]) {
    await read.page.mouse.click(point.x + 10, point.y);
    await expect(read.card).toHaveAccessibleName(name);
  }
  await checkAccess();
});

test('AN5 one key gives another tag, and attributes and id stay', async ({ read }) => {
  await read.tag('phone conversation', 'c');
  const id = await read.mark('phone conversation').getAttribute('data-annotation');
  await read.field('Note').fill('kept');
  await read.focusText();
  await read.page.keyboard.press('e');
  await expect(read.card).toHaveAccessibleName('Error, phone conversation');
  await expect(read.mark('phone conversation')).toHaveAttribute('data-annotation', id ?? '');
  await expect(read.field('Note')).toHaveValue('kept');
});

test('AN12 tagging, filling in, undoing and filtering move the text by 0 px', async ({ read }) => {
  const top = (): Promise<number> =>
    read.text
      .locator('[data-start]')
      .nth(1)
      .evaluate((paragraph) => paragraph.getBoundingClientRect().top);
  const before = await top();
  await read.tag('phone conversation with Chinese', 'e');
  expect(await top()).toBe(before);
  await read.page.getByRole('radio', { name: 'critical' }).click();
  expect(await top()).toBe(before);
  await read.page.keyboard.press('Escape');
  expect(await top()).toBe(before);
  await read.page.getByRole('button', { name: 'Show error' }).click();
  await expect(read.marks).toHaveCount(0);
  expect(await top()).toBe(before);
  await read.page.getByRole('button', { name: 'Show error' }).click();
  await read.focusText();
  await read.page.keyboard.press('ControlOrMeta+z');
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(read.marks).toHaveCount(0);
  expect(await top()).toBe(before);
});

test('AN12 the place in every account is kept', async ({ read }) => {
  await read.scroller.evaluate((element) => element.scrollTo(0, 400));
  await read.openAccount('B');
  await read.openAccount('A');
  await expect.poll(() => read.scroller.evaluate((element) => element.scrollTop)).toBe(400);
  await read.page.reload();
  await read.text.waitFor();
  await expect.poll(() => read.scroller.evaluate((element) => element.scrollTop)).toBe(400);
});

test('AN13 an account is marked done and reopened', async ({ read }) => {
  await read.page.getByRole('button', { name: 'Mark done' }).click();
  await expect(read.account('A')).toContainText('done');
  await read.page.reload();
  await expect(read.account('A')).toContainText('done');
  await read.page.getByRole('button', { name: 'Done, reopen' }).click();
  await expect(read.account('A')).not.toContainText('done');
});

test('UX2 letters and cards stand level with their words', async ({ read }) => {
  await read.tag('wide range of issues', 't');
  await read.page.keyboard.press('Escape');
  const middle = (selector: string): Promise<number> =>
    read.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const box = element.getClientRects()[0];
        return box === undefined ? Number.NaN : (box.top + box.bottom) / 2;
      });
  const words = await middle('mark');
  expect(Math.abs((await middle('[data-letter]')) - words)).toBeLessThan(3);
  expect(Math.abs((await middle('[data-card] b')) - words)).toBeLessThan(4);
});
