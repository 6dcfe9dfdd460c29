import type { Locator } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { ReadPage } from './screens/read-page.ts';

/** Puts the caret before words of the text, as a click there does. */
async function putCaret(read: ReadPage, words: string): Promise<void> {
  const [point] = await read.ends(words);
  await read.page.mouse.click(point.x, point.y);
}

/** Presses keys one after the other and says how many: a chord is one. */
async function press(read: ReadPage, keys: readonly string[]): Promise<number> {
  for (const key of keys) await read.page.keyboard.press(key);
  return keys.length;
}

function spoken(read: ReadPage): Locator {
  return read.page.locator('[aria-live=polite]').first();
}

test.describe('AN2 keys from the caret to a tag', () => {
  test('a quotation is a quote in two', async ({ read }) => {
    await putCaret(read, 'my expectation');
    expect(await press(read, ['"', 'q'])).toBeLessThanOrEqual(2);
    await expect(read.card).toHaveAccessibleName(
      'Quote, "It is my expectation that we will solve many problems together, and starting immediately,"',
    );
  });

  test('a sentence is a claim in two', async ({ read }) => {
    await putCaret(read, 'just days before');
    expect(await press(read, ['.', 'c'])).toBeLessThanOrEqual(2);
    await expect(read.card).toHaveAccessibleName(/^Claim, The call comes just days .*\.$/);
  });

  test('three words are tagged in five at most', async ({ read }) => {
    await putCaret(read, 'wide range of issues');
    const keys = [...Array<string>(3).fill('ControlOrMeta+Shift+ArrowRight'), 't'];
    expect(await press(read, keys)).toBeLessThanOrEqual(5);
    await expect(read.card).toHaveAccessibleName('Topic, wide range of');
  });
});

test('AN2 the selection grows through word, quotation, sentence and paragraph, and shrinks back', async ({
  read,
}) => {
  await putCaret(read, 'good" for both');
  const selected = () => read.page.evaluate(() => getSelection()?.toString());
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < 4; i += 1) {
    await press(read, ['s']);
    seen.push(await selected());
  }
  expect(seen.slice(0, 3)).toEqual([
    'good',
    '"very good"',
    'Trump characterized the call as "very good" for both nations in a post on Truth Social.',
  ]);
  expect(seen[3]).toMatch(/^Trump characterized .* peaceful and safe!"$/s);
  for (const expected of seen.slice(0, 3).toReversed()) {
    await press(read, ['Shift+S']);
    expect(await selected()).toBe(expected);
  }
});

test('AN2 a second press takes the next sentence in', async ({ read }) => {
  await putCaret(read, 'just days before');
  await press(read, ['ControlOrMeta+Home', '.', '.']);
  await press(read, ['c']);
  await expect(read.card).toHaveAccessibleName(
    /^Claim, President-elect .* crisis\. The call comes .* administration\.$/,
  );
});

test('AN2 the caret moves by sentence, and Shift selects', async ({ read }) => {
  await putCaret(read, 'phone conversation');
  await press(read, ['Alt+ArrowDown', 'Alt+Shift+ArrowDown', 'c']);
  await expect(read.card).toHaveAccessibleName(/^Claim, The call comes just days .*\.$/);
});

test('AN2 the page keys take the caret along', async ({ read }) => {
  await putCaret(read, 'phone conversation');
  const before = await read.scroller.evaluate((element) => element.scrollTop);
  await press(read, ['PageDown']);
  await expect
    .poll(() => read.scroller.evaluate(({ scrollTop }) => scrollTop))
    .toBeGreaterThan(before);
  await press(read, ['ControlOrMeta+Shift+ArrowRight', 't']);
  await expect(read.card).toBeVisible();
  await expect(read.text.locator('mark[data-active]')).toBeInViewport();
  await press(read, ['Escape', 'PageUp', 'PageUp', 'PageUp', 'ControlOrMeta+Shift+ArrowRight']);
  expect(await read.page.evaluate(() => getSelection()?.toString())).toBe('President-elect');
});

test('UX5 a screen reader hears where the caret is, what is tagged there and what is selected', async ({
  read,
}) => {
  await read.tag('phone conversation', 'c');
  await read.page.keyboard.press('Escape');
  await putCaret(read, 'held a phone');
  await press(read, [
    'ControlOrMeta+ArrowRight',
    'ControlOrMeta+ArrowRight',
    'ControlOrMeta+ArrowRight',
  ]);
  await press(read, ['ControlOrMeta+ArrowLeft']);
  await expect(spoken(read)).toHaveText(/^phone.*in claim$/);
  await press(read, ['ControlOrMeta+Shift+ArrowRight']);
  await expect(spoken(read)).toHaveText(/^Selected phone/);
  await press(read, ['ControlOrMeta+ArrowUp', 'ControlOrMeta+ArrowDown']);
  await expect(spoken(read)).toHaveText(/^Trump characterized .*paragraph 2, no tag$/);
});
