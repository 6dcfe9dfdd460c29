import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asArticleId, asRecordId, asSetId, asStoryId, asTagId } from '#core/domain/ids.ts';
import type { FindQuery } from '#core/find/query.ts';
import { EMPTY_QUERY } from '#core/find/query.ts';

import type { AgreementPlace } from './agreement-place.ts';
import { WHOLE_STORY } from './agreement-place.ts';
import { formatPlace, parsePlace } from './location.ts';
import type { Place } from './location.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const uuid = fc.uuid({ version: 7 });
const sorted = <Item extends string>(item: fc.Arbitrary<Item>): fc.Arbitrary<Item[]> =>
  fc.uniqueArray(item, { maxLength: 5 }).map((items) => items.toSorted());
const tagId = fc.stringMatching(/^[a-zé &=%#?+ -]{1,12}$/u).map(asTagId);

const query: fc.Arbitrary<FindQuery> = fc.record({
  words,
  field: fc.constantFrom('everywhere', 'texts', 'notes', 'attributes'),
  matchCase: fc.boolean(),
  matchAccents: fc.boolean(),
  wholeWords: fc.boolean(),
  tags: sorted(tagId),
  sets: sorted(uuid.map(asSetId)),
  state: fc.constantFrom(null, 'complete', 'incomplete', 'accepted', 'needs-work', 'undecided'),
  attribute: fc.option(fc.record({ id: words.filter((id) => id !== ''), value: fc.option(words) })),
  accounts: fc.constantFrom(null, 'done', 'open'),
});

const articleId = fc
  .stringMatching(/^[A-Za-z0-9_-]{43}$/)
  .map((digest) => asArticleId(`ni:///sha-256;${digest}`));
const agreement: fc.Arbitrary<AgreementPlace> = fc.record({
  layers: sorted(uuid.map(asSetId)),
  articles: sorted(articleId),
  ignoresDone: fc.boolean(),
  pair: fc.oneof(
    fc.constant([]),
    fc
      .uniqueArray(uuid.map(asSetId), { minLength: 2, maxLength: 2 })
      .map((pair) => pair.toSorted()),
  ),
  only: fc.record({
    tag: fc.option(tagId),
    unmet: fc.boolean(),
    met: fc.option(fc.tuple(tagId, fc.constantFrom('' as const, asTagId('quote')))),
    attribute: fc.option(fc.stringMatching(/^[a-z-]{1,12}$/)),
    article: fc.option(articleId),
  }),
});

const NOT_REVIEWED = {
  reviewed: fc.constant(null),
  side: fc.constant('theirs' as const),
  only: fc.constant(null),
  agreement: fc.constant(WHOLE_STORY),
};

const view = fc.oneof(
  fc.record({ view: fc.constant('read' as const), tag: fc.constant(null), ...NOT_REVIEWED }),
  fc.record({ view: fc.constant('codebook' as const), tag: fc.option(tagId), ...NOT_REVIEWED }),
  fc.record({
    view: fc.constant('adjudicate' as const),
    tag: fc.constant(null),
    reviewed: fc.option(uuid.map(asSetId)),
    side: fc.constant('theirs' as const),
    only: fc.constant(null),
    agreement: fc.constant(WHOLE_STORY),
  }),
  fc.record({
    view: fc.constant('review' as const),
    tag: fc.option(tagId),
    reviewed: fc.option(uuid.map(asSetId)),
    side: fc.constantFrom('theirs' as const, 'mine' as const),
    only: fc.constantFrom(null, 'left' as const, 'accepted' as const, 'needs-work' as const),
    agreement: fc.constant(WHOLE_STORY),
  }),
  fc.record({
    view: fc.constant('agreement' as const),
    tag: fc.option(tagId),
    ...NOT_REVIEWED,
    agreement,
  }),
);

const compared = fc.record({
  view: fc.constantFrom('compare', 'quotes', 'claims', 'topics', 'findings'),
  tag: fc.option(tagId),
  ...NOT_REVIEWED,
});

const place: fc.Arbitrary<Place> = fc
  .tuple(
    fc.oneof(view, compared),
    fc.record({
      storyId: uuid.map(asStoryId),
      articleId: fc.option(articleId),
      annotationId: fc.option(uuid.map(asRecordId)),
      hiddenTags: sorted(tagId),
      hiddenSets: sorted(uuid.map(asSetId)),
      dimmedSets: sorted(uuid.map(asSetId)),
      find: fc.option(query),
      other: fc.option(articleId),
      third: fc.option(articleId),
      base: fc.option(articleId),
      row: fc.option(tagId),
      filter: sorted(fc.stringMatching(/^[a-z -]{1,20}$/)),
    }),
  )
  .map(([shown, rest]) => ({ ...shown, ...rest }));

describe('UX4 the place in the URL', () => {
  it('reading what was written gives the place back', () => {
    fc.assert(
      fc.property(place, (given) => {
        expect(parsePlace(formatPlace(given))).toEqual(given);
      }),
    );
  });

  it('any link opens something', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (path, search) => {
        const read = parsePlace(`#/${path}?find&${search}`);
        expect(parsePlace(formatPlace(read))).toEqual(read);
      }),
    );
  });

  it.each<[string, Partial<FindQuery>]>([
    ['#/read?find=', {}],
    ['#/read?find=Xi+Jinping&whole=', { words: 'Xi Jinping', wholeWords: true }],
    [
      '#/read?find=&tagged=quote&attribute=speaker&value=Trump',
      { tags: [asTagId('quote')], attribute: { id: 'speaker', value: 'Trump' } },
    ],
    ['#/read?find=&attribute=speaker&empty=', { attribute: { id: 'speaker', value: null } }],
  ])('%s', (hash, wanted) => {
    expect(parsePlace(hash).find).toEqual({ ...EMPTY_QUERY, ...wanted });
    expect(formatPlace(parsePlace(hash))).toBe(hash);
  });

  it.each([
    ['nothing is looked for', '#/read?in=notes', null],
    [
      'what is unknown asks nothing',
      '#/read?find=a&in=here&state=odd&accounts=some&by=me',
      { ...EMPTY_QUERY, words: 'a' },
    ],
  ])('%s', (_, hash, wanted) => {
    expect(parsePlace(hash).find).toEqual(wanted);
  });
});
