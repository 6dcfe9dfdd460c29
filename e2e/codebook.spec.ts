import { readFileSync } from 'node:fs';

import { expect, test as base } from './fixtures.ts';
import { CodebookPage } from './screens/codebook-page.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const test = base.extend<{ codebook: CodebookPage }>({
  codebook: async ({ page }, use) => {
    await use(new CodebookPage(page));
  },
});

const COLLEAGUE = readFileSync(new URL('fixtures/sets/colleague.json', import.meta.url), 'utf8');

test('AN8 a tag is added, given a key and used, with the keyboard alone', async ({
  read,
  codebook,
}) => {
  const { keyboard } = read.page;
  await codebook.open();
  await expect(codebook.heading).toBeFocused();
  for (const _ of ['Back to reading', 'Topic']) await keyboard.press('Tab');
  await expect(codebook.tag('Topic')).toBeFocused();
  await keyboard.press('End');
  await expect(codebook.tag('Error')).toBeFocused();
  await expect(codebook.name).toHaveValue('Error');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await keyboard.type('Loaded language');
  await keyboard.press('Enter');
  await expect(codebook.name).toHaveValue('Loaded language');
  await expect(read.page).toHaveURL(/#\/codebook.*tag=loaded-language/);
  await expect(read.undoButton('add tag loaded language')).toBeVisible();
  await codebook.page.getByLabel('Key', { exact: true }).focus();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('w');
  await keyboard.press('Enter');
  await expect(codebook.tag('Loaded language')).toContainText('W');
  await codebook.tag('Loaded language').focus();
  await keyboard.press('Alt+ArrowUp');
  await expect(codebook.tags.nth(3)).toHaveAccessibleName(/Loaded language/);
  await expect(codebook.tag('Loaded language')).toBeFocused();
  await keyboard.press('Escape');
  await read.focusText();
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('ControlOrMeta+Shift+ArrowRight');
  await keyboard.press('w');
  await expect(read.card).toHaveAccessibleName(/^Loaded language, /);
  await read.page.reload();
  await expect(read.card).toHaveAccessibleName(/^Loaded language, /);
});

test('AN8 keys, letters and names that others have are refused while they are typed', async ({
  read,
  codebook,
}) => {
  await codebook.open();
  await codebook.openTag('Quote');
  const key = read.page.getByLabel('Key', { exact: true });
  for (const [typed, reason] of [
    ['t', 'Taken: Topic.'],
    ['s', 'Taken: Expand to word, quotation, sentence, paragraph.'],
    ['g', /^Taken: .* and others\.$/],
    ['1', /^Taken: /],
    ['?', 'A key is one letter or digit.'],
  ] as const) {
    await key.fill(typed);
    await expect(read.page.getByText(reason)).toBeVisible();
    await key.press('Enter');
  }
  await key.press('Escape');
  await expect(key).toHaveValue('Q');
  await codebook.name.fill('Claim');
  await expect(read.page.getByText('Taken: Claim.')).toBeVisible();
  await codebook.name.press('Escape');
  await read.page.getByLabel('Letter', { exact: true }).fill('E');
  await expect(read.page.getByText('Taken: Error.')).toBeVisible();
  await expect(read.undoButton()).toHaveCount(0);
});

test('AN8 a new name is on all annotations, or only on those to come', async ({
  read,
  codebook,
}) => {
  await read.tag('very good', 'q');
  await codebook.open();
  await codebook.openTag('Quote');
  await codebook.name.fill('Citation');
  await expect(read.page.getByText('1 annotation bears this tag: 1 of yours in A.')).toBeVisible();
  await codebook.name.press('Enter');
  await codebook.leave();
  await expect(read.card).toHaveAccessibleName('Citation, very good');
  await read.undoButton('rename tag quote').click();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
  await codebook.page.keyboard.press('Escape');
  await codebook.open();
  await codebook.openTag('Quote');
  await codebook.name.fill('Citation');
  await codebook.button('Keep the old name on them').click();
  await expect(codebook.tag('Citation')).toContainText('0');
  await expect(read.page.getByRole('region', { name: 'Out of use' })).toContainText('Quote');
  await codebook.leave();
  await read.mark('very good').click();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
  await read.page.keyboard.press('Escape');
  await read.tag('both nations', 'q');
  await expect(read.card).toHaveAccessibleName('Citation, both nations');
});

test('AN8 removing a tag says whose annotations it concerns and is one undo step', async ({
  read,
  codebook,
  checkAccess,
}) => {
  const transfer = new TransferPage(read.page);
  await transfer.choose('colleague.json', COLLEAGUE);
  await transfer.import();
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  const before = await codebook.export();
  await codebook.openTag('Quote');
  await codebook.button('Remove tag…').click();
  await expect(codebook.dialog.getByRole('row', { name: /^1 You A$/ })).toBeVisible();
  await expect(codebook.dialog).toContainText('Those of Ben Desk stay as they are');
  await checkAccess();
  await codebook.dialog.getByLabel('They go over to').last().selectOption('Claim');
  await codebook.button('Remove').click();
  await expect(codebook.tag('Quote')).toHaveCount(0);
  await codebook.leave();
  await read.mark('very good').click();
  await expect(read.card).toHaveAccessibleName('Claim, very good');
  await read.undoButton('remove tag quote').click();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  expect(await codebook.export()).toBe(before);
  await codebook.openTag('Quote');
  await codebook.button('Remove tag…').click();
  await codebook.dialog.getByLabel('They are deleted').check();
  await codebook.button('Remove').click();
  await codebook.leave();
  await expect(read.page.locator('mark:not([data-layer=other])')).toHaveCount(0);
  await expect(read.page.locator('mark[data-layer=other]').first()).toBeVisible();
});

test('AN8 a tag that is not used goes at once; one that is kept is still shown and comes back', async ({
  read,
  codebook,
}) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  await codebook.openTag('Topic');
  await codebook.button('Remove tag…').click();
  await expect(codebook.tag('Topic')).toHaveCount(0);
  await codebook.openTag('Quote');
  await codebook.button('Remove tag…').click();
  await codebook.button('Remove').click();
  await expect(read.page.getByRole('region', { name: 'Message' })).toContainText(
    'Removed tag quote',
  );
  await codebook.leave();
  await read.mark('very good').click();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
  await expect(read.field('Speaker')).toBeVisible();
  await read.page.keyboard.press('Escape');
  await codebook.open();
  await codebook.button('Bring back Quote').click();
  await expect(codebook.tag('Quote')).toContainText('Q');
});

