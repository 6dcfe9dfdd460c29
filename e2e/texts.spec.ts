import { createHash } from 'node:crypto';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

/** Opens Galley on one article with these words instead of the bundled ones. */
async function openText(
  page: Page,
  text: string,
  delivered: string | Buffer = text,
): Promise<ReadPage> {
  const id = `ni:///sha-256;${createHash('sha256').update(text).digest('base64url')}`;
  const index = {
    story: { id: '0193a7c0-5eed-7000-8000-0000000000ff', title: 'A test' },
    articles: [
      {
        file: 'a.txt',
        id,
        length: text.length,
        outlet: '',
        headline: '',
        date: '',
        url: '',
        language: '',
      },
    ],
  };
  await page.route('**/seeds/index.json', (route) => route.fulfill({ json: index }));
  await page.route('**/seeds/a.txt', (route) =>
    route.fulfill({ contentType: 'text/plain', body: delivered }),
  );
  const read = new ReadPage(page);
  await read.open();
  return read;
}

for (const [name, text, dragged, tagged] of [
  ['emoji', 'The crowd 👩‍👩‍👧‍👦 cheered 🇫🇷 loudly', 'cheered 🇫🇷', 'cheered 🇫🇷'],
  [
    'combining marks',
    'Cafe\u0301 and re\u0301sume\u0301 were served',
    'e\u0301sum',
    're\u0301sume\u0301',
  ],
  [
    'Chinese, without blanks',
    '两国领导人讨论了贸易问题和其他重要议题。',
    '讨论了贸易',
    '讨论了贸易',
  ],
  ['Japanese', '首相は「とても良い会談だった」と述べた。', 'とても良い', 'とても良い'],
  ['Thai', 'นายกรัฐมนตรีกล่าวว่าการประชุมเป็นไปด้วยดี', 'กล่าวว่า', 'กล่าวว่า'],
  ['Arabic', 'قال الرئيس إن الاجتماع كان جيدا جدا', 'الاجتماع', 'الاجتماع'],
  ['Hebrew', 'הנשיא אמר שהפגישה הייתה טובה מאוד', 'שהפגישה', 'שהפגישה'],
  ['Hindi', 'राष्ट्रपति ने कहा कि बैठक अच्छी रही।', 'बैठक', 'बैठक'],
  ['Korean', '대통령은 회담이 매우 좋았다고 말했다', '회담이', '회담이'],
] as const) {
  test(`AN3 ${name}: selected, painted and exported right`, async ({ page }) => {
    const read = await openText(page, text);
    await read.drag(dragged);
    await page.keyboard.press('q');
    await expect(read.text.locator('mark').first()).toHaveText(tagged);
    const set = JSON.parse(await new TransferPage(page).exportAs('Ana')) as {
      first: {
        items: { target: { selector: { exact?: string; start: number; end: number }[] } }[];
      };
    };
    const selectors = set.first.items[0]?.target.selector ?? [];
    const place = selectors.find(({ start }) => start !== undefined);
    expect([...text].slice(place?.start, place?.end).join('')).toBe(tagged);
  });
}

test('TX2 a byte order mark and CRLF are not part of the text, everything else is', async ({
  page,
}) => {
  const text = 'One  two\n\n\tThree \u00a0four\u200b\nFive';
  const read = await openText(page, text, `\ufeff${text.replaceAll('\n', '\r\n')}`);
  await expect(read.text.locator('[data-start]')).toHaveCount(3);
  expect(await read.text.locator('[data-start]').allTextContents()).toEqual(
    text.split('\n').filter(Boolean),
  );
  await read.tag('Five', 't');
});

test('a text of one long line and an empty one do no harm', async ({ page }) => {
  const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`).join(' ');
  const read = await openText(page, words);
  await read.tag('word40 word41', 'c');
});

test('an empty text says so', async ({ page }) => {
  const read = await openText(page, '');
  await expect(page.getByText('This account has no words.')).toBeVisible();
  await expect(read.account('A')).toContainText('0 words');
});

test('a long text scrolls to its end and is tagged there', async ({ page }) => {
  const paragraphs = Array.from(
    { length: 1_500 },
    (_, i) => `Paragraph ${i} says that something happened on day ${i} and nothing else did.`,
  );
  const read = await openText(page, paragraphs.join('\n'));
  await read.tag('Paragraph 1490 says', 'c');
  await expect(page.locator('[data-card]')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(read.marks).toHaveCount(0);
});
