import { expect, test as base } from './fixtures.ts';
import { ReadPage } from './screens/read-page.ts';
import { TransferPage } from './screens/transfer-page.ts';

const test = base;
const SECOND = '**/seeds/001_*.txt';

test.describe('an article that cannot be had says so, offers retry, and the others work', () => {
  test('not found', async ({ page }) => {
    await page.route(SECOND, (route) =>
      route.fulfill({ status: 404, contentType: 'text/html', body: '' }),
    );
    const read = new ReadPage(page);
    await read.open();
    await read.account('B').click();
    await expect(page.getByRole('alert')).toContainText(
      'was not found where Galley was loaded from (answer 404)',
    );
    await expect(read.account('B')).toContainText('Not loaded');
    await page.unroute(SECOND);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(read.text).toHaveAccessibleName('Account B, text');
    await read.openAccount('A');
    await read.tag('very good', 'q');
  });

  for (const [name, answer, words] of [
    ['unreachable', null, 'could not be reached'],
    ['a web page', { contentType: 'text/html', body: '<p>hello' }, 'is not a text'],
    [
      'no UTF-8',
      { contentType: 'text/plain', body: Buffer.from([0x41, 0x42, 0xe9, 0x43]) },
      'byte 2 fits no character',
    ],
    [
      'another text',
      { contentType: 'text/plain', body: 'Other words.' },
      'holds other words than when it was added',
    ],
  ] as const) {
    test(name, async ({ page, checkAccess }) => {
      await page.route(SECOND, (route) =>
        answer === null ? route.abort() : route.fulfill(answer),
      );
      const read = new ReadPage(page);
      await read.open();
      await read.account('B').click();
      await expect(page.getByRole('alert')).toContainText(words);
      await checkAccess();
      await read.openAccount('C');
    });
  }

  test('the whole story', async ({ page }) => {
    await page.route('**/seeds/index.json', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'The story is not here' })).toBeVisible();
    await page.unroute('**/seeds/index.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await new ReadPage(page).text.waitFor();
  });

  test('once loaded, no network is needed', async ({ read, context }) => {
    await expect(read.account('E')).toContainText('530 words');
    // What is fetched ahead comes part by part, with pauses, the view of agreement last.
    await read.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('AgreementView')),
    );
    await read.page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await read.openAccount('E');
    await read.tag('new sanctions', 'e');
    await read.page.keyboard.press('ControlOrMeta+k');
    await expect(read.page.getByRole('menu', { name: 'Commands' })).toBeVisible();
    await read.page.keyboard.press('Escape');
    expect(await new TransferPage(read.page).exportAs('Ana')).toContain('new sanctions');
  });
});

