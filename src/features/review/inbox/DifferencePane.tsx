import type { InboxItem } from '#core/review/inbox.ts';
import { useSession } from '#state/session.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';

import { FactTable } from './FactTable.tsx';
import { factsOf } from './facts.ts';
import { Thread } from '../thread/Thread.tsx';

import type { Review } from './review-now.ts';
import { Revision } from './Revision.tsx';
import { KIND_WORDS } from './words.ts';

interface DifferencePaneProps {
  readonly review: Review;
  readonly item: InboxItem;
}

/** The annotation in hand beside mine: what differs, what has been said of it, what the codebook says of its tag. */
export function DifferencePane({ review, item }: DifferencePaneProps) {
  const { story, set } = review;
  const { aligned, record } = item;
  const tag = tagOf(story, record.setId, record.body.tag);
  const name = nameOfSet(story, set);
  const thread = review.threads.get(record.id);
  const reviewing = useSession((state) => state.reviewing);
  const isRevised = reviewing?.step === 'revise' && reviewing.target === record.id;
  const isPair = aligned.theirs !== null && aligned.mine !== null;
  return (
    <aside className="review-detail" aria-label="Difference">
      <header className="flex items-baseline gap-2 pb-1.5">
        <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
        <b className="font-semibold">{tag.label}</b>
        <span className="text-ink2">{differencesInWords(item)}</span>
      </header>
      {isRevised && aligned.theirs !== null ? (
        <Revision
          story={story}
          name={name}
          theirs={aligned.theirs}
          mine={aligned.mine}
          body={reviewing.body}
        />
      ) : (
        <FactTable
          facts={factsOf(story, record.body, isPair ? aligned.mine.body : null)}
          a={aligned.theirs === null ? 'You' : name}
          b={isPair ? 'You' : null}
        />
      )}
      <h2 className="review-heading">
        Thread{thread?.isResolved === true && <span className="font-normal">, resolved</span>}
      </h2>
      <Thread
        key={record.id}
        story={story}
        target={record.id}
        thread={thread}
        label={`Reply to ${name}`}
        binding="review.comment"
      />
      {tag.guideline !== '' && (
        <section aria-label="Guideline" className="pt-4">
          <h2 className="review-heading">Guideline, {tag.label.toLowerCase()}</h2>
          <p className="pt-2 whitespace-pre-line text-ink2" dir="auto">
            {tag.guideline}
          </p>
        </section>
      )}
    </aside>
  );
}

function differencesInWords({ aligned }: InboxItem): string {
  const kind = KIND_WORDS[aligned.kind].toLowerCase();
  if (aligned.theirs === null || aligned.mine === null) return kind;
  const more =
    aligned.kind === 'boundary' && aligned.attributes.length > 0 ? ', other attribute' : '';
  const words = aligned.kind === 'tag' && !aligned.sameWords ? ', other boundary' : '';
  return `${kind}${more}${words}`;
}
