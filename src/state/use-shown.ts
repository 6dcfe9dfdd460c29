import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { SetId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';

import { changedPart } from './changed-part.ts';
import { usePlace } from './location.ts';
import { textQuery } from './queries.ts';
import type { Story } from './use-story.ts';
import { tagOf } from './use-story.ts';

/** An annotation as the text shows it. */
export interface Shown {
  readonly record: AnnotationRecord;
  readonly tag: Tag;
  /** True for a layer that is not the editor's own. */
  readonly other: boolean;
  /** True for a layer that is shown quietly. */
  readonly dimmed: boolean;
}

const NOTHING: readonly GalleyRecord[] = [];

/**
 * The annotations among the records of an article that are live, in a shown layer and of a shown tag, in the order of the
 * records. With `everything` no layer and no tag counts as hidden. An annotation that has not changed is the same object as before.
 */
export function useShown(
  story: Story,
  records: readonly GalleyRecord[] = NOTHING,
  everything = false,
): readonly Shown[] {
  const hiddenTags = usePlace('hiddenTags');
  const hiddenSets = usePlace('hiddenSets');
  const dimmedSets = usePlace('dimmedSets');
  const show = useMemo(() => showing(story, dimmedSets), [story, dimmedSets]);
  const select = useMemo(
    () =>
      selecting((record) =>
        isLive(record, 'annotation') &&
        record.storyId === story.record.storyId &&
        (everything ||
          (!hiddenTags.includes(record.body.tag) && !hiddenSets.includes(record.setId)))
          ? show(record)
          : null,
      ),
    [story, hiddenTags, hiddenSets, everything, show],
  );
  return useMemo(() => select(records), [select, records]);
}

/** Applies `show` to one state of the records after another; to those alone that have changed since the state before. */
function selecting(
  show: (record: GalleyRecord) => Shown | null,
): (records: readonly GalleyRecord[]) => readonly Shown[] {
  let known: readonly GalleyRecord[] = [];
  let slots: readonly (Shown | null)[] = [];
  return (records) => {
    const { from, beforeEnd, afterEnd } = changedPart(known, records);
    slots = [
      ...slots.slice(0, from),
      ...records.slice(from, afterEnd).map(show),
      ...slots.slice(beforeEnd),
    ];
    known = records;
    return slots.filter((shown) => shown !== null);
  };
}

/** Shows annotations of a story; the same annotation is shown as the same object. */
function showing(story: Story, dimmedSets: readonly SetId[]): (record: AnnotationRecord) => Shown {
  const known = new WeakMap<AnnotationRecord, Shown>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined) return before;
    const tag = tagOf(story, record.setId, record.body.tag);
    const shown = {
      record,
      tag,
      other: record.setId !== story.mySetId,
      dimmed: dimmedSets.includes(record.setId),
    };
    known.set(record, shown);
    return shown;
  };
}

/** The text of an article, or why there is none. It is read once `wanted`. */
export function useText(article: ArticleRecord, wanted = true) {
  return useQuery({ ...textQuery(article.articleId, article.body.path), enabled: wanted });
}
