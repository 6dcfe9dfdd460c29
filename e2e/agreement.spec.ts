import { readFileSync } from 'node:fs';

import { expect, test as base } from './fixtures.ts';
import { AgreementPage } from './screens/agreement-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const test = base.extend<{ agreement: AgreementPage; take: (...sets: Named[]) => Promise<void> }>({
  agreement: async ({ page }, use) => {
    await use(new AgreementPage(page));
  },
  /** Imports sets, one after the other. */
  take: async ({ page, read }, use) => {
    const transfer = new TransferPage(page);
    await use(async (...sets) => {
      for (const { name, content } of sets) {
        await transfer.choose(`${name}.json`, content);
        await transfer.import();
      }
      await expect(read.saved).toBeVisible();
    });
  },
});

interface Named {
  readonly name: string;
  readonly content: string;
}

interface Item {
  readonly motivation: string;
  readonly target: { readonly selector?: readonly Record<string, unknown>[] };
  readonly body: Record<string, unknown>[] | Record<string, unknown>;
}

const BEN: Named = {
  name: 'Ben Desk',
  content: readFileSync(new URL('fixtures/sets/colleague.json', import.meta.url), 'utf8'),
};

/** The same set by another, with `change` made to its annotations on words. */
function another(name: string, digit: string, change: (items: Item[]) => Item[]): Named {
  const text = BEN.content.replaceAll(BEN.name, name).replaceAll('0193b0aa-', `0193b0${digit}-`);
  const file = JSON.parse(text) as { total: number; first: { items: Item[] } };
  const isOnWords = ({ motivation, target }: Item): boolean =>
    motivation === 'classifying' && target.selector !== undefined;
  const { items } = file.first;
  file.first.items = [...change(items.filter(isOnWords)), ...items.filter((i) => !isOnWords(i))];
  file.total = file.first.items.length;
  return { name, content: JSON.stringify(file) };
}

/** Ada leaves out the first topic (A), calls a quote a claim (A), and gives another fidelity (B). */
const ADA = another('Ada Quill', 'ad', ([, second, ...rest]) => {
  const classifying = (item: Item | undefined): Record<string, unknown> =>
    [item?.body ?? {}].flat().find(({ purpose }) => purpose === 'classifying') ?? {};
  classifying(second)['value'] = 'claim';
  const quote = rest.find((item) => classifying(item)['value'] === 'quote');
  const attributes = classifying(quote)['galley:attributes'] as Record<string, unknown>;
  attributes['form'] = 'indirect';
  return second === undefined ? rest : [second, ...rest];
});
const CEM = another('Cem Rand', 'ae', (items) => items.slice(0, -1));

