import { CircleAlert } from 'lucide-react';
import { memo } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import { missingAttributes } from '#core/domain/completeness.ts';
import type { AnnotationBody } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { goTo } from '#state/location.ts';
import type { Shown } from '#state/use-shown.ts';
import { initialsOf } from '#state/words.ts';
import { focusText } from '#ui/focus-text.ts';

interface ClosedCardProps {
  readonly shown: Shown;
  /** While its card is open the closed one keeps its place, unseen. */
  readonly active: boolean;
  /** Whose it is, when more than one layer shows. */
  readonly annotator: string | null;
}

/** An annotation in the margin: its main facts, and for an error the struck and the right words. */
export const ClosedCard = memo(function ClosedCard(props: ClosedCardProps) {
  const { shown, active, annotator } = props;
  const { record, tag, dimmed } = shown;
  const { body } = record;
  const [head = tag.label.toLowerCase(), ...facts] = summaryOf(body, tag);
  const isBare = facts.length === 0 && head === tag.label.toLowerCase();
  const missing = missingAttributes(body, tag);
  const correction = correctionOf(body, tag);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`card ${active ? 'invisible' : ''}`}
      data-card={record.id}
      data-tag={tag.id}
      data-line={tag.line}
      data-dimmed={dimmed || undefined}
      onClick={() => {
        goTo({ annotationId: record.id }, 'replace');
        focusText();
      }}
    >
      <span className="flex items-baseline gap-2">
        <b
          className={`truncate font-semibold text-ink ${isBare ? 'shrink-0' : 'min-w-0 shrink'}`}
          dir="auto"
        >
          {head}
        </b>
        {facts.length > 0 && (
          <span className="min-w-0 truncate" dir="auto">
            {facts.join(' ')}
          </span>
        )}
        {isBare && (
          <span className="min-w-0 truncate font-serif text-ink3" dir="auto">
            {wordsOf(body.span)}
          </span>
        )}
        {missing.length > 0 && (
          <span className="inline-flex shrink-0 items-center gap-1 self-center text-alarm">
            <CircleAlert size={14} strokeWidth={1.6} aria-hidden="true" />
            needs {missing.join(' and ')}
          </span>
        )}
        {annotator !== null && (
          <span className="ms-auto shrink-0 text-micro text-ink3" title={annotator}>
            {annotator === 'You' ? annotator : initialsOf(annotator)}
          </span>
        )}
      </span>
      {correction !== null && (
        <span className="line-clamp-2 font-serif text-ink" dir="auto">
          <s className="text-ink3">{shorten(wordsOf(body.span))}</s> {correction}
        </span>
      )}
      {body.note !== '' && (
        <span className="line-clamp-1 text-small text-ink3" dir="auto">
          {body.note}
        </span>
      )}
    </button>
  );
});

const LONGEST_STRUCK = 48;

function summaryOf(body: AnnotationBody, tag: Tag): readonly string[] {
  return tag.summary.flatMap((id) => {
    const value = body.attributes[id];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
}

function correctionOf(body: AnnotationBody, tag: Tag): string | null {
  const attribute = tag.attributes.find(({ purpose }) => purpose === 'editing');
  const value = attribute === undefined ? undefined : body.attributes[attribute.id];
  return typeof value === 'string' ? value : null;
}

function shorten(words: string): string {
  if (words.length <= LONGEST_STRUCK) return words;
  return `${words.slice(0, words.lastIndexOf(' ', LONGEST_STRUCK)).trimEnd()}…`;
}
