import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TEST_PLACE, testAnnotation } from '#core/testing/annotation.ts';

import { undoAct } from './act.ts';
import { findTag } from './codebook.ts';
import { defaultCodebook } from './default-codebook.ts';
import { asRecordId, asSetId, asTagId } from './ids.ts';
import type { GalleyRecord } from './record.ts';
import { isLive } from './record.ts';
import { spanOf, wordsOf } from './span.ts';
import { alreadyTagged, attributesToRepeat, tagOccurrences } from './tag-occurrences.ts';

const TEXT = 'TikTok and TikTok, or TikTok';
const RANGES = [0, 11, 22].map((start) => ({ start, end: start + 6 }));
const TOPIC = asTagId('topic');
const TAGGING = { tag: TOPIC, attributes: { label: 'TikTok' } };

function counting(): () => ReturnType<typeof asRecordId> {
  let n = 0;
  return () => asRecordId(`new ${(n += 1)}`);
}

function tagged(range: { start: number; end: number }, set = TEST_PLACE.setId): GalleyRecord {
  return { ...testAnnotation({ span: spanOf(TEXT, [range]), tag: TOPIC }), setId: set };
}

describe('AN9 tag every occurrence', () => {
  it('makes one annotation for each, with the attributes', () => {
    const changes = tagOccurrences(TEXT, RANGES, TAGGING, TEST_PLACE, [], counting());
    expect(
      changes.map(({ before, after }) => [
        before,
        after.kind === 'annotation' && wordsOf(after.body.span),
        after.kind === 'annotation' && after.body.attributes,
      ]),
    ).toEqual(RANGES.map(() => [null, 'TikTok', { label: 'TikTok' }]));
  });

  it('skips what has the tag in this set, and only that', () => {
    const [first, second, third] = RANGES as [{ start: number; end: number }, never, never];
    const records: GalleyRecord[] = [
      tagged(first),
      tagged(second, asSetId('00000000-0000-7000-8000-0000000000ff')),
      { ...tagged(third), deleted: 1 },
    ];
    const isTagged = alreadyTagged(records, TEST_PLACE, TOPIC);
    expect(RANGES.map(isTagged)).toEqual([true, false, false]);
    expect(alreadyTagged(records, TEST_PLACE, asTagId('quote'))(first)).toBe(false);
    expect(tagOccurrences(TEXT, RANGES, TAGGING, TEST_PLACE, records, counting())).toHaveLength(2);
  });

  it('makes nothing twice, however often it is done', () => {
    const someRanges = fc.array(
      fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 })).map(([start, length]) => ({
        start,
        end: start + length,
      })),
    );
    fc.assert(
      fc.property(someRanges, someRanges, (once, again) => {
        const makeId = counting();
        const first = tagOccurrences(TEXT, once, TAGGING, TEST_PLACE, [], makeId);
        const records = first.map(({ after }) => after);
        const second = tagOccurrences(
          TEXT,
          [...once, ...again],
          TAGGING,
          TEST_PLACE,
          records,
          makeId,
        );
        const all = [...records, ...second.map(({ after }) => after)];
        const places = all.map((record) =>
          isLive(record, 'annotation') ? JSON.stringify(record.body.span) : '',
        );
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('is taken back as one act', () => {
    const changes = tagOccurrences(TEXT, RANGES, TAGGING, TEST_PLACE, [], counting());
    const act = { label: 'tag 3 topics', tab: 't', at: TEST_PLACE.at, changes, undone: 0 };
    const now = new Map(changes.map(({ after }) => [after.id as string, after]));
    const { changes: back, conflicts } = undoAct(act, (id) => now.get(id) ?? null);
    expect(conflicts).toEqual([]);
    expect(back.map(({ after }) => after.deleted)).toEqual([1, 1, 1]);
  });

  it('repeats what is not about the one place', () => {
    const quote = findTag(defaultCodebook, asTagId('quote'));
    if (quote === null) throw new Error('no quote');
    const passage = {
      articleId: TEST_PLACE.articleId,
      fragments: spanOf(TEXT, [{ start: 0, end: 6 }]),
    };
    const annotation = testAnnotation({
      attributes: { speaker: 'Xi', 'speaker-span': passage, weight: 'main' },
      note: 'here',
    });
    expect(attributesToRepeat(annotation, quote)).toEqual({ speaker: 'Xi' });
  });
});
