import 'fake-indexeddb/auto';

import { openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';

import { openIndexedDbStore } from './indexeddb-store.ts';
import { type Migration, MIGRATIONS } from './migrations.ts';
import { annotation, clockAt, created, idOf, newsOf, PLACE } from './testing/sample-records.ts';
import type { RecordQuery } from './store.ts';

const record = annotation(idOf(1), 1);
const everything: RecordQuery = { by: 'kind', kind: 'annotation' };
let name = '';
let databases = 0;

/** A step that rewrites every record, and then does `last`. */
const rewriting =
  (last: () => void): Migration =>
  async (db, tx) => {
    db.createObjectStore('added');
    const records = tx.objectStore('records');
    for (const value of await records.getAll()) await records.put({ ...value, clock: clockAt(99) });
    last();
  };

beforeEach(async () => {
  name = `migrations-${++databases}`;
  const store = await openIndexedDbStore({ name });
  await store.write(newsOf([created(record)]));
  store.close();
});

describe('A later version', () => {
  test('is reached by its own step only, with the data at hand', async () => {
    const first = vi.fn<() => void>();
    const store = await openIndexedDbStore({ name, migrations: [first, rewriting(() => {})] });
    expect(first).not.toHaveBeenCalled();
    expect(await store.records(everything)).toEqual([{ ...record, clock: clockAt(99) }]);
    store.close();
  });

  test('is reached from nothing by all steps', async () => {
    const migrations = [...MIGRATIONS, rewriting(() => {})];
    const store = await openIndexedDbStore({ name: `${name}-new`, migrations });
    await store.write(newsOf([created(record)]));
    expect(await store.records(everything)).toEqual([record]);
    store.close();
  });

  test.each([
    [
      'at once',
      () => {
        throw new RangeError('half way');
      },
    ],
    [
      'after having written',
      rewriting(() => {
        throw new RangeError('half way');
      }),
    ],
  ] satisfies [string, Migration][])(
    'that fails %s leaves the old data as it was',
    async (_, broken) => {
      const opening = openIndexedDbStore({ name, migrations: [...MIGRATIONS, broken] });
      await expect(opening).rejects.toMatchObject({
        code: 'failed',
        cause: { message: 'half way' },
      });

      const store = await openIndexedDbStore({ name });
      expect(await store.records(everything)).toEqual([record]);
      store.close();
      const db = await openDB(name);
      expect([db.version, db.objectStoreNames.contains('added')]).toEqual([1, false]);
      db.close();
    },
  );

  test('is not opened by an older Galley', async () => {
    (await openIndexedDbStore({ name, migrations: [...MIGRATIONS, () => {}] })).close();
    await expect(openIndexedDbStore({ name })).rejects.toMatchObject({ code: 'newer' });
  });
});

describe('Damaged values', () => {
  const damaged: readonly object[] = [
    { id: 'no envelope', kind: 'annotation' },
    { ...record, id: 'unknown kind', kind: 'hologram' },
    { ...record, id: 'newer shape', v: 2 },
    { ...record, id: 'no clock', clock: 'zzz' },
    { ...record, id: 'no body', body: null },
    { ...record, id: 'no refs', refs: 'refs' },
  ];

  test('are left out and reported, and the rest is there', async () => {
    const db = await openDB(name);
    for (const value of damaged) await db.put('records', value);
    await db.put('texts', { id: PLACE.articleId, text: 7 });
    await db.add('acts', { label: 'no changes' });
    db.close();

    const heard: string[] = [];
    const store = await openIndexedDbStore({ name, onDamagedRecord: (key) => heard.push(key) });
    expect(await store.records({ by: 'article', articleId: PLACE.articleId })).toEqual([record]);
    expect(await store.text(PLACE.articleId)).toBeNull();
    expect(await store.latestClock()).toBe(record.clock);
    expect(heard.toSorted()).toEqual([
      PLACE.articleId,
      'newer shape',
      'no body',
      'no clock',
      'no refs',
      'unknown kind',
    ]);
    heard.length = 0;
    expect(await store.findAct(() => true)).toBeNull();
    expect(heard).toEqual(['1']);
    store.close();
  });

  test('give way to a good record under their key', async () => {
    const db = await openDB(name);
    await db.put('records', { id: idOf(2), kind: 'annotation' });
    db.close();
    const heard: string[] = [];
    const store = await openIndexedDbStore({ name, onDamagedRecord: (key) => heard.push(key) });
    const good = annotation(idOf(2), 2);
    expect((await store.write(newsOf([created(good)]))).records).toEqual([good]);
    expect(heard).toEqual([idOf(2)]);
    store.close();
  });
});
