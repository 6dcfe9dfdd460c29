import type { Locator, Page } from '@playwright/test';

/** The reading view: locators and actions. */
export class ReadPage {
  readonly page: Page;
  readonly text: Locator;
  readonly bar: Locator;
  readonly card: Locator;
  readonly marks: Locator;
  readonly saved: Locator;
  readonly accounts: Locator;
  readonly scroller: Locator;

  constructor(page: Page) {
    this.page = page;
    // Asked for beforehand: a chooser that opens while Playwright is still being told to catch it would be lost.
    page.on('filechooser', () => undefined);
    this.text = page.getByRole('article');
    this.bar = page.getByRole('toolbar', { name: 'Tag the selected words' });
    this.card = page.locator('[data-card-editor]');
    this.marks = this.text.locator('mark');
    this.accounts = page.getByRole('navigation', { name: 'Accounts' }).getByRole('link');
    this.scroller = page.locator('[data-scroller]');
    this.saved = page.locator('[data-save-state="saved"]');
  }

  async open(hash = ''): Promise<void> {
    await this.page.goto(`./${hash}`);
    await this.text.waitFor();
  }

  /** The mark that holds exactly these words. */
  mark(words: string): Locator {
    return this.marks.filter({ hasText: words }).first();
  }

  account(siglum: string): Locator {
    return this.accounts.filter({ has: this.page.getByText(siglum, { exact: true }) });
  }

  async openAccount(siglum: string): Promise<void> {
    await this.account(siglum).click();
    await this.page.getByRole('article', { name: `Account ${siglum}, text` }).waitFor();
  }

  /** Puts the focus in the text as a click beside the words would, without scrolling. */
  async focusText(): Promise<void> {
    await this.text.evaluate((element: HTMLElement) => element.focus({ preventScroll: true }));
  }

  /** A field of the open card. */
  field(label: string): Locator {
    return this.card.getByLabel(label, { exact: true });
  }

  /** The switch of somebody's layer. */
  layer(name: string): Locator {
    return this.page
      .getByRole('region', { name: 'Layers' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  undoButton(label = ''): Locator {
    return this.page.getByRole('button', { name: `Undo ${label}`.trim() });
  }

  /** Drags from the first to the last character of words in the text, as a hand would. */
  async drag(words: string, { backward = false, occurrence = 0 } = {}): Promise<void> {
    const [from, to] = await this.ends(words, occurrence);
    const [start, end] = backward ? [to, from] : [from, to];
    await this.dragBetween(start, end);
  }

  async dragBetween(start: Point, end: Point): Promise<void> {
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
    await this.page.mouse.move(end.x, end.y, { steps: 3 });
    await this.page.mouse.up();
  }

  /** Drags over words and presses the key of a tag. */
  async tag(words: string, key: string): Promise<void> {
    await this.drag(words);
    await this.bar.waitFor();
    await this.page.keyboard.press(key);
    await this.card.locator('header').getByText(words, { exact: true }).waitFor();
  }

  /** The middle of the line at the start of the first character and at the end of the last one. */
  async ends(words: string, occurrence = 0): Promise<[Point, Point]> {
    return this.text.evaluate(
      (root, [wanted, skip]) => {
        const paragraphs = [...root.querySelectorAll<HTMLElement>('[data-start]')];
        let left = skip;
        for (const paragraph of paragraphs) {
          const text = paragraph.textContent ?? '';
          let at = text.indexOf(wanted);
          while (at !== -1 && left > 0) {
            left -= 1;
            at = text.indexOf(wanted, at + 1);
          }
          if (at === -1) continue;
          const point = (offset: number, side: 'left' | 'right') => {
            const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            let rest = offset;
            for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
              const length = node.nodeValue?.length ?? 0;
              if (rest < length) {
                const range = document.createRange();
                range.setStart(node, rest);
                range.setEnd(node, rest + 1);
                const box = range.getBoundingClientRect();
                return {
                  x: side === 'left' ? box.left + 1 : box.right - 1,
                  y: (box.top + box.bottom) / 2,
                };
              }
              rest -= length;
            }
            throw new Error('no such character');
          };
          const scroller = root.closest('[data-scroller]');
          scroller?.scrollBy(0, point(at, 'left').y - innerHeight / 2);
          return [point(at, 'left'), point(at + wanted.length - 1, 'right')] as [
            { x: number; y: number },
            { x: number; y: number },
          ];
        }
        throw new Error(`The text does not hold: ${wanted}`);
      },
      [words, occurrence] as const,
    );
  }
}

/** A place on the screen, in CSS px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
