import { Check, RotateCcw, X } from 'lucide-react';

import { asSetId } from '#core/domain/ids.ts';
import type { ReviewSide } from '#state/location.ts';
import { goTo, usePlace } from '#state/location.ts';
import { nameOfSet } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Toggle } from '#ui/Toggle.tsx';

import type { Review } from './review-now.ts';
import { reviewableSets } from './review-now.ts';

interface ReviewHeadProps {
  readonly review: Review;
  readonly withMine: boolean;
  readonly onWithMine: (on: boolean) => void;
}

/** Whose set it is, how far the review has come, and which side of it is shown. */
export function ReviewHead({ review, withMine, onWithMine }: ReviewHeadProps) {
  const side = usePlace('side');
  const open = review.answers.filter(({ state }) => state === 'open').length;
  return (
    <div className="review-head">
      <Whose review={review} />
      {side === 'theirs' ? (
        <Decided review={review} />
      ) : (
        <p className="text-ink2">{answered(review)}</p>
      )}
      <div className="ms-auto flex items-center gap-4">
        <div className="review-sides" role="group" aria-label="Whose tags">
          <SideButton side="theirs">Their tags</SideButton>
          <SideButton side="mine">
            Said of yours
            {open > 0 && <span className="ps-1.5 text-micro">{open}</span>}
          </SideButton>
        </div>
        {side === 'theirs' && (
          <span className="max-cards:hidden">
            <Toggle on={withMine} onChange={onWithMine}>
              My layer
            </Toggle>
          </span>
        )}
      </div>
    </div>
  );
}

function SideButton(props: { readonly side: ReviewSide; readonly children: React.ReactNode }) {
  const isShown = usePlace('side') === props.side;
  return (
    <button
      type="button"
      className="mode-button"
      aria-pressed={isShown}
      onClick={() => goTo({ side: props.side, annotationId: null }, 'push')}
    >
      {props.children}
    </button>
  );
}

function Whose({ review }: { readonly review: Review }) {
  const sets = reviewableSets(review.story);
  const theirs = review.progress.total;
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      {sets.length > 1 ? (
        <select
          aria-label="Whose set"
          className="field w-auto max-w-50 font-semibold"
          value={review.setId}
          onChange={(event) =>
            goTo({ reviewed: asSetId(event.target.value), annotationId: null, tag: null }, 'push')
          }
        >
          {sets.map((set) => (
            <option key={set.id} value={set.setId}>
              {nameOfSet(review.story, set)}
            </option>
          ))}
        </select>
      ) : (
        <b className="truncate font-semibold" dir="auto">
          {nameOfSet(review.story, review.set)}
        </b>
      )}
      <span className="shrink-0 text-ink2 max-cards:sr-only">{count(theirs, 'annotation')}</span>
    </div>
  );
}

function Decided({ review }: { readonly review: Review }) {
  const { total, accepted, rejected, needsWork } = review.progress;
  const decided = accepted + rejected + needsWork;
  return (
    <div className="review-progress">
      <div className="review-bar" aria-hidden="true">
        <span data-part="accepted" style={{ flexGrow: accepted }} />
        <span data-part="rejected" style={{ flexGrow: rejected }} />
        <span data-part="needs-work" style={{ flexGrow: needsWork }} />
        <span style={{ flexGrow: total - decided }} />
      </div>
      <p className="flex flex-wrap gap-x-4 text-micro text-ink2">
        <span>
          <b className="font-semibold text-ink">{decided}</b> of {total} decided
        </span>
        <Part icon={<Check size={13} strokeWidth={1.6} aria-hidden="true" />} n={accepted}>
          accepted
        </Part>
        <Part icon={<X size={13} strokeWidth={1.6} aria-hidden="true" />} n={rejected}>
          rejected
        </Part>
        <Part icon={<RotateCcw size={12} strokeWidth={1.6} aria-hidden="true" />} n={needsWork}>
          {needsWork === 1 ? 'needs work' : 'need work'}
        </Part>
      </p>
    </div>
  );
}

interface PartProps {
  readonly icon: React.ReactNode;
  readonly n: number;
  readonly children: string;
}

function Part({ icon, n, children }: PartProps) {
  return (
    <span className="inline-flex items-center gap-1 max-medium:hidden">
      {icon}
      <b className="font-semibold text-ink">{n}</b> {children}
    </span>
  );
}

function answered({ answers }: Review): string {
  const open = answers.filter(({ state }) => state === 'open').length;
  return `${count(answers.length, 'tag')} of yours judged, ${open} waiting for you`;
}
