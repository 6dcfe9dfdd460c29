import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Codebook, Tag } from '#core/domain/codebook.ts';
import { findTag } from '#core/domain/codebook.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { SetId, StoryId, TagId } from '#core/domain/ids.ts';
import type { ArticleRecord, GalleyRecord, SetRecord, StoryRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { successionsIn } from '#core/domain/successions.ts';
import { setIdOf } from '#platform/ids.ts';

import { usePlace } from './location.ts';
import { annotatorQuery, articlesOf, outlineQuery, queryClient, storiesQuery } from './queries.ts';
import type { Annotator } from './workspace.ts';

/** A story as the screen needs it. */
export interface Story {
  readonly record: StoryRecord;
  readonly articles: readonly ArticleRecord[];
  /** Earlier versions of the accounts, in the story or taken out of it. */
  readonly replaced: readonly ArticleRecord[];
  readonly codebook: Codebook;
  /** Every set on the story, one's own first. */
  readonly sets: readonly SetRecord[];
  readonly mySetId: SetId;
  readonly annotator: Annotator;
}

/**
 * The story that the URL names, or the first one; `null` until it is read, and where there is `none`. `error` says why it could not
 * be.
 */
export function useStory(): {
  story: Story | null;
  none: boolean;
  error: Error | null;
  retry: () => void;
} {
  const storyId = usePlace('storyId');
  const stories = useQuery(storiesQuery);
  const annotator = useQuery(annotatorQuery);
  const record = pickStory(stories.data ?? [], storyId);
  const outline = useQuery({
    ...outlineQuery(record?.storyId ?? ('' as StoryId)),
    enabled: record !== null,
  });
  const story = useMemo(
    () =>
      record === null || outline.data === undefined || annotator.data === undefined
        ? null
        : storyOf(record, outline.data, annotator.data),
    [record, outline.data, annotator.data],
  );
  return {
    story,
    none: stories.data !== undefined && record === null,
    error: stories.error ?? outline.error,
    retry: () => void Promise.all([stories.refetch(), outline.refetch()]),
  };
}

/** The story that is open, read from what is cached; `null` while it is not. For commands. */
export function openStory(storyId: StoryId | null): Story | null {
  const record = pickStory(queryClient.getQueryData(storiesQuery.queryKey) ?? [], storyId);
  const annotator = queryClient.getQueryData(annotatorQuery.queryKey);
  if (record === null || annotator === undefined) return null;
  const outline = queryClient.getQueryData(outlineQuery(record.storyId).queryKey);
  return outline === undefined ? null : storyOf(record, outline, annotator);
}

/** The siglum of the article at that position of the story: A to Z, then AA, AB … */
export function siglumOf(position: number): string {
  const letter = String.fromCodePoint(65 + (position % 26));
  return position < 26 ? letter : siglumOf(Math.floor(position / 26) - 1) + letter;
}

/** The tag of an annotation: from the story's codebook, from that of its set, or a plain one for a tag that neither has. */
export function tagOf(story: Story, setId: SetId | '', id: TagId): Tag {
  const set = story.sets.find((candidate) => candidate.setId === setId);
  return (
    findTag(story.codebook, id) ??
    (set?.body.codebook ? findTag(set.body.codebook, id) : null) ??
    unknownTag(id)
  );
}

/** Whose a set is, in words: "You", the annotator's name, the title of an agreed set. */
export function nameOfSet(story: Story, set: SetRecord | undefined): string {
  if (set?.setId === story.mySetId) return 'You';
  if (set?.body.role === 'adjudicated') return set.body.title || 'Agreed set';
  return set?.body.annotator.name || 'Unnamed editor';
}

const UNKNOWN = new Map<TagId, Tag>();

function unknownTag(id: TagId): Tag {
  const known = UNKNOWN.get(id);
  if (known !== undefined) return known;
  const tag: Tag = {
    id,
    label: id,
    letter: (id[0] ?? '?').toUpperCase(),
    key: '',
    line: 'dashed',
    light: { ink: '#454b52', tint: '#f1f2f3', active: '#d3d8de' },
    dark: { ink: '#b6bcc3', tint: '#272b30', active: '#3c434b' },
    guideline: '',
    attributes: [],
    requirements: [],
    summary: [],
  };
  UNKNOWN.set(id, tag);
  return tag;
}

/** The story with that id or, without one, the first that is not removed. */
export function pickStory(
  records: readonly GalleyRecord[],
  wanted: StoryId | null,
): StoryRecord | null {
  const stories = records.filter((record): record is StoryRecord => isLive(record, 'story'));
  return (
    stories.find((record) => record.storyId === wanted) ??
    stories.find(({ body }) => body.archived !== true) ??
    stories[0] ??
    null
  );
}

function storyOf(
  record: StoryRecord,
  outline: readonly GalleyRecord[],
  annotator: Annotator,
): Story {
  const mySetId = setIdOf(record.storyId, annotator.id);
  const codebook = outline.find((candidate) => isLive(candidate, 'codebook'));
  const sets = outline
    .filter((candidate): candidate is SetRecord => isLive(candidate, 'set'))
    .toSorted(
      (a, b) => Number(b.setId === mySetId) - Number(a.setId === mySetId) || compare(a.id, b.id),
    );
  return {
    record,
    articles: articlesOf(outline),
    replaced: replacedIn(outline),
    codebook: codebook?.kind === 'codebook' ? codebook.body : defaultCodebook,
    sets,
    mySetId,
    annotator,
  };
}

function replacedIn(outline: readonly GalleyRecord[]): readonly ArticleRecord[] {
  const articles = outline.filter((record): record is ArticleRecord => record.kind === 'article');
  const replaced = new Set<string>(successionsIn(articles).map(({ from }) => from));
  return articles.filter(({ articleId }) => replaced.has(articleId));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
