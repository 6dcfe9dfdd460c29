import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { openIndexedDbStore } from './indexeddb-store.ts';
import { MIGRATIONS } from './migrations.ts';
import { openStore } from './open-store.ts';
import type { RecordQuery, Store } from './store.ts';
import {
  actOf,
  annotation,
  created,
  edited,
  idOf,
  newsOf,
  PLACE,
} from './testing/sample-records.ts';
import { watchTransactions } from './testing/watch-transactions.ts';

const record = annotation(idOf(1), 1);
const everything: RecordQuery = { by: 'kind', kind: 'annotation' };
const onBlocked = vi.fn<() => void>();
const onOutdated = vi.fn<() => void>();
const onClosed = vi.fn<() => void>();
const onDataLoss = vi.fn<(message: string) => void>();

let name = '';
const opened: Store[] = [];
const open = async (options: Parameters<typeof openIndexedDbStore>[0] = {}): Promise<Store> => {
  const store = await openIndexedDbStore({
    name,
    onBlocked,
    onOutdated,
    onClosed,
    onDataLoss,
    ...options,
  });
  opened.push(store);
  return store;
};

beforeEach(() => {
  name = `connection-${crypto.randomUUID()}`;
  vi.clearAllMocks();
});
afterEach(async () => {
  for (const store of opened.splice(0)) store.close();
  await deleteDB(name);
});

/** Bends every request to open a database, until the test is over. */
function bendOpening(bend: (request: IDBOpenDBRequest) => void): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with the right `this` below
  const original = IDBFactory.prototype.open;
  const spy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function bent(
    this: IDBFactory,
    ...args: Parameters<IDBFactory['open']>
  ) {
    const request = original.apply(this, args);
    bend(request);
    return request;
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
}

describe('Two tabs', () => {
  test('see what the other has written, and neither loses an edit', async () => {
    const [mine, theirs] = [await open(), await open()];
    await mine.write(newsOf([created(record)]));
    expect(await theirs.records(everything)).toEqual([record]);
    await theirs.write(newsOf([edited(record, 3, { attributes: { who: 'theirs' } }, 'b')]));
    await mine.write(newsOf([edited(record, 2, { note: 'mine' })]));
    expect(await theirs.records(everything)).toMatchObject([
      { body: { note: 'mine', attributes: { who: 'theirs' } } },
    ]);
  });

  test('writing to the same record at the same time both succeed', async () => {
    const [mine, theirs] = [await open(), await open()];
    await mine.write(newsOf([created(record)]));
    await Promise.all([
      mine.write(actOf([edited(record, 2, { note: 'mine' })])),
      theirs.write(actOf([edited(record, 3, { attributes: { who: 'theirs' } }, 'b')])),
    ]);
    expect(await mine.records(everything)).toMatchObject([
      { body: { note: 'mine', attributes: { who: 'theirs' } } },
    ]);
  });
});

describe('A newer Galley', () => {
  const newer = { migrations: [...MIGRATIONS, () => {}] };

  test('gets the database at once, and the older tab is told', async () => {
    const old = await open();
    await old.write(newsOf([created(record)]));
    const next = await open(newer);
    expect(await next.records(everything)).toEqual([record]);
    expect(onOutdated).toHaveBeenCalledOnce();
    expect([onBlocked, onClosed, onDataLoss].map((heard) => heard.mock.calls.length)).toEqual([
      0, 0, 0,
    ]);
    await expect(old.write(newsOf([created(record)]))).rejects.toMatchObject({ code: 'newer' });
  });

  test('waits as long as a tab that does not hear keeps it', async () => {
    await open().then((store) => store.close());
    const deaf = await openDB(name);
    const opening = open({ ...newer, patience: 50 });
    await vi.waitFor(() => expect(onBlocked).toHaveBeenCalledOnce());
    await new Promise((resolve) => {
      setTimeout(resolve, 150);
    });
    deaf.close();
    expect(await (await opening).records(everything)).toEqual([]);
  });

  test('that has been here lets this one read everything and change nothing (R7)', async () => {
    const text = { id: PLACE.articleId, text: 'The words.' };
    const next = await open(newer);
    await next.write({ ...actOf([created(record)]), texts: [text] });
    await next.setSetting('annotator', 'Ada');
    const { store, failure } = await openStore({ name });
    opened.push(store);
    expect([store.durable, store.readOnly, failure?.code]).toEqual([false, true, 'newer']);
    expect(await store.records(everything)).toEqual([record]);
    expect(await store.text(PLACE.articleId)).toBe('The words.');
    expect(await store.setting('annotator')).toBe('Ada');
    expect(await store.findAct(() => true)).toMatchObject({ label: 'tag' });
    const refused = { code: 'newer' };
    await expect(store.write(newsOf([created(annotation(idOf(2), 2))]))).rejects.toMatchObject(
      refused,
    );
    await expect(store.setSetting('annotator', 'Bo')).rejects.toMatchObject(refused);
    await expect(store.renew()).rejects.toMatchObject(refused);
    expect(await (await open(newer)).records(everything)).toEqual([record]);
  });

  test('whose data is nothing a Galley knows leaves this one a store in memory', async () => {
    const strange = await openDB(name, 99);
    strange.close();
    const { store, failure } = await openStore({ name });
    expect([store.durable, store.readOnly, failure?.code]).toEqual([false, false, 'newer']);
    await store.write(newsOf([created(record)]));
    expect((await openDB(name)).version).toBe(99);
  });
});

