import type { Change } from './act.ts';
import { ORIGIN } from './clock.ts';
import type { Codebook } from './codebook.ts';
import type { AnnotatorId, ArticleId, RecordId, StoryId } from './ids.ts';
import type { ArticleBody, ArticleRecord, CodebookRecord, Instant, StoryRecord } from './record.ts';

/** By whom and when something that a story shares is made. */
export interface Maker {
  readonly by: AnnotatorId;
  readonly at: Instant;
}

/** A new story with its codebook, as yet without accounts. */
export function createStory(
  storyId: StoryId,
  title: string,
  codebook: Codebook,
  maker: Maker,
): readonly Change[] {
  const story: StoryRecord = {
    ...shared(storyId, maker),
    id: storyId as string as RecordId,
    kind: 'story',
    articleId: '',
    body: { title },
  };
  const book: CodebookRecord = {
    ...shared(storyId, maker),
    id: `${storyId}/codebook` as RecordId,
    kind: 'codebook',
    articleId: '',
    body: codebook,
  };
  return [story, book].map((after) => ({ before: null, after }));
}

/** A story with another title, archived, or taken out of the archive. */
export function editStory(
  story: StoryRecord,
  at: Instant,
  body: Partial<StoryRecord['body']>,
): Change {
  return { before: story, after: { ...story, modified: at, body: { ...story.body, ...body } } };
}

/**
 * An account in a story, new or brought back.
 *
 * @param known The account as it is now, removed perhaps, or `null` if it never was there.
 */
export function addArticle(
  known: ArticleRecord | null,
  storyId: StoryId,
  articleId: ArticleId,
  body: ArticleBody,
  maker: Maker,
): Change {
  if (known !== null) {
    return { before: known, after: { ...known, deleted: 0, modified: maker.at, body } };
  }
  const after: ArticleRecord = {
    ...shared(storyId, maker),
    id: `${storyId}/${articleId}` as RecordId,
    kind: 'article',
    articleId,
    body,
  };
  return { before: null, after };
}

/** An account with something else known of it. Its words never change. */
export function editArticle(
  article: ArticleRecord,
  at: Instant,
  body: Partial<Omit<ArticleBody, 'length' | 'path'>>,
): Change {
  return {
    before: article,
    after: { ...article, modified: at, body: { ...article.body, ...body } },
  };
}

function shared(storyId: StoryId, { by, at }: Maker) {
  return {
    v: 1,
    storyId,
    setId: '',
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    by,
    created: at,
    modified: at,
  } as const;
}
