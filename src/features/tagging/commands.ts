import type { Tag } from '#core/domain/codebook.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { extentOf } from '#core/domain/span.ts';
import type { Command } from '#state/commands.ts';
import { goTo, currentPlace } from '#state/location.ts';
import { announce, openOverlay, session, setSession } from '#state/session.ts';
import { openStory } from '#state/use-story.ts';
import { focusText } from '#ui/focus-text.ts';

import {
  annotationAtCaret,
  editableAnnotation,
  openArticle,
  pileHere,
  removeAnnotation,
  retag,
  stepAnnotation,
  stepThroughPile,
  tagSelection,
  toggleDone,
} from './acts.ts';
import {
  addSelection,
  canSplit,
  placeOnSelection,
  removeSelection,
  splitInHand,
  stepOuterBoundary,
} from './boundaries.ts';
import { copySelection } from './copy.ts';
import {
  cancelPick,
  canTakePick,
  startLink,
  startPick,
  takeAnnotation,
  takePick,
} from './picking.ts';
import { expandSelection, selectQuotation, selectSentence, shrinkSelection } from './selecting.ts';
import { wantedOccurrences } from './wanted-occurrences.ts';

/** What can be done to words and annotations. One command a tag of the codebook comes first. */
export function taggingCommands(): readonly Command[] {
  const tags = openStory(currentPlace().storyId)?.codebook.tags ?? [];
  return [...tags.map(tagCommand), ...STANDING].map((command) => ({
    ...command,
    view: command.tag !== undefined || IN_COMPARE.has(command.id) ? ['read', 'compare'] : 'read',
  }));
}

/** What of it can be done to words in two accounts side by side as well, as all tags can be set there. */
const IN_COMPARE: ReadonlySet<string> = new Set([
  'text.expand',
  'text.shrink',
  'text.quotation',
  'text.sentence',
  'text.copy',
  'text.release',
  'pick.take',
  'annotation.pile',
  'annotation.delete',
]);

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
    says: () => tagInWords(tag),
    group: 'Tag',
    keys: tag.key === '' ? [] : [tag.key],
    tag: tag.id,
    isEnabled: () => openArticle() !== null && session().pick === null,
    run: () => applyTag(tag),
  };
}

/** What the key of a tag would do now. */
function tagInWords(tag: Tag): string {
  const name = tag.label.toLowerCase();
  if (session().selection !== null) return `Tag as ${name}`;
  if (editableAnnotation() !== null) return `Retag as ${name}`;
  return session().armed === tag.id
    ? 'Stop tagging every selection'
    : `Tag every selection as ${name}`;
}

const isReading = (): boolean => openArticle() !== null;
const hasSelection = (): boolean => session().selection !== null;
const canChangeWords = (): boolean => hasSelection() && editableAnnotation() !== null;

/** Four keys in a row for the two ends of the annotation in hand: by word, with Shift by character. */
const BOUNDARIES: readonly Command[] = (['word', 'character'] as const).flatMap((step) =>
  (
    [
      ['start', 'backward', 'Begin a word earlier', 1],
      ['start', 'forward', 'Begin a word later', 2],
      ['end', 'backward', 'End a word earlier', 3],
      ['end', 'forward', 'End a word later', 4],
    ] as const
  ).map(([side, direction, label, digit]): Command => ({
    id: `annotation.${side}.${direction}.${step}`,
    label: label.replace('word', step),
    group: 'Annotation',
    submenu: 'Move its ends',
    keys: [step === 'word' ? `Digit${digit}` : `Shift+Digit${digit}`],
    isEnabled: () => editableAnnotation() !== null,
    run: () => stepOuterBoundary(side, direction, step),
  })),
);

const STANDING: readonly Command[] = [
  {
    id: 'annotation.place',
    label: 'Put the tag on the selected words',
    group: 'Annotation',
    keys: ['Shift+P'],
    isEnabled: canChangeWords,
    run: placeOnSelection,
  },
  {
    id: 'annotation.comment',
    label: 'Comment',
    group: 'Annotation',
    keys: ['Shift+M'],
    isEnabled: () => isReading() && currentPlace().annotationId !== null,
    run: () => document.querySelector<HTMLElement>('[data-card-editor] [data-reply]')?.focus(),
  },
  {
    id: 'text.expand',
    label: 'Expand to word, quotation, sentence, paragraph',
    group: 'Text',
    keys: ['s'],
    isEnabled: isReading,
    run: expandSelection,
  },
  {
    id: 'text.shrink',
    label: 'Shrink to paragraph, sentence, quotation, word',
    group: 'Text',
    keys: ['Shift+S'],
    isEnabled: hasSelection,
    run: shrinkSelection,
  },
  {
    id: 'text.quotation',
    label: 'Select the quotation at the caret',
    group: 'Text',
    keys: ['Shift+"', '"'],
    isEnabled: isReading,
    run: selectQuotation,
  },
  {
    id: 'text.sentence',
    label: 'Select the sentence at the caret, then the next as well',
    group: 'Text',
    keys: ['.'],
    isEnabled: isReading,
    run: selectSentence,
  },
  {
    id: 'text.copy',
    label: 'Copy the selected words',
    group: 'Text',
    keys: [],
    isEnabled: hasSelection,
    run: () => void copySelection(),
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
    group: 'Text',
    keys: ['j'],
    isEnabled: isReading,
    run: () => stepAnnotation(1),
  },
  {
    id: 'annotation.previous',
    label: 'Previous annotation',
    group: 'Text',
    keys: ['k'],
    isEnabled: isReading,
    run: () => stepAnnotation(-1),
  },
  {
    id: 'annotation.pile',
    label: 'Next annotation at the same place',
    group: 'Annotation',
    keys: ['p'],
    isEnabled: () => pileHere().some(({ id }) => id !== currentPlace().annotationId),
    run: stepThroughPile,
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
  ...BOUNDARIES,
  {
    id: 'annotation.add',
    label: 'Add the selected words to the annotation',
    group: 'Annotation',
    keys: ['a'],
    isEnabled: canChangeWords,
    run: addSelection,
  },
  {
    id: 'annotation.takeOut',
    label: 'Take the selected words out of the annotation',
    group: 'Annotation',
    keys: ['Shift+A'],
    isEnabled: canChangeWords,
    run: removeSelection,
  },
  {
    id: 'annotation.split',
    label: 'Break the annotation in two at the caret',
    group: 'Annotation',
    keys: ['b'],
    isEnabled: canSplit,
    run: splitInHand,
  },
  {
    id: 'annotation.merge',
    label: 'Merge with another annotation',
    group: 'Annotation',
    keys: ['m'],
    isEnabled: () => editableAnnotation() !== null && session().pick === null,
    run: () => {
      const annotation = editableAnnotation();
      if (annotation !== null) startPick(annotation, { kind: 'merge' });
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
        startLink(annotation, relation.id);
      }
    },
  },
  {
    id: 'occurrences',
    label: 'Tag every occurrence…',
    group: 'Tag',
    keys: ['o'],
    isEnabled: () => session().pick === null && wantedOccurrences() !== null,
    run: () => openOverlay('occurrences'),
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
