import { describe, expect, test } from 'vitest';

import { removed } from '#core/domain/act.ts';

import { actToLog, applyChange, applyChanges } from './apply-change.ts';
import { actOf, annotation, clockAt, created, edited, idOf } from './testing/sample-records.ts';

const id = idOf(1);
const first = annotation(id, 1);

describe('applyChange', () => {
  test('takes a record that the store does not hold as it is', () => {
    const change = edited(first, 2, { note: 'n' });
    expect(applyChange(change, null)).toBe(change.after);
  });

  test('takes an edit of what the store holds as it is', () => {
    const change = edited(first, 2, { note: 'n' });
    expect(applyChange(change, first)).toBe(change.after);
  });

  test('gives an edit whose clock lags a reading above the one it replaces', () => {
    const late = annotation(id, 9);
    const result = applyChange(edited(late, 2, { note: 'n' }, 'b'), late);
    expect(result.clock > late.clock).toBe(true);
    expect(result.clock).toMatch(/-b$/);
  });

  test('carries a stale edit over, under a clock above both', () => {
    const mine = edited(first, 2, { note: 'mine' }, 'b');
    const theirs = edited(first, 3, { attributes: { who: 'theirs' } }, 'c').after;
    const result = applyChange(mine, theirs);
    expect(result).toMatchObject({ body: { note: 'mine', attributes: { who: 'theirs' } } });
    expect(result.clock > theirs.clock).toBe(true);
    expect(result.clock).toMatch(/-b$/);
  });

  test.each([
    ['an edit that changes nothing', edited(first, 2, {}), first],
    [
      'a stale edit that says what is there',
      edited(first, 2, { note: 'n' }),
      annotation(id, 3, { note: 'n' }),
    ],
    ['an older copy', created(first), annotation(id, 3)],
    ['the same copy', created(first), { ...first }],
    [
      'a second removal',
      { before: first, after: removed({ ...first, clock: clockAt(2) }) },
      removed(first),
    ],
  ])('writes nothing for %s', (_, change, current) => {
    expect(applyChange(change, current)).toBe(current);
  });

  test('takes a newer copy', () => {
    const newer = annotation(id, 3);
    expect(applyChange(created(newer), first)).toBe(newer);
  });
});

describe('applyChanges', () => {
  test('makes several changes of one record one change', () => {
    const edit = edited(first, 2, { note: 'n' });
    const { changes, records } = applyChanges([created(first), edit], () => null);
    expect(changes).toEqual([{ before: null, after: edit.after }]);
    expect(records).toEqual([edit.after]);
  });

  test('returns unchanged records, but no change for them', () => {
    expect(applyChanges([created(first)], () => first)).toEqual({ changes: [], records: [first] });
  });

  test('tells what the store held as what was before, whatever the caller knew', () => {
    const theirs = edited(first, 3, { attributes: { who: 'theirs' } }, 'c').after;
    const { changes } = applyChanges([edited(first, 2, { note: 'mine' })], () => theirs);
    expect(changes[0]?.before).toBe(theirs);
  });
});

test('an act that changed nothing is not logged', () => {
  expect(actToLog(actOf([]).log, [])).toBeNull();
});
