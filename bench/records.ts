import { nextClock, ORIGIN } from '#core/domain/clock.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { createAnnotation } from '#core/domain/edits.ts';
import { asAnnotatorId, asRecordId, asStoryId, asTagId } from '#core/domain/ids.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type {
  AnnotationRecord,
  ArticleRecord,
  CodebookRecord,
  SetRecord,
  StoryRecord,
} from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { articleIdOf } from '#core/text/article-text.ts';
import { setIdOf } from '#platform/ids.ts';

import type { Corpus } from './corpus.ts';

/** The story that the bench reads. */
export const STORY = asStoryId('0193a7c0-be0c-7000-8000-000000000001');
/** Who made every annotation of it. */
export const ANNOTATOR = {
  id: asAnnotatorId('0193a7c0-be0c-7000-8000-000000000002'),
  name: 'Bench',
};

const SET = setIdOf(STORY, ANNOTATOR.id);
const AT = '2025-01-01T00:00:00.000Z';

/** The records of one article and of the annotations in it, as the app would have made them. */
export interface ArticleRecords {
  readonly article: ArticleRecord;
  readonly articleId: ArticleId;
  /** In text order, each with a clock above the one before. */
  readonly annotations: readonly AnnotationRecord[];
}

/** Makes the records of a made article that stands at position `order` of the story. Cost is O(text + annotations). */
export function articleRecords({ text, annotations }: Corpus, order: number): ArticleRecords {
  const articleId = articleIdOf(text);
  const article: ArticleRecord = {
    ...blank(),
    id: asRecordId(`${STORY}/${articleId}`),
    kind: 'article',
    articleId,
    body: {
      outlet: 'Bench',
      headline: '',
      date: '2025-01-01',
      url: '',
      language: 'en',
      fileName: `bench-${order}.txt`,
      order,
      length: text.length,
      path: '',
    },
  };
  let clock = ORIGIN;
  const place = { storyId: STORY, setId: SET, articleId, by: ANNOTATOR.id, at: AT };
  const made = annotations.map(({ id, start, end, tag, attributes, note }): AnnotationRecord => {
    clock = nextClock(clock, Date.parse(AT), 'bench');
    const span = spanOf(text, [{ start, end }]);
    const { after } = createAnnotation(asRecordId(id), place, span, asTagId(tag));
    if (after.kind !== 'annotation') throw new TypeError(`${after.kind} is no annotation`);
    return { ...after, clock, body: { ...after.body, attributes, note } };
  });
  return { article, articleId, annotations: made };
}

/** Makes what every article of the bench shares: the story, its codebook and the annotator's set. */
export function outline(): {
  readonly story: StoryRecord;
  readonly codebook: CodebookRecord;
  readonly set: SetRecord;
} {
  return {
    story: { ...blank(), id: asRecordId(STORY), kind: 'story', body: { title: 'Bench' } },
    codebook: {
      ...blank(),
      id: asRecordId(`${STORY}/codebook`),
      kind: 'codebook',
      body: defaultCodebook,
    },
    set: {
      ...blank(),
      id: asRecordId(SET),
      kind: 'set',
      setId: SET,
      by: ANNOTATOR.id,
      body: { title: '', annotator: ANNOTATOR, role: 'mine', codebook: null },
    },
  };
}

function blank() {
  return {
    v: 1,
    storyId: STORY,
    setId: '',
    articleId: '',
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    by: '',
    created: AT,
    modified: AT,
  } as const;
}
