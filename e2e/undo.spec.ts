import { expect, test } from './fixtures.ts';

test('AN10 every change is undone and done again by name', async ({ read }) => {
  await read.tag('very good', 'q');
  await expect(read.undoButton('tag quote')).toBeVisible();
  await read.field('Fidelity').selectOption('altered');
  await expect(read.undoButton('change fidelity')).toBeVisible();
  await read.focusText();
  await read.page.keyboard.press('Delete');
  await expect(read.marks).toHaveCount(0);
  await read.undoButton('delete quote').click();
  await expect(read.marks).toHaveCount(1);
  await read.undoButton('change fidelity').click();
  await read.undoButton('tag quote').click();
  await expect(read.marks).toHaveCount(0);
  await read.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(read.marks).toHaveCount(1);
  await read.page.getByRole('button', { name: 'Redo change fidelity' }).click();
  await read.mark('very good').click();
  await expect(read.field('Fidelity')).toHaveValue('altered');
});

test('AN10 undo reaches across accounts and survives a reload', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.openAccount('B');
  await read.tag('Photo: AFP', 'e');
  await expect(read.saved).toBeVisible();
  await read.page.reload();
  await read.undoButton('tag error').click();
  await expect(read.marks).toHaveCount(0);
  await read.undoButton('tag quote').click();
  await read.openAccount('A');
  await expect(read.marks).toHaveCount(0);
  await read.page.reload();
  await read.page.getByRole('button', { name: 'Redo tag quote' }).click();
  await expect(read.mark('very good')).toBeVisible();
});

test('AN10 a new act ends what could be done again', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(read.page.getByRole('button', { name: 'Redo tag quote' })).toBeVisible();
  await read.tag('both nations', 't');
  await expect(read.page.getByRole('button', { name: /^Redo/ })).toHaveCount(0);
});

test('AN10 what was typed in one field is one step, however often it was saved', async ({
  read,
}) => {
  await read.tag('very good', 'q');
  const kept = read.page.getByRole('button', { name: 'Undo change speaker' });
  await read.field('Speaker').pressSequentially('Ada');
  await expect(kept).toBeVisible();
  await read.field('Speaker').pressSequentially(' Love', { delay: 400 });
  await read.field('Speaker').blur();
  await kept.click();
  await expect(read.undoButton('tag quote')).toBeVisible();
  await expect(read.field('Speaker')).toHaveValue('');
  await read.page.getByRole('button', { name: 'Redo change speaker' }).click();
  await expect(read.field('Speaker')).toHaveValue('Ada Love');
});
