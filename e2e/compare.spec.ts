import { expect, test } from './fixtures.ts';
import { ComparisonPage } from './screens/comparison-page.ts';

test.use({ viewport: { width: 1440, height: 900 } });

test('CM1 counterparts are joined, gone through by key, and stand at one height', async ({
  page,
  checkAccess,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/compare');
  await expect(view.ribbons.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const active = page.locator('.ribbon[data-active]:has(.ribbon-end)');
  await expect(active).toHaveCount(1);
  await expect(page.getByText('Passage 2 of')).toBeVisible();
  const ends = await active.locator('.ribbon-end').getAttribute('d');
  const [a, b] = Array.from(ends?.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g) ?? [], (end) => ({
    top: Number(end[1]),
    bottom: Number(end[2]),
  }));
  const middle = ({ top, bottom } = { top: 0, bottom: 0 }) => (top + bottom) / 2;
  expect(Math.abs(middle(a) - middle(b))).toBeLessThan(80);
  await checkAccess();
  await page.keyboard.press('k');
  await expect(page.getByText('Passage 1 of')).toBeVisible();
});

test('CM1 the two scroll together, whichever the hand is on, until that is switched off', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/compare');
  await expect(view.ribbons.first()).toBeVisible();
  await view.wheel('left', 600);
  await expect.poll(() => view.scrolled('right')).toBeGreaterThan(100);
  const before = await view.scrolled('left');
  await view.wheel('right', -5000);
  await expect.poll(() => view.scrolled('right')).toBe(0);
  await expect.poll(() => view.scrolled('left')).toBeLessThan(before);
  await page.keyboard.press('y');
  await expect(page.getByRole('switch', { name: 'Scroll together' })).not.toBeChecked();
  await view.wheel('left', 400);
  await expect.poll(() => view.scrolled('left')).toBeGreaterThan(200);
  expect(await view.scrolled('right')).toBe(0);
});

test('CM1 tags are made in both columns', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.open('#/compare');
  await expect(view.ribbons.first()).toBeVisible();
  for (const side of ['right', 'left'] as const) {
    await view.drag(side, 'Trump');
    await view.bar.waitFor();
    await page.keyboard.press('c');
    await expect(view.column(side).locator('mark[data-tag=claim]')).toHaveText('Trump');
  }
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.compare-column mark[data-tag=claim]')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Compare/);
});

test('CM1 a third account is swapped in by one key; UX4 the address says which', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/compare');
  await page.keyboard.press('3');
  await expect(view.heading('Compare A and C')).toBeAttached();
  await page.keyboard.press('w');
  await expect(view.heading('Compare C and A')).toBeAttached();
  await page.reload();
  await expect(view.heading('Compare C and A')).toBeAttached();
  await page.getByLabel('Account on the left').selectOption({ index: 4 });
  await expect(view.heading('Compare E and A')).toBeAttached();
  await page.getByRole('button', { name: /^Account B/ }).click();
  await expect(view.heading('Compare E and B')).toBeAttached();
  await page.keyboard.press('r');
  await expect(view.heading('Compare E and C')).toBeAttached();
});

test('CM1 on a narrow page the passages stand one above the other', async ({
  page,
  checkAccess,
}) => {
  await page.setViewportSize({ width: 360, height: 760 });
  const view = new ComparisonPage(page);
  await view.open('#/compare');
  const heads = page.locator('.pair-head');
  await heads.nth(1).click();
  await expect(heads.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('j');
  await expect(heads.nth(2)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('body')).toHaveJSProperty('scrollWidth', 360);
  await checkAccess();
});

test('CM1 on a narrow page words of a passage are selected and tagged', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const view = new ComparisonPage(page);
  await view.openPair();
  const passage = page.locator('.pair').first().locator('.pair-line').last();
  await view.dragIn(passage, 'discussed');
  await view.bar.getByRole('button', { name: 'Claim' }).click();
  await expect(passage.locator('mark[data-tag=claim]')).toHaveText('discussed');
  await expect(page.getByText(/Claim E ¶/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(passage.locator('mark[data-tag=claim]')).toHaveCount(0);
});

test('CM1 from 1920 px a third account stands beside two, joined, and scrolls with them', async ({
  page,
  checkAccess,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const view = new ComparisonPage(page);
  await view.openPair();
  await page.keyboard.press('Shift+R');
  await expect(view.heading('Compare A, E and B')).toBeAttached();
  const channels = page.locator('.compare-channel');
  await expect(channels.last().locator('.ribbon').first()).toBeVisible();
  await view.wheel('left', 700);
  await expect.poll(() => view.scrolled('right', 1)).toBeGreaterThan(100);
  await channels.last().locator('.ribbon rect + text').first().click();
  await expect(page.getByText(/^Passage \d+ of/)).toBeVisible();
  await checkAccess();
  await page.keyboard.press('2');
  await expect(view.heading('Compare A, B and E')).toBeAttached();
  await page.reload();
  await expect(view.heading('Compare A, B and E')).toBeAttached();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(view.heading('Compare A and B')).toBeAttached();
});

test('CM8 in Compare L links two passages, and a tag to its counterpart, each undone at once', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.openPair();
  await page.keyboard.press('j');
  await page.keyboard.press('l');
  const marks = page.locator('.compare-column mark[data-tag=claim]');
  await expect(view.column('left').locator('mark[data-tag=claim]').first()).toBeVisible();
  await expect(view.column('right').locator('mark[data-tag=claim]').first()).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Linked already');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(marks).toHaveCount(0);
  await view.drag('left', 'phone conversation');
  await page.keyboard.press('t');
  await expect(view.act(/^Link to E/)).toBeVisible();
  await page.keyboard.press('l');
  await expect(view.column('right').locator('mark[data-tag=topic]')).toHaveCount(1);
  await expect(page.getByText(/Topic A ¶1, linked to E ¶/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view.column('right').locator('mark[data-tag=topic]')).toHaveCount(0);
});

test('CM8 in Compare L ties a tag to words chosen in the other account', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.openPair();
  await view.drag('left', 'steep tariffs');
  await page.keyboard.press('c');
  await expect(view.act('Link to…')).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('group', { name: 'Picking' })).toBeVisible();
  await expect(view.column('right').locator('[data-text]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Picking' })).toBeHidden();
  await view.act('Link to…').click();
  await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(view.column('right').locator('mark[data-tag=claim]')).toHaveCount(1);
  await expect(page.getByText(/Claim A ¶\d+, linked to E ¶/)).toBeVisible();
  await expect(view.heading('Compare A and E')).toBeAttached();
  await page.keyboard.press('Escape');
  await view.column('right').locator('mark[data-tag=claim]').click();
  await expect(page.getByText(/Claim E ¶\d+, linked to A ¶/)).toBeVisible();
});
