import type { Locator, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

/** The dialog that tags every occurrence. */
class OccurrencesDialog {
  readonly dialog: Locator;
  readonly boxes: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog');
    this.boxes = this.dialog.getByRole('checkbox');
    this.status = this.dialog.getByRole('status');
  }

  act(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name });
  }
}

test('AN9 every occurrence in the story is tagged by two keys and undone by one', async ({
  read,
}) => {
  const every = new OccurrencesDialog(read.page);
  await read.drag('Xi Jinping');
  await read.bar.waitFor();
  await read.page.keyboard.press('o');
  await expect(every.dialog.getByRole('heading')).toHaveText('Every “Xi Jinping”');
  await expect(every.status).toHaveText('14 found');
  await expect(every.boxes).toHaveCount(14);
  await expect(every.act('Tag 14 topics')).toBeEnabled();
  await read.page.keyboard.press('Enter');
  await expect(read.page.getByRole('region', { name: 'Message' })).toContainText(
    'Tagged 14 topics in 5 accounts',
  );
  await expect(read.mark('Xi Jinping')).toHaveAttribute('data-tag', 'topic');
  await expect(read.undoButton('tag 14 topics')).toBeVisible();
  // The caret is where the words end: the annotation before it is opened by one key.
  await read.page.keyboard.press('Enter');
  await expect(read.card).toHaveAccessibleName('Topic, Xi Jinping');
  await read.openAccount('C');
  await expect(read.text.locator('mark[data-first]')).toHaveCount(4);
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(read.marks).toHaveCount(0);
  await read.openAccount('A');
  await expect(read.marks).toHaveCount(0);
  await read.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(read.marks).toHaveCount(1);
});

test('AN9 each can be left out, by keys alone, and nothing is tagged twice', async ({ read }) => {
  const every = new OccurrencesDialog(read.page);
  const { keyboard } = read.page;
  await read.drag('Xi Jinping');
  await read.bar.waitFor();
  await keyboard.press('o');
  await expect(every.boxes).toHaveCount(14);
  await keyboard.press('q');
  await expect(every.dialog.getByRole('radio', { name: 'Quote' })).toBeChecked();
  for (let i = 0; i < 5; i += 1) await keyboard.press('Tab');
  await expect(every.boxes.first()).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(every.boxes.nth(1)).toBeFocused();
  await keyboard.press('Space');
  await expect(every.boxes.nth(1)).not.toBeChecked();
  await expect(every.status).toHaveText('14 found, 1 left out');
  await keyboard.press('Enter');
  await expect(read.page.getByRole('region', { name: 'Message' })).toContainText(
    'Tagged 13 quotes in 4 accounts',
  );
  await read.mark('Xi Jinping').click();
  await keyboard.press('o');
  await expect(every.status).toHaveText('14 found, 13 tagged already');
  await expect(every.dialog.getByText('quote already').first()).toBeVisible();
  await every.boxes.first().press('Space');
  await expect(every.boxes.first()).not.toBeChecked();
  await every.act('Tag 1 quote').click();
  await read.mark('Xi Jinping').click();
  await keyboard.press('o');
  await expect(every.act('Nothing to tag')).toBeDisabled();
});

test('AN9 whole words, case, and this account only', async ({ read }) => {
  const every = new OccurrencesDialog(read.page);
  await read.drag('ban');
  await read.bar.waitFor();
  await read.bar.getByRole('button', { name: 'Every…' }).click();
  const found = async (): Promise<number> =>
    Number.parseInt((await every.status.textContent()) ?? '', 10);
  await expect.poll(found).toBeGreaterThan(0);
  const words = await found();
  await every.act('Whole words').click();
  await expect.poll(found).toBeGreaterThan(words);
  const parts = await found();
  await every.dialog.getByText('This account').click();
  await expect.poll(found).toBeLessThan(parts);
  await expect(every.dialog.getByRole('group', { name: 'Occurrences' })).not.toContainText('AP');
});

test('AN9 the attributes of the annotation in hand are repeated, its note is not', async ({
  read,
}) => {
  const every = new OccurrencesDialog(read.page);
  await read.tag('Xi Jinping', 't');
  await read.field('Label').fill('Xi');
  await read.field('Note').fill('first mention');
  await read.page.getByRole('radio', { name: 'main' }).click();
  await expect(read.saved).toBeVisible();
  await read.focusText();
  await read.page.keyboard.press('o');
  await expect(every.dialog.getByText('With label Xi, weight main')).toBeVisible();
  await every.act('Tag 13 topics').click();
  await read.openAccount('B');
  await read.mark('Xi Jinping').click();
  await expect(read.field('Label')).toHaveValue('Xi');
  await expect(read.page.getByRole('radio', { name: 'main' })).toBeChecked();
  await expect(read.field('Note')).toHaveValue('');
});

for (const [name, media, size] of [
  ['light', {}, null],
  ['dark', { colorScheme: 'dark' }, null],
  ['forced colours', { forcedColors: 'active' }, null],
  ['narrow', {}, { width: 360, height: 740 }],
] as const) {
  test(`UX5 no WCAG problem while tagging every occurrence: ${name}`, async ({
    read,
    checkAccess,
  }) => {
    test.setTimeout(90_000);
    const every = new OccurrencesDialog(read.page);
    await read.tag('Xi Jinping', 't');
    await read.page.emulateMedia(media);
    if (size !== null) await read.page.setViewportSize(size);
    await read.page.keyboard.press('o');
    await expect(every.boxes.first()).toBeVisible();
    await checkAccess();
    expect(await read.page.evaluate(() => document.documentElement.scrollWidth)).toBe(
      size?.width ?? 1440,
    );
  });
}
