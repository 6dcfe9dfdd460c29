import { test as base, expect } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';

import { ReadPage } from './screens/read-page.ts';

interface Fixtures {
  /** The reading view, opened on the bundled story. */
  readonly read: ReadPage;
  /** Finds no WCAG 2.2 AA problem on the page as it stands. */
  readonly checkAccess: () => Promise<void>;
}

/**
 * Every test starts in a browser that has never seen Galley, and fails if the page breaks its own security policy, logs an
 * error or throws.
 */
export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`threw ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) {
        complaints.push(`logged ${message.text()}`);
      }
    });
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        // oxlint-disable-next-line no-console -- the way a page tells its test
        console.error(`policy ${event.violatedDirective} broken by ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
  read: async ({ page }, use) => {
    const read = new ReadPage(page);
    await read.open();
    await use(read);
  },
  checkAccess: async ({ page }, use) => {
    await use(async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
      ).toEqual([]);
    });
  },
});

/** The browser itself reports failed requests, which some tests bring about. */
const EXPECTED =
  /^Failed to load resource|^A bad HTTP response code .* was received when fetching the script/;

export { expect };
