import { describe, expect, it } from 'vitest';

import { TEST_PLACE, TEST_TIME, testAnnotation } from '#core/testing/annotation.ts';

import { defaultCodebook } from './default-codebook.ts';
import { missingAttributes } from './completeness.ts';
import { editAnnotation, markDone, removeRecord, setAttribute } from './edits.ts';
import { asRecordId } from './ids.ts';
import type { AnnotationRecord } from './record.ts';
import { extentOf, fragmentOf, isSameSpan, joinRanges, spanOf, wordsOf } from './span.ts';

const LATER = '2026-05-06T07:08:09.000Z';

describe('edits', () => {
  it('AN6 set an attribute and keep the others', () => {
    const { after } = setAttribute(
      testAnnotation({ attributes: { form: 'direct' } }),
      LATER,
      'speaker',
      'Ada',
    );
    expect(after.body).toMatchObject({ attributes: { form: 'direct', speaker: 'Ada' } });
    expect(after.modified).toBe(LATER);
    expect(after.created).toBe(TEST_TIME);
  });

  it.each([[null], [''], [[]]])('AN6 take an attribute away when it is set to %j', (value) => {
    const { after } = setAttribute(
      testAnnotation({ attributes: { speaker: 'Ada' } }),
      LATER,
      'speaker',
      value,
    );
    expect(after.body).toMatchObject({ attributes: {} });
    expect((after as AnnotationRecord).body.attributes).not.toHaveProperty('speaker');
  });

  it('know the annotations that evidence points to', () => {
    const { after } = setAttribute(testAnnotation(), LATER, 'evidence', [
      { annotation: asRecordId('b') },
      { annotation: asRecordId('b') },
      { articleId: TEST_PLACE.articleId, fragments: [] },
    ]);
    expect(after.refs).toEqual(['b']);
  });

  it('keep id, attributes and note when the span or the tag changes', () => {
    const annotation = testAnnotation({ note: 'n', attributes: { speaker: 'Ada' } });
    const { after } = editAnnotation(annotation, LATER, {
      span: spanOf('some words', [{ start: 0, end: 4 }]),
    });
    expect(after.id).toBe(annotation.id);
    expect(after.body).toMatchObject({ note: 'n', attributes: { speaker: 'Ada' } });
  });

  it('remove without losing content', () => {
    const { after } = removeRecord(testAnnotation({ note: 'n' }), LATER);
    expect(after).toMatchObject({ deleted: 1, body: { note: 'n' } });
  });

  it('AN13 mark done, reopen and mark again under one id', () => {
    const id = asRecordId('d');
    const done = markDone(null, id, TEST_PLACE, true).after;
    if (done.kind !== 'done') throw new Error(done.kind);
    expect(done.deleted).toBe(0);
    const reopened = markDone(done, asRecordId('other'), TEST_PLACE, false).after;
    expect(reopened).toMatchObject({ id, deleted: 1 });
  });
});

describe('AN7 an error of weight', () => {
  const error = defaultCodebook.tags.find(({ id }) => id === 'error');
  if (error === undefined) throw new Error('the default codebook has no error');

  it.each([
    [{}, []],
    [{ severity: 'minor' }, []],
    [{ severity: 'major' }, ['correction', 'evidence']],
    [{ severity: 'critical', correction: 'x' }, ['evidence']],
    [{ severity: 'critical', evidence: [{ annotation: asRecordId('b') }] }, ['correction']],
    [{ severity: 'major', correction: 'x', evidence: [{ annotation: asRecordId('b') }] }, []],
  ])('with %j still needs %j', (attributes, expected) => {
    expect(missingAttributes(testAnnotation({ attributes }).body, error)).toEqual(expected);
  });
});

describe('spans', () => {
  it('keep their words and context', () => {
    expect(fragmentOf('one two three', { start: 4, end: 7 })).toEqual({
      start: 4,
      end: 7,
      exact: 'two',
      prefix: 'one ',
      suffix: ' three',
    });
  });

  it('never cut a grapheme in their context', () => {
    const family = '👨‍👩‍👧‍👦';
    const text = `${family.repeat(4)}word${family.repeat(4)}`;
    const start = family.length * 4;
    const { prefix, suffix } = fragmentOf(text, { start, end: start + 4 });
    expect(prefix).toBe(family.repeat(2));
    expect(suffix).toBe(family.repeat(2));
  });

  it.each([
    [
      [
        { start: 5, end: 7 },
        { start: 0, end: 2 },
      ],
      [
        { start: 0, end: 2 },
        { start: 5, end: 7 },
      ],
    ],
    [
      [
        { start: 0, end: 4 },
        { start: 4, end: 6 },
      ],
      [{ start: 0, end: 6 }],
    ],
    [
      [
        { start: 0, end: 9 },
        { start: 2, end: 3 },
      ],
      [{ start: 0, end: 9 }],
    ],
    [[], []],
  ])('join ranges %j to %j', (ranges, expected) => {
    expect(joinRanges(ranges)).toEqual(expected);
  });

  it('say their words with a gap between fragments', () => {
    const span = spanOf('“Yes,” he said, “no.”', [
      { start: 0, end: 6 },
      { start: 16, end: 21 },
    ]);
    expect(wordsOf(span)).toBe('“Yes,” … “no.”');
    expect(extentOf(span)).toEqual({ start: 0, end: 21 });
    expect(
      isSameSpan(
        span,
        spanOf('“Yes,” he said, “no.”', [
          { start: 16, end: 21 },
          { start: 0, end: 6 },
        ]),
      ),
    ).toBe(true);
  });

  it.each([[{ start: 3, end: 3 }], [{ start: -1, end: 2 }], [{ start: 0, end: 99 }]])(
    'refuse %j',
    (range) => {
      expect(() => fragmentOf('text', range)).toThrow(RangeError);
    },
  );
});
