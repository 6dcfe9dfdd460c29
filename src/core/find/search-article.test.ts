import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findTag } from '#core/domain/codebook.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { createAnnotation, markDone } from '#core/domain/edits.ts';
import { asRecordId, asSetId, asTagId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  AnnotationRecord,
  DecisionRecord,
  GalleyRecord,
} from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { marked } from '#core/testing/marked.ts';
import { testClock, TEST_PLACE } from '#core/testing/annotation.ts';
import { foldAtOnce } from '#core/text/fold.ts';
import { codeUnits } from '#core/text/units.ts';

import type { FindQuery } from './query.ts';
import { asksOfAnnotations, EMPTY_QUERY, withoutFilters } from './query.ts';
import type { FindStory, Hit } from './search-article.ts';
import { searchArticle } from './search-article.ts';

const THEIRS = asSetId('00000000-0000-7000-8000-0000000000ff');
const STORY: FindStory = {
  storyId: TEST_PLACE.storyId,
  mySetId: TEST_PLACE.setId,
  tagOf: ({ body }) => {
    const tag = findTag(defaultCodebook, body.tag);
    if (tag === null) throw new Error('no tag');
    return tag;
  },
};

/** Annotations of a marked text; the bodies go by tag, in the order of the spans. */
function annotated(
  notation: string,
  bodies: readonly Partial<AnnotationBody>[] = [],
): { text: string; records: GalleyRecord[] } {
  const { text, spans } = marked(notation);
  const records = spans.map((span, i): GalleyRecord => {
    const fragments = span.fragments ?? [span];
    const { after } = createAnnotation(
      asRecordId(`id ${i}`),
      TEST_PLACE,
      spanOf(text, fragments),
      asTagId(span.tag),
    );
    if (after.kind !== 'annotation') throw new Error('no annotation');
    return { ...after, body: { ...after.body, ...bodies[i] } };
  });
  return { text, records };
}

function search(
  { text, records }: { text: string; records: readonly GalleyRecord[] },
  query: Partial<FindQuery>,
): readonly Hit[] {
  const whole = { ...EMPTY_QUERY, ...query };
  const folded = foldAtOnce(text, whole);
  const searching = searchArticle(
    whole,
    { articleId: TEST_PLACE.articleId, text, folded, records },
    STORY,
  );
  for (;;) {
    const { done, value } = searching.next();
    if (done === true) return value;
  }
}

/** What was found, in words: passages in quotation marks, annotations as "tag: words (where)". */
function found(
  story: { text: string; records: GalleyRecord[] },
  query: Partial<FindQuery>,
): string[] {
  return search(story, query).map((hit) => {
    const words = story.text.slice(hit.start, hit.end);
    if (hit.kind === 'passage') return `“${words}”`;
    const where =
      hit.where !== null && typeof hit.where === 'object' ? hit.where.attribute : hit.where;
    return `${hit.record.body.tag}: ${words}${where === null ? '' : ` (${where})`}`;
  });
}

const CALL = annotated(
  '[claim|Trump said [quote|“very good”]] of the call. [error|Trumpp] called Xi.',
  [
    { attributes: { statement: 'The call was good', 'check-worthiness': 'check-worthy' } },
    { attributes: { speaker: 'Donald Trump', form: 'direct' }, note: 'Check with B' },
    { attributes: { severity: 'major' }, note: '' },
  ],
);

const decision = (target: string, verdict: 'accepted' | 'rejected'): DecisionRecord => ({
  v: 1,
  id: asRecordId(`decision on ${target}`),
  kind: 'decision',
  storyId: TEST_PLACE.storyId,
  setId: THEIRS,
  articleId: TEST_PLACE.articleId,
  refs: [asRecordId(target)],
  clock: testClock(1),
  deleted: 0,
  by: '',
  created: TEST_PLACE.at,
  modified: TEST_PLACE.at,
  body: {
    target: asRecordId(target),
    targetClock: testClock(1),
    verdict,
    reason: '',
    amended: null,
  },
});

