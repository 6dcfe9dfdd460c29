import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { ReviewPage } from './screens/review-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const COLLEAGUE = readFileSync(new URL('fixtures/sets/colleague.json', import.meta.url));

/** Tags some of the words that the colleague has tagged, otherwise, and takes the colleague's set in. */
async function prepare(read: ReadPage): Promise<ReviewPage> {
  await read.tag('the TikTok ban', 't');
  await read.openAccount('D');
  await read.tag('raise tariffs on Chinese goods', 'c');
  await read.openAccount('E');
  await read.tag('North Korean leader Kim Jong-un', 'c');
  await read.openAccount('A');
  const transfer = new TransferPage(read.page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  return new ReviewPage(read.page);
}

test('RV2 each tag stands in place against mine, by kind of difference', async ({
  read,
  checkAccess,
}) => {
  const review = await prepare(read);
  await review.open();
  const kinds = ['Other boundary', 'Other tag', 'Other attribute', 'Only theirs'];
  for (const kind of kinds)
    await expect(review.queue.getByText(kind, { exact: true })).toBeVisible();
  await expect(review.progress).toHaveText('0 of 10 decided');
  await review.rows.filter({ hasText: 'Trump threatened' }).click();
  await expect(review.detail).toContainText('other boundary');
  await expect(review.detail.getByRole('row', { name: /^Words/ })).toContainText('raise tariffs');
  await expect(review.text.locator('mark[data-active]')).toContainText('Trump threatened to');
  await expect(review.text.locator('mark:not([data-layer=other])')).toHaveText(
    'raise tariffs on Chinese goods',
  );
  await checkAccess();
});

test('RV2 one key accepts, two reject with a reason, and the next one comes', async ({ read }) => {
  const review = await prepare(read);
  await review.open();
  const { keyboard } = read.page;
  const first = await review.inHand.innerText();
  await keyboard.press('a');
  await expect(review.progress).toHaveText('1 of 10 decided');
  await expect(review.inHand).not.toHaveText(first);
  const second = await review.inHand.innerText();
  await keyboard.press('r');
  await keyboard.press('2');
  await expect(review.progress).toHaveText('2 of 10 decided');
  await keyboard.press('w');
  await expect(review.progress).toHaveText('3 of 10 decided');
  await keyboard.press('r');
  await keyboard.press('5');
  await keyboard.type('no such person');
  await keyboard.press('Enter');
  await expect(review.progress).toHaveText('4 of 10 decided');
  // Back to the second: what was decided is there, with its reason.
  await review.rows
    .filter({ hasText: second.split('\n')[0] ?? '' })
    .first()
    .click();
  await expect(review.bar).toContainText('rejected, wrong tag');
  for (let left = 4; left > 0; left -= 1) {
    await keyboard.press('ControlOrMeta+z');
    await expect(review.progress).toHaveText(`${left - 1} of 10 decided`);
  }
  await keyboard.press('ControlOrMeta+Shift+z');
  await expect(review.progress).toHaveText('1 of 10 decided');
});

test('RV2 all of one kind in two keys, shown before, one undo', async ({ read, checkAccess }) => {
  const review = await prepare(read);
  await review.open();
  await review.rows.filter({ hasText: 'January 17' }).click();
  await read.page.keyboard.press('Shift+A');
  const dialog = read.page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(7);
  await checkAccess();
  await read.page.keyboard.press('Enter');
  await expect(review.progress).toHaveText('7 of 10 decided');
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(review.progress).toHaveText('0 of 10 decided');
});

test('RV1 a review never changes the reviewed set, nor mine', async ({ read }) => {
  const review = await prepare(read);
  const transfer = new TransferPage(read.page);
  await review.open();
  await read.page.keyboard.press('a');
  await read.page.keyboard.press('v');
  await read.page.keyboard.press('Enter');
  await expect(review.progress).toHaveText('2 of 10 decided');
  const own = JSON.parse(await transfer.exportAs('Ana Editor')) as {
    readonly first: { readonly items: readonly { readonly motivation: string }[] };
  };
  const counted = (wanted: string): number =>
    own.first.items.filter(({ motivation }) => motivation === wanted).length;
  expect([counted('classifying'), counted('moderating')]).toEqual([3, 2]);
  // What was taken in says nothing new when it comes again.
  await transfer.choose('colleague.json', COLLEAGUE);
  await expect(transfer.row('Known')).toContainText('16');
});

test('AN12 deciding moves the text only to bring the next one into view', async ({ read }) => {
  const review = await prepare(read);
  await review.open();
  await review.rows.filter({ hasText: 'January 17' }).click();
  const place = (): Promise<number> => read.scroller.evaluate((element) => element.scrollTop);
  await expect(review.text).toHaveAccessibleName('Account E, text');
  const before = await place();
  await review.rows.filter({ hasText: 'North Korean' }).click();
  await expect(review.text.locator('mark[data-active]').first()).toContainText('North Korean');
  expect(await place()).toBe(before);
});

test('RV3 decisions, reasons, revisions and comments come back to the annotator', async ({
  read,
  browser,
  baseURL,
  checkAccess,
}) => {
  test.slow();
  await read.tag('the TikTok ban', 't');
  await read.tag('wide range of issues', 'c');
  await read.tag('phone conversation', 'q');
  const mine = new TransferPage(read.page);
  const set = await mine.exportAs('Ana Annotator');

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const page = await context.newPage();
  const other = new ReadPage(page);
  await other.open();
  const theirs = new TransferPage(page);
  await theirs.choose('ana.json', set);
  await theirs.import();
  const review = new ReviewPage(page);
  await review.open();
  await review.rows.filter({ hasText: 'phone conversation' }).click();
  await page.keyboard.press('r');
  await page.keyboard.press('4');
  await review.rows.filter({ hasText: 'wide range' }).click();
  await page.keyboard.press('v');
  await page.getByLabel('Tag', { exact: true }).selectOption('topic');
  await page.getByLabel('Note', { exact: true }).fill('It is what they spoke about.');
  await review.bar.getByRole('button', { name: /Accept as revised/ }).click();
  await review.rows.filter({ hasText: 'TikTok' }).click();
  await page.keyboard.press('m');
  await page.keyboard.type('Main or secondary?');
  await page.keyboard.press('Enter');
  await expect(review.detail).toContainText('Main or secondary?');
  const judged = await theirs.exportAs('Rob Reviewer');
  await context.close();

  await mine.choose('rob.json', judged);
  await mine.import();
  const back = new ReviewPage(read.page);
  await read.page.keyboard.press('g');
  await read.page.keyboard.press('i');
  await read.page.getByRole('button', { name: /^Said of yours/ }).click();
  await expect(back.rows).toHaveCount(3);
  await back.rows.filter({ hasText: 'wide range' }).click();
  await read.page.keyboard.press('ControlOrMeta+k');
  await expect(read.page.locator('[role=menuitem][data-key="review.keep"]')).toBeVisible();
  await read.page.keyboard.press('Escape');
  await expect(back.detail.getByRole('row', { name: /^Tag/ })).toContainText('ClaimTopic');
  await checkAccess();
  await read.page.keyboard.press('a');
  await back.rows.filter({ hasText: 'phone conversation' }).click();
  await expect(back.detail).toContainText('not in the guideline');
  await read.page.keyboard.press('a');
  await back.rows.filter({ hasText: 'TikTok' }).click();
  await expect(back.detail).toContainText('Main or secondary?');
  await read.page.keyboard.press('m');
  await read.page.keyboard.type('Main.');
  await read.page.keyboard.press('Enter');
  await expect(read.page.getByText('3 tags of yours judged, 0 waiting for you')).toBeVisible();
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Escape');
  await expect(read.mark('wide range')).toHaveAttribute('data-tag', 'topic');
  await expect(read.mark('phone conversation')).toHaveCount(0);
});

test('RV1 layers are hidden, dimmed and shown alone', async ({ read }) => {
  await prepare(read);
  const layers = read.page.getByRole('region', { name: 'Layers' });
  await expect(read.marks).toHaveCount(3);
  await layers.getByRole('button', { name: 'Show only Ben Desk' }).click();
  await expect(read.marks).toHaveCount(2);
  await layers.getByRole('button', { name: 'Show only Ben Desk' }).click();
  await layers.getByRole('button', { name: 'Dim Ben Desk' }).click();
  await expect(read.text.locator('mark[data-dimmed]')).toHaveCount(2);
  await expect(read.page).toHaveURL(/dimmed=/);
  await read.page.reload();
  await expect(read.text.locator('mark[data-dimmed]')).toHaveCount(2);
});

test('RV2 without another set it says how one comes in', async ({ read, checkAccess }) => {
  await read.page.keyboard.press('g');
  await read.page.keyboard.press('i');
  await expect(read.page.getByRole('heading', { name: 'Nobody else’s set is here' })).toBeVisible();
  await checkAccess();
});
