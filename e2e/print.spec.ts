import { expect, test } from './fixtures.ts';

test('UX2 print gives the annotated text with numbered notes', async ({ read }) => {
  await read.tag('phone conversation', 'c');
  await read.field('Statement').fill('They spoke');
  await read.field('Statement').blur();
  await read.tag('very good', 'e');
  await read.field('Note').fill('Compare the others');
  await read.field('Note').blur();
  await read.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await read.page.emulateMedia({ media: 'print' });
  const paper = read.page.locator('.print-sheet');
  await expect(paper).toBeVisible();
  await expect(paper.locator('.print-notes li')).toHaveText([
    '1 Claim, statement: They spoke.',
    '2 Error. Compare the others',
  ]);
  await expect(paper.locator('sup')).toHaveText(['1', '2']);
  await expect(read.page.getByRole('navigation', { name: 'Accounts' })).toHaveCount(0);
  await read.page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(paper).toHaveCount(0);
});