describe('AN11 one account is searched', () => {
  it.each<[string, Partial<FindQuery>, string[]]>([
    [
      'nothing asked: every annotation',
      {},
      ['claim: Trump said “very good”', 'quote: “very good”', 'error: Trumpp'],
    ],
    [
      'words, in text, notes and attributes',
      { words: 'trump' },
      ['“Trump”', 'quote: “very good” (speaker)', '“Trump”'],
    ],
    ['whole words', { words: 'trump', wholeWords: true, field: 'texts' }, ['“Trump”']],
    ['case', { words: 'call', matchCase: true, field: 'texts' }, ['“call”', '“call”']],
    ['in the texts', { words: 'good', field: 'texts' }, ['“good”']],
    ['in notes', { words: 'check', field: 'notes' }, ['quote: “very good” (note)']],
    [
      'in attributes',
      { words: 'check', field: 'attributes' },
      ['claim: Trump said “very good” (check-worthiness)'],
    ],
    ['with a note', { field: 'notes' }, ['quote: “very good”']],
    ['no words in the texts', { field: 'texts' }, []],
    [
      'by tag',
      { tags: [asTagId('error'), asTagId('quote')] },
      ['quote: “very good”', 'error: Trumpp'],
    ],
    ['words of a tag', { words: 'good', tags: [asTagId('quote')] }, ['quote: “very good” (words)']],
    [
      'tagged words only',
      { words: 'good', state: 'complete', field: 'texts' },
      ['claim: Trump said “very good” (words)', 'quote: “very good” (words)'],
    ],
    ['incomplete', { state: 'incomplete' }, ['error: Trumpp']],
    [
      'complete',
      { state: 'complete', tags: [asTagId('claim')] },
      ['claim: Trump said “very good”'],
    ],
    ['an attribute', { attribute: { id: 'form', value: '' } }, ['quote: “very good”']],
    [
      'an attribute and its value',
      { attribute: { id: 'speaker', value: 'trump' } },
      ['quote: “very good”'],
    ],
    ['another value', { attribute: { id: 'speaker', value: 'Xi' } }, []],
    [
      'an empty attribute',
      { attribute: { id: 'speaker', value: null }, tags: [asTagId('quote')] },
      [],
    ],
    ['whose', { sets: [THEIRS] }, []],
    ['mine', { sets: [TEST_PLACE.setId], tags: [asTagId('error')] }, ['error: Trumpp']],
    ['nothing like it', { words: 'Han' }, []],
    ['open accounts', { accounts: 'open', tags: [asTagId('error')] }, ['error: Trumpp']],
    ['done accounts', { accounts: 'done' }, []],
  ])('%s', (_, query, expected) => {
    expect(found(CALL, query)).toEqual(expected);
  });

  it('knows what reviewers decided', () => {
    const reviewed = {
      text: CALL.text,
      records: [...CALL.records, decision('id 0', 'accepted'), decision('id 1', 'rejected')],
    };
    expect(found(reviewed, { state: 'accepted' })).toEqual(['claim: Trump said “very good”']);
    expect(found(reviewed, { state: 'rejected' })).toEqual(['quote: “very good”']);
    expect(found(reviewed, { state: 'needs-work' })).toEqual([]);
    expect(found(reviewed, { state: 'undecided' })).toEqual(['error: Trumpp']);
  });

  it('knows accounts that are marked done', () => {
    const done = markDone(null, asRecordId('done'), TEST_PLACE, true).after;
    const finished = { text: CALL.text, records: [...CALL.records, done] };
    expect(found(finished, { accounts: 'done', tags: [asTagId('error')] })).toEqual([
      'error: Trumpp',
    ]);
    expect(found(finished, { accounts: 'open' })).toEqual([]);
  });

  it('leaves out what is removed, and other stories', () => {
    const [first, second, third] = CALL.records as [GalleyRecord, GalleyRecord, GalleyRecord];
    const records = [
      { ...first, deleted: 1 as const },
      { ...second, storyId: '' as typeof first.storyId },
      third,
    ];
    expect(found({ text: CALL.text, records }, {})).toEqual(['error: Trumpp']);
  });

  it('finds an annotation of the account as a whole, and one whose place is absurd', () => {
    const { text, records } = annotated('[topic|Here] it is', [{ note: 'far' }]);
    const [record] = records as [AnnotationRecord];
    const whole = { ...record, body: { ...record.body, span: [] } };
    expect(search({ text, records: [whole] }, { words: 'far' })).toMatchObject([
      { start: 0, end: 0 },
    ]);
    const span = record.body.span.map((fragment) => ({
      ...fragment,
      start: codeUnits(1e12),
      end: codeUnits(1e12 + 4),
    }));
    const absurd = { ...record, body: { ...record.body, span } };
    expect(search({ text, records: [absurd] }, { words: 'far' })).toMatchObject([{ start: 1e12 }]);
  });

  it('pauses every few hundred annotations', () => {
    const records = Array.from({ length: 5000 }, () => CALL.records[0] as GalleyRecord);
    const source = {
      articleId: TEST_PLACE.articleId,
      ...CALL,
      folded: foldAtOnce(CALL.text, EMPTY_QUERY),
      records,
    };
    const searching = searchArticle(EMPTY_QUERY, source, STORY);
    let pauses = 0;
    while (searching.next().done !== true) pauses += 1;
    expect(pauses).toBeGreaterThanOrEqual(10);
  });

  it('gives hits in text order, and each more condition gives no other hits', () => {
    const parts = fc.array(fc.constantFrom('Trump ', 'said ', 'x', ' '), { maxLength: 30 });
    const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('claim', 'quote')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(parts, places, (words, drawn) => {
        const text = `${words.join('')}.`;
        const records = drawn.map(([start, length, tag], i): GalleyRecord => {
          const from = start % text.length;
          const range = { start: from, end: from + 1 + (length % (text.length - from)) };
          return createAnnotation(
            asRecordId(`${i}`),
            TEST_PLACE,
            spanOf(text, [range]),
            asTagId(tag),
          ).after;
        });
        const all = search({ text, records }, {});
        expect(all).toHaveLength(records.length);
        expect(all.map(({ start }) => start)).toEqual(
          all.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        const quotes = search({ text, records }, { tags: [asTagId('quote')] });
        const saying = search({ text, records }, { tags: [asTagId('quote')], words: 'said' });
        const recordsOf = (hits: readonly Hit[]): unknown[] =>
          hits.map((hit) => (hit.kind === 'annotation' ? hit.record : hit));
        expect(recordsOf(all)).toEqual(expect.arrayContaining(recordsOf(quotes)));
        expect(recordsOf(quotes)).toEqual(expect.arrayContaining(recordsOf(saying)));
      }),
    );
  });
});

describe('queries', () => {
  it('know what only annotations can answer, and lose it again', () => {
    const query: FindQuery = {
      ...EMPTY_QUERY,
      words: 'x',
      wholeWords: true,
      state: 'incomplete',
      accounts: 'done',
    };
    expect(asksOfAnnotations(query)).toBe(true);
    expect(withoutFilters(query)).toEqual({ ...EMPTY_QUERY, words: 'x', wholeWords: true });
    expect(asksOfAnnotations({ ...EMPTY_QUERY, accounts: 'done' })).toBe(false);
  });
});
