import { expect, test } from './fixtures.ts';

test('AN2 words are selected and tagged with the keyboard alone', async ({ read }) => {
  await read.focusText();
  const { keyboard } = read.page;
  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('ControlOrMeta+ArrowRight');
  for (let i = 0; i < 2; i += 1) await keyboard.press('ControlOrMeta+Shift+ArrowRight');
  await keyboard.press('c');
  await expect(read.card).toHaveAccessibleName('Claim, Donald Trump');
  await expect(read.page.locator('[data-announcer]')).toContainText('Tagged claim');
  await keyboard.press('Enter');
  await keyboard.type('A statement');
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await expect(read.card).toBeHidden();
  await expect(read.text).toBeFocused();
  await keyboard.press('j');
  await expect(read.field('Statement')).toHaveValue('A statement');
  await keyboard.press('Delete');
  await expect(read.marks).toHaveCount(0);
});

test('AN2 the selection grows from the caret to the sentence and is tagged', async ({ read }) => {
  await read.focusText();
  const { keyboard } = read.page;
  await keyboard.press('ControlOrMeta+Home');
  for (const _ of [1, 2]) await keyboard.press('s');
  await keyboard.press('c');
  await expect(read.card).toHaveAccessibleName(/^Claim, President-elect Donald Trump .* crisis\.$/);
});

test('every control is reached with Tab, and focus is always seen', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await read.page.evaluate(() => document.body.focus());
  const reached = new Set<string>();
  for (let i = 0; i < 40; i += 1) {
    await read.page.keyboard.press('Tab');
    const name = await read.page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const seen =
        element.matches('[data-text]') || (outlineStyle !== 'none' && outlineWidth !== '0px');
      return `${element.ariaLabel ?? element.textContent?.trim().slice(0, 20)}${seen ? '' : ' (unseen)'}`;
    });
    if (name !== null) reached.add(name);
  }
  expect([...reached].filter((name) => name.endsWith('(unseen)'))).toEqual([]);
  for (const wanted of ['Undo tag quote', 'Menu', 'Show topic', 'Account A, text']) {
    expect([...reached]).toContain(wanted);
  }
});

for (const [name, media, size] of [
  ['dark', { colorScheme: 'dark' }, null],
  ['forced colours', { forcedColors: 'active' }, null],
  ['narrow', {}, { width: 360, height: 740 }],
  ['medium', {}, { width: 900, height: 900 }],
] as const) {
  test(`UX5 no WCAG problem in any state: ${name}`, async ({ read, checkAccess }) => {
    test.setTimeout(90_000);
    await read.tag('very good', 'e');
    await read.page.getByRole('radio', { name: 'major' }).click();
    await read.page.emulateMedia(media);
    if (size !== null) await read.page.setViewportSize(size);
    await checkAccess();
    await read.page.keyboard.press('Escape');
    await read.page.keyboard.press('Escape');
    await checkAccess();
    for (const key of ['ControlOrMeta+k', 'Shift+?', 'ControlOrMeta+s']) {
      await read.page.keyboard.press(key);
      await read.page.getByRole('dialog').waitFor();
      await checkAccess();
      await read.page.keyboard.press('Escape');
      await read.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await read.page.getByRole('button', { name: 'Menu' }).click();
    await read.page.getByRole('menuitem').first().waitFor();
    await checkAccess();
  });
}

test('UX2 at 360 px nothing is cut off and the card is a sheet at the foot', async ({ read }) => {
  await read.page.setViewportSize({ width: 360, height: 740 });
  const width = await read.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(360);
  await read.tag('phone conversation', 'c');
  const box = await read.card.boundingBox();
  expect(box?.x).toBe(0);
  expect(box?.width).toBe(360);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(740);
});

test('UX3 a command is found in the palette and run', async ({ read }) => {
  await read.page.keyboard.press('ControlOrMeta+k');
  await expect(read.page.getByRole('searchbox')).toBeFocused();
  await read.page.keyboard.type('account c');
  await read.page.keyboard.press('Enter');
  await expect(read.text).toHaveAccessibleName('Account C, text');
});
