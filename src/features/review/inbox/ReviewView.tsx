import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { goTo, usePlace } from '#state/location.ts';
import { articleQuery } from '#state/queries.ts';
import { setSession, useSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Key } from '#ui/Key.tsx';
import { runCommand, useKeyOf } from '#state/commands.ts';

import { reviewActs } from '../commands.ts';
import * as acts from './acts.ts';
import { AnswerPane } from './AnswerPane.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { DifferencePane } from './DifferencePane.tsx';
import { Queue } from './Queue.tsx';
import './review.css';
import type { Review } from './review-now.ts';
import { entriesOf, inHand, reviewableSets } from './review-now.ts';
import { ReviewHead } from './ReviewHead.tsx';
import { useReview } from './use-review.ts';

const AcceptAllDialog = lazy(() =>
  import('./AcceptAllDialog.tsx').then(({ AcceptAllDialog: dialog }) => ({ default: dialog })),
);

reviewActs.come(acts);

interface ReviewViewProps {
  readonly story: Story;
  /** Shows an account with these records, as the reading view does. */
  readonly text: (article: ArticleRecord, records: Records) => ReactNode;
}

/** Another editor's annotations one by one, in place in the text, against one's own. */
export function ReviewView({ story, text }: ReviewViewProps) {
  const review = useReview(story);
  useEffect(() => () => setSession({ reviewing: null }), []);
  if (reviewableSets(story).length === 0) return <NobodyHere />;
  return review === null ? (
    <h1 className="sr-only">Review</h1>
  ) : (
    <OpenReview review={review} text={text} />
  );
}

function OpenReview({ review, text }: { readonly review: Review } & Pick<ReviewViewProps, 'text'>) {
  const side = usePlace('side');
  const tag = usePlace('tag');
  const only = usePlace('only');
  const annotationId = usePlace('annotationId');
  const { story } = review;
  const [withMine, setWithMine] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const entries = useMemo(() => entriesOf(review, { side, tag, only }), [review, side, tag, only]);
  const articleId = usePlace('articleId');
  const entry = inHand(entries, { annotationId, articleId });
  const id = entry?.id ?? null;
  useEffect(() => {
    if (entry !== null && id !== annotationId) {
      goTo({ view: 'review', articleId: entry.articleId, annotationId: id }, 'replace');
    }
  }, [entry, id, annotationId]);
  const article = story.articles.find((candidate) => candidate.articleId === entry?.articleId);
  const item = side === 'theirs' ? review.items.find(({ record }) => record.id === id) : undefined;
  const answer =
    side === 'mine' ? review.answers.find(({ record }) => record.id === id) : undefined;
  const counterpart = item?.aligned.mine?.id ?? answer?.record.id ?? null;
  const isAskedAll = useSession((state) => state.reviewing?.step === 'all');
  return (
    <div className="review">
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        Review
      </h1>
      <ReviewHead review={review} withMine={withMine} onWithMine={setWithMine} />
      <Queue review={review} entries={entries} current={id} />
      <div className="review-text">
        {article === undefined ? (
          <Nothing review={review} side={side} isFiltered={tag !== null || only !== null} />
        ) : (
          <ShownText
            key={article.articleId}
            review={review}
            article={article}
            mine={withMine ? 'all' : counterpart}
            text={text}
          />
        )}
      </div>
      {item !== undefined && <DifferencePane review={review} item={item} />}
      {answer !== undefined && <AnswerPane review={review} answer={answer} />}
      <DecisionBar review={review} item={item ?? null} answer={answer ?? null} />
      {isAskedAll && (
        <Suspense>
          <AcceptAllDialog review={review} />
        </Suspense>
      )}
    </div>
  );
}

interface ShownTextProps extends Pick<ReviewViewProps, 'text'> {
  readonly review: Review;
  readonly article: ArticleRecord;
  /** Which of mine are shown beside theirs: the one with this id, none, or all. */
  readonly mine: string | null;
}

function ShownText({ review, article, mine, text }: ShownTextProps) {
  const { data: records } = useQuery(articleQuery(article.articleId));
  const { mySetId } = review.story;
  const { setId } = review;
  const shown = useMemo(
    () =>
      records?.filter(
        (record) =>
          isLive(record, 'annotation') &&
          (record.setId === setId ||
            (record.setId === mySetId && (mine === 'all' || record.id === mine))),
      ),
    [records, setId, mySetId, mine],
  );
  return text(article, shown);
}

function NobodyHere() {
  const keyOf = useKeyOf();
  return (
    <div className="review-empty">
      <h1 className="font-serif text-view font-semibold">Nobody else’s set is here</h1>
      <p className="max-w-130 text-ink2">
        Ask a colleague for their exported set and drop the file on this page, or pick it. You see
        what it would bring before anything changes; then their tags come one by one, beside yours.
      </p>
      <Button primary onPress={() => runCommand('import')}>
        Import a set <Key binding={keyOf('import')} inverted />
      </Button>
    </div>
  );
}

interface NothingProps {
  readonly review: Review;
  readonly side: 'theirs' | 'mine';
  readonly isFiltered: boolean;
}

function Nothing({ review, side, isFiltered }: NothingProps) {
  const name = nameOfSet(review.story, review.set);
  return (
    <div className="review-empty">
      <p className="text-ink2">
        {isFiltered
          ? 'Nothing here matches the filter.'
          : side === 'mine'
            ? `${name} has said nothing of your tags yet.`
            : `Neither ${name} nor you have tagged anything.`}
      </p>
      {isFiltered && (
        <Button onPress={() => goTo({ tag: null, only: null }, 'replace')}>Clear the filter</Button>
      )}
    </div>
  );
}
