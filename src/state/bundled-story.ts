import { ORIGIN } from '#core/domain/clock.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import { asArticleId, asRecordId, asStoryId } from '#core/domain/ids.ts';
import type { StoryId } from '#core/domain/ids.ts';
import type { GalleyRecord, SetRecord } from '#core/domain/record.ts';
import { ArticleError, fetchFile } from '#platform/files/article-file.ts';
import { setIdOf } from '#platform/ids.ts';
import type { Store } from '#platform/storage/store.ts';
import { alone } from '#platform/tabs.ts';

import { openedStore, workspace } from './workspace.ts';
import type { Annotator } from './workspace.ts';

/** `public/seeds/index.json`. */
interface SeedIndex {
  readonly story: { readonly id: string; readonly title: string };
  readonly articles: readonly {
    readonly file: string;
    readonly id: string;
    readonly length: number;
    readonly outlet: string;
    readonly headline: string;
    readonly date: string;
    readonly url: string;
    readonly language: string;
  }[];
}

const INDEX = 'seeds/index.json';
const SETTING = 'bundled-story';
/** When the bundled material counts as made: before anything an editor does, and the same everywhere. */
const EPOCH = '1970-01-01T00:00:00.000Z';

/**
 * Brings the bundled story into the store, once. Its records bear the lowest clock, so that what an editor changes outranks
 * them and two editors who start alone start from the same records.
 *
 * @throws ArticleError when the index of the bundled story cannot be had.
 */
export async function ensureBundledStory(): Promise<void> {
  if (await isHere(await openedStore())) return;
  const { store, annotator } = await workspace();
  await alone('bundled-story', () => bringIn(store, annotator));
}

async function isHere(store: Store): Promise<boolean> {
  return (await store.setting(SETTING)) !== undefined;
}

async function bringIn(store: Store, annotator: Annotator): Promise<void> {
  if (store.readOnly || (await isHere(store))) return;
  const index = await readIndex();
  const records = recordsOf(index, annotator);
  await store.write({
    changes: records.map((after) => ({ before: null, after })),
    texts: [],
    log: { kind: 'unlogged' },
  });
  await store.setSetting(SETTING, index.story.id);
}

/**
 * The records of the bundled story as it came, with the empty set of `annotator`.
 *
 * @throws ArticleError when the index of the bundled story cannot be had.
 */
export async function bundledRecords(annotator: Annotator): Promise<readonly GalleyRecord[]> {
  return recordsOf(await readIndex(), annotator);
}

/** The empty set of an annotator on a story, as it is before its first annotation. */
export function emptySet(storyId: StoryId, annotator: Annotator): SetRecord {
  const setId = setIdOf(storyId, annotator.id);
  return {
    ...blank(storyId),
    id: asRecordId(setId),
    kind: 'set',
    setId,
    by: annotator.id,
    body: { title: '', annotator, role: 'mine', codebook: null },
  };
}

async function readIndex(): Promise<SeedIndex> {
  const response = await fetchFile(INDEX);
  let index: unknown;
  try {
    index = await response.json();
  } catch (error) {
    throw new ArticleError(INDEX, { code: 'not-an-index' }, error);
  }
  if (!isSeedIndex(index)) throw new ArticleError(INDEX, { code: 'not-an-index' });
  return index;
}

function isSeedIndex(value: unknown): value is SeedIndex {
  const { story, articles } = (value ?? {}) as Partial<SeedIndex>;
  return (
    typeof story?.id === 'string' &&
    typeof story.title === 'string' &&
    Array.isArray(articles) &&
    articles.length > 0 &&
    articles.every(({ file, id }) => typeof file === 'string' && typeof id === 'string')
  );
}

function recordsOf(index: SeedIndex, annotator: Annotator): readonly GalleyRecord[] {
  const storyId = asStoryId(index.story.id);
  const articles = index.articles.map((article, order): GalleyRecord => {
    const { file, id, ...known } = article;
    return {
      ...blank(storyId),
      id: asRecordId(`${storyId}/${id}`),
      kind: 'article',
      articleId: asArticleId(id),
      body: { ...known, fileName: file, order, path: `seeds/${file}` },
    };
  });
  return [
    {
      ...blank(storyId),
      id: asRecordId(storyId),
      kind: 'story',
      body: { title: index.story.title },
    },
    {
      ...blank(storyId),
      id: asRecordId(`${storyId}/codebook`),
      kind: 'codebook',
      body: defaultCodebook,
    },
    ...articles,
    emptySet(storyId, annotator),
  ];
}

function blank(storyId: StoryId) {
  return {
    v: 1,
    storyId,
    setId: '',
    articleId: '',
    refs: [],
    clock: ORIGIN,
    deleted: 0,
    by: '',
    created: EPOCH,
    modified: EPOCH,
  } as const;
}
