import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';
import { ReviewPage } from './screens/review-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const COLLEAGUE = readFileSync(new URL('fixtures/sets/colleague.json', import.meta.url));

interface Exported {
  readonly 'galley:role': string;
  readonly 'galley:adjudicated': { readonly rule: string; readonly sources: readonly string[] };
  readonly first: {
    readonly items: readonly { readonly motivation: string; readonly via?: readonly string[] }[];
  };
}

test('RV4 two sets become one: what is agreed is taken over, the rest is decided by key', async ({
  read,
  checkAccess,
}) => {
  await read.tag('the TikTok ban', 't');
  await read.openAccount('D');
  await read.tag('raise tariffs on Chinese goods', 'c');
  await read.openAccount('A');
  const transfer = new TransferPage(read.page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  const { keyboard } = read.page;
  await keyboard.press('g');
  await keyboard.press('o');
  await expect(read.page.getByRole('status').filter({ hasText: 'left to decide' })).toHaveText(
    '10 places left to decide, of 10.',
  );
  await read.page.getByText('all have it: the same tag on words that meet').click();
  await checkAccess();
  await read.page.getByRole('button', { name: 'Take over 2' }).click();
  const settled = read.page.getByText(/ of 10 settled/);
  await expect(settled).toHaveText('2 of 10 settled');
  await checkAccess();
  await keyboard.press('1');
  await expect(settled).toHaveText('3 of 10 settled');
  await keyboard.press('x');
  await expect(settled).toHaveText('4 of 10 settled');
  await keyboard.press('ControlOrMeta+z');
  await expect(settled).toHaveText('3 of 10 settled');
  await read.page.reload();
  await expect(settled).toHaveText('3 of 10 settled');

  // It goes out as a set of its own that says where each tag comes from, and what became of the others.
  await keyboard.press('ControlOrMeta+s');
  await transfer.report.getByLabel('Agreed set').check();
  const waiting = read.page.waitForEvent('download');
  await transfer.report.getByRole('button', { name: /^Export 3/ }).click();
  const file = readFileSync(await (await waiting).path(), 'utf8');
  const set = JSON.parse(file) as Exported;
  expect(set['galley:role']).toBe('adjudicated');
  expect(set['galley:adjudicated']).toMatchObject({ rule: 'overlap' });
  expect(set['galley:adjudicated'].sources).toHaveLength(2);
  const tags = set.first.items.filter(({ motivation }) => motivation === 'classifying');
  expect(tags.filter(({ via }) => via?.length === 2)).toHaveLength(2);
  expect(tags.filter(({ via }) => via?.length === 1)).toHaveLength(1);
  expect(set.first.items.filter(({ motivation }) => motivation === 'moderating')).toHaveLength(5);
  await transfer.choose('agreed.json', file);
  await expect(transfer.row('Known')).toContainText('8');
});

test('RV4 one set alone cannot be brought together', async ({ read, checkAccess }) => {
  await read.page.keyboard.press('g');
  await read.page.keyboard.press('o');
  await expect(read.page.getByText('It takes two sets at least')).toBeVisible();
  await checkAccess();
});

test('RV2 on a narrow screen a review is one at a time, with the list a touch away', async ({
  read,
  checkAccess,
}) => {
  const transfer = new TransferPage(read.page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  await read.page.setViewportSize({ width: 360, height: 740 });
  await read.page.getByRole('combobox', { name: 'View' }).selectOption('Review');
  const review = new ReviewPage(read.page);
  await expect(review.detail).toBeVisible();
  await checkAccess();
  await review.bar.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(review.progress).toHaveText('1 of 10 decided');
  await read.page.getByRole('button', { name: '9 left of 10' }).click();
  await review.rows.filter({ hasText: 'January 17' }).click();
  await expect(review.text.locator('mark[data-active]')).toHaveText('January 17');
  const overflow = await read.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
