import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { asArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { EMPTY_QUERY } from '#core/find/query.ts';
import type { Hit } from '#core/find/search-article.ts';

import type { Found, FoundGroup } from './found.ts';
import { forgetFound, foundNow, hitAt, rowAt, rowOf, showFound, takeInHand } from './found.ts';

function passage(article: string, start: number): Hit {
  return { kind: 'passage', articleId: asArticleId(article), start, end: start + 1 };
}

/** What was found: for each account, where its hits begin. */
function foundAt(
  accounts: Readonly<Record<string, readonly number[]>>,
  query = EMPTY_QUERY,
): Found {
  let total = 0;
  const groups: FoundGroup[] = [];
  for (const [siglum, starts] of Object.entries(accounts)) {
    const hits = starts.map((start) => passage(siglum, start));
    const article = { articleId: asArticleId(siglum) } as ArticleRecord;
    const rowsBefore = total + groups.length;
    groups.push({ article, siglum, text: '', paragraphs: [], hits, hitsBefore: total, rowsBefore });
    total += hits.length;
  }
  return { query, groups, total, done: true, missing: [] };
}

const someFound = fc
  .array(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  .map((lists) => foundAt(Object.fromEntries(lists.map((list, i) => [`a${i}`, list]))));

describe('AN11 the list of what was found', () => {
  afterEach(forgetFound);

  it('every hit has one row, in order, under the head of its account', () => {
    fc.assert(
      fc.property(someFound, (found) => {
        const rows = Array.from({ length: found.total + found.groups.length }, (_, i) =>
          rowAt(found, i),
        );
        const hits = rows.flatMap((row) => row?.hit ?? []);
        expect(hits).toEqual(found.groups.flatMap((group) => group.hits));
        expect(rows.filter((row) => row?.hit === null)).toHaveLength(found.groups.length);
        hits.forEach((hit, index) => {
          expect(hitAt(found, index)).toBe(hit);
          const row = rowOf(found, index);
          expect(row === null ? null : rowAt(found, row)?.hit).toBe(hit);
        });
        expect(hitAt(found, found.total)).toBeNull();
        expect(rowOf(found, found.total)).toBeNull();
      }),
    );
  });

  it('the hit in hand stays in hand when others come and go', () => {
    showFound(foundAt({ a: [5, 9], b: [3] }));
    takeInHand(1, true);
    showFound(foundAt({ a: [1, 5, 7, 9], b: [3] }));
    expect(foundNow().inHand).toEqual({ index: 3, opened: true });
    showFound(foundAt({ a: [1], b: [3] }));
    expect(foundNow().inHand).toEqual({ index: 1, opened: false });
    showFound(foundAt({}));
    expect(foundNow().inHand).toEqual({ index: 0, opened: false });
  });

  it('another query begins at its first hit', () => {
    showFound(foundAt({ a: [5, 9] }));
    takeInHand(1, true);
    showFound(foundAt({ a: [5, 9] }, { ...EMPTY_QUERY, words: 'x' }));
    expect(foundNow().inHand).toEqual({ index: 0, opened: false });
  });
});
