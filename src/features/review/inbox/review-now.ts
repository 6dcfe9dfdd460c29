import type { ArticleId, RecordId, SetId } from '#core/domain/ids.ts';
import type { AnnotationRecord, GalleyRecord, SetRecord } from '#core/domain/record.ts';
import type { Aligned } from '#core/review/align.ts';
import { align } from '#core/review/align.ts';
import type { Answer, InboxItem, Progress, Thread } from '#core/review/inbox.ts';
import {
  answersOf,
  decisionsOf,
  inboxOf,
  isUndecided,
  progressOf,
  threadsOf,
} from '#core/review/inbox.ts';
import type { Place } from '#state/location.ts';
import { currentPlace } from '#state/location.ts';
import { articleQuery, queryClient, remarksQuery } from '#state/queries.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { openStory } from '#state/use-story.ts';

/** Another editor's set against mine, as it stands now. */
export interface Review {
  readonly story: Story;
  /** Theirs. */
  readonly set: SetRecord;
  readonly setId: SetId;
  /** Their annotations beside mine, by kind of difference. */
  readonly items: readonly InboxItem[];
  readonly progress: Progress;
  /** What they say of mine. */
  readonly answers: readonly Answer[];
  readonly threads: ReadonlyMap<RecordId, Thread>;
}

/** One thing to go through, whichever side the review is on. */
export interface Entry {
  readonly id: RecordId;
  readonly articleId: ArticleId;
  readonly isOpen: boolean;
}

/** The sets that can be reviewed: everybody else's. */
export function reviewableSets(story: Story): readonly (SetRecord & { readonly setId: SetId })[] {
  return story.sets.filter(
    (set): set is SetRecord & { readonly setId: SetId } =>
      set.setId !== '' && set.setId !== story.mySetId && set.body.role !== 'adjudicated',
  );
}

interface Inputs {
  readonly story: Story;
  readonly set: SetRecord & { readonly setId: SetId };
  readonly lists: readonly Records[];
  readonly remarks: readonly GalleyRecord[];
}

/** The review of the place in the address, from what has been read; `null` while something is missing, or nobody's set is here. */
export function reviewNow(place: Place = currentPlace()): Review | null {
  const story = place.view === 'review' ? openStory(place.storyId) : null;
  if (story === null) return null;
  const sets = reviewableSets(story);
  const set = sets.find(({ setId }) => setId === place.reviewed) ?? sets[0];
  const remarks = queryClient.getQueryData(remarksQuery(story.record.storyId).queryKey);
  const lists = story.articles.map(({ articleId }) =>
    queryClient.getQueryData(articleQuery(articleId).queryKey),
  );
  if (set === undefined || remarks === undefined || lists.includes(undefined)) return null;
  return reviewOf({ story, set, lists, remarks });
}

let last: { readonly inputs: Inputs; readonly review: Review } | null = null;

function reviewOf(inputs: Inputs): Review {
  if (last === null || !isSameInput(last.inputs, inputs)) {
    last = { inputs, review: makeReview(inputs) };
  }
  return last.review;
}

function isSameInput(a: Inputs, b: Inputs): boolean {
  return (
    a.story === b.story &&
    a.set === b.set &&
    a.remarks === b.remarks &&
    isSameList(a.lists, b.lists)
  );
}

function makeReview({ story, set, lists, remarks }: Inputs): Review {
  const { setId } = set;
  const own = lists.map((records = []) => annotationsOf(records, story.mySetId));
  const aligned = story.articles.map(({ articleId }, i) =>
    alignedOnce(articleId, setId, annotationsOf(lists[i] ?? [], setId), own[i] ?? []),
  );
  const items = inboxOf(aligned, decisionsOf(remarks, story.mySetId));
  return {
    story,
    set,
    setId,
    items,
    progress: progressOf(items),
    answers: answersOf(own.flat(), remarks, setId),
    threads: threadsOf(remarks),
  };
}

/** Removed ones included. */
function annotationsOf(
  records: readonly GalleyRecord[],
  setId: SetId,
): readonly AnnotationRecord[] {
  return records.filter(
    (record): record is AnnotationRecord => record.kind === 'annotation' && record.setId === setId,
  );
}

interface Alignment {
  readonly setId: SetId;
  readonly theirs: readonly AnnotationRecord[];
  readonly mine: readonly AnnotationRecord[];
  readonly rows: readonly Aligned[];
}

const alignments = new Map<ArticleId, Alignment>();

/** The alignment of an account, made again only when an annotation of either has changed. */
function alignedOnce(
  articleId: ArticleId,
  setId: SetId,
  theirs: readonly AnnotationRecord[],
  mine: readonly AnnotationRecord[],
): readonly Aligned[] {
  const known = alignments.get(articleId);
  if (known?.setId === setId && isSameList(known.theirs, theirs) && isSameList(known.mine, mine)) {
    return known.rows;
  }
  const rows = align(theirs, mine);
  alignments.set(articleId, { setId, theirs, mine, rows });
  return rows;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** What a review goes through at a place, in its order, with the filter of the place. */
export function entriesOf(
  review: Review,
  place: Pick<Place, 'side' | 'tag' | 'only'>,
): readonly Entry[] {
  return place.side === 'theirs'
    ? itemsAt(review, place).map((item) => ({
        id: item.record.id,
        articleId: item.record.articleId,
        isOpen: isUndecided(item),
      }))
    : review.answers.map(({ record, state }) => ({
        id: record.id,
        articleId: record.articleId,
        isOpen: state === 'open',
      }));
}

/** The items that the filter of a place lets through. */
export function itemsAt(
  { items }: Review,
  { tag, only }: Pick<Place, 'tag' | 'only'>,
): readonly InboxItem[] {
  if (tag === null && only === null) return items;
  return items.filter(
    (item) =>
      (tag === null || item.record.body.tag === tag) &&
      (only === null || (only === 'left' ? isUndecided(item) : item.state === only)),
  );
}

/** The entry that a place names, or the first that is left in its account, or anywhere, or the first at all. */
export function inHand(
  entries: readonly Entry[],
  place: Pick<Place, 'annotationId' | 'articleId'>,
): Entry | null {
  return (
    entries.find(({ id }) => id === place.annotationId) ??
    entries.find(({ isOpen, articleId }) => isOpen && articleId === place.articleId) ??
    entries.find(({ isOpen }) => isOpen) ??
    entries[0] ??
    null
  );
}
