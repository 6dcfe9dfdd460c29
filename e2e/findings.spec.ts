import { Buffer } from 'node:buffer';

import { expect, test } from './fixtures.ts';
import { ComparisonPage } from './screens/comparison-page.ts';

test('CM6 one key makes a finding a tag with correction and evidence, and the next one comes', async ({
  read,
  page,
}) => {
  const view = new ComparisonPage(page);
  await read.focusText();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(view.heading('Findings')).toBeFocused();
  const misquote = view.findings.filter({ hasText: 'very beneficial' });
  await misquote.click();
  await expect(view.inHand).toContainText('would become an error');
  await expect(view.inHand.getByText('misquote')).toBeVisible();
  const open = Number.parseInt((await page.locator('.findings-head p').textContent()) ?? '', 10);
  await page.keyboard.press('a');
  await expect(misquote).toHaveAttribute('data-state', 'tagged');
  await expect(misquote).not.toHaveAttribute('aria-current');
  await expect(page.locator('.findings-head p')).toContainText(`${open - 1} open, 1 tagged`);
  await misquote.click();
  await page.keyboard.press('Enter');
  await expect(read.card).toHaveAccessibleName(/^Error, .*beneficial/);
  await expect(read.field('Kind')).toContainText('misquote');
  await expect(read.field('Correction')).not.toHaveValue('');
  await page.goBack();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(misquote).toHaveAttribute('data-state', 'open');
});

test('CM6 what is dismissed stays dismissed, and comes back when asked', async ({ page }) => {
  const view = new ComparisonPage(page);
  await view.open('#/findings');
  const first = await view.findings.first().textContent();
  const all = await view.findings.count();
  await page.keyboard.press('x');
  await expect(view.findings).toHaveCount(all - 1);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.reload();
  await expect(view.findings).toHaveCount(all - 1);
  await expect(view.findings.first()).not.toHaveText(first ?? '');
  await page.keyboard.press('s');
  await expect(view.findings).toHaveCount(all);
  await view.findings.first().click();
  await expect(view.findings.first()).toHaveAttribute('data-state', 'dismissed');
  await page.keyboard.press('x');
  await expect(view.findings.first()).toHaveAttribute('data-state', 'open');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view.findings.first()).toHaveAttribute('data-state', 'dismissed');
});

test('TX5 text tagged as no part of the article leaves the comparison, and undo brings it back', async ({
  page,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/findings?filter=boilerplate');
  const rows = await view.findings.count();
  expect(rows).toBeGreaterThan(0);
  await page.keyboard.press('a');
  await expect(view.findings).toHaveCount(rows - 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(view.findings).toHaveCount(rows);
});

test('UX4 a link opens a finding with its filters; UX5 the list is one tab stop', async ({
  page,
  checkAccess,
}) => {
  const view = new ComparisonPage(page);
  await view.open('#/findings?filter=misquote');
  const count = await view.findings.count();
  await page.keyboard.press('j');
  const title = await view.inHand.getByRole('heading', { level: 2 }).textContent();
  const rank = await page.locator('.finding-row[aria-current] .finding-rank').textContent();
  await page.reload();
  await expect(view.findings).toHaveCount(count);
  await expect(page.locator('.finding-row[aria-current] .finding-rank')).toHaveText(rank ?? '');
  await expect(view.inHand.getByRole('heading', { level: 2 })).toHaveText(title ?? '');
  expect(await page.locator('.finding-row:not([tabindex="-1"])').count()).toBe(1);
  await page.locator('.finding-row[aria-current]').focus();
  await page.keyboard.press('ArrowUp');
  await expect(view.findings.first()).toBeFocused();
  await expect(view.findings.first()).toHaveAttribute('aria-current', 'true');
  await checkAccess();
  await page.getByLabel('Kind of finding').selectOption('All kinds');
  expect(await view.findings.count()).toBeGreaterThan(count);
});

test('CM6 on a narrow page list and finding are two pages', async ({ page, checkAccess }) => {
  await page.setViewportSize({ width: 360, height: 760 });
  const view = new ComparisonPage(page);
  await view.open('#/findings');
  await expect(view.inHand).toBeHidden();
  await checkAccess();
  await view.findings.first().click();
  await expect(view.inHand).toBeVisible();
  await checkAccess();
  await expect(page.locator('body')).toHaveJSProperty('scrollWidth', 360);
  await page.getByRole('button', { name: '← All findings' }).click();
  await expect(view.findings.first()).toBeVisible();
});

const QUOTED = '“Nobody asked us where the boats should go,” %. The pier is her only one.';
const BRIDGE = [
  [
    'The council of Ahlen closed the old harbour bridge after a crack was found.',
    QUOTED.replace('%', 'said Olga Brandt, who keeps a ferry'),
    'Divers are to look at the pillars. The bridge was built in 1931 and painted twice since.',
  ],
  [
    'Since Monday nobody may cross the harbour bridge in Ahlen.',
    QUOTED.replace('%', 'ferry owner Olga Brandt said'),
    'A firm from Bruk has been asked for its advice. Schools open an hour later this week.',
  ],
  [
    'In Ahlen the harbour bridge was closed.',
    'Lorries have to go round by the northern road, which takes half an hour. Buses stop at the market until further notice. The mayor has called a meeting.',
  ],
];

test('CM4 what an account leaves out is a finding on the account as a whole, tagged or dismissed for good', async ({
  read,
  page,
  checkAccess,
}) => {
  await page.keyboard.press('Shift+I');
  await page.getByLabel('Files', { exact: true }).setInputFiles(
    BRIDGE.map((text, at) => ({
      name: `${at}.txt`,
      mimeType: '',
      buffer: Buffer.from(`${text.join('\n\n')}\n`),
    })),
  );
  await page.getByRole('radio', { name: 'a new story' }).check();
  await page.getByLabel('Title').fill('Bridge');
  await page.getByRole('button', { name: 'Make the story' }).click();
  await expect(read.accounts).toHaveCount(3);
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  const view = new ComparisonPage(page);
  const omission = view.findings.filter({ hasText: 'Leaves out: Olga Brandt' });
  await omission.click();
  await expect(view.inHand).toContainText('The account as a whole.');
  await expect(view.inHand).toContainText('Nobody asked us');
  await checkAccess();
  await page.keyboard.press('a');
  await expect(omission).toHaveAttribute('data-state', 'tagged');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(omission).toHaveAttribute('data-state', 'open');
  await omission.click();
  await page.keyboard.press('x');
  await expect(omission).toHaveCount(0);
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.reload();
  await expect(view.heading('Findings')).toBeVisible();
  await expect(omission).toHaveCount(0);
});
