import { describe, expect, it } from 'vitest';

import { decide, reply } from '#core/domain/decisions.ts';
import { removed } from '#core/domain/act.ts';
import type { RecordId } from '#core/domain/ids.ts';
import { asRecordId, asSetId, asTagId } from '#core/domain/ids.ts';
import type {
  AnnotationRecord,
  DecisionBody,
  DecisionRecord,
  GalleyRecord,
  ReplyRecord,
} from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { TEST_PLACE, testAnnotation, testClock } from '#core/testing/annotation.ts';

import { align } from './align.ts';
import { answersOf, decisionsOf, inboxOf, isUndecided, progressOf, threadsOf } from './inbox.ts';

const TEXT = 'abcdefghij'.repeat(10);
const ME = TEST_PLACE.setId;
const THEM = asSetId('00000000-0000-7000-8000-000000000009');

function annotation(id: string, start: number, end: number, tag = 'quote', time = 1) {
  const span = spanOf(TEXT, [{ start, end }]);
  return testAnnotation({ span, tag: asTagId(tag) }, { id, time });
}

function decisionOn(
  target: AnnotationRecord,
  verdict: Partial<DecisionBody>,
  { by = ME, at = TEST_PLACE.at } = {},
): DecisionRecord {
  const body = { verdict: 'accepted', reason: '', amended: null, ...verdict } as const;
  const place = { ...TEST_PLACE, setId: by, at };
  const { after } = decide(null, asRecordId(`d-${target.id}-${by}`), place, target, body);
  return after as DecisionRecord;
}

function replyOn(target: RecordId, text: string, by = ME, resolves = false, at = TEST_PLACE.at) {
  const place = { ...TEST_PLACE, setId: by, at };
  return reply(asRecordId(`r-${target}-${text}`), place, target, text, resolves)
    .after as ReplyRecord;
}

describe('RV2 the inbox', () => {
  const theirs = [
    annotation('t1', 0, 5),
    annotation('t2', 10, 18),
    annotation('t3', 20, 25),
    annotation('t4', 40, 45),
  ];
  const mine = [
    annotation('m1', 0, 5),
    annotation('m2', 10, 15),
    annotation('m3', 20, 25, 'claim'),
    annotation('m5', 60, 65),
  ];

  it('goes by kind of difference, what agrees last', () => {
    const items = inboxOf([align(theirs, mine)], new Map());
    expect(items.map(({ aligned, record }) => `${aligned.kind} ${record.id}`)).toEqual([
      'boundary t2',
      'tag t3',
      'theirs t4',
      'mine m5',
      'agrees t1',
    ]);
    expect(items.filter(isUndecided)).toHaveLength(4);
  });

  it('a decision stands until the annotation changes', () => {
    const [t1, t2] = theirs as [AnnotationRecord, AnnotationRecord];
    const remarks = [
      decisionOn(t1, {}),
      decisionOn(t2, { verdict: 'rejected', reason: 'duplicate' }),
      decisionOn(t2, { verdict: 'needs-work' }, { by: THEM }),
    ];
    const changed = { ...t1, clock: testClock(9) };
    const items = inboxOf([align([changed, t2], [])], decisionsOf(remarks, ME));
    expect(items.map(({ state }) => state)).toEqual(['changed', 'rejected']);
    expect(progressOf(items)).toEqual({ total: 2, accepted: 0, rejected: 1, needsWork: 0 });
    expect(items.filter(isUndecided).map(({ record }) => record.id)).toEqual(['t1']);
  });

  it('one reviewer has one decision on an annotation, and taking it back leaves it undecided', () => {
    const [t1] = theirs as [AnnotationRecord];
    const first = decisionOn(t1, {});
    const again = decide(first, asRecordId('other'), TEST_PLACE, t1, {
      verdict: 'rejected',
      reason: '',
      amended: null,
    });
    expect(again.after.id).toBe(first.id);
    expect(decisionsOf([removed(first)], ME).size).toBe(0);
  });
});

describe('RV3 back to the annotator', () => {
  const mine = annotation('m1', 0, 5);
  const amended = { ...mine.body, tag: asTagId('claim') };
  const state = (record: AnnotationRecord, ...remarks: readonly GalleyRecord[]) =>
    answersOf([record], remarks, THEM).map((answer) => answer.state);

  it.each<[string, Partial<DecisionBody>, string]>([
    ['accepted: nothing to do', { verdict: 'accepted' }, 'agreed'],
    ['rejected: open', { verdict: 'rejected' }, 'open'],
    ['needs work: open', { verdict: 'needs-work' }, 'open'],
    ['revised: open', { amended }, 'open'],
  ])('%s', (_, verdict, expected) => {
    expect(state(mine, decisionOn(mine, verdict, { by: THEM }))).toEqual([expected]);
  });

  it('what was done about it closes it', () => {
    const rejection = decisionOn(mine, { verdict: 'rejected' }, { by: THEM });
    expect(state(removed(mine), rejection)).toEqual(['followed']);
    const revision = decisionOn(mine, { amended }, { by: THEM });
    expect(state({ ...mine, body: amended }, revision)).toEqual(['followed']);
    const work = decisionOn(mine, { verdict: 'needs-work' }, { by: THEM });
    expect(state({ ...mine, clock: testClock(5) }, work)).toEqual(['followed']);
    expect(state(mine, rejection, replyOn(mine.id, 'kept', ME, true))).toEqual(['kept']);
  });

  it('a newer word of the reviewer opens it again', () => {
    const rejection = decisionOn(
      mine,
      { verdict: 'rejected' },
      { by: THEM, at: '2027-01-01T00:00:00.000Z' },
    );
    expect(state(mine, rejection, replyOn(mine.id, 'kept', ME, true))).toEqual(['open']);
  });

  it('a comment alone waits for an answer; what nobody spoke of is not listed', () => {
    const question = replyOn(mine.id, 'why?', THEM);
    expect(state(mine, question)).toEqual(['open']);
    const answer = replyOn(mine.id, 'so', ME, false, '2027-01-01T00:00:00.000Z');
    expect(state(mine, question, answer)).toEqual(['kept']);
    expect(state(mine)).toEqual([]);
    expect(state(mine, replyOn(mine.id, 'note to self', ME))).toEqual([]);
  });
});

describe('RV3 threads', () => {
  it('are in order of time, and the last word says whether they are resolved', () => {
    const id = asRecordId('m1');
    const late = replyOn(id, 'late', THEM, false, '2027-01-01T00:00:00.000Z');
    const early = replyOn(id, 'early', ME, true);
    const thread = threadsOf([late, early]).get(id);
    expect(thread?.replies.map(({ body }) => body.text)).toEqual(['early', 'late']);
    expect(thread?.isResolved).toBe(false);
    expect(threadsOf([early]).get(id)?.isResolved).toBe(true);
  });
});
