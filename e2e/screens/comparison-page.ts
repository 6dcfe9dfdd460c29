import type { Locator, Page } from '@playwright/test';

/** The views of the comparison: locators and actions. */
export class ComparisonPage {
  readonly page: Page;
  readonly findings: Locator;
  readonly inHand: Locator;
  readonly decide: Locator;
  readonly ribbons: Locator;
  readonly cells: Locator;
  readonly bar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.findings = page.locator('.finding-row');
    this.inHand = page.getByRole('region', { name: 'Finding in hand' });
    this.decide = page.getByRole('toolbar', { name: 'Decide' });
    this.ribbons = page.locator('.ribbon');
    this.cells = page.locator('.ledger-cell');
    this.bar = page.getByRole('toolbar', { name: 'Tag the selected words' });
  }

  /** Opens a view by its address and waits until the accounts have been compared. */
  async open(hash: string): Promise<void> {
    await this.page.goto(`./${hash}`);
    await this.page.locator('.findings, .compare, .ledger-view').waitFor();
  }

  /** Opens Compare with the first account on the left and the fifth on the right. */
  async openPair(): Promise<void> {
    await this.open('#/compare');
    await this.page.locator('.ribbon, .pair').first().waitFor();
    await this.page.keyboard.press('5');
    await this.heading('Compare A and E').waitFor({ state: 'attached' });
    await this.page.locator('.ribbon, .pair').first().waitFor();
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  act(name: string | RegExp): Locator {
    return this.decide.getByRole('button', { name });
  }

  /** A column of Compare. */
  column(side: 'left' | 'right', nth = 0): Locator {
    return this.page.locator(`.compare-column[data-side=${side}]`).nth(nth);
  }

  async scrolled(side: 'left' | 'right', nth = 0): Promise<number> {
    return this.column(side, nth)
      .locator('[data-scroller]')
      .evaluate((scroller) => scroller.scrollTop);
  }

  /** Turns the wheel over a column. */
  async wheel(side: 'left' | 'right', by: number): Promise<void> {
    const box = await this.column(side).boundingBox();
    if (box === null) throw new Error('no column');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.wheel(0, by);
  }

  /** Drags over words in a column, as a hand would. */
  async drag(side: 'left' | 'right', words: string): Promise<void> {
    await this.dragIn(this.column(side), words);
  }

  /** Drags over words in a box that holds text of an account. */
  async dragIn(box: Locator, words: string): Promise<void> {
    const [from, to] = await box.evaluate((element, wanted) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at === -1 || node.parentElement?.closest('[data-start]') == null) continue;
        node.parentElement?.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const boxes = range.getClientRects();
        const [first, last] = [boxes[0], boxes[boxes.length - 1]];
        if (first === undefined || last === undefined) break;
        return [
          { x: first.left + 1, y: (first.top + first.bottom) / 2 },
          { x: last.right - 1, y: (last.top + last.bottom) / 2 },
        ] as const;
      }
      throw new Error(`The text does not hold: ${wanted}`);
    }, words);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
    await this.page.mouse.move(to.x, to.y, { steps: 3 });
    await this.page.mouse.up();
  }
}
