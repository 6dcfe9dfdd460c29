import type { Locator, Page } from '@playwright/test';

/** The review of somebody's set: locators and actions. */
export class ReviewPage {
  readonly page: Page;
  readonly queue: Locator;
  readonly rows: Locator;
  readonly detail: Locator;
  readonly bar: Locator;
  readonly progress: Locator;
  readonly text: Locator;

  constructor(page: Page) {
    this.page = page;
    this.queue = page.getByRole('listbox', { name: 'Tags' });
    this.rows = this.queue.getByRole('option');
    this.detail = page.getByRole('complementary');
    this.bar = page.getByRole('toolbar', { name: 'Decide' });
    this.progress = page.getByText(/ of \d+ decided/);
    this.text = page.getByRole('article');
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('i');
    await this.detail.waitFor();
  }

  /** The words of the item in hand. */
  get inHand(): Locator {
    return this.queue.locator('[aria-selected=true]');
  }
}
