import type { ArticleId, RecordId, SetId } from '#core/domain/ids.ts';
import type { AnnotationRecord, GalleyRecord, SetRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import type { AdjudicationGroup, AdjudicationRule } from '#core/review/adjudicate.ts';
import { adjudicate } from '#core/review/adjudicate.ts';
import type { Adjudication, Agreed } from '#core/review/adjudicated.ts';
import { adjudicationOf, isSettled, originsOf } from '#core/review/adjudicated.ts';
import { decisionsOf } from '#core/review/inbox.ts';
import type { Place } from '#state/location.ts';
import { currentPlace } from '#state/location.ts';
import { articleQuery, queryClient, remarksQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { openStory } from '#state/use-story.ts';

/** An agreed set in the making. */
export interface Adjudicating {
  readonly story: Story;
  readonly set: AgreedSet;
  readonly how: Adjudication;
  readonly agreed: Agreed;
  /** Account by account, in text order. */
  readonly entries: readonly GroupEntry[];
}

/** One group of candidates as the list shows it. */
export interface GroupEntry {
  /** That of the candidate with the lowest id. */
  readonly id: RecordId;
  readonly articleId: ArticleId;
  readonly group: AdjudicationGroup;
  readonly isOpen: boolean;
  /** What the group was settled with, or `null`. */
  readonly result: AnnotationRecord | null;
}

export type AgreedSet = SetRecord & { readonly setId: SetId };

/** The agreed sets that this editor has made or is making. */
export function agreedSets(story: Story): readonly AgreedSet[] {
  return story.sets.filter(
    (set): set is AgreedSet => set.setId !== '' && set.body.role === 'adjudicated',
  );
}

/** The groups of each account by a rule; accounts in which only one layer has anything are among them. */
export function groupsIn(
  story: Story,
  sources: readonly SetId[],
  rule: AdjudicationRule,
): readonly (readonly AdjudicationGroup[])[] {
  return story.articles.map(({ articleId }) => groupsOnce(articleId, sources, rule));
}

interface Grouping {
  readonly records: readonly GalleyRecord[];
  readonly key: string;
  readonly groups: readonly AdjudicationGroup[];
}

const groupings = new Map<ArticleId, Grouping>();

function groupsOnce(
  articleId: ArticleId,
  sources: readonly SetId[],
  rule: AdjudicationRule,
): readonly AdjudicationGroup[] {
  const all = queryClient.getQueryData(articleQuery(articleId).queryKey) ?? [];
  const records = all.filter(
    ({ kind, setId, deleted }) =>
      (kind === 'annotation' || kind === 'done') &&
      deleted === 0 &&
      sources.some((source) => source === setId),
  );
  const key = `${rule} ${sources.join(' ')}`;
  const known = groupings.get(articleId);
  if (known?.key === key && isSameList(known.records, records)) return known.groups;
  const layers = sources.map((setId) => ({
    setId,
    isDone: records.some((record) => record.kind === 'done' && record.setId === setId),
    annotations: records.filter(
      (record): record is AnnotationRecord =>
        record.kind === 'annotation' && record.setId === setId,
    ),
  }));
  const groups = adjudicate(layers, rule);
  groupings.set(articleId, { records, key, groups });
  return groups;
}

/** The agreed set of the place in the address; `null` while nothing is read, or there is none. */
export function adjudicatingNow(place: Place = currentPlace()): Adjudicating | null {
  const story = place.view === 'adjudicate' ? openStory(place.storyId) : null;
  if (story === null || place.reviewed === null) return null;
  const set = agreedSets(story).find(({ setId }) => setId === place.reviewed);
  const how = set === undefined ? null : adjudicationOf(set.foreign);
  const remarks = queryClient.getQueryData(remarksQuery(story.record.storyId).queryKey);
  if (set === undefined || how === null || remarks === undefined) return null;
  const annotations = story.articles.flatMap(({ articleId }) =>
    (queryClient.getQueryData(articleQuery(articleId).queryKey) ?? []).filter(
      (record): record is AnnotationRecord =>
        isLive(record, 'annotation') && record.setId === set.setId,
    ),
  );
  const agreed = { annotations, decisions: decisionsOf(remarks, set.setId) };
  const byOrigin = new Map(
    annotations.flatMap((record) => originsOf(record).map((id) => [id, record] as const)),
  );
  const entries = groupsIn(story, how.sources, how.rule).flatMap((groups, i) =>
    groups.map((group): GroupEntry => {
      const ids = group.candidates.map(({ annotation }) => annotation.id).toSorted();
      const result = ids.flatMap((id) => byOrigin.get(id) ?? [])[0] ?? null;
      return {
        id: ids[0] ?? ('' as RecordId),
        articleId: story.articles[i]?.articleId ?? ('' as ArticleId),
        group,
        isOpen: !isSettled(group, agreed),
        result,
      };
    }),
  );
  return { story, set, how, agreed, entries };
}

/** The entry that a place names, or the first that is open, or the first at all. */
export function entryInHand(
  { entries }: Adjudicating,
  annotationId: RecordId | null,
): GroupEntry | null {
  return (
    entries.find(({ group }) =>
      group.candidates.some(({ annotation }) => annotation.id === annotationId),
    ) ??
    entries.find(({ isOpen }) => isOpen) ??
    entries[0] ??
    null
  );
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
