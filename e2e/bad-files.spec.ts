import { readFileSync } from 'node:fs';

import { strToU8, zipSync } from 'fflate';

import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

// docs/reliability.md, rows 35 to 76: what the app shows of files that are of no use, or of some. File, place and reason are named,
// the rest is loaded, nothing is half applied.

interface Given {
  readonly name: string;
  readonly content: string | Buffer;
}

const TEXT = 'The bridge 🌉 was closed on Monday, the council said.\nIt opens again on Friday.\n';
const ATTACK = '<img src=x onerror="globalThis.__pwned=1"><script>globalThis.__pwned=1</script>';

async function pick(read: ReadPage, files: readonly Given[]): Promise<TransferPage> {
  const transfer = new TransferPage(read.page);
  const waiting = read.page.waitForEvent('filechooser');
  await read.page.keyboard.press('ControlOrMeta+o');
  const chooser = await waiting;
  await chooser.setFiles(
    files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
  );
  await transfer.report.getByRole('button').first().waitFor();
  return transfer;
}

async function add(read: ReadPage, files: readonly Given[]) {
  await read.page.keyboard.press('Shift+I');
  await read.page
    .getByLabel('Files', { exact: true })
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
    );
  return read.page.getByRole('list', { name: 'Found' }).locator(':scope > li');
}

const task = (spans: readonly object[], text = TEXT): string =>
  JSON.stringify({ text, spans, meta: { file: 'bridge.txt' } });

test.describe('annotations of other tools', () => {
  for (const [row, file, words] of [
    [
      'R36 a line that was cut off is named, the others are read',
      {
        name: 'tasks.jsonl',
        content: `${task([{ start: 13, end: 34, label: 'claim' }])}\n{"text": "cut`,
      },
      'line 2',
    ],
    [
      'R46 a place that makes no sense is named, the others are read',
      {
        name: 'tasks.jsonl',
        content: task([
          { start: 13, end: 34, label: 'claim' },
          { start: 9007199254740992, end: -4, label: 'quote' },
        ]),
      },
      'these are no offsets in the text',
    ],
    [
      'R42 an id that stands twice is named, both are read',
      {
        name: 'table.csv',
        content: `document_text,annotation_id,label,start,end\n"${TEXT}",a,claim,13,34\n"${TEXT}",a,quote,36,52\n`,
      },
      'the id stands in an earlier row',
    ],
    [
      'R37 bytes that are no UTF-8 are named with what was done',
      {
        name: 'table.csv',
        content: Buffer.from('document_text,label,start,end\nCaf\xe9 zu,claim,0,4\n', 'latin1'),
      },
      'Windows-1252',
    ],
  ] as const) {
    test(row, async ({ read }) => {
      const { report } = await pick(read, [file]);
      await expect(report).toContainText(file.name);
      await expect(report).toContainText(words);
      await report.getByRole('button', { name: /^Import [1-9]/ }).click();
      await report.waitFor({ state: 'hidden' });
      await expect(read.accounts).toHaveCount(6);
      await read.openAccount('F');
      await expect(read.marks).not.toHaveCount(0);
    });
  }

  for (const [row, file, words] of [
    [
      'R69 a bomb of zeros is refused by what it says of itself',
      {
        name: 'bomb.zip',
        content: Buffer.from(zipSync({ 'a.ann': new Uint8Array(300 * 1024 * 1024) })),
      },
      'beyond what is unpacked',
    ],
    [
      'R40 entities that a file defines are not followed',
      {
        name: 'bomb.xmi',
        content:
          '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>',
      },
      'bomb.xmi',
    ],
  ] as const) {
    test(row, async ({ read }) => {
      test.slow();
      const { report } = await pick(read, [file]);
      await expect(report).toContainText(words);
      await expect(report).toContainText('Nothing was imported.');
      await report.getByRole('button', { name: 'Close' }).click();
      await expect(read.accounts).toHaveCount(5);
    });
  }

  test('R41 R59 R63 names and words that mean something to others are words here', async ({
    read,
  }) => {
    const content =
      `{"text": ${JSON.stringify(TEXT)}, "__proto__": {"polluted": true}, "meta": {"constructor": {"prototype": {"polluted": true}}},
      "spans": [{"start": 13, "end": 34, "label": ${JSON.stringify(ATTACK)}, "note": ${JSON.stringify(ATTACK)}}]}`.replaceAll(
        /\n\s*/g,
        ' ',
      );
    const { report } = await pick(read, [{ name: `${ATTACK.slice(0, 40)}.jsonl`, content }]);
    await expect(report).toContainText('<img src=x');
    await report.getByRole('button', { name: /^Import/ }).click();
    await report.waitFor({ state: 'hidden' });
    await read.openAccount('F');
    await read.mark('was closed').click();
    await expect(read.card).toContainText('<img src=x');
    expect(await read.page.evaluate(() => 'polluted' in {} || '__pwned' in globalThis)).toBe(false);
    await expect(read.page.locator('main img, main script')).toHaveCount(0);
  });

  test('R44 R48 another unit is found out and said, and the file is known the second time', async ({
    read,
  }) => {
    // UTF-16, as tools in JavaScript count: one more than code points after the emoji.
    const content = JSON.stringify({
      text: TEXT,
      spans: [{ start: 14, end: 35, text: 'was closed on Monday,', label: 'claim' }],
    });
    const file = { name: 'tasks.jsonl', content };
    const { report } = await pick(read, [file]);
    await expect(report).toContainText('UTF-16 code units');
    await report.getByRole('button', { name: /^Import/ }).click();
    await report.waitFor({ state: 'hidden' });
    await read.openAccount('F');
    await expect(read.mark('was closed')).toHaveText('was closed on Monday,');
    await pick(read, [file]);
    await expect(report.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  });
});

test.describe('accounts', () => {
  test('R37 R64 R65 R69 R70 each file is named with what is wrong, and the rest is offered', async ({
    read,
  }) => {
    test.slow();
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('Zwei 🌉 Worte', 'utf16le'),
    ]);
    const rows = await add(read, [
      { name: 'mark.txt', content: `\uFEFFOne, with a mark.` },
      { name: 'wide.txt', content: utf16 },
      {
        name: 'page.txt',
        content: `<!doctype html><html><body><p>A page.</p>${ATTACK}</body></html>`,
      },
      {
        name: 'drawing.txt',
        content: `<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.__pwned=1"><text>Drawn</text></svg>`,
      },
      {
        name: 'more.zip',
        content: Buffer.from(
          zipSync({
            '../../../etc/passwd.txt': strToU8('Climbing out.'),
            '/abs\u202Etxt.exe.txt': strToU8('Turned round.'),
          }),
        ),
      },
      {
        name: 'bomb.zip',
        content: Buffer.from(zipSync({ 'a.txt': new Uint8Array(300 * 1024 * 1024) })),
      },
    ]);
    await expect(rows.filter({ hasText: 'mark.txt' })).toContainText('One, with a mark.');
    await expect(rows.filter({ hasText: 'wide.txt' })).toContainText('Zwei 🌉 Worte');
    await expect(rows.filter({ hasText: 'page.txt' })).toContainText('A page.');
    await expect(rows.filter({ hasText: 'passwd.txt' })).toContainText('Climbing out.');
    await expect(rows.filter({ hasText: 'passwd.txt' })).not.toContainText('..');
    await expect(rows.filter({ hasText: 'bomb.zip' })).toContainText(/unpacks to/);
    const button = read.page.getByRole('button', { name: /^Add \d accounts$/ });
    await button.click();
    await expect(read.accounts).not.toHaveCount(5);
    expect(await read.page.evaluate(() => '__pwned' in globalThis)).toBe(false);
  });

  test('R55 R57 what nobody sees is said, kept, and goes out again', async ({
    read,
    checkAccess,
  }) => {
    const words = 'Admin \u202Eevil\u202C and a\u0007bell and שלום.\n';
    const rows = await add(read, [{ name: 'hidden.txt', content: words }]);
    await expect(rows).toContainText('Holds 2 direction marks, 1 control character');
    await read.page.getByRole('button', { name: 'Add 1 account' }).click();
    await expect(read.page.getByRole('main')).toContainText('Holds 2 direction marks');
    await checkAccess();
    const file = await new TransferPage(read.page).exportAs('Ana Editor');
    const { 'galley:documents': documents } = JSON.parse(file);
    expect(documents.at(-1)['schema:text']).toBe(words);
  });
});

