import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const TEXT = 'The bridge 🌉 was closed on Monday, the council said.\nIt opens again on Friday.\n';

/** Label Studio counts code points; before 2021 it counted UTF-16. */
const LABEL_STUDIO = JSON.stringify([
  {
    id: 1,
    data: { text: TEXT },
    annotations: [
      {
        id: 11,
        completed_by: { id: 3, email: 'ada@example.org' },
        result: [
          {
            id: 'a',
            type: 'labels',
            from_name: 'label',
            to_name: 'text',
            value: { start: 13, end: 34, text: 'was closed on Monday,', labels: ['claim'] },
          },
          {
            id: 'b',
            type: 'labels',
            from_name: 'label',
            to_name: 'text',
            value: { start: 900, end: 10, text: 'nowhere to be found', labels: ['quote'] },
          },
        ],
      },
    ],
  },
]);

const BRAT = {
  ann: 'T1\tQuote 36 52\tthe council said\nT2\tRumour 53 55\tIt\n#1\tAnnotatorNotes T1\tnot in marks\n',
  txt: TEXT,
};

async function pick(
  read: ReadPage,
  files: readonly { readonly name: string; readonly content: string }[],
): Promise<void> {
  const waiting = read.page.waitForEvent('filechooser');
  await read.page.keyboard.press('ControlOrMeta+o');
  const chooser = await waiting;
  await chooser.setFiles(
    files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
  );
}

test('EX3 a Label Studio export is reported first, then taken in with its text', async ({
  read,
  checkAccess,
}) => {
  await pick(read, [{ name: 'project.json', content: LABEL_STUDIO }]);
  const { report } = new TransferPage(read.page);
  await expect(report.getByRole('heading', { name: 'From Label Studio' })).toBeVisible();
  await expect(report).toContainText('One account comes with the file');
  await checkAccess();
  await report.getByRole('button', { name: /^Import 3/ }).click();
  await report.waitFor({ state: 'hidden' });
  await expect(read.accounts).toHaveCount(6);
  await read.openAccount('F');
  await expect(read.mark('was closed')).toHaveText('was closed on Monday,');
  await expect(read.mark('was closed')).toHaveAttribute('data-tag', 'claim');
  await pick(read, [{ name: 'project.json', content: LABEL_STUDIO }]);
  await expect(report.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
});

test('EX3 a brat file and its text are read together; its own tags are named', async ({ read }) => {
  await pick(read, [
    { name: 'bridge.ann', content: BRAT.ann },
    { name: 'bridge.txt', content: BRAT.txt },
  ]);
  const { report } = new TransferPage(read.page);
  await expect(report.getByRole('heading', { name: 'From brat' })).toBeVisible();
  await expect(report).toContainText('Rumour');
  await report.getByRole('button', { name: 'Import 2' }).click();
  await report.waitFor({ state: 'hidden' });
  await read.openAccount('F');
  await expect(read.mark('the council')).toHaveText('the council said');
});

test('EX3 data of no known format stays out, by name', async ({ read }) => {
  await pick(read, [{ name: 'weather.json', content: '{"temperature": 12}' }]);
  const { report } = new TransferPage(read.page);
  await expect(report).toContainText('weather.json');
  await expect(report).toContainText('Nothing was imported.');
});

test('EX4 a set goes out as a table, and what that loses is said before', async ({ read }) => {
  await read.tag('phone conversation', 'c');
  await read.field('Statement').fill('=They spoke');
  await read.field('Statement').blur();
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('ControlOrMeta+s');
  const { report } = new TransferPage(read.page);
  await report.getByLabel('As', { exact: true }).selectOption('Table (CSV)');
  await expect(report).toContainText('Not in this format');
  const waiting = read.page.waitForEvent('download');
  await report.getByRole('button', { name: /^Export 1/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const table = readFileSync(await download.path(), 'utf8');
  expect(table).toContain('phone conversation');
  expect(table).toContain(`'=They spoke`);
});

test('EX4 a report is a page that stands on its own', async ({ read, browser }) => {
  await read.tag('phone conversation', 'c');
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('ControlOrMeta+s');
  const { report } = new TransferPage(read.page);
  await report.getByLabel('As', { exact: true }).selectOption('Report to read and print (HTML)');
  const waiting = read.page.waitForEvent('download');
  await report.getByRole('button', { name: /^Export 1/ }).click();
  const html = readFileSync(await (await waiting).path(), 'utf8');
  const page = await browser.newPage();
  await page.setContent(html);
  await expect(page.getByText('phone conversation').first()).toBeVisible();
  await page.close();
});
