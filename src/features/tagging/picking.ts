import { createLink } from '#core/domain/edits.ts';
import type { AnnotationRecord, Evidence } from '#core/domain/record.ts';
import { isLive, isPassage } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { newRecordId } from '#platform/ids.ts';
import { commit } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import type { Pick, PickGoal } from '#state/session.ts';
import { announce, session, setSession } from '#state/session.ts';
import { tagOf } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { mergeInto } from './boundaries.ts';
import { changeAttribute, openArticle, placeIn, recordsOf } from './acts.ts';

/** Begins to wait for something to be picked in a text for an annotation. */
export function startPick(annotation: AnnotationRecord, goal: PickGoal): void {
  setSession({
    selection: null,
    armed: null,
    pick: { annotationId: annotation.id, home: annotation.articleId, goal },
  });
  focusText();
  announce(invitation(goal));
}

function invitation(goal: PickGoal): string {
  switch (goal.kind) {
    case 'link':
      return 'Choose the annotation to link to';
    case 'merge':
      return 'Choose the annotation to merge with';
    case 'attribute':
      return `Select the words for ${goal.label.toLowerCase()}`;
  }
}

/** Gives up waiting and returns to where it began. */
export function cancelPick(): void {
  const { pick } = session();
  if (pick !== null) finish(pick);
}

/** Says whether what is selected, or the annotation in hand, could be taken now. */
export function canTakePick(): boolean {
  const { pick, selection } = session();
  if (pick === null) return false;
  const { annotationId } = currentPlace();
  return selection !== null || (annotationId !== null && annotationId !== pick.annotationId);
}

/** Takes the selected words or, without any, the annotation in hand. */
export function takePick(): void {
  const { pick, selection } = session();
  const open = openArticle();
  if (pick === null || open === null) return;
  if (selection === null) {
    const inHand = recordsOf(open.articleId).find(({ id }) => id === currentPlace().annotationId);
    if (inHand !== undefined && isLive(inHand, 'annotation')) takeAnnotation(inHand);
  } else if (pick.goal.kind === 'link') {
    announce('A link goes to an annotation: tag these words first');
  } else if (pick.goal.kind === 'merge') {
    announce('Choose an annotation, not words');
  } else if (pick.goal.within !== null && pick.goal.within !== selection.articleId) {
    announce('This field takes words of the account you came from');
  } else {
    const fragments = spanOf(open.text, [selection]);
    fillAttribute(pick, pick.goal.attribute, { articleId: selection.articleId, fragments });
  }
}

/** Takes an annotation: as evidence for the waiting field, or as the other end of the link. */
export function takeAnnotation(annotation: AnnotationRecord): void {
  const { pick } = session();
  const open = openArticle();
  if (pick === null || open === null || annotation.id === pick.annotationId) return;
  if (pick.goal.kind === 'link') {
    const { relation } = pick.goal;
    const label =
      open.story.codebook.relations.find(({ id }) => id === relation)?.label ?? relation;
    commit(`link ${label}`, [
      createLink(
        newRecordId(),
        placeIn(open.story, pick.home),
        relation,
        pick.annotationId,
        annotation.id,
      ),
    ]);
    finish(pick);
    announce(`Linked, ${label}`);
  } else if (pick.goal.kind === 'merge') {
    const kept = recordsOf(pick.home).find(({ id }) => id === pick.annotationId);
    if (kept === undefined || !isLive(kept, 'annotation')) return;
    if (annotation.articleId !== kept.articleId || annotation.setId !== kept.setId) {
      announce('Only your own annotations in the same account can be merged');
      return;
    }
    finish(pick);
    void mergeInto(kept, annotation);
  } else if (pick.goal.within === null) {
    fillAttribute(pick, pick.goal.attribute, { annotation: annotation.id });
  }
}

function fillAttribute(pick: Pick, id: string, evidence: Evidence): void {
  const open = openArticle();
  const owner = recordsOf(pick.home).find((record) => record.id === pick.annotationId);
  finish(pick);
  if (open === null || owner === undefined || !isLive(owner, 'annotation')) return;
  const tag = tagOf(open.story, owner.setId, owner.body.tag);
  const attribute = tag.attributes.find((candidate) => candidate.id === id);
  if (attribute === undefined) return;
  const now = owner.body.attributes[id];
  const list = Array.isArray(now) ? (now as readonly Evidence[]) : [];
  if (attribute.type === 'annotations') changeAttribute(owner, attribute, [...list, evidence]);
  else if (isPassage(evidence)) changeAttribute(owner, attribute, evidence);
}

function finish(pick: Pick): void {
  setSession({ selection: null, pick: null });
  goTo({ articleId: pick.home, annotationId: pick.annotationId }, 'replace');
}