test('R71 a file that goes out has a plain name, whatever the story is called', async ({
  read,
}) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('g');
  await read.page.keyboard.press('s');
  for (const [title, name] of [
    ['../../CON', /CON|con/i],
    [`\u202Egnp.exe ${'long '.repeat(80)}`, /^gnp[a-z.-]{20,93}\.csv$/],
  ] as const) {
    await read.page.getByLabel('Title').fill(title);
    await read.page.getByLabel('Title').press('Enter');
    await read.page.getByLabel('Title').blur();
    await read.page.keyboard.press('ControlOrMeta+s');
    const { report } = new TransferPage(read.page);
    await report.getByLabel('As', { exact: true }).selectOption('Table (CSV)');
    const waiting = read.page.waitForEvent('download');
    await report.getByRole('button', { name: /^Export 1/ }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(name);
    expect(readFileSync(await download.path(), 'utf8')).toContain('very good');
    await report.waitFor({ state: 'hidden' });
  }
});

test('EX4 a report of one account says nothing of the others', async ({ read }) => {
  await read.tag('very good', 'q');
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('ControlOrMeta+s');
  const { report } = new TransferPage(read.page);
  await report.getByLabel('As', { exact: true }).selectOption('Report (Markdown)');
  await report.getByLabel('Of', { exact: true }).selectOption({ index: 2 });
  const waiting = read.page.waitForEvent('download');
  await report.getByRole('button', { name: /^Export 1/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/-b-markdown\.md$/);
  const [second, first] = ['001_21e31b66fa115a1c', '000_83fcf82b2c3747a1'].map((name) =>
    readFileSync(new URL(`../public/seeds/${name}.txt`, import.meta.url), 'utf8').slice(0, 30),
  );
  const words = readFileSync(await download.path(), 'utf8');
  expect(words).toContain(second);
  expect(words).not.toContain(first);
});
