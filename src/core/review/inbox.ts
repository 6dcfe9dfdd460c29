import { dequal } from 'dequal';

import { ownersClock } from '#core/domain/carried-over.ts';
import type { RecordId, SetId } from '#core/domain/ids.ts';
import type {
  AnnotationBody,
  AnnotationRecord,
  DecisionRecord,
  GalleyRecord,
  ReplyRecord,
} from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { isSameSpan } from '#core/domain/span.ts';

import type { Aligned } from './align.ts';

/** What makes a row differ, or who stands alone in it. */
export type Difference = Aligned['kind'];

/** How a review of one annotation stands. `changed`: it was decided on, and its annotator has changed it since. */
export type ReviewState = 'left' | 'changed' | DecisionRecord['body']['verdict'];

/** One row of a review: an annotation of the other editor beside mine, or one of mine that nothing answers. */
export interface InboxItem {
  readonly aligned: Aligned;
  /** Theirs, or mine where they have none. */
  readonly record: AnnotationRecord;
  /** What I have decided on it, or `null`. Mine is never decided on. */
  readonly decision: DecisionRecord | null;
  readonly state: ReviewState;
}

/** The order in which differences are gone through: what wants a look first. */
export const KINDS: readonly Difference[] = [
  'boundary',
  'tag',
  'attribute',
  'theirs',
  'mine',
  'agrees',
];

/** The standing decisions of one reviewer, by the annotation they are on. Cost is O(n). */
export function decisionsOf(
  remarks: readonly GalleyRecord[],
  reviewer: SetId,
): ReadonlyMap<RecordId, DecisionRecord> {
  return new Map(
    remarks.flatMap((record) =>
      isLive(record, 'decision') && record.setId === reviewer
        ? [[record.body.target, record] as const]
        : [],
    ),
  );
}

/**
 * The rows of a review: by kind of difference (`KINDS`), within a kind by account and place.
 *
 * @param aligned The alignment of every account, in the order of the story.
 */
export function inboxOf(
  aligned: readonly (readonly Aligned[])[],
  decisions: ReadonlyMap<RecordId, DecisionRecord>,
): readonly InboxItem[] {
  const byKind = new Map<Difference, InboxItem[]>(KINDS.map((kind) => [kind, []]));
  for (const rows of aligned) {
    for (const row of rows) byKind.get(row.kind)?.push(itemOf(row, decisions));
  }
  return [...byKind.values()].flat();
}

function itemOf(aligned: Aligned, decisions: ReadonlyMap<RecordId, DecisionRecord>): InboxItem {
  if (aligned.theirs === null) {
    return { aligned, record: aligned.mine, decision: null, state: 'left' };
  }
  const decision = decisions.get(aligned.theirs.id) ?? null;
  const state =
    decision === null
      ? 'left'
      : decision.body.targetClock < ownersClock(aligned.theirs)
        ? 'changed'
        : decision.body.verdict;
  return { aligned, record: aligned.theirs, decision, state };
}

/** Whether an item still wants a decision. */
export function isUndecided({ aligned, state }: InboxItem): boolean {
  return aligned.theirs !== null && (state === 'left' || state === 'changed');
}

/** How far a review has come, in annotations of the other editor. */
export interface Progress {
  readonly total: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly needsWork: number;
}

/** Counts the decisions. */
export function progressOf(items: readonly InboxItem[]): Progress {
  const theirs = items.filter(({ aligned }) => aligned.theirs !== null);
  const counted = (state: ReviewState): number =>
    theirs.filter((item) => item.state === state).length;
  return {
    total: theirs.length,
    accepted: counted('accepted'),
    rejected: counted('rejected'),
    needsWork: counted('needs-work'),
  };
}

/**
 * The thread of one annotation: its replies by time, and whether the last of them closed it.
 */
export interface Thread {
  readonly replies: readonly ReplyRecord[];
  readonly isResolved: boolean;
}

/** The threads among the remarks of a story, by the annotation they are on. Cost is O(n log n). */
export function threadsOf(remarks: readonly GalleyRecord[]): ReadonlyMap<RecordId, Thread> {
  const replies = new Map<RecordId, ReplyRecord[]>();
  for (const record of remarks) {
    if (!isLive(record, 'reply')) continue;
    const known = replies.get(record.body.target);
    if (known === undefined) replies.set(record.body.target, [record]);
    else known.push(record);
  }
  return new Map(
    [...replies].map(([target, unsorted]) => {
      const sorted = unsorted.toSorted(byTime);
      return [target, { replies: sorted, isResolved: sorted.at(-1)?.body.resolves ?? false }];
    }),
  );
}

/**
 * What has become of a remark on an annotation of mine. `open` waits for me; `followed`: I did what it says; `kept`: I left mine as
 * it is and said so; `agreed`: there was nothing to do.
 */
export type AnswerState = 'open' | 'followed' | 'kept' | 'agreed';

/** What the other editor says of one annotation of mine. */
export interface Answer {
  /** Mine; removed where I followed a rejection. */
  readonly record: AnnotationRecord;
  readonly decision: DecisionRecord | null;
  readonly thread: Thread;
  readonly state: AnswerState;
}

const NO_THREAD: Thread = { replies: [], isResolved: false };

/**
 * What a reviewer says of my annotations: decisions and comments, in the order of the annotations.
 *
 * @param mine My annotations, removed ones included.
 */
export function answersOf(
  mine: readonly AnnotationRecord[],
  remarks: readonly GalleyRecord[],
  reviewer: SetId,
): readonly Answer[] {
  const decisions = decisionsOf(remarks, reviewer);
  const threads = threadsOf(remarks);
  return mine.flatMap((record): readonly Answer[] => {
    const decision = decisions.get(record.id) ?? null;
    const thread = threads.get(record.id) ?? NO_THREAD;
    const isSpokenOf = decision !== null || thread.replies.some(({ setId }) => setId === reviewer);
    return isSpokenOf
      ? [{ record, decision, thread, state: answerState(record, decision, thread) }]
      : [];
  });
}

function answerState(
  record: AnnotationRecord,
  decision: DecisionRecord | null,
  thread: Thread,
): AnswerState {
  if (record.deleted === 1) return 'followed';
  const last = thread.replies.at(-1);
  const isMyWord = last !== undefined && last.setId === record.setId;
  if (decision === null) return isMyWord || thread.isResolved ? 'kept' : 'open';
  const { verdict, amended, targetClock } = decision.body;
  if (amended !== null && isSameBody(amended, record.body)) return 'followed';
  if (verdict === 'accepted' && amended === null) return 'agreed';
  if (verdict === 'needs-work' && record.clock > targetClock) return 'followed';
  return isMyWord && thread.isResolved && last.created >= decision.modified ? 'kept' : 'open';
}

/** Whether two annotations say the same of the same words. */
export function isSameBody(a: AnnotationBody, b: AnnotationBody): boolean {
  return (
    a.tag === b.tag &&
    a.note === b.note &&
    isSameSpan(a.span, b.span) &&
    dequal(a.attributes, b.attributes)
  );
}

function byTime(a: ReplyRecord, b: ReplyRecord): number {
  if (a.created !== b.created) return a.created < b.created ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
