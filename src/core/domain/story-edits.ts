import type { Change } from './act.ts';
import { ORIGIN } from './clock.ts';
import type { Codebook } from './codebook.ts';
import type { AnnotatorId, ArticleId, RecordId, StoryId } from './ids.ts';
import type {
  ArticleBody,
  ArticleRecord,
  CodebookRecord,
  GalleyRecord,
  Instant,
  StoryRecord,
} from './record.ts';

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

/**
 * Brings a story back to what it was delivered as: the story itself, out of the archive, and every account of it that is not there.
 * What is there stays as it is, and so does what the editor knows of an account that was taken out. An account whose place another
 * one has taken comes last. Nothing where nothing is missing.
 *
 * @param delivered The records of the story as it came.
 * @param known What is here of the story, removed records too.
 */
export function restoreStory(
  delivered: readonly GalleyRecord[],
  known: readonly GalleyRecord[],
  at: Instant,
): readonly Change[] {
  const here = new Map(known.map((record) => [record.id, record]));
  const places = known
    .filter((record) => record.kind === 'article' && record.deleted === 0)
    .map((record) => (record as ArticleRecord).body.order);
  return delivered.flatMap((wanted): Change[] => {
    const held = here.get(wanted.id) ?? null;
    const isArchived = held?.kind === 'story' && held.body.archived === true;
    if (held !== null && held.deleted === 0 && !isArchived) return [];
    const back = { ...(held ?? wanted), deleted: 0, modified: at } as const;
    if (back.kind === 'story') {
      return [{ before: held, after: { ...back, body: { title: back.body.title } } }];
    }
    if (back.kind !== 'article') return [{ before: held, after: back }];
    const { order } = back.body;
    const place = places.includes(order) ? Math.max(...places) + 1 : order;
    places.push(place);
    return [{ before: held, after: { ...back, body: { ...back.body, order: place } } }];
  });
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
