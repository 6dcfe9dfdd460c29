import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { testAnnotation, TEST_PLACE } from '#core/testing/annotation.ts';

import {
  addWords,
  mergeAnnotations,
  moveBoundary,
  removeWords,
  splitAnnotation,
  stepBoundary,
} from './boundaries.ts';
import type { Side } from './boundaries.ts';
import { createLink } from './edits.ts';
import { asRecordId } from './ids.ts';
import type { AnnotationRecord, GalleyRecord } from './record.ts';
import { spanOf, wordsOf } from './span.ts';

const LATER = '2026-05-06T07:08:09.000Z';
const TEXT = 'He said: “We are ready, now.” Then she left.\nNobody spoke 👩‍👩‍👧 again.';

function rangeOf(words: string) {
  const start = TEXT.indexOf(words);
  if (start === -1) throw new Error(`The text does not hold ${words}`);
  return { start, end: start + words.length };
}

function stepped(
  words: string,
  side: Side,
  direction: 'forward' | 'backward',
  step: 'word' | 'character',
) {
  const range = rangeOf(words);
  const moved = { ...range };
  moved[side] = stepBoundary(TEXT, range, side, direction, step);
  return TEXT.slice(moved.start, moved.end);
}

describe('stepBoundary', () => {
  it.each([
    ['We are', 'end', 'forward', 'word', 'We are ready'],
    ['We are ready', 'end', 'backward', 'word', 'We are'],
    ['We are ready,', 'end', 'backward', 'word', 'We are ready'],
    ['are ready', 'start', 'backward', 'word', 'We are ready'],
    ['We are ready', 'start', 'forward', 'word', 'are ready'],
    ['“We are', 'start', 'forward', 'word', 'We are'],
    ['We', 'start', 'backward', 'word', 'said: “We'],
    ['left', 'end', 'forward', 'word', 'left.\nNobody'],
    ['ready', 'end', 'backward', 'word', 'ready'],
    ['ready', 'start', 'forward', 'word', 'ready'],
    ['are', 'end', 'forward', 'character', 'are '],
    ['spoke ', 'end', 'forward', 'character', 'spoke 👩‍👩‍👧'],
    ['👩‍👩‍👧 again', 'start', 'forward', 'character', ' again'],
    ['👩‍👩‍👧', 'end', 'backward', 'character', '👩‍👩‍👧'],
  ] as const)('AN5 %j: the %s goes %s by a %s to %j', (words, side, direction, step, expected) => {
    expect(stepped(words, side, direction, step)).toBe(expected);
  });

  it('never reaches the other boundary nor leaves the text', () => {
    const offset = fc.integer({ min: 0, max: TEXT.length });
    fc.assert(
      fc.property(
        offset,
        offset,
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom('forward' as const, 'backward' as const),
        fc.constantFrom('word' as const, 'character' as const),
        (a, b, side, direction, step) => {
          fc.pre(a !== b);
          const range = { start: Math.min(a, b), end: Math.max(a, b) };
          const to = stepBoundary(TEXT, range, side, direction, step);
          const moved = { ...range };
          moved[side] = to;
          expect(moved.start).toBeLessThan(moved.end);
          expect(moved.start).toBeGreaterThanOrEqual(0);
          expect(moved.end).toBeLessThanOrEqual(TEXT.length);
          expect(direction === 'forward' ? to >= range[side] : to <= range[side]).toBe(true);
        },
      ),
    );
  });
});

describe('the words of a span', () => {
  it('AN5 lose and gain a part, and a gap makes two fragments', () => {
    const span = spanOf(TEXT, [rangeOf('We are ready, now')]);
    const apart = removeWords(TEXT, span, rangeOf('ready,'));
    expect(wordsOf(apart ?? [])).toBe('We are … now');
    expect(addWords(TEXT, apart ?? [], rangeOf('ready,'))).toEqual(span);
    expect(removeWords(TEXT, span, { start: 0, end: TEXT.length })).toBeNull();
  });

  it('join when a boundary reaches the next fragment', () => {
    const span = spanOf(TEXT, [rangeOf('We are'), rangeOf('now')]);
    expect(wordsOf(moveBoundary(TEXT, span, 0, 'end', rangeOf('now').start + 1) ?? [])).toBe(
      'We are ready, now',
    );
    expect(moveBoundary(TEXT, span, 0, 'end', rangeOf('We').start)).toBeNull();
    expect(moveBoundary(TEXT, span, 2, 'end', 3)).toBeNull();
  });
});

