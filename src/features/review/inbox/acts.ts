import type { Change } from '#core/domain/act.ts';
import type { Verdict } from '#core/domain/decisions.ts';
import { decide, reply } from '#core/domain/decisions.ts';
import { editAnnotation, removeRecord } from '#core/domain/edits.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { AnnotationRecord, DecisionRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import type { InboxItem } from '#core/review/inbox.ts';
import { isUndecided } from '#core/review/inbox.ts';
import { newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commit } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { inMySet, missingSet } from '#state/own-set.ts';
import { queryClient, remarksQuery } from '#state/queries.ts';
import { announce, session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { firstWords } from '#state/words.ts';

import type { Entry, Review } from './review-now.ts';
import { entriesOf, inHand, itemsAt, reviewNow } from './review-now.ts';

/** Why a tag is rejected, by the keys 1 to 4; 5 asks for other words. */
export const REASONS = [
  'wrong boundary',
  'wrong tag',
  'duplicate',
  'not in the guideline',
] as const;

/** Accepts the annotation in hand; on one's own side, does what the reviewer says. */
export function accept(): void {
  if (currentPlace().side === 'mine') follow();
  else decideInHand({ verdict: 'accepted', reason: '', amended: null }, 'accept', 'Accepted');
}

/** Says that the annotation in hand wants more work. */
export function askForWork(): void {
  decideInHand({ verdict: 'needs-work', reason: '', amended: null }, 'send back', 'Needs work');
}

/** Asks for the reason of a rejection. */
export function startRejecting(): void {
  if (itemInHand() === null) return;
  setSession({ reviewing: { step: 'reason', isOther: false } });
  announce(
    `Reject because: ${REASONS.map((reason, i) => `${i + 1} ${reason}`).join(', ')}, 5 other`,
  );
}

/** Rejects for one of the usual reasons (0 to 3), or asks for other words (4). */
export function rejectBecause(index: number): void {
  const reason = REASONS[index];
  if (reason === undefined) setSession({ reviewing: { step: 'reason', isOther: true } });
  else reject(reason);
}

/** Rejects the annotation in hand with a reason in one's own words. */
export function reject(reason: string): void {
  decideInHand({ verdict: 'rejected', reason, amended: null }, 'reject', 'Rejected');
}

/** Begins to revise the annotation in hand: with what mine says where both are about the same words. */
export function startRevising(): void {
  const item = itemInHand();
  if (item?.aligned.theirs == null) return;
  const { theirs, mine } = item.aligned;
  const before = item.decision?.body.amended ?? null;
  setSession({
    reviewing: { step: 'revise', target: theirs.id, body: before ?? mine?.body ?? theirs.body },
  });
}

/** Accepts the annotation in hand as revised. */
export function acceptRevised(): void {
  const { reviewing } = session();
  if (reviewing?.step !== 'revise') return;
  decideInHand(
    { verdict: 'accepted', reason: '', amended: reviewing.body },
    'revise',
    'Revised and accepted',
  );
}

/** Proposes to accept everything that is left of the kind in hand. */
export function startAcceptingAll(): void {
  const review = reviewNow();
  const kind = itemInHand()?.aligned.kind;
  if (review === null || kind === undefined || kind === 'mine') return;
  const targets = itemsAt(review, currentPlace())
    .filter((item) => item.aligned.kind === kind && isUndecided(item))
    .map(({ record }) => record.id);
  if (targets.length === 0) announce('Nothing of this kind is left');
  else setSession({ reviewing: { step: 'all', targets } });
}

/** Accepts what was proposed, as one act. */
export function acceptAll(): void {
  const review = reviewNow();
  const { reviewing } = session();
  if (review === null || reviewing?.step !== 'all') return;
  const targets = new Set(reviewing.targets);
  const chosen = review.items.filter(({ record }) => targets.has(record.id));
  commit(`accept ${chosen.length} of ${nameOfSet(review.story, review.set)}`, [
    ...missingSet(review.story),
    ...chosen.map((item) =>
      decisionOn(review.story, item, { verdict: 'accepted', reason: '', amended: null }),
    ),
  ]);
  moveOn(`Accepted ${chosen.length}`);
}

/** Takes one's decision on the annotation in hand back. */
export function takeBack(): void {
  const item = itemInHand();
  if (item?.decision == null) return;
  commit('take a decision back', [removeRecord(item.decision, nowInstant())]);
  announce('Decision taken back');
}

/** Goes to the next or the previous one, decided or not. */
export function step(by: 1 | -1): void {
  setSession({ reviewing: null });
  const { review, entries, at } = standing();
  if (review === null) return;
  const next = entries[at + by];
  if (next === undefined) announce(by === 1 ? 'This is the last one' : 'This is the first one');
  else open(review, next);
}

/** Does what the reviewer says of the annotation in hand, which is mine: takes the revision over, or removes what was rejected. */
export function follow(): void {
  const answer = answerInHand();
  if (answer?.decision == null) return;
  const { record, decision } = answer;
  const { verdict, amended } = decision.body;
  if (amended !== null) {
    commit('take a revision over', [editAnnotation(record, nowInstant(), amended)]);
    moveOn('Taken over');
  } else if (verdict === 'rejected' && record.deleted === 0) {
    commit('delete what was rejected', [removeRecord(record, nowInstant())]);
    moveOn('Deleted');
  } else step(1);
}

/** Leaves the annotation in hand, which is mine, as it is, and says so in its thread. */
export function keepMine(): void {
  const answer = answerInHand();
  const review = reviewNow();
  if (answer === null || review === null || answer.state !== 'open') return;
  commit('keep mine', [
    ...missingSet(review.story),
    reply(newRecordId(), inMySet(review.story), answer.record.id, 'Kept as it is.', true),
  ]);
  moveOn('Kept');
}

/** Opens the annotation in hand in the reading view. */
export function readInPlace(): void {
  const { review, entries, at } = standing();
  const entry = entries[at];
  if (review === null || entry === undefined) return;
  goTo({ view: 'read', articleId: entry.articleId, annotationId: entry.id }, 'push');
}

/** Gives up the decision that is being made. */
export function cancel(): void {
  setSession({ reviewing: null });
}

/** Goes to an entry without leaving the review. */
export function open(review: Review, { id, articleId }: Pick<Entry, 'id' | 'articleId'>): void {
  setSession({ reviewing: null, selection: null });
  goTo({ view: 'review', articleId, annotationId: id }, 'replace');
  const position = review.items.find(({ record }) => record.id === id);
  if (position !== undefined) announce(inWords(review.story, position.record));
}

function decideInHand(verdict: Verdict, label: string, word: string): void {
  const review = reviewNow();
  const item = itemInHand();
  if (review === null || item?.aligned.theirs == null) return;
  const tag = tagOf(review.story, item.record.setId, item.record.body.tag).label.toLowerCase();
  commit(`${label} ${tag}`, [...missingSet(review.story), decisionOn(review.story, item, verdict)]);
  moveOn(word);
}

function decisionOn(story: Story, item: InboxItem, verdict: Verdict): Change {
  const known = item.decision ?? removedDecision(story, item.record.id);
  return decide(known, newRecordId(), inMySet(story), item.record, verdict);
}

/** A decision that was taken back is decided again, not beside. */
function removedDecision(story: Story, target: RecordId): DecisionRecord | null {
  const remarks = queryClient.getQueryData(remarksQuery(story.record.storyId).queryKey) ?? [];
  const known = remarks.find(
    (record): record is DecisionRecord =>
      record.kind === 'decision' && record.setId === story.mySetId && record.body.target === target,
  );
  return known ?? null;
}

/** After a decision: to the next one that is left, after the one in hand or else from the beginning. */
function moveOn(word: string): void {
  setSession({ reviewing: null, selection: null });
  const { review, entries, at } = standing();
  if (review === null) return;
  const next =
    entries.find(({ isOpen }, i) => isOpen && i > at) ?? entries.find(({ isOpen }) => isOpen);
  const left = entries.filter(({ isOpen }) => isOpen).length;
  if (next !== undefined) {
    goTo({ view: 'review', articleId: next.articleId, annotationId: next.id }, 'replace');
  }
  announce(left === 0 ? `${word}. Nothing is left` : `${word}. ${left} left`);
}

function standing(): {
  readonly review: Review | null;
  readonly entries: readonly Entry[];
  readonly at: number;
} {
  const place = currentPlace();
  const review = reviewNow(place);
  if (review === null) return { review, entries: [], at: -1 };
  const entries = entriesOf(review, place);
  const entry = inHand(entries, place);
  return { review, entries, at: entry === null ? -1 : entries.indexOf(entry) };
}

function itemInHand(): InboxItem | null {
  const { review, entries, at } = standing();
  if (currentPlace().side === 'mine') return null;
  return review?.items.find(({ record }) => record.id === entries[at]?.id) ?? null;
}

function answerInHand() {
  const { review, entries, at } = standing();
  if (currentPlace().side === 'theirs') return null;
  return review?.answers.find(({ record }) => record.id === entries[at]?.id) ?? null;
}

function inWords(story: Story, record: AnnotationRecord): string {
  const tag = tagOf(story, record.setId, record.body.tag);
  return `${tag.label}, ${firstWords(wordsOf(record.body.span), 60) || 'the account as a whole'}`;
}
