import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { AnnotationRecord, ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';

import { usePlace } from './location.ts';
import { articleQuery, textQuery } from './queries.ts';
import type { Story } from './use-story.ts';
import { tagOf } from './use-story.ts';

/** An annotation as the text shows it. */
export interface Shown {
  readonly record: AnnotationRecord;
  readonly tag: Tag;
  /** True for a layer that is not the editor's own. */
  readonly other: boolean;
}

const NOTHING: readonly GalleyRecord[] = [];

/**
 * The annotations of an article that are live, in a shown layer and of a shown tag, in the order they were read. An annotation that has
 * not changed is the same object as before.
 */
export function useShown(story: Story, article: ArticleRecord): readonly Shown[] {
  const hiddenTags = usePlace('hiddenTags');
  const hiddenSets = usePlace('hiddenSets');
  const { data: records = NOTHING } = useQuery(articleQuery(article.articleId));
  const show = useMemo(() => showing(story), [story]);
  return useMemo(
    () =>
      records
        .filter((record) => isLive(record, 'annotation'))
        .filter(({ storyId }) => storyId === story.record.storyId)
        .filter(({ body, setId }) => !hiddenTags.includes(body.tag) && !hiddenSets.includes(setId))
        .map(show),
    [records, story, hiddenTags, hiddenSets, show],
  );
}

/** Shows annotations of a story; the same annotation is shown as the same object. */
function showing(story: Story): (record: AnnotationRecord) => Shown {
  const known = new WeakMap<AnnotationRecord, Shown>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before;
    const tag = tagOf(story, record.setId, record.body.tag);
    const shown = { record, tag, other: record.setId !== story.mySetId };
    known.set(record, shown);
    return shown;
  };
}

/** The text of an article, or why there is none. */
export function useText(article: ArticleRecord) {
  return useQuery(textQuery(article.articleId, article.body.path));
}
