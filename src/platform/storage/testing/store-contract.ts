import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { removed } from '#core/domain/act.ts';
import { ORIGIN } from '#core/domain/clock.ts';
import { asArticleId, asSetId, asStoryId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import { StorageError } from '../errors.ts';
import {
  actOf,
  annotation,
  clockAt,
  created,
  edited,
  idOf,
  newsOf,
  PLACE,
  reversalOf,
} from './sample-records.ts';
import type { RecordQuery, Store } from '../store.ts';

const first = annotation(idOf(1), 1);

const byId = (a: GalleyRecord, b: GalleyRecord) => (a.id < b.id ? -1 : 1);

/** 300 records from number `from` on, made at `step`. */
const copies = (from: number, step: number) =>
  Array.from({ length: 300 }, (_, n) => created(annotation(idOf(n + from), step)));

function throwing(): void {
  throw new RangeError('listener');
}

/** Defines the tests that every store has to pass, each on a store of its own. */
export function testStore(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const held = async (): Promise<readonly GalleyRecord[]> =>
    (await store.records({ by: 'kind', kind: 'annotation' })).toSorted(byId);

  describe('records', () => {
    const elsewhere = {
      ...annotation(idOf(2), 2),
      storyId: asStoryId('other story'),
      setId: asSetId('other set'),
      articleId: asArticleId('other article'),
      refs: [idOf(1), idOf(3)],
    };
    const gone = removed(annotation(idOf(3), 3));
    const mark: GalleyRecord = { ...annotation(idOf(4), 4), kind: 'done', body: {} };
    beforeEach(() => store.write(newsOf([first, elsewhere, gone, mark].map(created))));

    test.each<[RecordQuery, readonly GalleyRecord[]]>([
      [{ by: 'kind', kind: 'annotation' }, [first, elsewhere, gone]],
      [{ by: 'kind', kind: 'link' }, []],
      [{ by: 'story', storyId: PLACE.storyId, kind: 'annotation' }, [first, gone]],
      [{ by: 'story', storyId: PLACE.storyId, kind: 'done' }, [mark]],
      [{ by: 'article', articleId: PLACE.articleId }, [first, gone, mark]],
      [{ by: 'set', setId: asSetId('other set') }, [elsewhere]],
      [{ by: 'reference', id: idOf(3) }, [elsewhere]],
      [{ by: 'reference', id: idOf(2) }, []],
      [{ by: 'ids', ids: [] }, []],
      [{ by: 'ids', ids: [idOf(4), idOf(9), idOf(1)] }, [first, mark]],
    ])('%j finds its records', async (query, wanted) => {
      expect((await store.records(query)).toSorted(byId)).toEqual(wanted);
    });

    test.each([
      ['side by side', 1],
      ['far apart', 7],
    ])('finds many by id, %s, without those that are not there', async (_, step) => {
      const all = Array.from({ length: 1000 }, (__, n) => annotation(idOf(1000 + n), 5));
      await store.write(newsOf(all.map(created)));
      const wanted = all.filter((___, n) => n % step === 0).slice(0, 140);
      const ids = [idOf('none'), ...wanted.map(({ id }) => id), idOf('nowhere')];
      expect((await store.records({ by: 'ids', ids })).toSorted(byId)).toEqual(wanted);
    });

    test('latestClock is the highest', async () => {
      expect(await store.latestClock()).toBe(clockAt(4));
    });
  });

  describe('an empty store', () => {
    test('has nothing', async () => {
      expect(await held()).toEqual([]);
      expect(await store.text(PLACE.articleId)).toBeNull();
      expect(await store.findAct(() => true)).toBeNull();
      expect(await store.setting('replica')).toBeUndefined();
      expect(await store.latestClock()).toBe(ORIGIN);
    });

    test('takes an empty write', async () => {
      expect(await store.write(newsOf([]))).toEqual({ records: [], act: null });
      expect(await store.write(actOf([]))).toEqual({ records: [], act: null });
    });
  });

  describe('write', () => {
    test('keeps records and texts and answers with them', async () => {
      const text = { id: PLACE.articleId, text: 'Zürich 🗞 \uD800' };
      const written = await store.write({ ...newsOf([created(first)]), texts: [text] });
      expect(written).toEqual({ records: [first], act: null });
      expect(await held()).toEqual([first]);
      expect(await store.text(text.id)).toBe(text.text);
    });

    test('keeps what it does not know of a record', async () => {
      const foreign = { 'x:field': [1, { deep: null }] };
      await store.write(newsOf([created({ ...first, foreign })]));
      expect(await held()).toEqual([{ ...first, foreign }]);
    });

    test('carries a stale edit over and answers with the result', async () => {
      await store.write(newsOf([created(first)]));
      const theirs = edited(first, 5, { attributes: { who: 'theirs' } }, 'b');
      await store.write(newsOf([theirs]));
      const { records } = await store.write(newsOf([edited(first, 4, { note: 'mine' })]));
      expect(records).toMatchObject([{ body: { note: 'mine', attributes: { who: 'theirs' } } }]);
      expect(records[0]?.clock).toBe(`${clockAt(5).slice(0, 12)}0001-a`);
      expect(await held()).toEqual(records);
    });

    test('never puts an older clock over a newer one', async () => {
      const newer = annotation(idOf(1), 9, { note: 'newer' });
      await store.write(newsOf([created(newer)]));
      const { records } = await store.write(newsOf([created(first)]));
      expect(records).toEqual([newer]);
      expect(await held()).toEqual([newer]);
    });

    test('tells how far it is', async () => {
      const changes = Array.from({ length: 1200 }, (_, n) => created(annotation(idOf(n), 1)));
      const heard: [number, number][] = [];
      await store.write(newsOf(changes), {
        progress: (done, total) => heard.push([done, total]),
      });
      expect(heard).toEqual([
        [500, 1200],
        [1000, 1200],
        [1200, 1200],
      ]);
      expect(await held()).toHaveLength(1200);
    });

    test('merges many records into many that are there already', async () => {
      await store.write(newsOf(copies(0, 2)));
      await store.write(newsOf([...copies(100, 1), ...copies(350, 3)]));
      const clocks = (await held()).map(({ clock }) => clock);
      expect(clocks.filter((clock) => clock === clockAt(1))).toHaveLength(50);
      expect(clocks.filter((clock) => clock === clockAt(2))).toHaveLength(300);
      expect(clocks.filter((clock) => clock === clockAt(3))).toHaveLength(300);
    });

    test.each(['before', 'between'])('leaves nothing when cancelled %s', async (when) => {
      const cancel = new AbortController();
      if (when === 'before') cancel.abort();
      const changes = Array.from({ length: 1200 }, (_, n) => created(annotation(idOf(n), 1)));
      const writing = store.write(actOf(changes), {
        signal: cancel.signal,
        progress: (done) => {
          if (done === 1000) cancel.abort();
        },
      });
      await expect(writing).rejects.toMatchObject({ name: 'StorageError', code: 'cancelled' });
      expect(await held()).toEqual([]);
      expect(await store.findAct(() => true)).toBeNull();
    });

    test('a listener that throws makes the whole write fail', async () => {
      const writing = store.write(actOf([created(first)]), { progress: throwing });
      await expect(writing).rejects.toMatchObject({
        code: 'failed',
        cause: { message: 'listener' },
      });
      expect(await held()).toEqual([]);
    });
  });

  describe('the log', () => {
    test('numbers acts upwards and holds what was really changed', async () => {
      await store.write(newsOf([created(first)]));
      const theirs = edited(first, 5, { attributes: { who: 'theirs' } }, 'b');
      const one = await store.write(actOf([theirs]));
      const two = await store.write(actOf([edited(first, 4, { note: 'mine' })], 'tab', 'note'));
      expect(Number(two.act)).toBeGreaterThan(Number(one.act));
      expect(await store.findAct(() => true)).toEqual({
        n: two.act,
        label: 'note',
        tab: 'tab',
        at: PLACE.at,
        undone: 0,
        changes: [{ before: theirs.after, after: two.records[0] }],
      });
    });

    test('does not log what changes nothing', async () => {
      await store.write(newsOf([created(first)]));
      expect((await store.write(actOf([created(first)]))).act).toBeNull();
      expect(await store.findAct(() => true)).toBeNull();
    });

    test('looks from the newest act to the oldest', async () => {
      const all = Array.from({ length: 40 }, (_, n) => actOf([created(annotation(idOf(n), 1))]));
      await Promise.all(all.map((write) => store.write(write)));
      const seen: number[] = [];
      const oldest = await store.findAct(({ n }) => seen.push(n) === 40);
      expect(seen).toEqual(seen.toSorted((a, b) => b - a));
      expect(oldest?.changes[0]?.after.id).toBe(idOf(0));
    });

    test('marks an act as undone and as done again', async () => {
      const { act } = await store.write(actOf([created(first)]));
      const n = Number(act);
      await store.write(reversalOf([], n, 1));
      expect(await store.findAct(({ undone }) => undone === 1)).toMatchObject({
        n,
        label: 'tag',
      });
      await store.write(reversalOf([], n, 0));
      expect(await store.findAct(({ undone }) => undone === 0)).toMatchObject({ n });
    });

    test('writes the reversal of an act that it has let go', async () => {
      expect(await store.write(reversalOf([created(first)], 77, 1))).toEqual({
        records: [first],
        act: null,
      });
      expect(await store.findAct(() => true)).toBeNull();
    });

    test('gives an act to the tab that takes it back', async () => {
      const { act } = await store.write(actOf([created(annotation(idOf(1), 1))], 'closed'));
      await store.write(reversalOf([], Number(act), 1, 'mine'));
      expect((await store.findAct(() => true))?.tab).toBe('mine');
      await store.write(actOf([created(annotation(idOf(2), 1))], 'mine'));
      expect(await store.findAct(({ undone }) => undone > 0)).toBeNull();
    });

    test('forgets what the same tab could have done again, and nothing else', async () => {
      const steps: [string, number][] = [
        ['one', 0],
        ['one', 1],
        ['one', 2],
        ['two', 1],
      ];
      const logged = await Promise.all(
        steps.map(([tab], n) => store.write(actOf([created(annotation(idOf(n), 1))], tab))),
      );
      const undone = steps.map(([tab, depth], n) =>
        reversalOf([], Number(logged[n]?.act), depth, tab),
      );
      await Promise.all(undone.map((write) => store.write(write)));
      await store.write(actOf([created(annotation(idOf('new'), 1))], 'one'));
      const left: [string, number][] = [];
      await store.findAct((act) => left.push([act.tab, act.undone]) === 0);
      expect(left).toEqual([
        ['one', 0],
        ['two', 1],
        ['one', 0],
      ]);
    });
  });

  test('a setting can be read back and replaced', async () => {
    await store.setSetting('annotator', { name: 'Ada' });
    await store.setSetting('annotator', { name: 'Bo' });
    expect(await store.setting('annotator')).toEqual({ name: 'Bo' });
  });

  test('a closed store says so', async () => {
    store.close();
    const attempts = [
      store.records({ by: 'ids', ids: [] }),
      store.text(PLACE.articleId),
      store.write(newsOf([])),
      store.findAct(() => true),
      store.setting('k'),
      store.setSetting('k', 1),
      store.latestClock(),
    ];
    for (const result of await Promise.allSettled(attempts)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'closed' } });
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(StorageError);
    }
  });
}
