import { BookOpenText, Trash2, X } from 'lucide-react';

import { memo, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

import { missingAttributes } from '#core/domain/completeness.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';

import { changeNote, removeAnnotation } from './acts.ts';
import { AttributeField } from './AttributeField.tsx';
import { LinksField } from './LinksField.tsx';
import { PileList } from './PileList.tsx';
import { TextField } from './TextField.tsx';

/** What the card of somebody else's annotation says once a new version of the account was taken here. */
const CARRIED = {
  exact: 'They read an earlier version; these words were the same there.',
  shifted: 'They read an earlier version; these words were the same there.',
  changed: 'They read an earlier version with other words here, and have not seen these.',
  orphaned: 'They read an earlier version; these words are gone.',
} as const;

export interface OpenCardProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
  /** What has been said of it. */
  readonly thread: ReactNode;
}

const FIELDS = 'input, textarea, select, button[data-field]';

/** The card of the annotation in hand: everything it says, edited in place. Each field saves by itself. */
export const OpenCard = memo(function OpenCard({ story, annotation, thread }: OpenCardProps) {
  const keyOf = useKeyOf();
  const tag = tagOf(story, annotation.setId, annotation.body.tag);
  const set = story.sets.find(({ setId }) => setId === annotation.setId);
  const mine = annotation.setId === story.mySetId;
  const missing = missingAttributes(annotation.body, tag);
  const foreign = Object.keys(annotation.body.attributes).filter(
    (id) => !tag.attributes.some((attribute) => attribute.id === id),
  );
  const card = useRef<HTMLElement>(null);
  const guided = useSession((state) => state.guided);
  const fillIn = useSession((state) => state.fillIn === annotation.id);
  useEffect(() => {
    if (!fillIn) return;
    card.current?.querySelector<HTMLElement>(FIELDS)?.focus();
    setSession({ fillIn: null });
  }, [fillIn]);
  return (
    <section
      ref={card}
      className="editor"
      data-card-editor=""
      aria-label={`${tag.label}, ${wordsOf(annotation.body.span)}`}
    >
      <PileList story={story} annotation={annotation} />
      <header className="flex items-center gap-2 border-b border-rule px-3 py-1.5">
        <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
        <b className="font-semibold">{tag.label}</b>
        <span className="min-w-0 flex-1 truncate text-ink2" dir="auto">
          {wordsOf(annotation.body.span) || 'the account as a whole'}
        </span>
        {tag.guideline !== '' && (
          <button
            type="button"
            className={`hit inline-flex items-center justify-center p-0.5 hover:text-ink pointer-coarse:size-11 ${guided ? 'text-ink' : 'text-ink2'}`}
            aria-label="Guideline"
            title="Guideline"
            aria-expanded={guided}
            onClick={() => setSession({ guided: !guided })}
          >
            <BookOpenText size={15} strokeWidth={1.6} aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          className="hit inline-flex items-center justify-center p-0.5 text-ink2 hover:text-ink pointer-coarse:size-11"
          aria-label="Close the card"
          onClick={() => runCommand('text.release')}
        >
          <X size={16} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </header>
      {guided && tag.guideline !== '' && (
        <div className="max-h-40 shrink-0 overflow-y-auto border-b border-rule px-3 py-2">
          <p className="font-serif text-cell whitespace-pre-line text-ink2" dir="auto">
            {tag.guideline}
          </p>
          <button
            type="button"
            className="hit pt-1 text-small text-ink2 underline underline-offset-2 hover:text-ink"
            onClick={() => goTo({ view: 'codebook', tag: tag.id }, 'push')}
          >
            Open the codebook
          </button>
        </div>
      )}
      <div className="editor-rows min-h-0 overflow-y-auto px-3 py-3">
        {!mine && (
          <p className="text-small text-ink2">
            From {nameOfSet(story, set)}. Only they can change it.
            {annotation.carried !== undefined && ` ${CARRIED[annotation.carried.outcome]}`}
          </p>
        )}
        {tag.attributes
          .filter(({ id }) => mine || annotation.body.attributes[id] !== undefined)
          .map((attribute) => (
            <AttributeField
              key={attribute.id}
              story={story}
              annotation={annotation}
              attribute={attribute}
              editable={mine}
              missing={missing.includes(attribute.label.toLowerCase())}
            />
          ))}
        {foreign.length > 0 && (
          <p className="text-small text-ink3">Kept from another tag: {foreign.join(', ')}.</p>
        )}
        {(mine || annotation.body.note !== '') && (
          <div className="editor-row">
            <label className="editor-label" htmlFor={`note-${annotation.id}`}>
              Note
            </label>
            <TextField
              id={`note-${annotation.id}`}
              value={annotation.body.note}
              multiline
              editable={mine}
              onSave={(note) => changeNote(annotation, note)}
            />
          </div>
        )}
        <LinksField story={story} annotation={annotation} editable={mine} />
        {thread}
      </div>
      <footer className="flex min-h-7 items-center gap-3 border-t border-rule px-3 py-1 text-small text-ink3">
        {mine && (
          <>
            <button
              type="button"
              className="hit inline-flex items-center gap-1.5 text-ink2 hover:text-ink pointer-coarse:min-h-11"
              onClick={() => removeAnnotation(annotation)}
            >
              <Trash2 size={14} strokeWidth={1.6} aria-hidden="true" />
              Delete
            </button>
            <span className="ms-auto flex items-center gap-1.5 max-cards:hidden">
              <Key binding={keyOf('annotation.edit')} /> fill in
            </span>
          </>
        )}
        <span className={`flex items-center gap-1.5 max-cards:hidden ${mine ? '' : 'ms-auto'}`}>
          <Key binding={keyOf('text.release')} /> close
        </span>
      </footer>
    </section>
  );
});
