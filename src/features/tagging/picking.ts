import { createAnnotation, createLink } from '#core/domain/edits.ts';
import type { AnnotationRecord, Evidence } from '#core/domain/record.ts';
import { isLive, isPassage } from '#core/domain/record.ts';
import { spanOf } from '#core/domain/span.ts';
import { newRecordId } from '#platform/ids.ts';
import { commit } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import type { Pick, PickGoal } from '#state/session.ts';
import { announce, session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import { mergeInto } from './boundaries.ts';
import { changeAttribute, openArticle, placeIn, recordsOf, taggedAlready } from './acts.ts';

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

/** Begins to wait for the annotation, or the words, that one is to be linked to. */
export function startLink(annotation: AnnotationRecord, relation: string): void {
  startPick(annotation, { kind: 'link', relation });
}

function invitation(goal: PickGoal): string {
  switch (goal.kind) {
    case 'link':
      return 'Choose the annotation or the words to link to';
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
    linkWords(pick, pick.goal.relation);
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
    const label = relationLabel(open.story, relation);
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
    const kept = waitingFor(pick);
    if (kept === null) return;
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

/** Tags the selected words as the waiting annotation is tagged and links the two: one act. */
function linkWords(pick: Pick, relation: string): void {
  const open = openArticle();
  const { selection } = session();
  const home = waitingFor(pick);
  if (open === null || selection === null || home === null) return;
  const span = spanOf(open.text, [selection]);
  const there = taggedAlready(open.articleId, home.body.tag, span);
  if (there !== null) {
    takeAnnotation(there);
    return;
  }
  const id = newRecordId();
  const label = relationLabel(open.story, relation);
  commit(`link ${label}`, [
    createAnnotation(id, placeIn(open.story, open.articleId), span, home.body.tag),
    createLink(newRecordId(), placeIn(open.story, pick.home), relation, pick.annotationId, id),
  ]);
  finish(pick);
  announce(`Tagged and linked, ${label}`);
}

/** The annotation that waits, or `null` when it is gone. */
function waitingFor({ annotationId, home }: Pick): AnnotationRecord | null {
  const record = recordsOf(home).find(({ id }) => id === annotationId);
  return record !== undefined && isLive(record, 'annotation') ? record : null;
}

function relationLabel({ codebook }: Story, relation: string): string {
  return codebook.relations.find(({ id }) => id === relation)?.label ?? relation;
}

function fillAttribute(pick: Pick, id: string, evidence: Evidence): void {
  const open = openArticle();
  const owner = waitingFor(pick);
  finish(pick);
  if (open === null || owner === null) return;
  const tag = tagOf(open.story, owner.setId, owner.body.tag);
  const attribute = tag.attributes.find((candidate) => candidate.id === id);
  if (attribute === undefined) return;
  const now = owner.body.attributes[id];
  const list = Array.isArray(now) ? (now as readonly Evidence[]) : [];
  if (attribute.type === 'annotations') changeAttribute(owner, attribute, [...list, evidence]);
  else if (isPassage(evidence)) changeAttribute(owner, attribute, evidence);
}

/** Goes back to the annotation that has waited: where accounts stand side by side, without leaving them. */
function finish({ home, annotationId }: Pick): void {
  setSession({ selection: null, pick: null });
  const { view, articleId, other } = currentPlace();
  if (view === 'compare' && (home === articleId || home === other)) {
    setSession({ caretIn: home });
    goTo({ annotationId }, 'replace');
  } else goTo({ articleId: home, annotationId }, 'replace');
}
