import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asRecordId, asTagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, AttributeValue } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { TEST_PLACE, testAnnotation } from '#core/testing/annotation.ts';
import { marked } from '#core/testing/marked.ts';

import { align, type Aligned } from './align.ts';
import { likeness } from './overlap.ts';

interface Given {
  readonly tag: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly note?: string;
  readonly deleted?: 0 | 1;
}

const TEXT = 'abcdefghij'.repeat(10);

function annotation(id: string, { tag, ranges, deleted = 0, ...rest }: Given): AnnotationRecord {
  const body = { span: spanOf(TEXT, ranges), tag: asTagId(tag), ...rest };
  return { ...testAnnotation(body, { id }), deleted };
}

function listed(side: string, given: readonly Given[]): readonly AnnotationRecord[] {
  return given.map((each, i) => annotation(`${side}${i}`, each));
}

/** The annotations of a marked text, named by their tag, or by their key where they have one. */
function read(side: string, notation: string): readonly AnnotationRecord[] {
  const { text, spans } = marked(notation);
  return spans.map(({ tag, start, end, key, fragments }, i) =>
    testAnnotation(
      { span: spanOf(text, fragments ?? [{ start, end }]), tag: asTagId(tag) },
      { id: `${side}${key ?? i}` },
    ),
  );
}

function told(rows: readonly Aligned[]): readonly string[] {
  return rows.map(({ kind, theirs, mine }) => `${kind} ${theirs?.id ?? '–'} ${mine?.id ?? '–'}`);
}

