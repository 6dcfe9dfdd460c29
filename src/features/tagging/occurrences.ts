import type { ArticleId, TagId } from '#core/domain/ids.ts';
import type { AnnotationBody } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import { alreadyTagged, tagOccurrences } from '#core/domain/tag-occurrences.ts';
import type { Tag } from '#core/domain/codebook.ts';
import type { Matching } from '#core/text/occurrences.ts';
import { occurrencesIn, patternOf } from '#core/text/occurrences.ts';
import { newRecordId } from '#platform/ids.ts';
import { commit } from '#state/commit.ts';
import { foldedArticle } from '#state/folded-texts.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { missingSet } from '#state/own-set.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import { placeIn, recordsOf } from './acts.ts';

/** The occurrences in one account. */
export interface OccurrenceGroup {
  readonly articleId: ArticleId;
  readonly text: string;
  /** In text order. */
  readonly ranges: readonly Range[];
}

/** Finds the words in accounts, in their order; those without any are left out. It pauses often. */
export function* findOccurrences(
  words: string,
  matching: Matching,
  texts: readonly { readonly articleId: ArticleId; readonly text: string }[],
): Generator<undefined, readonly OccurrenceGroup[]> {
  const pattern = patternOf(words, matching);
  const groups: OccurrenceGroup[] = [];
  for (const { articleId, text } of pattern === null ? [] : texts) {
    const folded = yield* foldedArticle(articleId, text, matching);
    const ranges = pattern === null ? [] : yield* occurrencesIn(text, folded, pattern);
    if (ranges.length > 0) groups.push({ articleId, text, ranges });
    yield;
  }
  return groups;
}

/** Says of the occurrences in an account which have the tag already. */
export function taggedIn(
  story: Story,
  articleId: ArticleId,
  tag: TagId,
): (range: Range) => boolean {
  const place = { storyId: story.record.storyId, setId: story.mySetId };
  return alreadyTagged(recordsOf(articleId), place, tag);
}

/** Tags occurrences in one act, and says so. What has the tag already stays as it is. */
export function tagAll(
  story: Story,
  groups: readonly OccurrenceGroup[],
  tag: Tag,
  attributes: AnnotationBody['attributes'],
): void {
  const tagging = { tag: tag.id, attributes };
  const made = groups.map(({ articleId, text, ranges }) =>
    tagOccurrences(
      text,
      ranges,
      tagging,
      placeIn(story, articleId),
      recordsOf(articleId),
      newRecordId,
    ),
  );
  const changes = made.flat();
  if (changes.length === 0) return;
  const amount = count(changes.length, tag.label.toLowerCase());
  const accounts = made.filter(({ length }) => length > 0).length;
  commit(`tag ${amount}`, [...missingSet(story), ...changes]);
  const { hiddenTags, hiddenSets } = currentPlace();
  goTo(
    {
      // What is made is seen, whatever was hidden before.
      hiddenTags: hiddenTags.filter((hidden) => hidden !== tag.id),
      hiddenSets: hiddenSets.filter((hidden) => hidden !== story.mySetId),
    },
    'replace',
  );
  notify(`Tagged ${amount} in ${count(accounts, 'account')}`, { undo: true });
}
