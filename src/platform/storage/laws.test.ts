import 'fake-indexeddb/auto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Change, redoAct, removed, undoAct } from '#core/domain/act.ts';
import { isSameContent } from '#core/domain/merge.ts';
import type { AnnotationRecord, GalleyRecord } from '#core/domain/record.ts';

import { openIndexedDbStore } from './indexeddb-store.ts';
import { memoryStore } from './memory-store.ts';
import {
  actOf,
  annotation,
  clockAt,
  created,
  edited,
  idOf,
  newsOf,
  reversalOf,
} from './testing/sample-records.ts';
import type { LoggedAct, Store } from './store.ts';

let databases = 0;
const stores: readonly [string, () => Promise<Store>, number][] = [
  ['the memory store', async () => memoryStore(), 300],
  ['the IndexedDB store', () => openIndexedDbStore({ name: `laws-${++databases}` }), 60],
];

const FIELDS = ['note', 'who', 'said', 'when'] as const;
type Field = (typeof FIELDS)[number];

const fieldOf = (record: AnnotationRecord, field: Field) =>
  field === 'note' ? record.body.note : record.body.attributes[field];

function setField(
  before: AnnotationRecord,
  field: Field,
  value: string,
  step: number,
  node: string,
): Change {
  const body =
    field === 'note'
      ? { note: value }
      : { attributes: { ...before.body.attributes, [field]: value } };
  return edited(before, step, body, node);
}

function asAnnotation(record: GalleyRecord | undefined): AnnotationRecord {
  if (record?.kind !== 'annotation') throw new TypeError('Not an annotation');
  return record;
}

/** Whether two states of a record say the same. One that was never made is as good as a removed one. */
function isSame(a: GalleyRecord | undefined, b: GalleyRecord | undefined): boolean {
  if (a === undefined || b === undefined) return (a?.deleted ?? 1) === (b?.deleted ?? 1);
  return isSameContent(a, b);
}

const edit = fc.record({
  editor: fc.nat(2),
  field: fc.constantFrom(...FIELDS),
  value: fc.constantFrom('x', 'y', 'z'),
  pause: fc.integer({ min: 1, max: 50 }),
  /** Whether the editor looks at the store before or after the edit. */
  looks: fc.constantFrom('before', 'after', 'never'),
});

const copy = fc.record({ id: fc.nat(3), step: fc.nat(9), node: fc.constantFrom('a', 'b') });

const step = fc.record({
  id: fc.nat(4),
  kind: fc.constantFrom('edit', 'remove'),
  value: fc.constantFrom('x', 'y', 'z'),
});

describe.each(stores)('Laws of %s', (_, open, numRuns) => {
  test('an edit of a stale copy takes nothing from the fields it did not touch', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 20 }), async (edits) => {
        const store = await open();
        const start = annotation(idOf(1), 1);
        await store.write(newsOf([created(start)]));
        const look = async () =>
          asAnnotation((await store.records({ by: 'ids', ids: [start.id] }))[0]);
        const views = new Map<number, AnnotationRecord>();
        const clocks = new Map<number, number>();
        for (const { editor, field, value, pause, looks } of edits) {
          const held = await look();
          const seen = looks === 'before' ? held : (views.get(editor) ?? start);
          const time = (clocks.get(editor) ?? 1) + pause;
          clocks.set(editor, time);
          const change = setField(seen, field, value, time, `n${editor}`);
          const written = asAnnotation((await store.write(newsOf([change]))).records[0]);
          views.set(editor, looks === 'after' ? written : asAnnotation(change.after));

          for (const name of FIELDS) {
            const isTouched = name === field && fieldOf(seen, field) !== value;
            expect(fieldOf(written, name)).toBe(isTouched ? value : fieldOf(held, name));
          }
          expect(isSameContent(written, held) || written.clock > held.clock).toBe(true);
          expect(await look()).toEqual(written);
        }
        store.close();
      }),
      { numRuns },
    );
  });

  test('copies come to the same state in any order, in any portions, any number of times', async () => {
    const copies = fc.array(copy, { minLength: 1, maxLength: 12 });
    const shuffled = copies.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.shuffledSubarray(all), { maxLength: 3 }),
        fc.shuffledSubarray(all, { minLength: all.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, portions, rest]) => {
        const store = await open();
        const made = ({ id, step: at, node }: (typeof all)[number]) => {
          const clock = clockAt(at, node);
          return created({ ...annotation(idOf(id), 0, { note: clock }), clock });
        };
        for (const portion of [...portions, rest]) await store.write(newsOf(portion.map(made)));
        for (const id of new Set(all.map((one) => one.id))) {
          const highest = all
            .filter((one) => one.id === id)
            .map((one) => made(one).after)
            .reduce((a, b) => (b.clock > a.clock ? b : a));
          expect(await store.records({ by: 'ids', ids: [idOf(id)] })).toEqual([highest]);
        }
        store.close();
      }),
      { numRuns },
    );
  });

  test('undoing every act gives the content before, and doing them again the content after', async () => {
    const acts = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(acts, async (done) => {
        const store = await open();
        let time = 10;
        const ids = [0, 1, 2, 3, 4].map(idOf);
        const current = async () =>
          new Map<string, GalleyRecord>(
            (await store.records({ by: 'ids', ids })).map((record) => [record.id, record]),
          );
        const stamp = ({ before, after }: Change): Change => ({
          before,
          after: { ...after, clock: clockAt(++time) },
        });
        await store.write(newsOf([0, 1].map((id) => created(annotation(idOf(id), 1)))));
        const before = await current();

        for (const steps of done) {
          const now = await current();
          const changes = steps.map(({ id, kind, value }) => {
            const known = now.get(idOf(id)) ?? null;
            const base = asAnnotation(known ?? annotation(idOf(id), 1));
            const after =
              kind === 'remove' ? removed(base) : edited(base, 1, { note: value }).after;
            const change = stamp({ before: known, after });
            now.set(idOf(id), change.after);
            return change;
          });
          await store.write(actOf(changes));
        }
        const after = await current();

        const turn = async (act: LoggedAct | null, reverse: typeof undoAct, undone: number) => {
          if (act === null) return false;
          const now = await current();
          const { changes, conflicts } = reverse(act, (id) => now.get(id) ?? null);
          expect(conflicts).toEqual([]);
          await store.write(reversalOf(changes.map(stamp), act.n, undone));
          return true;
        };
        let depth = 0;
        while (await turn(await store.findAct(({ undone }) => undone === 0), undoAct, depth + 1))
          depth += 1;
        const undone = await current();
        expect(ids.filter((id) => !isSame(undone.get(id), before.get(id)))).toEqual([]);
        for (; depth > 0; depth--) {
          await turn(await store.findAct((act) => act.undone === depth), redoAct, 0);
        }
        const redone = await current();
        expect(ids.filter((id) => !isSame(redone.get(id), after.get(id)))).toEqual([]);
        store.close();
      }),
      { numRuns },
    );
  });
});
