import type { Clock } from '#core/domain/clock.ts';
import type { AnnotatorId, ArticleId, RecordId, StoryId } from '#core/domain/ids.ts';
import type {
  ArticleRecord,
  CodebookRecord,
  GalleyRecord,
  Instant,
  SetRecord,
  StoryRecord,
} from '#core/domain/record.ts';

import { copyIdOf, derivedId } from './derived-id.ts';
import type { NativeSet } from './native/native-set.ts';

/** What this browser has that decides where a file goes. Removed records count too. */
export interface Surroundings {
  /** Who works in this browser. */
  readonly annotatorId: AnnotatorId;
  readonly stories: readonly StoryRecord[];
  /** The story that is open, or `null`. */
  readonly openStory: StoryId | null;
  /** The articles of all stories. */
  readonly articles: readonly ArticleRecord[];
  /** The sets of all stories. */
  readonly sets: readonly SetRecord[];
  /** The codebooks of all stories. */
  readonly codebooks: readonly CodebookRecord[];
  /** `open`: what comes without a story that is known here goes into the open one, whether it shares an article or not. */
  readonly into?: 'open';
}

/** All that is known here about what a file says, and what a pure plan cannot make itself. */
export interface ImportKnown extends Surroundings {
  /** The texts that are stored here, of all articles that {@link articleIdsOf} names. */
  readonly texts: ReadonlyMap<ArticleId, string>;
  /** Those of the records that {@link recordIdsOf} names which are here, in any set, removed ones too. */
  readonly records: readonly GalleyRecord[];
  readonly now: Instant;
  /** A new UUID. */
  readonly makeId: () => string;
  /** The next reading of this browser's clock, for what the plan makes itself. */
  readonly stamp: () => Clock;
}

/** Where a file goes: into which story and which set, both perhaps still to be made. */
export interface ImportTarget {
  readonly storyId: StoryId;
  readonly story: 'known' | 'open' | 'new';
  readonly storyRecord: StoryRecord | null;
  /** The set the items go into; `null` when it is made by this import under `file.id` or, if that is taken, a new id. */
  readonly set: SetRecord | null;
  /** Whether the file is by the annotator of this browser. Told by id, never by name. */
  readonly isMine: boolean;
}

/**
 * Says where the file goes. The story: the one with the file's story id, else the one that has the file's set, else the open
 * one if it shares an article with the file, else a new one. The set: the one with the file's id or, failing that, another of
 * the same annotator in that story; never one of somebody else's.
 */
export function importTarget(file: NativeSet, known: Surroundings): ImportTarget {
  const isMine = file.annotator.id === known.annotatorId;
  const { storyId, outcome } = storyFor(file, known);
  const sets = known.sets.filter(
    (set) =>
      set.storyId === storyId &&
      set.body.annotator.id === file.annotator.id &&
      isAdjudicated(set) === file.adjudicated,
  );
  return {
    storyId,
    story: outcome,
    storyRecord: known.stories.find((story) => story.storyId === storyId) ?? null,
    set:
      sets.find((set) => set.setId === file.id) ??
      sets.find((set) => set.deleted === 0) ??
      sets[0] ??
      null,
    isMine,
  };
}

/** The articles whose texts decide what becomes of the file: read them before planning. */
export function articleIdsOf(file: NativeSet): readonly ArticleId[] {
  const ids = new Set(file.documents.map(({ articleId }) => articleId));
  for (const { articleId } of file.items) if (articleId !== '') ids.add(articleId);
  return [...ids];
}

/**
 * The records to look up before planning, in any set, removed ones too: those of the file, and those that earlier imports of it
 * have taken in under another id.
 */
export function recordIdsOf(file: NativeSet): readonly RecordId[] {
  return [...file.items, ...file.removed].flatMap(({ id }) => [
    id,
    copyIdOf(id, file.id) as RecordId,
  ]);
}

/** Says whether a set is the outcome of an adjudication, mine or somebody's. */
export function isAdjudicated({ body, foreign }: SetRecord): boolean {
  return body.role === 'adjudicated' || foreign?.['galley:role'] === 'adjudicated';
}

/** The key of an article's record, which follows from its story and its text. */
export function articleRecordId(storyId: StoryId, articleId: ArticleId): RecordId {
  return `${storyId}/${articleId}` as RecordId;
}

/** The key of a story's codebook. */
export function codebookRecordId(storyId: StoryId): RecordId {
  return `${storyId}/codebook` as RecordId;
}

/** The envelope of a record that the whole story shares. */
export function sharedEnvelope(
  storyId: StoryId,
  by: AnnotatorId | '',
  {
    clock,
    created,
    modified,
  }: { readonly clock: Clock; readonly created: Instant; readonly modified: Instant },
) {
  return {
    v: 1,
    storyId,
    setId: '',
    articleId: '',
    refs: [] as readonly RecordId[],
    clock,
    deleted: 0 as 0 | 1,
    by,
    created,
    modified,
  } as const;
}

function storyFor(
  file: NativeSet,
  known: Surroundings,
): { storyId: StoryId; outcome: 'known' | 'open' | 'new' } {
  const sameId = known.stories.find((story) => story.storyId === file.story?.id);
  if (sameId !== undefined) return { storyId: sameId.storyId, outcome: 'known' };
  const sameSet = known.sets.find(
    (set) => set.setId === file.id && set.body.annotator.id === file.annotator.id,
  );
  if (sameSet !== undefined) return { storyId: sameSet.storyId, outcome: 'known' };
  const ids = new Set(articleIdsOf(file));
  const shares = known.articles.some(
    (article) =>
      article.storyId === known.openStory && article.deleted === 0 && ids.has(article.articleId),
  );
  if (known.openStory !== null && (shares || known.into === 'open'))
    return { storyId: known.openStory, outcome: 'open' };
  const stated = file.story?.id ?? null;
  // All records share one space of ids: a story under the id of a set would take its place.
  const isFree =
    stated !== null &&
    stated !== (file.id as string) &&
    known.sets.every(({ id }) => id !== (stated as string));
  // Without one of its own the story's id follows from the set's, so that reading the file again finds the story.
  return {
    storyId: isFree ? stated : (derivedId(`story of ${file.id}`) as StoryId),
    outcome: 'new',
  };
}
