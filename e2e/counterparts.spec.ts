import { expect, test } from './fixtures.ts';

const QUOTE =
  '“President Xi and I will do everything possible to make the World more peaceful and safe!”';

test('CM7 a tagged quotation is offered its speaker and cue, which one key takes', async ({
  read,
  page,
}) => {
  await read.openAccount('D');
  await read.tag(QUOTE, 'q');
  const offer = read.card.getByRole('button', { name: /^Speaker .*Trump/ });
  await expect(offer).toBeVisible();
  await expect(read.field('Speaker')).toHaveValue('');
  await page.keyboard.press('y');
  await expect(read.field('Speaker')).toHaveValue(/Trump/);
  await expect(offer).toHaveCount(0);
  await read.undoButton('fill in quote').click();
  await expect(read.field('Speaker')).toHaveValue('');
});

test('CM8 a tag is offered on its counterparts: two keys each, one undo for all', async ({
  read,
  page,
  checkAccess,
}) => {
  await read.openAccount('D');
  await read.tag(QUOTE, 'q');
  await expect(read.card.getByRole('button', { name: /^Also in A ¶/ })).toBeVisible();
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog', { name: 'Counterparts' });
  await expect(dialog.getByRole('button', { name: /Tag and link/ }).first()).toBeVisible();
  await checkAccess();
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  await expect(dialog.getByText('tagged and linked')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(read.card.getByText('same utterance')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(read.card.getByText('same utterance')).toHaveCount(0);
  await read.openAccount('A');
  await expect(read.marks).toHaveCount(0);
});
