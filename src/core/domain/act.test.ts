import { describe, expect, it } from 'vitest';

import { testAnnotation, testClock } from '#core/testing/annotation.ts';

import type { Act, Change } from './act.ts';
import { redoAct, removed, undoAct } from './act.ts';
import { mergeRecords } from './merge.ts';
import type { GalleyRecord } from './record.ts';

/** A store of one page: applies changes under rising clocks. */
function notebook() {
  let records: readonly GalleyRecord[] = [];
  let time = 0;
  const find = (id: string): GalleyRecord | null =>
    records.find((record) => record.id === id) ?? null;
  return {
    find,
    live: () => records.filter((record) => record.deleted === 0).map((record) => record.body),
    apply: (changes: readonly Change[]) => {
      records = mergeRecords(
        records,
        changes.map(({ after }) => ({ ...after, clock: testClock((time += 1)) })),
      );
    },
  };
}

const act = (changes: readonly Change[]): Act => ({
  label: 'change',
  tab: 't',
  at: '2026-01-01T00:00:00.000Z',
  undone: 0,
  changes,
});

const first = testAnnotation({ note: 'first' });
const second = testAnnotation({ note: 'second' });

describe('AN10 undo and redo', () => {
  it.each([
    ['a creation', [], { before: null, after: first }],
    ['an edit', [first], { before: first, after: second }],
    ['a removal', [first], { before: first, after: removed(first) }],
  ])('take back %s and do it again', (_, start, change) => {
    const book = notebook();
    book.apply(start.map((after) => ({ before: null, after })));
    const before = book.live();
    book.apply([change]);
    const after = book.live();
    book.apply(undoAct(act([change]), book.find).changes);
    expect(book.live()).toEqual(before);
    book.apply(redoAct(act([change]), book.find).changes);
    expect(book.live()).toEqual(after);
  });

  it('walk a chain of edits down and up', () => {
    const book = notebook();
    const acts = [
      act([{ before: null, after: first }]),
      act([{ before: first, after: second }]),
      act([{ before: second, after: removed(second) }]),
    ];
    const states: unknown[] = [book.live()];
    for (const { changes } of acts) {
      book.apply(changes);
      states.push(book.live());
    }
    for (const [i, done] of [...acts.entries()].toReversed()) {
      book.apply(undoAct(done, book.find).changes);
      expect(book.live()).toEqual(states[i]);
    }
    for (const [i, undone] of acts.entries()) {
      book.apply(redoAct(undone, book.find).changes);
      expect(book.live()).toEqual(states[i + 1]);
    }
  });

  it('leave alone what somebody has changed since, and say so', () => {
    const book = notebook();
    const done = act([{ before: null, after: first }]);
    book.apply(done.changes);
    book.apply([{ before: first, after: second }]);
    const { changes, conflicts } = undoAct(done, book.find);
    expect(changes).toEqual([]);
    expect(conflicts.map(({ id }) => id)).toEqual([first.id]);
  });

  it('take back a field although somebody has changed another one since', () => {
    const book = notebook();
    const spoken = testAnnotation({ note: 'first', attributes: { speaker: 'Ada' } });
    const both = testAnnotation({ note: 'mine', attributes: { speaker: 'Ada' } });
    const theirs = testAnnotation({ note: 'mine', attributes: { speaker: 'Bo', form: 'direct' } });
    book.apply([{ before: null, after: spoken }]);
    const done = act([{ before: spoken, after: both }]);
    book.apply(done.changes);
    book.apply([{ before: both, after: theirs }]);
    const { changes, conflicts } = undoAct(done, book.find);
    expect(conflicts).toEqual([]);
    book.apply(changes);
    expect(book.live()).toMatchObject([
      { note: 'first', attributes: { speaker: 'Bo', form: 'direct' } },
    ]);
  });

  it('leave a field alone that somebody has changed again', () => {
    const book = notebook();
    const mine = testAnnotation({ note: 'mine' });
    book.apply([{ before: null, after: first }]);
    const done = act([{ before: first, after: mine }]);
    book.apply(done.changes);
    book.apply([{ before: mine, after: testAnnotation({ note: 'theirs' }) }]);
    expect(undoAct(done, book.find).conflicts).toHaveLength(1);
  });
});
