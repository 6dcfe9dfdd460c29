import { readFile } from 'node:fs/promises';

import { strToU8, zipSync } from 'fflate';

import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

interface Given {
  readonly name: string;
  readonly buffer: Buffer;
}

const text = (name: string, words: string): Given => ({ name, buffer: Buffer.from(words) });

const PAGE = `<!doctype html><html lang="en"><head><title>Bridge closed | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Bridge closed after storm">
<meta property="article:published_time" content="2026-03-02T08:15:00Z"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport</a></nav><script>window.__pwned = true</script>
<article><h1>Bridge closed after storm</h1>${[1, 2, 3, 4]
  .map(
    (n) =>
      `<p style="color:red">Paragraph ${n}: the old bridge over the harbour was closed on Monday, the council said, after wind of up to 120 kilometres an hour<img src=x onerror="window.__pwned = true"> had torn at its cables.</p>`,
  )
  .join('')}</article><footer>Subscribe to our newsletter</footer></body></html>`;

function word(paragraphs: readonly string[]): Given {
  const body = paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join('');
  const files = {
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  };
  return { name: 'agency.docx', buffer: Buffer.from(zipSync(files)) };
}

function pdf(lines: readonly string[]): Given {
  const stream = `BT /F1 12 Tf 14 TL 72 720 Td ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${out.length}\n%%EOF`;
  return { name: 'wire.pdf', buffer: Buffer.from(out, 'latin1') };
}

async function pick(read: ReadPage, files: readonly Given[]): Promise<void> {
  await read.page.keyboard.press('Shift+I');
  await read.page
    .getByLabel('Files', { exact: true })
    .setInputFiles(files.map(({ name, buffer }) => ({ name, mimeType: '', buffer })));
}

const rows = (read: ReadPage) =>
  read.page.getByRole('list', { name: 'Found' }).locator(':scope > li');

test('TX3 text, page, Word, PDF and an archive of them become accounts of a new story', async ({
  read,
  checkAccess,
}) => {
  test.slow();
  const zip = zipSync({
    'more/one.txt': strToU8('One, in an archive.'),
    '../../two.txt': strToU8('Two, with a way out of it.'),
    '__MACOSX/._one.txt': strToU8('nothing'),
  });
  await pick(read, [
    text('plain.txt', 'First line.\r\nSecond line, “quoted”.\n'),
    text('page.html', PAGE),
    word(['The council met on Monday.', 'It closed the bridge.']),
    pdf(['The bridge was closed on Mon-', 'day, said the council.']),
    { name: 'all.zip', buffer: Buffer.from(zip) },
    text('photo.heic', '\u0000\u0001\u0002\u0003'.repeat(50)),
    text('again.txt', 'First line.\r\nSecond line, “quoted”.\n'),
    text('empty.txt', ' \n'),
    text('note.md', '# Bridge\n\nIt *closed* on [Monday](https://example.org).\n'),
  ]);
  await expect(rows(read)).toHaveCount(10);
  await expect(rows(read).filter({ hasText: 'photo.heic' })).toContainText('is not a text');
  await expect(rows(read).filter({ hasText: 'empty.txt' })).toContainText('has no words');
  const page = rows(read).filter({ hasText: 'page.html' });
  await expect(page.getByLabel('Outlet')).toHaveValue('The Harbour Post');
  await expect(page.getByLabel('Headline')).toHaveValue('Bridge closed after storm');
  await expect(page).not.toContainText('newsletter');
  await expect(rows(read).filter({ hasText: 'wire.pdf' })).toContainText(
    'The bridge was closed on Monday, said the council.',
  );
  await expect(rows(read).filter({ hasText: 'note.md' })).toContainText('It closed on Monday.');
  await expect(rows(read).filter({ hasText: 'agency.docx' })).toContainText('The council met');
  await expect(rows(read).filter({ hasText: 'two.txt' })).not.toContainText('..');
  await checkAccess();
  await read.page.getByRole('radio', { name: 'a new story' }).check();
  await read.page.getByLabel('Title').fill('Harbour bridge');
  await read.page.getByRole('button', { name: 'Make the story' }).click();
  await expect(read.accounts).toHaveCount(7);
  await expect(read.text).toContainText('Second line, “quoted”.');
  await read.tag('Second line', 'c');
  await expect(read.saved).toBeVisible();
  await read.page.reload();
  await expect(read.mark('Second line')).toBeVisible();
  expect(await read.page.evaluate(() => '__pwned' in globalThis)).toBe(false);
});

