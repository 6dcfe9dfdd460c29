import { expect, test } from './fixtures.ts';

test('AN6 what is filled in is there after a reload, and offered next time', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Ada Lovelace');
  await read.page.getByRole('radio', { name: 'direct', exact: true }).click();
  await read.field('Fidelity').selectOption('altered');
  await read.field('Note').fill('a note');
  await read.field('Note').blur();
  await expect(read.saved).toBeVisible();
  await read.page.reload();
  await expect(read.card).toHaveAccessibleName('Quote, very good');
  await expect(read.field('Speaker')).toHaveValue('Ada Lovelace');
  await expect(read.page.getByRole('radio', { name: 'direct', exact: true })).toBeChecked();
  await expect(read.field('Fidelity')).toHaveValue('altered');
  await expect(read.field('Note')).toHaveValue('a note');
  await read.tag('both nations', 'q');
  await read.field('Speaker').click();
  await read.page.getByRole('option', { name: 'Ada Lovelace' }).click();
  await expect(read.field('Speaker')).toHaveValue('Ada Lovelace');
});

test('AN6 the cue of a quote is picked as words of the account', async ({ read, checkAccess }) => {
  await read.tag('very good', 'q');
  await read.card
    .getByRole('group', { name: 'Cue' })
    .getByRole('button', { name: 'Pick in this account' })
    .click();
  await expect(read.page.getByText('Select the words for cue.')).toBeVisible();
  await read.drag('characterized');
  await expect(read.card.getByRole('group', { name: 'Cue' })).toContainText('characterized');
  await checkAccess();
});

test('AN6 the evidence of an error is picked in another account', async ({ read, checkAccess }) => {
  await read.openAccount('E');
  await read.tag('new sanctions', 'e');
  await read.page.getByRole('radio', { name: 'major' }).click();
  await expect(read.card).toContainText('needs evidence');
  await read.card
    .getByRole('group', { name: 'Evidence' })
    .getByRole('button', { name: 'Pick in any account' })
    .click();
  await read.openAccount('D');
  await read.drag('tariffs and other measures');
  await expect(read.text).toHaveAccessibleName('Account E, text');
  const evidence = read.card.getByRole('group', { name: 'Evidence' });
  await expect(evidence).toContainText('D AP ¶1');
  await expect(evidence).toContainText('tariffs and other measures');
  await expect(read.card).not.toContainText('needs evidence');
  await read.field('Correction').fill('tariffs');
  await read.page.keyboard.press('Tab');
  await read.page.keyboard.press('Escape');
  const card = read.page.locator('[data-card]').first();
  await expect(card.locator('s')).toHaveText('new sanctions');
  await expect(card).toContainText('tariffs');
  await checkAccess();
  await card.click();
  await evidence.getByRole('button', { name: /tariffs and other measures/ }).click();
  await expect(read.text).toHaveAccessibleName('Account D, text');
  expect(await read.page.evaluate(() => getSelection()?.toString())).toBe(
    'tariffs and other measures',
  );
});

test('AN6 every field saves by itself, also when the page is closed while typing', async ({
  read,
  context,
}) => {
  await read.tag('very good', 'c');
  await read.field('Statement').pressSequentially('half a sen');
  await read.page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto('./');
  await again.locator('mark').first().click();
  await expect(again.getByRole('combobox', { name: 'Statement' })).toHaveValue('half a sen');
});

test('AN7 an incomplete error is said in the margin and over the account', async ({ read }) => {
  await read.tag('very good', 'e');
  await read.page.getByRole('radio', { name: 'critical' }).click();
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Escape');
  await expect(read.page.locator('[data-card]')).toContainText('needs correction and evidence');
  await expect(read.page.getByText('1 tag, 1 incomplete')).toBeVisible();
});

test('AN6 words where a number is expected are kept and marked', async ({ read }) => {
  await read.tag('very good', 'c');
  await read.field('Amount').fill('about ten');
  await read.field('Amount').blur();
  await expect(read.card).toContainText('Kept as words: this is no number.');
  await read.field('Amount').fill('1,200');
  await read.field('Amount').blur();
  await expect(read.field('Amount')).toHaveValue('1200');
});

test('only web addresses become links', async ({ read }) => {
  await read.tag('very good', 'e');
  await read.field('Source').fill('javascript:alert(1)');
  await read.field('Source').blur();
  await expect(read.card.getByRole('link')).toHaveCount(0);
  await read.field('Source').fill('https://example.org/a');
  await read.field('Source').blur();
  await expect(read.card.getByRole('link', { name: 'Open example.org' })).toHaveAttribute(
    'rel',
    /noopener/,
  );
});

test('AN7 annotations are linked across accounts, by mouse and by keyboard', async ({
  read,
  checkAccess,
}) => {
  await read.openAccount('D');
  await read.tag('the call was a very good one', 'q');
  await read.openAccount('E');
  await read.tag('very beneficial', 'q');
  await read.focusText();
  await read.page.keyboard.press('l');
  await read.page.getByLabel('Link as').selectOption('contradicts');
  await read.openAccount('D');
  await read.mark('the call was a very good one').click();
  await expect(read.text).toHaveAccessibleName('Account E, text');
  const links = read.card.getByRole('group', { name: 'Links' });
  await expect(links).toContainText('contradicts');
  await expect(links).toContainText('D AP ¶4');
  await checkAccess();
  await links.getByRole('button', { name: /the call was/ }).click();
  await expect(read.text).toHaveAccessibleName('Account D, text');
  await expect(links).toContainText('contradicts, from');
  await read.undoButton('link contradicts').click();
  await expect(links).not.toContainText('contradicts');
  await read.tag('fentanyl and TikTok', 't');
  await read.focusText();
  await read.page.keyboard.press('l');
  await read.page.keyboard.press('j');
  await read.page.keyboard.press('Enter');
  await expect(links).toContainText('same utterance');
});
