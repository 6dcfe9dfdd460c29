import type { Tag } from '#core/domain/codebook.ts';
import type { Place } from '#core/domain/edits.ts';
import {
  createAnnotation,
  editAnnotation,
  markDone,
  removeRecord,
  setAttribute,
} from '#core/domain/edits.ts';
import type { ArticleId, TagId } from '#core/domain/ids.ts';
import type {
  AnnotationRecord,
  AttributeValue,
  DoneRecord,
  GalleyRecord,
} from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { extentOf, isSameSpan, spanOf, wordsOf } from '#core/domain/span.ts';
import type { Span } from '#core/domain/span.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commit } from '#state/commit.ts';
import { currentPlace, goTo } from '#state/location.ts';
import { inMySet, missingSet } from '#state/own-set.ts';
import { articleQuery, queryClient, textQuery } from '#state/queries.ts';
import { announce, session, setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { openStory, tagOf } from '#state/use-story.ts';

/** The article that is open for reading, of two side by side that which the caret is in, with its text; `null` while none is. */
export function openArticle(): { story: Story; articleId: ArticleId; text: string } | null {
  const place = currentPlace();
  if (place.view !== 'read' && place.view !== 'compare') return null;
  const story = openStory(place.storyId);
  const shown = place.articleId ?? story?.articles[0]?.articleId;
  const articleId = place.view === 'read' ? shown : (session().caretIn ?? shown);
  if (story === null || articleId === undefined) return null;
  const text = queryClient.getQueryData<string>(textQuery(articleId, '').queryKey);
  return text === undefined ? null : { story, articleId, text };
}

/** The annotation in hand if it may be edited, which only its owner may. */
export function editableAnnotation(): AnnotationRecord | null {
  const place = currentPlace();
  const open = openArticle();
  if (open === null || place.annotationId === null) return null;
  const record = recordsOf(open.articleId).find(({ id }) => id === place.annotationId);
  return record !== undefined && isLive(record, 'annotation') && record.setId === open.story.mySetId
    ? record
    : null;
}

/** Tags the selected words, and opens the new annotation in the margin. */
export function tagSelection(tag: Tag): void {
  const open = openArticle();
  const { selection } = session();
  if (open === null || selection === null || selection.articleId !== open.articleId) return;
  const span = spanOf(open.text, [selection]);
  const same = taggedAlready(open.articleId, tag.id, span);
  if (same !== null && isInSight(same)) {
    setSession({ selection: null, caret: selection.end });
    goTo({ annotationId: same.id }, 'replace');
    announce(`Already tagged ${tag.label.toLowerCase()}`);
    return;
  }
  const id = newRecordId();
  commit(`tag ${tag.label.toLowerCase()}`, [
    ...missingSet(open.story),
    createAnnotation(id, placeIn(open.story, open.articleId), span, tag.id),
  ]);
  setSession({ selection: null, caret: selection.end });
  const { hiddenTags, hiddenSets } = currentPlace();
  goTo(
    {
      annotationId: id,
      // What is made is seen, whatever was hidden before.
      hiddenTags: hiddenTags.filter((hidden) => hidden !== tag.id),
      hiddenSets: hiddenSets.filter((hidden) => hidden !== open.story.mySetId),
    },
    'replace',
  );
  const paragraph = paragraphAt(paragraphsOf(open.text), selection.start);
  announce(
    `Tagged ${tag.label.toLowerCase()}, ${shorten(wordsOf(span))}, ¶${paragraph?.number ?? 1}`,
  );
}

/** The editor's own annotation of exactly these words with this tag, or `null`. */
export function taggedAlready(
  articleId: ArticleId,
  tag: TagId,
  span: Span,
): AnnotationRecord | null {
  const mine = openArticle()?.story.mySetId;
  return (
    recordsOf(articleId)
      .filter((record) => isLive(record, 'annotation'))
      .find(
        ({ setId, body }) => setId === mine && body.tag === tag && isSameSpan(body.span, span),
      ) ?? null
  );
}

/** Gives an annotation another tag. Attributes stay: what the new tag does not have is kept out of sight. */
export function retag(annotation: AnnotationRecord, tag: Tag): void {
  if (annotation.body.tag === tag.id) return;
  const label = tag.label.toLowerCase();
  commit(`retag as ${label}`, [editAnnotation(annotation, nowInstant(), { tag: tag.id })]);
  announce(`Now ${label}`);
}

/** Sets, or with `null` clears, one attribute. */
export function changeAttribute(
  annotation: AnnotationRecord,
  attribute: { readonly id: string; readonly label: string },
  value: AttributeValue | null,
): void {
  const label = `${value === null ? 'clear' : 'change'} ${attribute.label.toLowerCase()}`;
  commit(label, [setAttribute(annotation, nowInstant(), attribute.id, value)]);
}

/** Sets the note. */
export function changeNote(annotation: AnnotationRecord, note: string): void {
  if (note === annotation.body.note) return;
  commit('change note', [editAnnotation(annotation, nowInstant(), { note })]);
}

/** Removes an annotation; undo brings it back. */
export function removeAnnotation(annotation: AnnotationRecord): void {
  const open = openArticle();
  if (open === null) return;
  const tag = tagOf(open.story, annotation.setId, annotation.body.tag);
  commit(`delete ${tag.label.toLowerCase()}`, [removeRecord(annotation, nowInstant())]);
  if (session().pick?.annotationId === annotation.id) setSession({ pick: null });
  goTo({ annotationId: null }, 'replace');
  announce(`Deleted ${tag.label.toLowerCase()}`);
}

/** Marks the open article as read to the end, or takes the mark back. */
export function toggleDone(): void {
  const open = openArticle();
  if (open === null) return;
  const known = recordsOf(open.articleId).find(
    (record): record is DoneRecord => record.kind === 'done' && record.setId === open.story.mySetId,
  );
  const done = known === undefined || known.deleted === 1;
  commit(done ? 'mark done' : 'reopen account', [
    ...missingSet(open.story),
    markDone(known ?? null, newRecordId(), placeIn(open.story, open.articleId), done),
  ]);
  announce(done ? 'Marked done' : 'Reopened');
}

/** Goes to the next or the previous annotation of the open article, in text order. */
export function stepAnnotation(step: 1 | -1): void {
  const open = openArticle();
  if (open === null) return;
  const list = annotationsInSight(open.articleId).toSorted(inTextOrder);
  const next = neighbour(list, step);
  if (next === undefined) {
    announce(list.length === 0 ? 'No tags in this account' : 'No further tags');
    return;
  }
  const extent = extentOf(next.body.span);
  if (extent !== null) setSession({ selection: null, caret: extent.start });
  goTo({ annotationId: next.id }, 'replace');
  const tag = tagOf(open.story, next.setId, next.body.tag);
  announce(`${tag.label}, ${shorten(wordsOf(next.body.span))}`);
}

/** The innermost annotation at the caret, or `null`. */
export function annotationAtCaret(): AnnotationRecord | null {
  const open = openArticle();
  const { caret } = session();
  if (open === null || caret === null) return null;
  const [inside] = pileAt(open.articleId, caret);
  // The caret may also stand right behind the words.
  return inside ?? (caret === 0 ? null : (pileAt(open.articleId, caret - 1)[0] ?? null));
}

/** The annotations in sight at an offset of an article (UTF-16 code units), innermost first; of equals the one made last first. */
export function pileAt(articleId: ArticleId, offset: number): readonly AnnotationRecord[] {
  return annotationsInSight(articleId)
    .filter(({ body }) => body.span.some(({ start, end }) => start <= offset && offset < end))
    .toSorted((a, b) => lengthOf(a) - lengthOf(b) || (a.id < b.id ? 1 : -1));
}

/**
 * The annotations that lie on one another where the one in hand is: at the caret if it stands in its words, else at its first
 * word. Without one in hand, those at the caret.
 */
export function pileHere(): readonly AnnotationRecord[] {
  const open = openArticle();
  if (open === null) return [];
  const { caret } = session();
  const inHand = recordsOf(open.articleId).find(({ id }) => id === currentPlace().annotationId);
  if (inHand === undefined || !isLive(inHand, 'annotation')) {
    return caret === null ? [] : pileAt(open.articleId, caret);
  }
  const { span } = inHand.body;
  const isInside = caret !== null && span.some(({ start, end }) => start <= caret && caret < end);
  return pileAt(open.articleId, isInside ? caret : (span[0]?.start ?? -1));
}

/** Takes the next annotation of the pile in hand, after the last one the first again. */
export function stepThroughPile(): void {
  const pile = pileHere();
  const at = pile.findIndex(({ id }) => id === currentPlace().annotationId);
  const next = pile[(at + 1) % pile.length];
  const open = openArticle();
  if (next === undefined || open === null) return;
  goTo({ annotationId: next.id }, 'replace');
  const tag = tagOf(open.story, next.setId, next.body.tag);
  const words = shorten(wordsOf(next.body.span));
  announce(`${tag.label}, ${words}, ${pile.indexOf(next) + 1} of ${pile.length} here`);
}

/** The next annotation after the one in hand, or after the caret where none is in hand. */
function neighbour(list: readonly AnnotationRecord[], step: 1 | -1): AnnotationRecord | undefined {
  const at = list.findIndex(({ id }) => id === currentPlace().annotationId);
  if (at !== -1) return list[at + step];
  const caret = session().caret ?? 0;
  return step === 1
    ? (list.find((annotation) => startOf(annotation) >= caret) ?? list[0])
    : (list.findLast((annotation) => startOf(annotation) < caret) ?? list.at(-1));
}

function annotationsInSight(articleId: ArticleId): readonly AnnotationRecord[] {
  return recordsOf(articleId)
    .filter((record) => isLive(record, 'annotation'))
    .filter(isInSight);
}

function startOf({ body }: AnnotationRecord): number {
  return extentOf(body.span)?.start ?? -1;
}

function isInSight({ body, setId }: AnnotationRecord): boolean {
  const { hiddenTags, hiddenSets } = currentPlace();
  return !hiddenTags.includes(body.tag) && !hiddenSets.includes(setId);
}

function lengthOf({ body }: AnnotationRecord): number {
  const extent = extentOf(body.span);
  return extent === null ? 0 : extent.end - extent.start;
}

function inTextOrder(a: AnnotationRecord, b: AnnotationRecord): number {
  const first = extentOf(a.body.span);
  const second = extentOf(b.body.span);
  return (first?.start ?? -1) - (second?.start ?? -1) || (second?.end ?? 0) - (first?.end ?? 0);
}

/** Where the acts of this editor on an article go. */
export function placeIn(story: Story, articleId: ArticleId): Place {
  return { ...inMySet(story), articleId };
}

/** The records of an article as far as they are cached; none for `null`. */
export function recordsOf(articleId: ArticleId | null): readonly GalleyRecord[] {
  if (articleId === null) return [];
  return queryClient.getQueryData(articleQuery(articleId).queryKey) ?? [];
}

const LONGEST_SPOKEN = 60;

/** Words as they are spoken: not more than a screen reader says in a breath. */
export function shorten(words: string): string {
  return words.length <= LONGEST_SPOKEN ? words : `${words.slice(0, LONGEST_SPOKEN)}…`;
}