test('TX3 pages and Word files are read as they are met: hidden words, short pages, tables, notes, breaks', async ({
  read,
}) => {
  const short = `<!doctype html><html lang="ja"><head><title>橋が閉鎖 | 港新聞</title></head><body><nav>ホーム</nav><article><h1>橋が閉鎖</h1>${'<p>港湾当局は火曜日の夜、<ruby>橋脚<rt>きょうきゃく</rt></ruby>に亀裂が見つかったため、古い橋を閉鎖したと発表した。数千人の通勤客が影響を受けた。</p>'.repeat(7)}</article></body></html>`;
  const table =
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Western</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>90 min</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  const report = word([
    'It opens</w:t><w:br/><w:t>in spring.',
    `Delays</w:t></w:r></w:p>${table}<w:p><w:r><w:t>After the table.`,
  ]);
  const page = PAGE.replace(
    '</article>',
    '<p style="display:none">Words for robots alone</p><p>Closed until March, the council said in a note, and perhaps for longer.<sup><a href="#n1">1</a></sup></p><table><tr><th>Line</th><th>Delay</th></tr><tr><td>Coast</td><td>15 min</td></tr></table></article>',
  );
  await pick(read, [text('short.html', short), text('page.html', page), report]);
  await expect(rows(read)).toHaveCount(3);
  const words = (name: string) => rows(read).filter({ hasText: name }).locator('details p');
  await expect(words('short.html')).toContainText('橋脚に亀裂が見つかった');
  await expect(words('short.html')).not.toContainText('ホーム');
  await expect(words('page.html')).toContainText('Closed until March');
  await expect(words('page.html')).not.toContainText('robots');
  await expect(words('page.html')).toContainText('and perhaps for longer.');
  await expect(words('page.html')).not.toContainText('longer.1');
  await expect(words('page.html')).toContainText('Coast 15 min');
  expect(await words('agency.docx').textContent()).toBe(
    'It opens\nin spring.\n\nDelays\n\nWestern 90 min\n\nAfter the table.',
  );
});

test('TX3 an account is added to the open story, once, and one undo takes it out', async ({
  read,
}) => {
  const file = text('sixth.txt', 'A sixth account of the same event.');
  await pick(read, [file]);
  await read.page.getByRole('button', { name: 'Add 1 account' }).click();
  await expect(read.accounts).toHaveCount(6);
  await expect(read.text).toContainText('A sixth account');
  await pick(read, [file]);
  await expect(rows(read)).toContainText('already in this story');
  await expect(read.page.getByRole('button', { name: 'Add 0 accounts' })).toBeDisabled();
  await read.page.keyboard.press('Escape');
  await read.undoButton('add 1 account').click();
  await expect(read.accounts).toHaveCount(5);
});

test('TX2 bytes that are not UTF-8 are named, and read otherwise only when asked', async ({
  read,
}) => {
  await pick(read, [
    { name: 'old.txt', buffer: Buffer.from('Caf\xe9 und \x84Zitat\x93', 'latin1') },
  ]);
  await expect(rows(read)).toContainText('not UTF-8 (byte 3)');
  await rows(read).getByRole('button', { name: 'Read it as Windows-1252' }).click();
  await expect(rows(read)).toContainText('Café und „Zitat“');
});

test('TX3 pasted words and a pasted page come to the same dialog', async ({ read }) => {
  await read.text.click();
  await read.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Plain');
    data.setData('text/html', '<p>From a <b>page</b>.</p><p>Second.</p><script>1</script>');
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(rows(read)).toContainText('From a page.');
  await expect(rows(read)).not.toContainText('Plain');
});

test('a story is renamed, ordered, duplicated, archived, deleted and brought back', async ({
  read,
  checkAccess,
}) => {
  const { page } = read;
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const title = page.getByLabel('Title');
  await title.fill('The call');
  await title.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Stories' })).toContainText('The call');
  await checkAccess();
  const accounts = page.getByRole('region', { name: 'The open story' }).getByRole('listitem');
  await expect(accounts).toHaveCount(5);
  const second = await accounts
    .nth(1)
    .getByText(/\.txt$/)
    .innerText();
  await page.getByRole('button', { name: 'Move account B up' }).click();
  await expect(accounts.nth(0)).toContainText(second);
  await accounts.nth(0).getByLabel('Outlet').fill('Example Times');
  await page.getByRole('button', { name: 'Take account E out' }).click();
  await expect(accounts).toHaveCount(4);
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(title).toHaveValue('The call, copy');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Archive' })).toContainText('The call, copy');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Delete' }).click();
  const backup = await downloading;
  expect(backup.suggestedFilename()).toMatch(/^galley-backup-the-call-copy.*\.json$/);
  const { format, records, texts } = JSON.parse(await readFile(await backup.path(), 'utf8'));
  expect(format).toBe('galley-backup');
  expect(texts).toHaveLength(4);
  expect(new Set(records.map((record: { storyId: string }) => record.storyId)).size).toBe(1);
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Deleted the story');
  await expect(page.getByRole('navigation', { name: 'Archive' })).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('navigation', { name: 'Archive' })).toContainText('The call, copy');
});