describe('Opening', () => {
  test('gives the durable store where it can', async () => {
    const { store, failure } = await openStore({ name });
    opened.push(store);
    expect([store.durable, failure]).toEqual([true, null]);
  });

  test.each([undefined, null])('without IndexedDB (%s) is told as missing', async (value) => {
    vi.stubGlobal('indexedDB', value);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const { store, failure } = await openStore({ name });
    expect([store.durable, failure?.code]).toEqual([false, 'missing']);
    vi.unstubAllGlobals();
  });

  test('that is forbidden is told as denied', async () => {
    const spy = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    });
    const { failure } = await openStore({ name });
    spy.mockRestore();
    expect(failure).toMatchObject({ code: 'denied' });
  });

  test('that never answers is told as silent', async () => {
    bendOpening((request) => {
      request.addEventListener('success', () => request.result.close());
      request.addEventListener = () => {};
    });
    const { failure } = await openStore({ name, patience: 50 });
    expect(failure).toMatchObject({ code: 'silent' });
  });

  test('that answers too late does not keep the connection', async () => {
    (await open()).close();
    bendOpening((request) => {
      const listen = request.addEventListener.bind(request);
      request.addEventListener = (type: string, hear: EventListenerOrEventListenerObject) => {
        listen(type, (event) => {
          const answer = typeof hear === 'function' ? hear : hear.handleEvent.bind(hear);
          if (type === 'success') setTimeout(answer, 100, event);
          else answer(event);
        });
      };
    });
    await expect(open({ patience: 20 })).rejects.toMatchObject({ code: 'silent' });
    vi.restoreAllMocks();
    // Would wait for ever if the late connection were still open.
    await deleteDB(name);
  });

  test('tells when Chromium has put an empty database in the place of a damaged one', async () => {
    const properties = {
      dataLoss: { configurable: true, get: () => 'total' },
      dataLossMessage: { configurable: true, get: () => 'checksum mismatch' },
    };
    const { prototype } = IDBVersionChangeEvent;
    const before = Object.getOwnPropertyDescriptors(prototype);
    Object.defineProperties(prototype, properties);
    onTestFinished(() => {
      Object.defineProperties(prototype, before);
    });
    await open();
    expect(onDataLoss).toHaveBeenCalledExactlyOnceWith('checksum mismatch');
  });
});

describe('A database deleted under an open store', () => {
  test('goes at once; the next write opens a new one, is kept there, and the loss is told', async () => {
    const store = await open();
    await store.write(newsOf([created(record)]));
    await deleteDB(name);
    expect(onClosed).toHaveBeenCalledOnce();
    expect(onOutdated).not.toHaveBeenCalled();
    const kept = annotation(idOf(2), 2);
    await store.write(newsOf([created(kept)]));
    expect(onDataLoss).toHaveBeenCalledExactlyOnceWith(
      'The database was deleted while it was open',
    );
    expect(await store.records(everything)).toEqual([kept]);
  });
});

describe('A connection that is lost', () => {
  test('is opened again on next use', async () => {
    const store = await open();
    const used = new Set<IDBDatabase>();
    watchTransactions((tx) => used.add(tx.db));
    await store.write(newsOf([created(record)]));
    for (const db of used) db.dispatchEvent(new Event('close'));
    expect(onClosed).toHaveBeenCalledOnce();
    expect(await store.records(everything)).toEqual([record]);
    expect(used.size).toBe(2);
    expect(onDataLoss).not.toHaveBeenCalled();
  });

  test('without a word costs nothing: the act is written once', async () => {
    const store = await open();
    let failures = 1;
    watchTransactions((tx) => {
      if (failures-- > 0) {
        tx.db.close();
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      }
    });
    const { act, records } = await store.write(actOf([created(record)]));
    expect(records).toEqual([record]);
    expect(await store.findAct(() => true)).toMatchObject({ n: act });
    expect(await store.records(everything)).toEqual([record]);
  });

  test('in the middle of a write, as iOS does it, neither', async () => {
    const store = await open();
    let failures = 1;
    watchTransactions((tx) => {
      if (tx.mode !== 'readwrite' || failures-- <= 0) return;
      tx.commit = () => tx.abort();
    });
    const { act } = await store.write(actOf([created(record)]));
    const seen: number[] = [];
    await store.findAct(({ n }) => seen.push(n) === 0);
    expect(seen).toEqual([act]);
  });

  test('and does not come back is told as closed', async () => {
    const store = await open();
    watchTransactions(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    await expect(store.write(newsOf([]))).rejects.toMatchObject({ code: 'closed' });
    await expect(store.records(everything)).rejects.toMatchObject({ code: 'closed' });
  });

  test('is opened once for all who ask at the same time', async () => {
    const store = await open();
    await store.write(newsOf([created(record)]));
    const opens = vi.spyOn(IDBFactory.prototype, 'open');
    let db: IDBDatabase | null = null;
    watchTransactions((tx) => {
      db ??= tx.db;
      if (db !== tx.db) return;
      db.close();
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    const answers = await Promise.all([1, 2, 3].map(() => store.records(everything)));
    expect(answers).toEqual([[record], [record], [record]]);
    expect(opens).toHaveBeenCalledOnce();
    opens.mockRestore();
  });
});

test('a failing store leaves no rejection that nobody hears', async () => {
  const unheard = vi.fn<(event: PromiseRejectionEvent) => void>((event) => event.preventDefault());
  addEventListener('unhandledrejection', unheard);
  const store = await open();
  watchTransactions((tx) => {
    if (tx.mode === 'readwrite') tx.commit = () => tx.abort();
    else tx.abort();
  });
  await expect(store.write(actOf([created(record)]))).rejects.toMatchObject({ code: 'closed' });
  await expect(store.records(everything)).rejects.toMatchObject({ code: 'closed' });
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  removeEventListener('unhandledrejection', unheard);
  expect(unheard).not.toHaveBeenCalled();
});
