import type { Answer } from '#core/review/inbox.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';

import { FactTable } from './FactTable.tsx';
import { factsOf } from './facts.ts';
import { Thread } from '../thread/Thread.tsx';

import type { Review } from './review-now.ts';
import { ANSWER_WORDS, verdictInWords } from './words.ts';

interface AnswerPaneProps {
  readonly review: Review;
  readonly answer: Answer;
}

/** What a reviewer says of an annotation of mine: the verdict, its reason, before and after, and the thread. */
export function AnswerPane({ review, answer }: AnswerPaneProps) {
  const { story, set } = review;
  const { record, decision, state, thread } = answer;
  const tag = tagOf(story, record.setId, record.body.tag);
  const amended = decision?.body.amended ?? null;
  const reason = decision?.body.reason ?? '';
  return (
    <aside className="review-detail" aria-label="What they say">
      <header className="flex items-baseline gap-2 pb-1.5">
        <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
        <b className="font-semibold">{tag.label}</b>
        <span className="ms-auto text-ink2">{ANSWER_WORDS[state]}</span>
      </header>
      <p className="border-y border-rule2 py-2">
        <b className="font-semibold">{verdictInWords(answer)}</b>
        {reason !== '' && <span dir="auto">: {reason}</span>}
        <span className="text-ink2"> · {nameOfSet(story, set)}</span>
      </p>
      <FactTable
        facts={factsOf(story, record.body, amended)}
        a={amended === null ? 'Yours' : 'Before'}
        b={amended === null ? null : 'After'}
      />
      <h2 className="review-heading">
        Thread{thread.isResolved && <span className="font-normal">, resolved</span>}
      </h2>
      <Thread
        key={record.id}
        story={story}
        target={record.id}
        thread={thread.replies.length === 0 ? undefined : thread}
        label={`Reply to ${nameOfSet(story, set)}`}
        binding="review.comment"
      />
    </aside>
  );
}