test('TX1 the bundled story is restored, whatever was done to it, with the tags that were made', async ({
  read,
  checkAccess,
}) => {
  const { page } = read;
  await read.openAccount('B');
  const words = await read.text.evaluate(
    (root) => root.querySelectorAll('[data-start]')[2]?.textContent?.split(' ', 3).join(' ') ?? '',
  );
  await read.tag(words, 'c');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const accounts = page.getByRole('region', { name: 'The open story' }).getByRole('listitem');
  const restore = page.getByRole('button', { name: 'Restore the bundled story', exact: true });
  await page.getByRole('button', { name: 'Take account B out' }).click();
  await expect(accounts).toHaveCount(4);
  await restore.click();
  await expect(accounts).toHaveCount(5);
  await restore.click();
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Nothing is missing');

  // Deleted, and no other story is there.
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('There is no story here')).toBeVisible();
  await checkAccess();
  await page.reload();
  await expect(page.getByText('There is no story here')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('searchbox').fill('restore the bundled');
  await page.keyboard.press('Enter');
  await expect(accounts).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'Deleted' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Read', exact: true }).first().click();
  await read.openAccount('B');
  await expect(read.mark(words)).toBeVisible();
});

test('a story is made, and a deleted one brought back, where there is none', async ({ read }) => {
  const { page } = read;
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('There is no story here')).toBeVisible();
  await pick(read, [text('first.txt', 'An account of its own.')]);
  await page.getByLabel('Title').fill('Of its own');
  await page.getByRole('button', { name: 'Make the story' }).click();
  await expect(read.text).toContainText('An account of its own.');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: /^Bring .* back$/ }).click();
  await expect(page.getByRole('region', { name: 'The open story' })).toContainText('5 accounts');
});

test('TX4 a new version carries tags over, says what became of each, and orphans are placed by hand', async ({
  read,
  checkAccess,
}) => {
  const { page } = read;
  const first =
    'The old bridge was closed on Monday.\nThe mayor spoke of a bad day.\nNobody was hurt, the police said.\n';
  const second =
    'A storm came first.\nThe old bridge was closed on Monday.\nNobody was badly hurt, the police said.\n';
  await pick(read, [text('bridge.txt', first)]);
  await page.getByRole('button', { name: 'Add 1 account' }).click();
  await expect(read.text).toContainText('The old bridge');
  await read.tag('old bridge', 't');
  await read.tag('spoke of a bad day', 'c');
  await read.tag('Nobody was hurt', 'c');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page
    .getByLabel('New version of account F')
    .setInputFiles({ name: 'bridge-2.txt', mimeType: '', buffer: Buffer.from(second) });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Shifted' })).toContainText('1');
  await expect(dialog.getByRole('region', { name: 'Changed' })).toContainText(
    'Nobody was badly hurt',
  );
  await expect(dialog.getByRole('region', { name: 'Orphaned' })).toContainText('bad day');
  await checkAccess();
  await dialog.getByRole('button', { name: 'Take the new version' }).click();
  await expect(read.mark('old bridge')).toHaveText('old bridge');
  await expect(read.mark('Nobody')).toHaveText('Nobody was badly hurt');
  await expect(read.marks).toHaveCount(2);
  await page.getByRole('button', { name: '1 tag without a place' }).click();
  await page.getByRole('region', { name: 'Tags without a place' }).getByText('bad day').click();
  await read.drag('storm came');
  await page.keyboard.press('Shift+P');
  await expect(read.mark('storm came')).toHaveText('storm came');
  await expect(page.getByText('without a place')).toHaveCount(0);
  for (const label of ['put a tag on other words', 'take a new version']) {
    await read.undoButton(label).click();
  }
  await expect(read.accounts).toHaveCount(6);
});