test.describe('ST3 a browser that does not keep data', () => {
  for (const [name, stub, words] of [
    [
      'has no database',
      () =>
        Reflect.deleteProperty(globalThis, 'indexedDB') &&
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
      'no database for pages',
    ],
    [
      'forbids it',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException(
            'The user denied permission to access the database.',
            'SecurityError',
          );
        };
      },
      'settings forbid',
    ],
    [
      'gives no answer',
      () => {
        const opening = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function open(database: string) {
          const request = opening.call(this, `${database}-elsewhere`);
          Object.defineProperty(request, 'addEventListener', { value: () => undefined });
          return request;
        };
      },
      'gives no answer',
    ],
  ] as const) {
    test(name, async ({ page, checkAccess }) => {
      await page.addInitScript(stub);
      const read = new ReadPage(page);
      await read.open();
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(page.getByRole('alert')).toContainText('export before you close it');
      await read.tag('very good', 'q');
      await read.undoButton('tag quote').click();
      await read.page.getByRole('button', { name: 'Redo tag quote' }).click();
      await expect(read.mark('very good')).toBeVisible();
      await checkAccess();
      await page.getByRole('alert').getByRole('button', { name: 'Export now' }).click();
      await page.keyboard.press('Escape');
      expect(await new TransferPage(page).exportAs('Ana')).toContain('"exact": "very good"');
    });
  }

  test('has data of a newer Galley', async ({ page }) => {
    await page.goto('./favicon.svg');
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('galley', 99);
          request.addEventListener('success', () => {
            request.result.close();
            resolve(null);
          });
          request.addEventListener('error', () => reject(new Error('cannot open')));
        }),
    );
    const read = new ReadPage(page);
    await read.open();
    await expect(page.getByRole('alert')).toContainText(
      'written by a newer Galley, so this one leaves it untouched',
    );
    await expect(page.getByRole('alert')).not.toContainText('clear');
  });

  test('is full: the act stays on screen, unsaved is said, and a retry saves it', async ({
    read,
  }) => {
    await read.page.evaluate(() => {
      const original = IDBDatabase.prototype.transaction;
      Object.assign(globalThis, { galleyFull: true });
      IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
        const tx = original.call(this, stores, mode, options);
        if (mode === 'readwrite' && Reflect.get(globalThis, 'galleyFull') === true) {
          queueMicrotask(() => tx.abort());
          Object.defineProperty(tx, 'error', {
            get: () => new DOMException('', 'QuotaExceededError'),
          });
        }
        return tx;
      };
    });
    await read.tag('very good', 'q');
    await expect(read.page.getByRole('alert')).toContainText('Not saved: the disk');
    await expect(read.page.getByRole('button', { name: 'Not saved. Export now' })).toBeVisible();
    expect(await new TransferPage(read.page).exportAs('Ana')).toContain('"exact": "very good"');
    await read.page.evaluate(() => Object.assign(globalThis, { galleyFull: false }));
    await read.tag('both nations', 'c');
    await expect(read.saved).toBeVisible();
    await read.page.reload();
    await expect(read.marks).toHaveCount(2);
  });

  test('loses the connection: the act is done on a new one', async ({ read }) => {
    await read.page.evaluate(() => {
      const original = IDBDatabase.prototype.transaction;
      let failures = 1;
      IDBDatabase.prototype.transaction = function transaction(...args) {
        if (failures > 0) {
          failures -= 1;
          this.close();
          throw new DOMException('The database connection is closing.', 'InvalidStateError');
        }
        return original.apply(this, args);
      };
    });
    await read.tag('very good', 'q');
    await expect(read.saved).toBeVisible();
    await read.page.reload();
    await expect(read.mark('very good')).toBeVisible();
  });

  test('holds a record that is damaged: it is left out and counted, the rest is fine', async ({
    read,
  }) => {
    await read.tag('very good', 'q');
    await read.tag('both nations', 'c');
    await expect(read.saved).toBeVisible();
    await read.page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('galley');
          request.onsuccess = () => {
            const store = request.result.transaction('records', 'readwrite').objectStore('records');
            const cursor = store.index('kind').openCursor('annotation');
            cursor.onsuccess = () => {
              cursor.result?.update({ ...(cursor.result.value as object), body: null, clock: 5 });
              resolve(null);
            };
          };
        }),
    );
    await read.page.reload();
    await expect(read.page.getByRole('alert')).toContainText('One record could not be read');
    await expect(read.marks).toHaveCount(1);
  });
});

test('ST1 what is said to be saved survives the death of the page', async ({ read, context }) => {
  await read.tag('very good', 'q');
  await expect(read.saved).toBeVisible();
  const crashed = read.page.waitForEvent('crash').catch(() => null);
  void read.page.goto('chrome://crash').catch(() => null);
  await crashed;
  const again = new ReadPage(await context.newPage());
  await again.open();
  await expect(again.mark('very good')).toBeVisible();
});

test('ST1 an act is kept although the page is closed in the same instant', async ({
  read,
  context,
}) => {
  await read.drag('very good');
  await read.bar.waitFor();
  await read.page.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { key: 'q', code: 'KeyQ', bubbles: true })),
  );
  await read.page.close();
  const again = new ReadPage(await context.newPage());
  await again.open();
  await expect(again.mark('very good')).toBeVisible();
});
