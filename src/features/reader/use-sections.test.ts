import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { paragraphsOf } from '#core/text/paragraphs.ts';
import type { Shown } from '#state/use-shown.ts';

import { sectionsOf } from './use-sections.ts';

const TEXT = Array.from({ length: 60 }, (_, i) => `Line ${i} ${'of words '.repeat(12)}`).join('\n');
const [tag] = defaultCodebook.tags;

function shownAt(id: number, start: number, length: number): Shown {
  if (tag === undefined) throw new Error('no tag');
  const span = [{ start, end: Math.min(TEXT.length, start + length), quote: '' }];
  const record = { id: `${id}`.padStart(4, '0'), body: { span } } as unknown as AnnotationRecord;
  return { record, tag, other: false, dimmed: false };
}

const start = fc.integer({ min: 0, max: TEXT.length - 1 });
const POOL = fc.array(fc.tuple(start, fc.integer({ min: 1, max: 400 })), { maxLength: 12 });

/** What a section says, without the order of its lists. */
function contentOf(sections: ReturnType<ReturnType<typeof sectionsOf>>) {
  return sections.map(({ paragraphs, pieces }) => ({
    paragraphs,
    pieces: pieces.map((list) =>
      list
        .map(({ shown, start: from, end, first }) => `${shown.record.id} ${from} ${end} ${first}`)
        .toSorted(),
    ),
  }));
}

describe('sectionsOf', () => {
  it('says after any run of changes what it would say of the last state alone', () => {
    const picks = fc.array(fc.array(fc.nat(11), { maxLength: 12 }), { maxLength: 5 });
    fc.assert(
      fc.property(POOL, picks, (places, states) => {
        const pool = places.map(([from, length], id) => shownAt(id, from, length));
        const divide = sectionsOf(paragraphsOf(TEXT));
        let last = divide([]);
        for (const state of states) {
          const shown = [...new Set(state)].flatMap((i) => pool[i] ?? []);
          last = divide(shown);
          expect(contentOf(last)).toEqual(contentOf(sectionsOf(paragraphsOf(TEXT))(shown)));
        }
      }),
    );
  });

  it('leaves the sections alone that an annotation does not touch', () => {
    const divide = sectionsOf(paragraphsOf(TEXT));
    const before = divide([shownAt(0, 10, 5)]);
    const after = divide([shownAt(0, 10, 5), shownAt(1, TEXT.length - 20, 5)]);
    expect(before.length).toBeGreaterThan(2);
    expect(after[1]).toBe(before[1]);
    expect(after.at(-1)).not.toBe(before.at(-1));
  });
});