test('TX4 what a colleague tagged is carried to a new version, as they said it, and their next file merges', async ({
  read,
  checkAccess,
}) => {
  const { page } = read;
  const transfer = new TransferPage(page);
  const set = (name: string) =>
    readFile(new URL(`fixtures/sets/${name}.json`, import.meta.url), 'utf8');
  await transfer.choose('colleague.json', await set('colleague'));
  await transfer.import();
  const seed = await readFile(
    new URL('../public/seeds/003_c741f3a0a8cdc543.txt', import.meta.url),
    'utf8',
  );
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByLabel('New version of account D').setInputFiles({
    name: 'later.txt',
    mimeType: '',
    buffer: Buffer.from(`Updated.\n\n${seed.replace('as much as 60%', 'as much as 65%')}`),
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: 'Changed' })).toContainText('Ben Desk');
  await expect(dialog.getByRole('region', { name: 'Changed' })).toContainText('65%');
  await expect(dialog).toContainText('1 tag of others is carried along');
  await checkAccess();
  await dialog.getByLabel(/Keep the earlier version/).uncheck();
  await dialog.getByRole('button', { name: 'Take the new version' }).click();
  const mark = read.mark('as much as 65%');
  await expect(mark).toBeVisible();
  await mark.click();
  await expect(read.card).toContainText('an earlier version with other words here');
  await page.keyboard.press('Escape');

  // The same file again is known; a later one is carried to where its words are now.
  await transfer.choose('colleague.json', await set('colleague'));
  await expect(transfer.row('Known')).toContainText('16');
  await page.keyboard.press('Escape');
  await transfer.choose('colleague-later.json', await set('colleague-later'));
  await expect(transfer.row('Newer')).toContainText('1');
  await transfer.import();
  await expect(read.mark('fentanyl')).toBeVisible();
  await expect(read.mark('as much as 65%')).toBeVisible();
  await expect(read.accounts).toHaveCount(5);

  await expect(read.saved).toBeVisible();
  await page.reload();
  await expect(read.mark('as much as 65%')).toBeVisible();
  for (const label of ['import', 'take a new version']) {
    await page.getByRole('button', { name: new RegExp(`^Undo ${label}`) }).click();
  }
  await read.openAccount('D');
  await expect(read.mark('as much as 60%')).toBeVisible();
});

test('TX4 what a new version changed is a finding with the earlier words as evidence, and is shown between any two', async ({
  read,
  checkAccess,
}) => {
  test.slow();
  const { page } = read;
  const first =
    'The ferry had 40 people aboard, the harbour office said on Monday.\n\n“Nobody was ever in danger,” its captain said.\n\nThe crossing opened again at noon.\n';
  const second = first.replace('40 people', '45 people');
  const third = second.replace('Nobody was ever', 'Nobody was');
  const take = async (name: string, words: string): Promise<void> => {
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page
      .getByLabel('New version of account F')
      .setInputFiles({ name, mimeType: '', buffer: Buffer.from(words) });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/Keep the earlier version/).uncheck();
    await dialog.getByRole('button', { name: 'Take the new version' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  await pick(read, [text('ferry.txt', first)]);
  await page.getByRole('button', { name: 'Add 1 account' }).click();
  await expect(read.text).toContainText('40 people');
  await take('ferry-2.txt', second);
  await expect(read.text).toContainText('45 people');

  // From the findings, with one key.
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  const finding = page.getByRole('button', { name: /Changed without notice/ });
  await finding.click();
  const listed = await page.locator('.finding-row').count();
  await expect(page.getByRole('button', { name: /^Findings/ })).toHaveText(`Findings${listed}`);
  const open = page.getByRole('region', { name: 'Finding in hand' });
  await expect(open).toContainText('without notice');
  await expect(open).toContainText('F, earlier');
  await checkAccess();
  await page.keyboard.press('a');
  await expect(page.getByRole('region', { name: 'Message' })).toContainText('Tagged error in F');
  await finding.click();
  await page.getByRole('button', { name: 'Open the tag' }).click();
  await expect(read.mark('45')).toBeVisible();
  await expect(read.card.getByLabel('Correction')).toHaveValue('40');
  await expect(read.card).toContainText('F, earlier');
  await page.keyboard.press('Escape');

  // From the account, any two versions.
  await take('ferry-3.txt', third);
  await page.getByRole('button', { name: 'New version', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'What was changed' });
  const changes = dialog.getByRole('list', { name: 'Changes' }).getByRole('listitem');
  await expect(changes).toHaveCount(1);
  await expect(changes).toContainText('Quotation');
  await dialog.getByLabel('From').selectOption('0');
  await expect(changes).toHaveCount(2);
  await expect(changes.first()).toContainText('Figure');
  await expect(changes.first()).toContainText('Tagged');
  await checkAccess();
  await changes.nth(1).getByRole('button').focus();
  await page.keyboard.press('a');
  await expect(changes.nth(1)).toContainText('Tagged');
  await page.keyboard.press('Escape');
  await expect(read.mark('Nobody was in danger')).toBeVisible();
});
