import { Check, MessageSquare, RotateCcw, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { Answer, InboxItem } from '#core/review/inbox.ts';
import { isUndecided } from '#core/review/inbox.ts';
import { runCommand, useKeyOf } from '#state/commands.ts';
import { setSession, useSession } from '#state/session.ts';
import { nameOfSet } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';

import {
  accept,
  acceptRevised,
  askForWork,
  cancel,
  follow,
  keepMine,
  REASONS,
  reject,
  rejectBecause,
  startAcceptingAll,
  startRejecting,
  startRevising,
} from './acts.ts';
import type { Review } from './review-now.ts';
import { STATE_WORDS } from './words.ts';

interface DecisionBarProps {
  readonly review: Review;
  readonly item: InboxItem | null;
  readonly answer: Answer | null;
}

/** What can be done with the annotation in hand: always at the foot, always in the same order. */
export function DecisionBar({ review, item, answer }: DecisionBarProps) {
  return (
    <div className="review-decision" role="toolbar" aria-label="Decide">
      {answer !== null ? (
        <AnswerButtons answer={answer} />
      ) : item?.aligned.theirs == null ? (
        <MineButtons review={review} isThere={item !== null} />
      ) : (
        <VerdictButtons review={review} item={item} />
      )}
    </div>
  );
}

function VerdictButtons({ review, item }: { readonly review: Review; readonly item: InboxItem }) {
  const keyOf = useKeyOf();
  const reviewing = useSession((state) => state.reviewing);
  if (reviewing?.step === 'revise') {
    return (
      <div className="review-buttons">
        <Button primary onPress={acceptRevised}>
          <Check size={14} strokeWidth={1.8} aria-hidden="true" /> Accept as revised{' '}
          <Key binding="Enter" inverted />
        </Button>
        <Button onPress={cancel}>
          Cancel <Key binding="Escape" />
        </Button>
        <span className="text-small text-ink2">
          Choose what stays in each row, or write it yourself.
        </span>
      </div>
    );
  }
  const { kind } = item.aligned;
  const left = review.items.filter(
    (other) => other.aligned.kind === kind && isUndecided(other),
  ).length;
  return (
    <>
      <Reasons isAsked={reviewing?.step === 'reason'} />
      <div className="review-buttons">
        <Button primary onPress={accept}>
          <Check size={14} strokeWidth={1.8} aria-hidden="true" /> Accept{' '}
          <Key binding={keyOf('review.accept')} inverted />
        </Button>
        <Button onPress={startRejecting} aria-pressed={reviewing?.step === 'reason'}>
          <X size={14} strokeWidth={1.8} aria-hidden="true" /> Reject{' '}
          <Key binding={keyOf('review.reject')} />
        </Button>
        <Button onPress={askForWork}>
          <RotateCcw size={13} strokeWidth={1.8} aria-hidden="true" /> Needs work{' '}
          <Key binding={keyOf('review.work')} />
        </Button>
        <Button onPress={startRevising}>
          Revise<span className="max-cards:hidden"> and accept</span>{' '}
          <Key binding={keyOf('review.revise')} />
        </Button>
        {item.decision !== null && (
          <span className="text-small text-ink2">
            {item.state === 'changed'
              ? 'You decided on an earlier version.'
              : `Now: ${stateOf(item)}`}
          </span>
        )}
        {left > 1 && (
          <button
            type="button"
            className="hit ms-auto flex items-center gap-2 text-ink2 hover:text-ink max-medium:hidden"
            onClick={startAcceptingAll}
          >
            Accept all {left} of this kind <Key binding={keyOf('review.all')} />
          </button>
        )}
      </div>
    </>
  );
}

function stateOf({ state, decision }: InboxItem): string {
  if (decision === null) return STATE_WORDS[state];
  if (decision.body.amended !== null) return 'accepted as revised';
  const { reason } = decision.body;
  return reason === '' ? STATE_WORDS[state] : `${STATE_WORDS[state]}, ${reason}`;
}

function Reasons({ isAsked }: { readonly isAsked: boolean }) {
  const isOther = useSession(({ reviewing }) => reviewing?.step === 'reason' && reviewing.isOther);
  return (
    <div className="review-reasons" data-asked={isAsked || undefined}>
      <span className={`shrink-0 text-small ${isAsked ? 'font-semibold' : 'text-ink2'}`}>
        Reject because
      </span>
      {isOther ? (
        <OtherReason />
      ) : (
        [...REASONS, 'other…'].map((reason, i) => (
          <button
            key={reason}
            type="button"
            className="review-reason"
            data-asked={isAsked || undefined}
            onClick={() => rejectBecause(i)}
          >
            <kbd aria-hidden="true" className="pointer-coarse:hidden">
              {i + 1}
            </kbd>
            {reason}
          </button>
        ))
      )}
    </div>
  );
}

function OtherReason() {
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState('');
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="flex flex-1 gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') reject(reason.trim());
      }}
    >
      <input
        ref={field}
        className="field max-w-100"
        aria-label="Reason"
        placeholder="Why? Enter rejects"
        dir="auto"
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setSession({ reviewing: { step: 'reason', isOther: false } });
        }}
      />
      <Button type="submit">Reject</Button>
    </form>
  );
}

function AnswerButtons({ answer }: { readonly answer: Answer }) {
  const keyOf = useKeyOf();
  const { decision, record, state } = answer;
  const verdict = decision?.body.verdict;
  const isAmended = decision?.body.amended != null;
  const canFollow = isAmended || (verdict === 'rejected' && record.deleted === 0);
  return (
    <div className="review-buttons">
      {canFollow && (
        <Button primary isDisabled={state === 'followed'} onPress={follow}>
          <Check size={14} strokeWidth={1.8} aria-hidden="true" />
          {isAmended ? 'Take it over' : 'Delete mine'}{' '}
          <Key binding={keyOf('review.accept')} inverted />
        </Button>
      )}
      <Button isDisabled={state !== 'open'} onPress={keepMine}>
        Keep mine <Key binding={keyOf('review.keep')} />
      </Button>
      <CommentButton />
      <NextButton />
    </div>
  );
}

function MineButtons({ review, isThere }: { readonly review: Review; readonly isThere: boolean }) {
  if (!isThere) return null;
  return (
    <div className="review-buttons">
      <span className="text-ink2">
        Only you have tagged this: {nameOfSet(review.story, review.set)} has nothing to be decided
        on here.
      </span>
      <CommentButton />
      <NextButton />
    </div>
  );
}

function CommentButton() {
  const keyOf = useKeyOf();
  return (
    <Button onPress={() => runCommand('review.comment')}>
      <MessageSquare size={13} strokeWidth={1.8} aria-hidden="true" /> Comment{' '}
      <Key binding={keyOf('review.comment')} />
    </Button>
  );
}

function NextButton() {
  const keyOf = useKeyOf();
  return (
    <Button onPress={() => runCommand('review.next')}>
      Next <Key binding={keyOf('review.next')} />
    </Button>
  );
}
