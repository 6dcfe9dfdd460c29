import type { Locator, Page } from '@playwright/test';

/** The agreement view: locators and actions. */
export class AgreementPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly scope: Locator;
  readonly figures: Locator;
  readonly eachTwo: Locator;
  readonly rows: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Agreement', exact: true });
    this.scope = page.locator('.scope');
    this.figures = page.getByRole('table', { name: /^Agreement of / });
    this.eachTwo = page.getByRole('region', { name: /^Each two/ });
    this.list = page.getByRole('listbox', { name: 'Disagreements' });
    this.rows = this.list.getByRole('option');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('a');
    await this.heading.waitFor();
  }

  /** The row of a tag. */
  tag(label: string): Locator {
    return this.figures.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name: label, exact: true }),
    });
  }

  figure(name: RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async choose(chooser: 'Editors' | 'Accounts', ...names: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${chooser}: `) }).click();
    for (const name of names) await this.page.getByRole('menuitemcheckbox', { name }).click();
    await this.page.keyboard.press('Escape');
  }
}
