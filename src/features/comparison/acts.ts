import type { Change } from '#core/domain/act.ts';
import type { Draft } from '#core/compare/drafts.ts';
import { writtenAs } from '#core/compare/drafts.ts';
import type { Finding } from '#core/compare/result.ts';
import { dismissFinding } from '#core/domain/dismissals.ts';
import { createAnnotation, createLink, editAnnotation, removeRecord } from '#core/domain/edits.ts';
import { asArticleId } from '#core/domain/ids.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { AnnotationRecord, DecisionRecord, LinkRecord } from '#core/domain/record.ts';
import { dismissalIdOf, findingIdOf, newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commit } from '#state/commit.ts';
import { inMySet, missingSet } from '#state/own-set.ts';
import { announce, notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import { siglumIn } from './places.ts';

/**
 * Makes annotations of drafts, and the links between the first and each of the others: one act, one undo. The message says what
 * was written and takes it back.
 */
export function writeDrafts(story: Story, drafts: readonly Draft[], relation: string | null): void {
  const made = drafts.map((draft) => ({ id: newRecordId(), draft }));
  const [first, ...rest] = made;
  if (first === undefined) return;
  const links =
    relation === null
      ? []
      : rest.map(({ id, draft }) =>
          createLink(
            newRecordId(),
            { ...inMySet(story), articleId: draft.articleId },
            relation,
            id,
            first.id,
          ),
        );
  const what = draftsInWords(story, drafts);
  commit(`tag ${what}`, [
    ...missingSet(story),
    ...made.map(({ id, draft }) => annotationOf(story, id, draft)),
    ...links,
  ]);
  notify(`Tagged ${what} in ${siglaOf(story, drafts)}`, { undo: true });
}

/**
 * Links two places: each is the annotation that it is already, or becomes what its draft says. One act, one undo. Does nothing
 * where they are linked that way already.
 *
 * @param own The editor's annotations of the story.
 */
export function linkDrafts(
  story: Story,
  [from, to]: readonly [Draft, Draft],
  relation: string,
  own: readonly AnnotationRecord[],
  links: readonly LinkRecord[],
): void {
  const ends = [from, to].map((draft) => {
    const known = writtenAs(draft, own);
    if (known !== null) return { id: known.id, changes: [] };
    const id = newRecordId();
    return { id, changes: [annotationOf(story, id, draft)] };
  });
  const [a, b] = ends;
  if (a === undefined || b === undefined || a.id === b.id) return;
  const label = story.codebook.relations.find(({ id }) => id === relation)?.label ?? relation;
  const isLinked = links.some(
    ({ body }) =>
      body.relation === relation &&
      ((body.from === a.id && body.to.includes(b.id)) ||
        (body.from === b.id && body.to.includes(a.id))),
  );
  if (isLinked) {
    notify(`Linked already: ${label}`);
    return;
  }
  const place = { ...inMySet(story), articleId: from.articleId };
  commit('link passages', [
    ...missingSet(story),
    ...a.changes,
    ...b.changes,
    createLink(newRecordId(), place, relation, a.id, b.id),
  ]);
  notify(`Linked: ${label}`, { undo: true });
}

/**
 * Puts a tag on a counterpart, unless it is there, and links it to the annotation in hand.
 *
 * @param known The annotation that stands there already, or `null`.
 */
export function tagCounterpart(
  story: Story,
  annotation: AnnotationRecord,
  draft: Draft,
  known: AnnotationRecord | null,
  relation: string | null,
): void {
  const id = known?.id ?? newRecordId();
  const place = { ...inMySet(story), articleId: annotation.articleId };
  commit('tag counterparts', [
    ...(known === null ? [annotationOf(story, id, draft)] : []),
    ...(relation === null ? [] : [createLink(newRecordId(), place, relation, annotation.id, id)]),
  ]);
  announce(`Tagged and linked in ${siglumIn(story, draft.articleId)}`);
}

/** What drafts would become: `error`, `2 claims`. */
export function draftsInWords(story: Story, drafts: readonly Draft[]): string {
  const [first] = drafts;
  if (first === undefined) return 'nothing';
  const tag = story.codebook.tags.find(({ id }) => id === first.tag);
  const label = tag?.label.toLowerCase() ?? first.tag;
  return drafts.length === 1 ? label : count(drafts.length, label);
}

/** More accounts than these are a number. */
const MOST_NAMED = 4;

/** The accounts of drafts: `E`, `A and E`, `12 accounts`. */
export function siglaOf(story: Story, drafts: readonly Draft[]): string {
  const sigla = [...new Set(drafts.map(({ articleId }) => siglumIn(story, articleId)))];
  if (sigla.length > MOST_NAMED) return count(sigla.length, 'account');
  return sigla.length < 2 ? sigla.join('') : `${sigla.slice(0, -1).join(', ')} and ${sigla.at(-1)}`;
}

/**
 * Dismisses a finding: it stays away as long as its words stand, wherever the set goes.
 *
 * @param known Its dismissal as it is, taken back, or `null` if there never was one.
 */
export function dismiss(story: Story, finding: Finding, known: DecisionRecord | null): void {
  const article = (finding.spans[0] ?? finding.evidence[0])?.article;
  if (article === undefined) return;
  const id = dismissalIdOf(story.mySetId, finding.id);
  const place = { ...inMySet(story), articleId: asArticleId(article) };
  commit('dismiss finding', [
    ...missingSet(story),
    dismissFinding(known, id, place, findingIdOf(finding.id), finding.title),
  ]);
  announce(`Dismissed: ${finding.title}`);
}

/** Takes a dismissal back: the finding is open again. */
export function restore(dismissal: DecisionRecord): void {
  commit('take back dismissal', [removeRecord(dismissal, nowInstant())]);
  announce(`Open again: ${dismissal.body.reason}`);
}

function annotationOf(story: Story, id: RecordId, draft: Draft): Change {
  const place = { ...inMySet(story), articleId: draft.articleId };
  const { after } = createAnnotation(id, place, draft.span, draft.tag);
  const blank = after as AnnotationRecord;
  const filled = editAnnotation(blank, place.at, { attributes: draft.attributes });
  return { before: null, after: filled.after };
}
