import type { Locator, Page } from '@playwright/test';

/** Find: the field, what was found, the conditions. */
export class FindPanel {
  readonly page: Page;
  readonly field: Locator;
  readonly list: Locator;
  readonly hits: Locator;
  readonly count: Locator;
  /** The hit in hand. */
  readonly current: Locator;

  constructor(page: Page) {
    this.page = page;
    const panel = page.getByRole('search', { name: 'Find' });
    this.field = page.getByRole('combobox', { name: 'Find in the story' });
    this.list = panel.getByRole('listbox', { name: 'Found' });
    this.hits = this.list.getByRole('option');
    this.current = this.list.getByRole('option', { selected: true });
    this.count = panel.getByRole('status');
  }

  /** Opens find by its key and types. */
  async find(words: string): Promise<void> {
    await this.page.keyboard.press('/');
    await this.page.keyboard.type(words);
    await this.count.and(this.page.locator('[aria-busy=false]')).waitFor();
  }

  /** The words in the open account that are painted as found. */
  painted(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...(CSS.highlights.get('found') ?? [])].map(
        ({ startContainer, startOffset, endOffset }) =>
          startContainer.nodeValue?.slice(startOffset, endOffset) ?? '',
      ),
    );
  }
}
