import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';

const SEEDS = new URL('../public/seeds/', import.meta.url);

test('TX1 the five articles are there, byte for byte, under their own names', async ({ read }) => {
  const files = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  expect(files).toHaveLength(5);
  for (const file of files) {
    const response = await read.page.request.get(`seeds/${file}`);
    expect(response.headers()['content-type']).toContain('text/plain');
    expect(sha256(await response.body())).toBe(sha256(readFileSync(new URL(file, SEEDS))));
  }
  await expect(read.accounts).toHaveCount(5);
});

test('UX1 the first account is open, ready to tag, with nothing in the way', async ({
  read,
  checkAccess,
}) => {
  await expect(read.text.locator('[data-start]').first()).toBeInViewport();
  await expect(read.page.getByRole('dialog')).toHaveCount(0);
  await expect(read.page.getByText('Select a few words, then press')).toBeVisible();
  await checkAccess();
});

test('TX2 the words on the page are the words of the file', async ({ read }) => {
  const file = readdirSync(SEEDS).find((name) => name.endsWith('.txt')) ?? '';
  const lines = readFileSync(new URL(file, SEEDS), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  expect(await read.text.locator('[data-start]').allTextContents()).toEqual(lines);
});

test('UX4 a link opens the account it names, and back returns', async ({ read }) => {
  await read.openAccount('C');
  const link = read.page.url();
  await read.openAccount('D');
  await read.page.goBack();
  await expect(read.text).toHaveAccessibleName('Account C, text');
  await read.page.goto('about:blank');
  await read.page.goto(link);
  await expect(read.text).toHaveAccessibleName('Account C, text');
});

for (const hash of [
  '#/read/../../x',
  '#/nowhere?annotation=__proto__',
  `#/read/${'x'.repeat(5000)}`,
  '#%00?hidden=%',
]) {
  test(`UX4 a broken link opens the story all the same: ${hash.slice(0, 40)}`, async ({ read }) => {
    await read.page.goto('about:blank');
    await read.open(hash);
    await expect(read.text).toHaveAccessibleName('Account A, text');
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
