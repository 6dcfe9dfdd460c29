import { readFileSync } from 'node:fs';

import type { Locator, Page } from '@playwright/test';

/** Export and import of sets. */
export class TransferPage {
  readonly page: Page;
  readonly report: Locator;

  constructor(page: Page) {
    this.page = page;
    this.report = page.getByRole('dialog');
  }

  /** Exports the set that is offered and returns the file's content. `null` leaves the name as it is. */
  async exportAs(name: string | null, { texts = true } = {}): Promise<string> {
    await this.page.keyboard.press('ControlOrMeta+s');
    if (name !== null) await this.report.getByLabel('Your name').fill(name);
    if (!texts) await this.report.getByText('With the texts of the accounts').click();
    const waiting = this.page.waitForEvent('download');
    await this.report.getByRole('button', { name: /^Export \d/ }).click();
    const download = await waiting;
    await this.report.waitFor({ state: 'hidden' });
    return readFileSync(await download.path(), 'utf8');
  }

  /** Picks a file as the import command asks for one. */
  async choose(name: string, content: string | Buffer): Promise<void> {
    const waiting = this.page.waitForEvent('filechooser');
    await this.page.keyboard.press('ControlOrMeta+o');
    const chooser = await waiting;
    await chooser.setFiles({
      name,
      mimeType: 'application/json',
      buffer: typeof content === 'string' ? Buffer.from(content) : content,
    });
    await this.report.getByRole('button').first().waitFor();
  }

  row(label: string): Locator {
    return this.report.getByRole('region', { name: label, exact: true });
  }

  async import(): Promise<void> {
    await this.report.getByRole('button', { name: /^Import \d/ }).click();
    await this.report.waitFor({ state: 'hidden' });
  }
}
