import type { Change } from '#core/domain/act.ts';
import type { Side, Step } from '#core/domain/boundaries.ts';
import {
  addWords,
  mergeAnnotations,
  moveBoundary,
  removeWords,
  splitAnnotation,
  stepBoundary,
} from '#core/domain/boundaries.ts';
import { editAnnotation } from '#core/domain/edits.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import type { Span } from '#core/domain/span.ts';
import { extentOf, isSameSpan, spanOf, wordsOf } from '#core/domain/span.ts';
import { newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commit } from '#state/commit.ts';
import { queryClient, referencesQuery } from '#state/queries.ts';
import { announce, session, setSession } from '#state/session.ts';
import { tagOf } from '#state/use-story.ts';

import { editableAnnotation, openArticle, shorten } from './acts.ts';

/** Moves the outer boundary of the annotation in hand by one step. */
export function stepOuterBoundary(side: Side, direction: 'forward' | 'backward', step: Step): void {
  const hand = inHand();
  if (hand === null) return;
  const { text, annotation } = hand;
  const { span } = annotation.body;
  const fragment = side === 'start' ? 0 : span.length - 1;
  const range = span[fragment];
  if (range === undefined) return;
  setBoundary(annotation, fragment, side, stepBoundary(text, range, side, direction, step));
}

/** Moves one boundary of one fragment of an annotation to an offset of the open article (UTF-16 code units). */
export function setBoundary(
  annotation: AnnotationRecord,
  fragment: number,
  side: Side,
  to: number,
): void {
  const open = openArticle();
  if (open === null) return;
  const span = moveBoundary(open.text, annotation.body.span, fragment, side, to);
  if (span === null || isSameSpan(span, annotation.body.span)) announce('No further');
  else commitSpan(annotation, span, 'move boundary');
}

/** Adds the selected words to the annotation in hand. */
export function addSelection(): void {
  const hand = inHand();
  const { selection } = session();
  if (hand === null || selection === null) return;
  const { text, annotation } = hand;
  const span = addWords(text, annotation.body.span, selection);
  setSession({ selection: null, caret: selection.end });
  if (isSameSpan(span, annotation.body.span)) announce('These words belong to it already');
  else commitSpan(annotation, span, 'add words');
}

/** Puts the annotation in hand on the selected words alone: the way home for one that has lost its own. */
export function placeOnSelection(): void {
  const hand = inHand();
  const { selection } = session();
  if (hand === null || selection === null) return;
  setSession({ selection: null, caret: selection.end });
  commitSpan(hand.annotation, spanOf(hand.text, [selection]), 'put a tag on other words');
}

/** Takes the selected words out of the annotation in hand. */
export function removeSelection(): void {
  const hand = inHand();
  const { selection } = session();
  if (hand === null || selection === null) return;
  const { text, annotation } = hand;
  const span = removeWords(text, annotation.body.span, selection);
  if (span === null) {
    announce('Nothing would be left of it');
    return;
  }
  setSession({ selection: null, caret: selection.end });
  if (isSameSpan(span, annotation.body.span)) announce('These words do not belong to it');
  else commitSpan(annotation, span, 'take words out');
}

/** Whether the caret stands inside the annotation in hand, with words of it on both sides. */
export function canSplit(): boolean {
  return splitAtCaret() !== null;
}

/** Makes two annotations of the one in hand, parted at the caret. */
export function splitInHand(): void {
  const hand = inHand();
  const changes = splitAtCaret();
  if (hand === null || changes === null) return;
  const tag = tagOf(hand.story, hand.annotation.setId, hand.annotation.body.tag);
  commit(`split ${tag.label.toLowerCase()}`, changes);
  const words = changes.flatMap(({ after }) =>
    after.kind === 'annotation' ? [shorten(wordsOf(after.body.span))] : [],
  );
  announce(`Split: ${words.join(' and ')}`);
}

/** Makes one annotation of two in the same article and set. What spoke of the other one speaks of this one. */
export async function mergeInto(kept: AnnotationRecord, gone: AnnotationRecord): Promise<void> {
  const referring = await queryClient.fetchQuery(referencesQuery(gone.id));
  const open = openArticle();
  if (open === null || open.articleId !== kept.articleId) return;
  commit('merge', mergeAnnotations(open.text, kept, gone, referring, nowInstant()));
  announce('Merged');
}

function splitAtCaret(): readonly Change[] | null {
  const hand = inHand();
  const { caret, selection } = session();
  const offset = selection?.start ?? caret;
  if (hand === null || offset === null) return null;
  return splitAnnotation(hand.text, hand.annotation, offset, newRecordId(), nowInstant());
}

function inHand() {
  const open = openArticle();
  const annotation = editableAnnotation();
  return open === null || annotation === null ? null : { ...open, annotation };
}

function commitSpan(annotation: AnnotationRecord, span: Span, label: string): void {
  commit(label, [editAnnotation(annotation, nowInstant(), { span })]);
  const { caret } = session();
  const extent = extentOf(span);
  const isOutside =
    caret !== null && extent !== null && (caret < extent.start || caret > extent.end);
  if (isOutside) setSession({ caret: extent.end });
  announce(`Now ${shorten(wordsOf(span))}`);
}