test('RV5 figures of two editors, and the disagreements behind them, lead to the words', async ({
  page,
  read,
  agreement,
  take,
}) => {
  await take(BEN, ADA);
  await agreement.open();
  await expect(page).toHaveTitle(/^Agreement · /);
  await expect(agreement.scope).toHaveText('Ben Desk and Ada Quill, over A, B, C, D, E');
  await expect(agreement.tag('quote').getByRole('cell')).toContainText(['3', '2', '2', '0.80']);
  await expect(agreement.tag('error').getByRole('cell').last()).toHaveText(
    'not defined, both have fewer than two',
  );
  await expect(agreement.rows).toContainText(['only Ben’s', 'other tag', 'other form']);
  await agreement.figure(/^Quote, F1 on the same words/).click();
  await expect(agreement.rows).toHaveCount(1);
  await expect(agreement.rows).toContainText('other tag');
  await expect(page).toHaveURL(/#\/agreement.*of=quote/);
  await page.getByRole('button', { name: 'Show all' }).click();
  await agreement.figure(/^All tags, F1 on overlapping words/).click();
  await expect(agreement.rows).toContainText(['only Ben’s', 'other tag']);
  await expect(agreement.rows).toHaveCount(2);
  await expect(page.getByText('2, without a counterpart')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await agreement.figure(/^quote met claim, 1/).click();
  await expect(agreement.rows).toHaveCount(1);
  await agreement.figure(/^Quote, form: 1 of 2 equal/).click();
  await expect(agreement.rows).toContainText(['other form']);
  await agreement.figure(/^Account A, Topic, F1 0\.00/).click();
  await expect(agreement.rows).toContainText(['the TikTok ban']);
  await agreement.rows.first().click();
  await expect(read.card).toHaveAccessibleName(/^Topic, .*the TikTok ban/);
  await page.goBack();
  await expect(agreement.rows).toContainText(['the TikTok ban']);
  await page.reload();
  await expect(agreement.rows).toContainText(['the TikTok ban']);
});

test('RV5 all of it goes by keyboard: one tab stop a table, arrows inside', async ({
  page,
  read,
  agreement,
  take,
}) => {
  await take(BEN, ADA);
  await agreement.open();
  await expect(agreement.heading).toBeFocused();
  await expect(agreement.rows.first()).toBeVisible();
  const { keyboard } = page;
  for (const _ of ['Editors', 'Accounts', 'done', 'figures']) await keyboard.press('Tab');
  await expect(agreement.figure(/^Topic, 1 the same/)).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowDown');
  await expect(agreement.figure(/^Quote, F1 on the same words/)).toBeFocused();
  await keyboard.press('Enter');
  await expect(agreement.rows).toHaveCount(1);
  await keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show all' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(agreement.rows).toHaveCount(3);
  await agreement.list.focus();
  await keyboard.press('ArrowDown');
  await expect(agreement.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expect(read.card).toBeVisible();
  await keyboard.press('g');
  await keyboard.press('a');
  await expect(agreement.heading).toBeFocused();
  await keyboard.press('Escape');
  await expect(read.text).toBeVisible();
});

test('RV5 three editors: all at once and each two; layers and accounts are chosen', async ({
  page,
  agreement,
  take,
}) => {
  await take(BEN, ADA, CEM);
  await agreement.open();
  await expect(page.getByRole('heading', { name: 'All 3' })).toBeVisible();
  await agreement.eachTwo.getByRole('button', { name: 'Ben Desk – Cem Rand' }).click();
  await expect(agreement.figures).toHaveAccessibleName('Agreement of Ben Desk and Cem Rand by tag');
  await agreement.choose('Editors', 'Cem Rand');
  await expect(agreement.eachTwo).toBeHidden();
  await agreement.choose('Accounts', 'A Outlet not named', 'B Outlet not named');
  await expect(agreement.scope).toHaveText('Ben Desk and Ada Quill, over C, D, E');
  await expect(agreement.rows).toHaveCount(0);
  await expect(page.getByText('No disagreements here.')).toBeVisible();
});

test('RV5 says what is missing: another set, accounts marked done', async ({
  page,
  read,
  agreement,
  take,
}) => {
  await agreement.open();
  await expect(page.getByText('Neither has marked anything', { exact: false })).toBeHidden();
  await expect(page.getByText(/two sets or more|No account is marked done/)).toBeVisible();
  await page.keyboard.press('Escape');
  await take(BEN);
  await read.openAccount('A');
  await agreement.open();
  const all = page.getByRole('button', { name: 'Also accounts not marked done' });
  await expect(page.getByText('No account is marked done by both you and Ben Desk')).toBeVisible();
  await all.click();
  await expect(agreement.figures).toBeVisible();
  await expect(agreement.rows.first()).toContainText('only Ben’s');
  await all.click();
  await page.keyboard.press('Escape');
  await read.focusText();
  await page.keyboard.press('d');
  await agreement.open();
  await expect(agreement.scope).toHaveText(
    'You and Ben Desk, over A. B, C, D and E are left out: not marked done by both',
  );
});

test('RV5 follows a change at once', async ({ page, read, agreement, take }) => {
  await take(BEN, ADA);
  await agreement.open();
  await expect(agreement.tag('topic').getByRole('cell').first()).toHaveText('2');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/two sets or more|No account is marked done/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(agreement.tag('topic').getByRole('cell').first()).toHaveText('2');
  await expect(read.saved).toBeVisible();
});

for (const [name, scheme, width] of [
  ['light', 'light', 1440],
  ['dark', 'dark', 1024],
  ['360 px', 'light', 360],
] as const) {
  test(`UX5 axe finds nothing in agreement: ${name}`, async ({
    page,
    agreement,
    take,
    checkAccess,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await take(BEN, ADA, CEM);
    await page.setViewportSize({ width, height: 800 });
    await agreement.open();
    await expect(agreement.rows.first()).toBeVisible();
    await expect(agreement.tag('quote').getByRole('cell').last()).not.toHaveText('…');
    await checkAccess();
    const overflow = await page
      .locator('.agreement')
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);
    await agreement.figure(/^Quote, F1 on the same words/).click();
    await expect(agreement.rows).toHaveCount(1);
    await expect(agreement.rows).toBeInViewport();
  });
}