const given = fc.record({
  tag: fc.constantFrom('quote', 'claim'),
  ranges: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.array(
        fc
          .tuple(fc.nat(20), fc.integer({ min: 1, max: 6 }))
          .map(([start, length]) => ({ start, end: start + length })),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  attributes: fc.record({ form: fc.constantFrom('direct', 'indirect') }),
  deleted: fc.constantFrom(0 as const, 0 as const, 0 as const, 1 as const),
});
const side = fc.array(given, { maxLength: 5 });

describe('RV2 align', () => {
  it.each([
    ['the same words and tag agree', '[quote|one] two', '[quote|one] two', ['agrees t0 m0']],
    ['other ends are a boundary', '[quote|one] two', '[quote|one two]', ['boundary t0 m0']],
    ['other tags on the same words', '[quote|one] two', '[claim|one] two', ['tag t0 m0']],
    [
      'other tags on words that hardly meet are no pair',
      '[quote|one two three]',
      '[claim|one] two three',
      ['theirs t0 –', 'mine – m0'],
    ],
    [
      'the same tag on other words comes before another tag on the same words',
      '[quote|one two]',
      '[claim|one [quote|two]]',
      ['mine – m0', 'boundary t0 m1'],
    ],
    [
      'not the first that meets, but the best',
      '[quote|one two] [quote|three]',
      '[quote|one two [quote|three]]',
      ['boundary t0 m0', 'agrees t1 m1'],
    ],
    [
      'fragments count as one span',
      '[quote#1|one] he said [quote#1|two]',
      '[quote#1|one] he said [quote#1|two]',
      ['agrees t1 m1'],
    ],
    [
      'one fragment of two is another boundary',
      '[quote#1|one] he said [quote#1|two]',
      'one he said [quote|two]',
      ['boundary t1 m0'],
    ],
    [
      'words in the gap of a span are not on it',
      '[quote#1|one] he said [quote#1|two]',
      'one [quote|he said] two',
      ['theirs t1 –', 'mine – m0'],
    ],
  ])('%s', (_, theirs, mine, expected) => {
    expect(told(align(read('t', theirs), read('m', mine)))).toEqual(expected);
  });

  it('names the attributes that differ, not the note', () => {
    const one = annotation('t', {
      tag: 'quote',
      ranges: [{ start: 0, end: 3 }],
      attributes: { form: 'direct', speaker: 'Ada ', cue: '' },
      note: 'mine',
    });
    const other = annotation('m', {
      tag: 'quote',
      ranges: [{ start: 0, end: 3 }],
      attributes: { form: 'mixed', speaker: 'Ada', fidelity: 'altered' },
    });
    expect(align([one], [other])).toEqual([
      {
        kind: 'attribute',
        theirs: one,
        mine: other,
        sameWords: true,
        attributes: ['fidelity', 'form'],
      },
    ]);
  });

  it('compares passages by place and never the ids that evidence names', () => {
    const { articleId } = TEST_PLACE;
    const at = (start: number) => ({ articleId, fragments: spanOf(TEXT, [{ start, end: 9 }]) });
    const base = { tag: 'error', ranges: [{ start: 0, end: 3 }] };
    const pair = (a: AttributeValue, b: AttributeValue) =>
      align(
        [annotation('t', { ...base, attributes: { evidence: a } })],
        [annotation('m', { ...base, attributes: { evidence: b } })],
      )[0]?.kind;
    expect(pair(at(1), at(1))).toBe('agrees');
    expect(pair(at(1), at(2))).toBe('attribute');
    expect(pair([{ annotation: asRecordId('x') }], [{ annotation: asRecordId('y') }])).toBe(
      'agrees',
    );
    expect(pair([{ annotation: asRecordId('x') }, at(2)], [at(2)])).toBe('attribute');
    expect(pair([at(1), at(2)], [at(2), at(1)])).toBe('agrees');
  });

  it('pairs annotations of the whole article by tag, those with equal attributes first', () => {
    const whole = (id: string, label: string) =>
      annotation(id, { tag: 'topic', ranges: [], attributes: { label } });
    const rows = align(
      [whole('t1', 'trade'), whole('t2', 'Taiwan')],
      [
        whole('m1', 'Taiwan'),
        whole('m2', 'fentanyl'),
        annotation('m3', { tag: 'claim', ranges: [] }),
      ],
    );
    expect(told(rows)).toEqual(['mine – m3', 'attribute t1 m2', 'agrees t2 m1']);
  });

  it('leaves removed annotations out', () => {
    expect(align(listed('t', [{ tag: 'quote', ranges: [], deleted: 1 }]), [])).toEqual([]);
  });

  it('align(a, a) agrees throughout', () => {
    fc.assert(
      fc.property(side, (list) => {
        const rows = align(listed('t', list), listed('m', list));
        expect(rows.every(({ kind }) => kind === 'agrees')).toBe(true);
        expect(rows.length).toBe(list.filter(({ deleted }) => deleted === 0).length);
      }),
    );
  });

  it('exchanging the sides exchanges theirs and mine', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [theirs, mine] = [listed('t', a), listed('m', b)];
        const there = align(theirs, mine).map((row) => `${row.theirs?.id} ${row.mine?.id}`);
        const back = align(mine, theirs).map((row) => `${row.mine?.id} ${row.theirs?.id}`);
        expect(back.toSorted()).toEqual(there.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of the lists, and loses nothing', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [theirs, mine] = [listed('t', a), listed('m', b)];
        const rows = align(theirs, mine);
        expect(align(theirs.toReversed(), mine.toReversed())).toEqual(rows);
        const ids = rows.flatMap((row) => [row.theirs?.id ?? [], row.mine?.id ?? []].flat());
        const live = [...theirs, ...mine].filter(({ deleted }) => deleted === 0);
        expect(ids.toSorted()).toEqual(live.map(({ id }) => id as string).toSorted());
      }),
    );
  });

  it('pairs of the same tag are as like each other as any choice makes them', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const words = (list: readonly Given[]) =>
          list.filter(
            ({ tag, deleted, ranges }) => tag === 'quote' && deleted === 0 && ranges.length > 0,
          );
        const [theirs, mine] = [listed('t', words(a)), listed('m', words(b))];
        const found = align(theirs, mine).reduce(
          (sum, row) =>
            sum +
            (row.theirs === null || row.mine === null
              ? 0
              : likeness(row.theirs.body.span, row.mine.body.span)),
          0,
        );
        expect(found).toBeCloseTo(mostLike(theirs, mine), 4);
      }),
      { numRuns: 300 },
    );
  });
});

/** The most by trying every partner for the first, and none. */
function mostLike(
  [first, ...rest]: readonly AnnotationRecord[],
  others: readonly AnnotationRecord[],
): number {
  if (first === undefined) return 0;
  return Math.max(
    mostLike(rest, others),
    ...others.map(
      (other) =>
        likeness(first.body.span, other.body.span) +
        mostLike(
          rest,
          others.filter((each) => each !== other),
        ),
    ),
  );
}