function annotationOn(words: string, id: string, rest: Partial<AnnotationRecord['body']> = {}) {
  const record = testAnnotation({ span: spanOf(TEXT, [rangeOf(words)]), ...rest });
  return { ...record, id: asRecordId(id) };
}

describe('splitAnnotation', () => {
  it('AN5 leaves id with the first part and copies what is filled in', () => {
    const whole = annotationOn('We are ready, now', 'a', {
      attributes: { speaker: 'Ada' },
      note: 'n',
    });
    const changes = splitAnnotation(TEXT, whole, rangeOf(' ready').start, asRecordId('b'), LATER);
    const [first, second] = (changes ?? []).map(({ after }) => after as AnnotationRecord);
    expect([first?.id, wordsOf(first?.body.span ?? [])]).toEqual(['a', 'We are']);
    expect([second?.id, wordsOf(second?.body.span ?? [])]).toEqual(['b', 'ready, now']);
    expect(second?.body).toMatchObject({ attributes: { speaker: 'Ada' }, note: 'n' });
    expect(changes?.[1]?.before).toBeNull();
  });

  it('does nothing at an end', () => {
    const whole = annotationOn('We are', 'a');
    for (const offset of [0, rangeOf('We').start, rangeOf('We are').end, TEXT.length]) {
      expect(splitAnnotation(TEXT, whole, offset, asRecordId('b'), LATER)).toBeNull();
    }
  });
});

describe('mergeAnnotations', () => {
  const kept = annotationOn('We are', 'kept', { attributes: { speaker: 'Ada' }, note: 'one' });
  const gone = annotationOn('now', 'gone', {
    attributes: { speaker: 'Bo', form: 'direct' },
    note: 'two',
  });
  const link = (from: string, to: string, id: string) =>
    createLink(asRecordId(id), TEST_PLACE, 'supports', asRecordId(from), asRecordId(to)).after;

  function merged(referring: readonly GalleyRecord[]) {
    const changes = mergeAnnotations(TEXT, kept, gone, referring, LATER);
    return new Map(changes.map(({ after }) => [String(after.id), after]));
  }

  it('AN5 joins words, notes and attributes, and its own attributes win', () => {
    const after = merged([]);
    const body = (after.get('kept') as AnnotationRecord).body;
    expect(wordsOf(body.span)).toBe('We are … now');
    expect(body).toMatchObject({
      attributes: { speaker: 'Ada', form: 'direct' },
      note: 'one\ntwo',
    });
    expect(after.get('gone')?.deleted).toBe(1);
  });

  it('turns what spoke of the other one to the one that stays', () => {
    const other = {
      ...annotationOn('Then she', 'other', { attributes: { evidence: [{ annotation: gone.id }] } }),
      refs: [gone.id],
    };
    const after = merged([
      link('gone', 'x', 'l1'),
      link('x', 'gone', 'l2'),
      link('kept', 'gone', 'l3'),
      other,
    ]);
    expect(after.get('l1')).toMatchObject({
      refs: ['kept', 'x'],
      body: { from: 'kept', to: ['x'] },
    });
    expect(after.get('l2')).toMatchObject({
      refs: ['x', 'kept'],
      body: { from: 'x', to: ['kept'] },
    });
    expect(after.get('l3')?.deleted).toBe(1);
    expect(after.get('other')).toMatchObject({
      refs: ['kept'],
      body: { attributes: { evidence: [{ annotation: 'kept' }] } },
    });
  });
});
