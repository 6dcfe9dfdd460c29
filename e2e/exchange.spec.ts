import { readFileSync } from 'node:fs';

import { expect, test } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

interface Selector {
  readonly type: string;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}
interface Target {
  readonly source: string;
  readonly selector: readonly Selector[];
}
interface Exported {
  readonly '@context': readonly unknown[];
  readonly type: string;
  readonly total: number;
  readonly 'galley:documents': readonly { readonly id: string; readonly 'schema:text': string }[];
  readonly first: {
    readonly type: string;
    readonly items: readonly {
      readonly motivation: string;
      readonly target: Target | readonly Target[] | string;
    }[];
  };
}

async function tagSome(read: ReadPage): Promise<void> {
  await read.tag('very good', 'q');
  await read.field('Speaker').fill('Ada');
  await read.tag('fentanyl crisis', 't');
  await read.field('Label').fill('drugs');
  await read.openAccount('B');
  await read.tag('習近平', 'e');
  await read.field('Correction').fill('习近平 👩‍👩‍👧‍👦');
  await read.tag('Photo: AFP', 'e');
  await read.field('Note').fill('<b>not bold</b>');
  await read.field('Note').blur();
  await expect(read.saved).toBeVisible();
}

test('EX1 the export is a W3C collection whose offsets are code points of the texts', async ({
  read,
}) => {
  await tagSome(read);
  const content = await new TransferPage(read.page).exportAs('Ana Editor');
  const set = JSON.parse(content) as Exported;
  expect(set['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(set.type).toBe('AnnotationCollection');
  expect(set.first.type).toBe('AnnotationPage');
  expect(set.total).toBe(set.first.items.length);
  const texts = new Map(
    set['galley:documents'].map((document) => [document.id, [...document['schema:text']]]),
  );
  const targets = set.first.items.flatMap(({ target }) =>
    typeof target === 'string' ? [] : [target].flat(),
  );
  expect(targets).toHaveLength(4);
  for (const { source, selector } of targets) {
    const quote = selector.find(({ type }) => type === 'TextQuoteSelector');
    const place = selector.find(({ type }) => type === 'TextPositionSelector');
    const text = texts.get(source) ?? [];
    expect(text.slice(place?.start, place?.end).join('')).toBe(quote?.exact);
    expect(
      text
        .slice(0, place?.start)
        .join('')
        .endsWith(quote?.prefix ?? '?'),
    ).toBe(true);
    expect(
      text
        .slice(place?.end)
        .join('')
        .startsWith(quote?.suffix ?? '?'),
    ).toBe(true);
  }
});

test('EX2 export, wipe, import, export gives the same bytes', async ({ read, browser }) => {
  await tagSome(read);
  const first = await new TransferPage(read.page).exportAs('Ana Editor');
  const elsewhere = await browser.newContext();
  const other = new ReadPage(await elsewhere.newPage());
  await other.open();
  const transfer = new TransferPage(other.page);
  await transfer.choose('set.json', first);
  await expect(transfer.report).toContainText('Ana Editor’s set');
  await transfer.import();
  await expect(other.mark('very good')).toBeVisible();
  expect(await transfer.exportAs(null)).toBe(first);
  await elsewhere.close();
});

test('EX2 an editor who lost the browser’s data goes on with their own set', async ({
  read,
  browser,
}) => {
  await tagSome(read);
  const first = await new TransferPage(read.page).exportAs('Ana Editor');
  const elsewhere = await browser.newContext();
  const other = new ReadPage(await elsewhere.newPage());
  await other.open();
  const transfer = new TransferPage(other.page);
  await transfer.choose('set.json', first);
  await other.page.getByText('This is my own set').click();
  await expect(transfer.report).toContainText('Your set');
  await transfer.import();
  await other.mark('very good').click();
  await expect(other.field('Speaker')).toBeEditable();
  await other.page.keyboard.press('Escape');
  expect(await transfer.exportAs('Ana Editor')).toBe(first);
  await elsewhere.close();
});

test('EX3 the report comes first, the import is one undo step, and twice adds nothing', async ({
  read,
  browser,
  checkAccess,
}) => {
  await tagSome(read);
  const content = await new TransferPage(read.page).exportAs('Ana Editor');
  const elsewhere = await browser.newContext();
  const other = new ReadPage(await elsewhere.newPage());
  await other.open();
  await other.tag('wide range', 'c');
  const transfer = new TransferPage(other.page);
  await transfer.choose('set.json', content);
  await expect(transfer.report).toContainText('Nothing has changed yet');
  await expect(transfer.row('New')).toContainText('4');
  await transfer.report.getByRole('button', { name: 'Cancel' }).click();
  await expect(other.text.locator('mark[data-layer=other]')).toHaveCount(0);
  await transfer.choose('set.json', content);
  await transfer.import();
  await expect(other.text.locator('mark[data-layer=other]')).toHaveCount(2);
  await expect(other.page.getByRole('region', { name: 'Layers' })).toContainText('Ana Editor');
  await transfer.choose('set.json', content);
  await expect(transfer.row('Known')).toContainText('4');
  await expect(transfer.report.getByRole('button', { name: 'Nothing to import' })).toBeDisabled();
  await transfer.report.getByRole('button', { name: 'Cancel' }).click();
  await other.undoButton('import Ana Editor’s set').click();
  await expect(other.text.locator('mark[data-layer=other]')).toHaveCount(0);
  await expect(other.mark('wide range')).toBeVisible();
  await elsewhere.close();
  await new TransferPage(read.page).choose('set.json', content);
  await checkAccess();
});

test('RV1 a layer is hidden, shown and soloed, and never edited by others', async ({
  read,
  browser,
}) => {
  await tagSome(read);
  const content = await new TransferPage(read.page).exportAs('Ana Editor');
  const elsewhere = await browser.newContext();
  const other = new ReadPage(await elsewhere.newPage());
  await other.open();
  await other.tag('wide range', 'c');
  const transfer = new TransferPage(other.page);
  await transfer.choose('set.json', content);
  await transfer.import();
  await other.layer('Ana Editor').click();
  await expect(other.marks).toHaveCount(1);
  await other.layer('Ana Editor').click({ modifiers: ['Alt'] });
  await expect(other.marks).toHaveCount(2);
  await other.mark('very good').click();
  await expect(other.card).toContainText('From Ana Editor. Only they can change it.');
  await expect(other.field('Speaker')).not.toBeEditable();
  await elsewhere.close();
});

test('EX1 the same content gives the same bytes', async ({ read }) => {
  await tagSome(read);
  const transfer = new TransferPage(read.page);
  const first = await transfer.exportAs('Ana Editor');
  await read.page.reload();
  await read.text.waitFor();
  expect(await transfer.exportAs(null)).toBe(first);
});

test('EX1 the texts can stay out', async ({ read }) => {
  await tagSome(read);
  const content = await new TransferPage(read.page).exportAs('Ana Editor', { texts: false });
  expect(content).not.toContain('schema:text"');
  const set = JSON.parse(content) as Exported;
  expect(set['galley:documents'].length).toBeGreaterThan(0);
});

const NESTED = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`;

test.describe('a bad file is named, with its place, and changes nothing', () => {
  for (const [name, content, words] of [
    ['empty.json', '', 'The file is empty.'],
    ['login.json', '<!doctype html><html><body>Sign in</body></html>', 'it is a web page'],
    [
      'cut.json',
      '{"@context": ["http://www.w3.org/ns/anno.jsonld"',
      'The file ends too early, at line 1',
    ],
    ['text.json', 'hello', 'line 1, column 1 is not JSON'],
    ['deep.json', NESTED, 'deep, at line 1'],
    ['list.json', '[1, 2]', 'not a set of annotations'],
    ['other.json', '{"a": 1}', 'not a set of annotations'],
  ] as const) {
    test(name, async ({ read, checkAccess }) => {
      const transfer = new TransferPage(read.page);
      await transfer.choose(name, content);
      await expect(transfer.report).toContainText(words);
      await expect(transfer.report).toContainText('Nothing was imported.');
      await expect(transfer.report).toContainText(name);
      await checkAccess();
      await transfer.report.getByRole('button', { name: 'Close' }).click();
      await expect(read.marks).toHaveCount(0);
    });
  }

  test('a file that is no text', async ({ read }) => {
    const transfer = new TransferPage(read.page);
    await transfer.choose('picture.json', Buffer.from([0x7b, 0x22, 0xff, 0xd8]));
    await expect(transfer.report).toContainText('byte 2 fits no UTF-8 character');
  });

  test('a set of a newer version, and one with rows that cannot be', async ({ read }) => {
    await tagSome(read);
    const transfer = new TransferPage(read.page);
    const content = await transfer.exportAs('Ana Editor');
    await transfer.choose(
      'newer.json',
      content.replace('"galley:formatVersion": "1.0"', '"galley:formatVersion": "9.0"'),
    );
    await expect(transfer.report).toContainText('written by a newer Galley (format 9.0)');
    await transfer.report.getByRole('button', { name: 'Close' }).click();
    const poisoned = content
      .replace(/"start": \d+,\n(\s*)"end": \d+/, '"start": 40,\n$1"end": 12')
      .replace(
        '"galley:attributes": {',
        '"galley:attributes": { "__proto__": { "polluted": true },',
      );
    await transfer.choose('poisoned.json', poisoned);
    await expect(transfer.row('Refused')).toContainText('1');
    await transfer.row('Refused').getByRole('button', { name: 'Show refused' }).click();
    await expect(transfer.row('Refused')).toContainText('Annotation 1 ends before it starts');
    expect(await read.page.evaluate(() => 'polluted' in {})).toBe(false);
  });

  test('a file over the limit is refused before it is read', async ({ read }) => {
    const transfer = new TransferPage(read.page);
    await read.page.evaluate(() => {
      const big = new File([new Uint8Array(200 * 1024 * 1024)], 'big.json');
      const data = new DataTransfer();
      data.items.add(big);
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    });
    await expect(transfer.report).toContainText('200 MB');
  });
});

test('what comes from a file is shown as text only', async ({ read }) => {
  const attack = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
  await read.tag('very good', 'q');
  await read.field('Speaker').fill(attack);
  await read.field('Note').fill(attack);
  await read.field('Note').blur();
  await read.page.keyboard.press('Escape');
  await read.page.keyboard.press('Escape');
  await expect(read.page.locator('[data-card]').first()).toContainText('<img src=x');
  await expect(read.page.locator('main img, main script')).toHaveCount(0);
  await expect(read.page).not.toHaveTitle('1');
});

test('the published schema is the one in the repository', () => {
  const schema = JSON.parse(
    readFileSync(
      new URL('../docs/formats/galley-annotations-1.0.schema.json', import.meta.url),
      'utf8',
    ),
  ) as { readonly $schema: string };
  expect(schema.$schema).toContain('2020-12');
});
