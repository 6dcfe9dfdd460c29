import type { Tag } from '#core/domain/codebook.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { extentOf } from '#core/domain/span.ts';
import { quotationAt } from '#core/text/quotations.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import { sentenceAt } from '#core/text/sentences.ts';
import { wordAt } from '#core/text/words.ts';
import type { Command } from '#state/commands.ts';
import { goTo, currentPlace } from '#state/location.ts';
import { announce, session, setSession } from '#state/session.ts';
import { openStory } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import {
  annotationAtCaret,
  editableAnnotation,
  openArticle,
  removeAnnotation,
  retag,
  stepAnnotation,
  tagSelection,
  toggleDone,
} from './acts.ts';
import { cancelPick, canTakePick, startPick, takeAnnotation, takePick } from './picking.ts';

/** What can be done to words and annotations. One command a tag of the codebook comes first. */
export function taggingCommands(): readonly Command[] {
  const tags = openStory(currentPlace().storyId)?.codebook.tags ?? [];
  return [...tags.map(tagCommand), ...STANDING];
}

/** Sets a tag: on the selected words, else on the annotation in hand, else on whatever is selected next. */
export function applyTag(tag: Tag): void {
  const { selection, armed } = session();
  const annotation = selection === null ? editableAnnotation() : null;
  if (selection !== null) tagSelection(tag);
  else if (annotation !== null) retag(annotation, tag);
  else {
    const next = armed === tag.id ? null : tag.id;
    setSession({ armed: next });
    announce(
      next === null ? 'Tagging ended' : `Every selection becomes ${tag.label.toLowerCase()}`,
    );
  }
}

/** What a click on an annotation, or on plain text (`null`), means: evidence for a waiting field, or opening its card. */
export function openOrPick(annotation: AnnotationRecord | null): void {
  const { pick } = session();
  if (pick === null) goTo({ annotationId: annotation?.id ?? null }, 'replace');
  else if (annotation !== null) takeAnnotation(annotation);
}

/** What a finished selection sets off: a pick, a tag chosen beforehand, or nothing. */
export function afterSelection(): void {
  const { pick, armed } = session();
  if (pick !== null) {
    if (pick.goal.kind === 'attribute') takePick();
    return;
  }
  const tag = openStory(currentPlace().storyId)?.codebook.tags.find(({ id }) => id === armed);
  if (tag !== undefined) tagSelection(tag);
}

function tagCommand(tag: Tag): Command {
  return {
    id: `tag.${tag.id}`,
    label: `Tag as ${tag.label.toLowerCase()}`,
    group: 'Tag',
    keys: tag.key === '' ? [] : [tag.key],
    tag: tag.id,
    isEnabled: () => openArticle() !== null && session().pick === null,
    run: () => applyTag(tag),
  };
}

const isReading = (): boolean => openArticle() !== null;

const STANDING: readonly Command[] = [
  {
    id: 'text.expand',
    label: 'Expand to word, quotation, sentence, paragraph',
    group: 'Text',
    keys: ['s'],
    isEnabled: isReading,
    run: expandSelection,
  },
  {
    id: 'pick.take',
    label: 'Take the selected words, or the annotation in hand',
    group: 'Text',
    keys: ['Enter'],
    isEnabled: canTakePick,
    run: takePick,
  },
  {
    id: 'annotation.next',
    label: 'Next annotation',
    group: 'Annotation',
    keys: ['j'],
    isEnabled: isReading,
    run: () => stepAnnotation(1),
  },
  {
    id: 'annotation.previous',
    label: 'Previous annotation',
    group: 'Annotation',
    keys: ['k'],
    isEnabled: isReading,
    run: () => stepAnnotation(-1),
  },
  {
    id: 'annotation.edit',
    label: 'Open the annotation at the caret, then fill it in',
    group: 'Annotation',
    keys: ['Enter'],
    isEnabled: () => {
      const { selection, pick } = session();
      const inHand = editableAnnotation() ?? annotationAtCaret();
      return selection === null && pick === null && inHand !== null;
    },
    run: () => {
      const inHand = editableAnnotation();
      if (inHand === null) goTo({ annotationId: annotationAtCaret()?.id ?? null }, 'replace');
      else setSession({ fillIn: inHand.id });
    },
  },
  {
    id: 'annotation.link',
    label: 'Link to another annotation',
    group: 'Annotation',
    keys: ['l'],
    isEnabled: () => editableAnnotation() !== null && session().pick === null,
    run: () => {
      const annotation = editableAnnotation();
      const relation = openStory(currentPlace().storyId)?.codebook.relations[0];
      if (annotation !== null && relation !== undefined) {
        startPick(annotation, { kind: 'link', relation: relation.id });
      }
    },
  },
  {
    id: 'annotation.delete',
    label: 'Delete the annotation',
    group: 'Annotation',
    keys: ['Delete', 'Backspace'],
    isEnabled: () => editableAnnotation() !== null,
    run: () => {
      const annotation = editableAnnotation();
      if (annotation !== null) removeAnnotation(annotation);
    },
  },
  {
    id: 'article.done',
    label: 'Mark the account done, or reopen it',
    group: 'Account',
    keys: ['d'],
    isEnabled: isReading,
    run: toggleDone,
  },
  {
    id: 'text.release',
    label: 'Let go of selection, chosen tag or annotation',
    group: 'Text',
    keys: ['Escape'],
    inFields: true,
    isEnabled: () => {
      const { selection, armed, pick } = session();
      const { annotationId } = currentPlace();
      const inHand = selection !== null || armed !== null || pick !== null || annotationId !== null;
      return inHand && isReading();
    },
    run: letGo,
  },
];

/** Lets go of one thing at a time: the pick, the selection, the chosen tag, the annotation in hand. */
function letGo(): void {
  const { selection, armed, pick } = session();
  if (pick !== null) cancelPick();
  else if (selection !== null) setSession({ selection: null });
  else if (armed !== null) setSession({ armed: null });
  else {
    const extent = extentOf(editableAnnotation()?.body.span ?? []);
    if (session().caret === null && extent !== null) setSession({ caret: extent.end });
    goTo({ annotationId: null }, 'replace');
  }
  focusText();
}

/** Grows the selection, or the caret, to the next larger unit around it. */
function expandSelection(): void {
  const open = openArticle();
  if (open === null) return;
  const { text, articleId } = open;
  const from = session().selection ?? caretRange();
  if (from === null) return;
  const paragraph = paragraphAt(paragraphsOf(text), from.start);
  const steps = [
    wordAt(text, from.start),
    quotationAt(text, from.start),
    sentenceAt(text, from.start),
    paragraph,
  ];
  const next = steps
    .filter((range) => range !== null)
    .filter(
      ({ start, end }) =>
        start <= from.start && end >= from.end && end - start > from.end - from.start,
    )
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
  if (next === undefined) return;
  const range = { start: next.start, end: next.end };
  setSession({
    selection: { articleId, ...range, backward: false, native: range, by: 'keyboard' },
  });
  announce(`Selected ${text.slice(range.start, range.end)}`);
}

function caretRange(): { start: number; end: number } | null {
  const { caret } = session();
  return caret === null ? null : { start: caret, end: caret };
}