test('AN8 a colour that cannot be read is refused, and the nearest one offered', async ({
  read,
  codebook,
}) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  await codebook.openTag('Quote');
  await read.page.getByText('Single colours').click();
  const ink = read.page.getByLabel('Letter and line').first();
  await ink.fill('#d97706');
  await ink.press('Enter');
  await expect(read.page.getByText('3.1 against the paper; 4.5 is needed.')).toBeVisible();
  await read.page.getByRole('button', { name: /^Take #/ }).click();
  const taken = await ink.inputValue();
  await ink.press('Enter');
  await expect(read.undoButton('colour of tag quote')).toBeVisible();
  await codebook.leave();
  await expect(read.mark('very good')).toHaveCSS('text-decoration-color', rgb(taken));
  await codebook.open();
  await codebook.openTag('Quote');
  await read.page.getByRole('button', { name: 'teal' }).click();
  const teal = await ink.inputValue();
  await codebook.leave();
  await expect(read.mark('very good')).toHaveCSS('text-decoration-color', rgb(teal));
});

function rgb(hex: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${channels.join(', ')})`;
}

test('AN8 attributes and choices are added, asked for, renamed and removed', async ({
  read,
  codebook,
  checkAccess,
}) => {
  test.setTimeout(90_000);
  await read.tag('very good', 't');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  await read.page.getByRole('button', { name: 'Add an attribute' }).click();
  await read.page.getByLabel('Name of the new attribute').fill('Desk');
  await read.page.keyboard.press('Enter');
  await read.page.getByLabel('Kind').selectOption('choice');
  for (const choice of ['foreign', 'money']) {
    await read.page.getByLabel('Add a choice').fill(choice);
    await read.page.keyboard.press('Enter');
    await expect(read.page.getByRole('textbox', { name: `Choice ${choice}` })).toBeVisible();
  }
  await read.page.getByLabel('Asked for').selectOption('always');
  await read.page.getByText('On the closed card').click();
  await checkAccess();
  await codebook.leave();
  await expect(read.page.locator('[data-card]')).toContainText('needs desk');
  await read.mark('very good').click();
  await read.page.getByRole('radio', { name: 'money' }).click();
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Escape');
  await expect(read.page.locator('[data-card]')).toContainText('money');
  await codebook.open();
  await codebook.openAttribute('Desk');
  await read.page.keyboard.press('ControlOrMeta+k');
  await expect(read.page.getByRole('searchbox')).toBeFocused();
  await read.page.keyboard.press('Escape');
  await codebook.dialog.waitFor({ state: 'hidden' });
  await read.page.getByRole('textbox', { name: 'Choice money' }).fill('business');
  await expect(read.page.getByText('1 annotation has this word: 1 of yours in A.')).toBeVisible();
  await codebook.button('Change it in 1 of yours').click();
  await codebook.leave();
  await expect(read.page.locator('[data-card]')).toContainText('business');
  await codebook.open();
  await codebook.openAttribute('Desk');
  await codebook.button('Remove business').click();
  await codebook.dialog.getByText('It becomes').click();
  await codebook.button('Remove').click();
  await codebook.leave();
  await expect(read.page.locator('[data-card]')).toContainText('foreign');
  await read.undoButton('remove choice business').click();
  await expect(read.page.locator('[data-card]')).toContainText('business');
  await codebook.open();
  await codebook.openAttribute('Desk');
  await codebook.button('Remove attribute…').click();
  await codebook.dialog.getByText('The values are deleted').click();
  await codebook.button('Remove').click();
  await expect(codebook.attribute('Desk')).toHaveCount(0);
  await read.undoButton('remove attribute desk').click();
  await expect(codebook.attribute('Desk')).toContainText('1');
});

test('AN8 a codebook goes out and comes in alone, and is the same', async ({ read, codebook }) => {
  await codebook.open();
  await codebook.openTag('Quote');
  await codebook.name.fill('Citation');
  await codebook.name.press('Enter');
  const file = await codebook.export();
  await codebook.offer('mine.json', file);
  await expect(codebook.dialog).toContainText('Nothing changes');
  await expect(codebook.button('Use it')).toBeDisabled();
  await codebook.button('Cancel').click();
  await read.undoButton('rename tag quote').click();
  await expect(codebook.tag('Quote')).toBeVisible();
  await codebook.offer('mine.json', file);
  await expect(codebook.dialog.getByRole('region', { name: 'What changes' })).toContainText(
    'Citation',
  );
  await codebook.button('Use it').click();
  await expect(codebook.tag('Citation')).toBeVisible();
  expect(await codebook.export()).toBe(file);
});

test('AN8 a file that is no codebook is refused with place and reason', async ({
  codebook,
  read,
}) => {
  await codebook.open();
  const good = JSON.parse(await codebook.export());
  good.tags[1].light.ink = 'red';
  good.tags[2].id = 'topic';
  for (const [content, reason] of [
    ['{"format":', 'The file ends too early, at line 1, column 11.'],
    ['[]', 'neither a codebook nor a set'],
    [JSON.stringify(good), '/tags/1/light/ink cannot be red.'],
  ] as const) {
    await codebook.offer('broken.json', content);
    await expect(codebook.dialog.getByRole('alert')).toContainText(reason);
    await expect(codebook.dialog.getByRole('alert')).toContainText('Nothing was changed.');
    await codebook.button('Cancel').click();
  }
  await expect(codebook.tags).toHaveCount(4);
  await expect(read.undoButton()).toHaveCount(0);
});

test('AN8 the second codebook is chosen in the editor and loses nothing', async ({
  read,
  codebook,
  checkAccess,
}) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await codebook.open();
  await codebook.button('Use another codebook…').click();
  await codebook.dialog.getByLabel('Sourcing and verification').check();
  const changes = codebook.dialog.getByRole('region', { name: 'What changes' });
  await expect(changes).toContainText('still shown on 1 annotation as before');
  await expect(changes).not.toContainText('Without a key');
  await checkAccess();
  await codebook.button('Use it').click();
  await expect(codebook.tags).toHaveCount(5);
  await codebook.leave();
  await read.tag('both nations', 'r');
  await expect(read.card).toHaveAccessibleName('Source, both nations');
  await expect(read.card).toContainText('needs name');
  await read.page.keyboard.press('Escape');
  await read.mark('very good').click();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
});

test('AN8 the guideline is read beside the work', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.card.getByRole('button', { name: 'Guideline' }).click();
  await expect(read.card).toContainText('Scare quotes count');
  await read.page.keyboard.press('Escape');
  await read.tag('both nations', 'c');
  await expect(read.card).toContainText('A statement that can be true or false');
  await read.card.getByRole('button', { name: 'Open the codebook' }).click();
  await expect(read.page.getByLabel('Name', { exact: true }).first()).toHaveValue('Claim');
});

test('AN10 typing in the guideline is one undo step', async ({ read, codebook }) => {
  await codebook.open();
  const guideline = read.page.getByRole('textbox', { name: /^Guideline/ });
  const before = await guideline.inputValue();
  await guideline.press('ControlOrMeta+End');
  await guideline.pressSequentially(' More to say.', { delay: 60 });
  await guideline.blur();
  await expect(read.saved).toBeVisible();
  await expect(read.page.getByText('News, version 2.')).toBeVisible();
  await read.undoButton('guideline of tag topic').click();
  await expect(guideline).toHaveValue(before);
  await expect(read.undoButton()).toHaveCount(0);
});

test('UX4 a link opens the codebook at a tag, and back returns to the reading', async ({
  page,
}) => {
  const read = new ReadPage(page);
  const codebook = new CodebookPage(page);
  await page.goto('./#/codebook?tag=claim');
  await expect(codebook.name).toHaveValue('Claim');
  await codebook.openTag('Error');
  await page.goBack();
  await expect(codebook.name).toHaveValue('Claim');
  await page.getByRole('button', { name: 'Account C' }).click();
  await expect(read.text).toHaveAccessibleName('Account C, text');
  await page.goto('./#/codebook?tag=no-such-tag');
  await page.reload();
  await expect(codebook.name).toHaveValue('Topic');
});

test('ST2 two tabs change one codebook and keep what each changed', async ({
  read,
  codebook,
  context,
}) => {
  await codebook.open();
  const other = await context.newPage();
  await other.goto('./#/codebook?tag=claim');
  const there = new CodebookPage(other);
  await there.name.fill('Assertion');
  await there.name.press('Enter');
  await expect(codebook.tag('Assertion')).toBeVisible();
  await codebook.openTag('Quote');
  await codebook.name.fill('Citation');
  await codebook.name.press('Enter');
  await expect(there.tag('Citation')).toBeVisible();
  await other.getByRole('button', { name: 'Undo rename tag claim' }).click();
  await expect(codebook.tag('Claim')).toBeVisible();
  await expect(codebook.tag('Citation')).toBeVisible();
  await expect(read.undoButton('rename tag quote')).toBeVisible();
});

test('AN8 tags are put in order by dragging', async ({ read, codebook }) => {
  await codebook.open();
  const rows = read.page.locator('.codebook-tag');
  const from = await rows.nth(3).locator('.grip').boundingBox();
  const to = await rows.nth(0).boundingBox();
  if (from === null || to === null) throw new Error('no rows');
  await read.page.mouse.move(from.x + 12, from.y + 12);
  await read.page.mouse.down();
  await read.page.mouse.move(from.x + 12, to.y + 30, { steps: 4 });
  await read.page.mouse.move(from.x + 12, to.y + 4, { steps: 4 });
  await read.page.mouse.up();
  await expect(codebook.tags.first()).toHaveAccessibleName(/Error/);
  await codebook.leave();
  await read.drag('very good');
  await expect(read.bar.getByRole('button').first()).toHaveText(/Error/);
});

const THIRTY = {
  format: 'galley-codebook',
  formatVersion: '1.0',
  title: 'Thirty',
  version: 1,
  relations: [],
  tags: Array.from({ length: 30 }, (_, i) => ({
    id: `tag-${i}`,
    label: `Persuasion by repetition ${i + 1}`,
    letter: String.fromCodePoint(65 + (i % 26)) + (i < 26 ? '' : '2'),
    key: [...'qwertyuopafhzcbnm123456789'][i] ?? '',
    line: ['solid', 'double', 'dotted', 'wavy', 'dashed'][i % 5],
    light: { ink: '#1d4ed8', tint: '#edf3fe', active: '#c3dafe' },
    dark: { ink: '#93c5fd', tint: '#1b2942', active: '#2b4a86' },
    guideline: '',
    requirements: [],
    summary: [],
    attributes: Array.from({ length: 20 }, (__, k) => ({
      id: `a-${k}`,
      label: `Attribute ${k + 1}`,
      type: 'text',
    })),
  })),
};

test('AN8 thirty tags of twenty attributes stay usable', async ({
  read,
  codebook,
  checkAccess,
}) => {
  await codebook.open();
  test.setTimeout(90_000);
  await codebook.offer('thirty.json', JSON.stringify(THIRTY));
  await codebook.button('Use it').click();
  await expect(codebook.tags).toHaveCount(30);
  await checkAccess();
  await codebook.leave();
  await read.drag('very good');
  const bar = await read.bar.boundingBox();
  const column = await read.page.locator('.paragraph').first().boundingBox();
  expect(bar?.x).toBeGreaterThanOrEqual(column?.x ?? 0);
  expect(bar?.height).toBe(36);
  await read.bar.getByRole('button', { name: '19 more…' }).click();
  await expect(read.page.getByRole('searchbox')).toBeFocused();
  await read.page.keyboard.type('repetition 30');
  await read.page.keyboard.press('Enter');
  await expect(read.card).toHaveAccessibleName('Persuasion by repetition 30, very good');
  const last = read.field('Attribute 20');
  await last.fill('x');
  await last.blur();
  await expect(last).toBeInViewport();
  await checkAccess();
  await read.page.getByLabel('Every selection becomes').selectOption('Persuasion by repetition 29');
  await read.drag('both nations');
  await expect(read.card).toHaveAccessibleName('Persuasion by repetition 29, both nations');
  await read.page.getByLabel('Every selection becomes').selectOption('what I choose');
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Shift+?');
  await codebook.dialog.waitFor();
  await checkAccess();
  await read.page.keyboard.press('Escape');
  await read.page.setViewportSize({ width: 360, height: 740 });
  await read.drag('phone conversation');
  await read.bar.waitFor();
  expect(await read.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await checkAccess();
});

for (const [name, media, size] of [
  ['light', {}, null],
  ['dark', { colorScheme: 'dark' }, null],
  ['forced colours', { forcedColors: 'active' }, null],
  ['medium', {}, { width: 1000, height: 800 }],
  ['narrow', {}, { width: 360, height: 740 }],
] as const) {
  test(`UX5 the codebook has no WCAG problem: ${name}`, async ({ read, codebook, checkAccess }) => {
    test.setTimeout(90_000);
    await read.tag('very good', 'e');
    await read.page.keyboard.press('Escape');
    await read.page.emulateMedia(media);
    await codebook.open();
    if (size !== null) await read.page.setViewportSize(size);
    await checkAccess();
    await codebook.openTag('Error');
    await codebook.openAttribute('Severity');
    await read.page.getByText('Single colours').click();
    await read.page.getByLabel('Letter and line').first().fill('#ffff00');
    await codebook.name.fill('Fault');
    await checkAccess();
    expect(await read.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(
      0,
    );
    await codebook.button('Remove tag…').click();
    await codebook.dialog.waitFor();
    await checkAccess();
  });
}
