import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';

// What extensions and translators do to the words on the page while somebody works (rows 85 and 86).

const wordsOf = (read: ReadPage) => read.text.locator('p').allInnerTexts();

test('row 85: nodes put into the text go, and a tag lands on its words', async ({ read }) => {
  await read.tag('phone conversation', 'c');
  const before = await wordsOf(read);
  await read.text.evaluate((article) => {
    const paragraph = article.querySelector('mark')?.closest('p');
    const badge = document.createElement('span');
    badge.textContent = '★ look up';
    paragraph?.prepend(badge);
    paragraph?.querySelector('mark')?.replaceChildren('changed');
  });
  await expect.poll(() => wordsOf(read)).toEqual(before);
  await expect(read.mark('phone conversation')).toHaveText('phone conversation');
  await read.tag('wide range of issues', 't');
  await expect(read.mark('wide range')).toHaveText('wide range of issues');
});

test('row 86: a translation of the page is taken back, and undo still works', async ({ read }) => {
  await read.tag('phone conversation', 'c');
  const before = await wordsOf(read);
  await read.text.evaluate((article) => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const all: Node[] = [];
    while (texts.nextNode() !== null) all.push(texts.currentNode);
    for (const text of all) {
      const font = document.createElement('font');
      font.textContent = `«${text.nodeValue ?? ''}»`;
      if (text.parentElement?.closest('.paragraph') != null)
        text.parentNode?.replaceChild(font, text);
    }
  });
  await expect.poll(() => wordsOf(read)).toEqual(before);
  await read.page.keyboard.press('ControlOrMeta+z');
  await expect(read.marks).toHaveCount(0);
  await expect.poll(() => wordsOf(read)).toEqual(before);
});

test('row 85: what goes on changing a paragraph does not keep the page busy', async ({ read }) => {
  const passes = await read.text.evaluate(async (article) => {
    let changes = 0;
    const meddle = () => {
      const paragraph = article.querySelector('p');
      if (paragraph === null || paragraph.querySelector('b') !== null) return;
      changes += 1;
      const bold = document.createElement('b');
      bold.textContent = '!';
      paragraph.append(bold);
    };
    const observer = new MutationObserver(meddle);
    observer.observe(article, { childList: true, subtree: true });
    meddle();
    await new Promise((done) => setTimeout(done, 500));
    observer.disconnect();
    return changes;
  });
  expect(passes).toBe(4);
  await read.tag('phone conversation', 'c');
  await expect(read.mark('phone')).toHaveText('phone conversation');
});
