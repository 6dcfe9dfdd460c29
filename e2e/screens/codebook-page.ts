import { readFileSync } from 'node:fs';

import type { Locator, Page } from '@playwright/test';

/** The codebook of the story: locators and actions. */
export class CodebookPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly dialog: Locator;
  readonly tags: Locator;
  readonly attributes: Locator;
  readonly name: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Codebook', exact: true });
    this.dialog = page.getByRole('dialog');
    this.tags = page.getByRole('list', { name: 'Tags' }).getByRole('button');
    this.attributes = page.getByRole('region', { name: 'Attributes' });
    this.name = page.getByLabel('Name', { exact: true }).first();
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('b');
    await this.heading.waitFor();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back to reading' }).click();
    await this.page.getByRole('article').waitFor();
  }

  tag(label: string): Locator {
    return this.tags.filter({ has: this.page.getByText(label, { exact: true }) });
  }

  attribute(label: string): Locator {
    return this.attributes
      .getByRole('button')
      .filter({ has: this.page.getByText(label, { exact: true }) });
  }

  async openTag(label: string): Promise<void> {
    await this.tag(label).click();
  }

  async openAttribute(label: string): Promise<void> {
    await this.attribute(label).click();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Exports the codebook alone and returns the file's content. */
  async export(): Promise<string> {
    const waiting = this.page.waitForEvent('download');
    await this.button('Export it alone').click();
    return readFileSync(await (await waiting).path(), 'utf8');
  }

  /** Offers a file in the place of the codebook; what it would change is shown then. */
  async offer(name: string, content: string): Promise<void> {
    await this.button('Use another codebook…').click();
    const waiting = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'From a file…' }).click();
    const chooser = await waiting;
    await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    await this.dialog.getByText(name).waitFor();
  }
}
