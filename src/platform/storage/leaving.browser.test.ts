import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openIndexedDbStore } from './indexeddb-store.ts';
import type { RecordQuery, Store } from './store.ts';
import {
  actOf,
  annotation,
  created,
  edited,
  idOf,
  newsOf,
  reversalOf,
} from './testing/sample-records.ts';
import { watchTransactions } from './testing/watch-transactions.ts';

const record = annotation(idOf(1), 1);
const everything: RecordQuery = { by: 'kind', kind: 'annotation' };

let name = '';
let page: EventTarget;
let store: Store;
const opened: Store[] = [];
const open = async (): Promise<Store> => {
  const next = await openIndexedDbStore({ name, page });
  opened.push(next);
  return next;
};
const leave = () => page.dispatchEvent(new Event('pagehide'));
const comeBack = () => page.dispatchEvent(new Event('pageshow'));
const countActs = async (of: Store): Promise<number> => {
  let count = 0;
  await of.findAct(() => ++count < 0);
  return count;
};

/** The promise of a write that nobody will wait for, since its page is gone. */
const forsake = (writing: Promise<unknown>) => void writing.catch(() => null);

beforeEach(async () => {
  name = `leaving-${crypto.randomUUID()}`;
  page = new EventTarget();
  store = await open();
});
afterEach(async () => {
  for (const each of opened.splice(0)) each.close();
  await deleteDB(name);
});

describe('An act', () => {
  test('of the instant in which the page is left is done by the next store, once', async () => {
    forsake(store.write(actOf([created(record)])));
    leave();
    const next = await open();
    expect(await next.records(everything)).toEqual([record]);
    expect(await countActs(next)).toBe(1);
    expect(await countActs(await open())).toBe(1);
  });

  test('that waits for what it meets when the page is left, as well', async () => {
    let isDying = true;
    watchTransactions((tx) => {
      if (!isDying || !tx.objectStoreNames.contains('acts')) return;
      isDying = false;
      // A page that dies never gets as far as this.
      tx.commit = () => tx.abort();
      queueMicrotask(leave);
    });
    forsake(store.write(actOf([created(record)])));
    const next = await open();
    expect(await next.records(everything)).toEqual([record]);
    expect(await countActs(next)).toBe(1);
  });

  test('that is only begun because the page is left, as well', async () => {
    await store.write(newsOf([created(record)]));
    leave();
    const edit = edited(record, 2, { note: 'the last words' });
    forsake(store.write(actOf([edit])));
    expect(await (await open()).records(everything)).toEqual([edit.after]);
  });

  test('that undoes another, as well', async () => {
    const { act } = await store.write(actOf([created(record)]));
    leave();
    const gone = { ...record, clock: edited(record, 2, {}).after.clock, deleted: 1 } as const;
    forsake(store.write(reversalOf([{ before: record, after: gone }], Number(act), 1)));
    const next = await open();
    expect(await next.records(everything)).toEqual([gone]);
    expect(await next.findAct(() => true)).toMatchObject({ n: act, undone: 1 });
  });

  test('left behind is carried over what somebody has written since', async () => {
    await store.write(newsOf([created(record)]));
    leave();
    forsake(store.write(actOf([edited(record, 2, { note: 'mine' })])));
    const other = await openDB(name);
    const theirs = edited(record, 3, { attributes: { who: 'theirs' } }, 'b');
    await other.put('records', theirs.after);
    other.close();
    expect(await (await open()).records(everything)).toMatchObject([
      { body: { note: 'mine', attributes: { who: 'theirs' } } },
    ]);
  });

  test('that was already being committed is not done twice', async () => {
    await store.write(actOf([created(record)]));
    leave();
    expect(await countActs(await open())).toBe(1);
  });
});

test('several acts are done in their order', async () => {
  leave();
  const first = edited(record, 2, { note: 'first' });
  const second = edited(annotation(idOf(1), 2, { note: 'first' }), 3, { note: 'second' });
  for (const change of [created(record), first, second]) forsake(store.write(actOf([change])));
  const next = await open();
  expect(await next.records(everything)).toMatchObject([{ body: { note: 'second' } }]);
  expect(await countActs(next)).toBe(3);
});

describe('A page that comes back', () => {
  test('does its acts itself, once', async () => {
    const writing = store.write(actOf([created(record)]));
    leave();
    comeBack();
    expect(await writing).toMatchObject({ records: [record] });
    expect(await countActs(store)).toBe(1);
    expect(await countActs(await open())).toBe(1);
  });

  test('finds the acts done that somebody else has done meanwhile', async () => {
    const writing = store.write(actOf([created(record)]));
    leave();
    await open();
    comeBack();
    expect(await writing).toEqual({ records: [record], act: null });
    expect(await countActs(store)).toBe(1);
  });

  test('writes as before', async () => {
    leave();
    comeBack();
    await store.write(actOf([created(record)]));
    expect(await countActs(store)).toBe(1);
  });
});

test('an import is not put aside: it is done or not done', async () => {
  leave();
  const changes = Array.from({ length: 501 }, (_, n) => created(annotation(idOf(n), 1)));
  forsake(store.write(actOf(changes)));
  expect(await (await open()).records(everything)).toEqual([]);
});

test('what is no write is reported and does not stand in the way', async () => {
  const db = await openDB(name);
  await db.put('unfinished', { id: 'nonsense', write: null });
  await db.put('unfinished', {
    id: 'poison',
    write: { changes: [{}], texts: [], log: { kind: 'unlogged' } },
  });
  db.close();
  const heard: string[] = [];
  const next = await openIndexedDbStore({ name, page, onDamagedRecord: (key) => heard.push(key) });
  opened.push(next);
  expect(heard).toEqual(['nonsense', 'poison']);
  expect(await next.records(everything)).toEqual([]);
});
