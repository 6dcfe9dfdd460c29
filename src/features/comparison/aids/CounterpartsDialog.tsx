import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useEffect, useMemo } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import { newRecordId } from '#platform/ids.ts';
import type { Known } from '#state/comparison.ts';
import { useComparison } from '#state/comparison.ts';
import { usePlace } from '#state/location.ts';
import { articleQuery } from '#state/queries.ts';
import { setSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { ExcerptLine } from '#ui/ExcerptLine.tsx';
import { Key } from '#ui/Key.tsx';
import { useRoving } from '#ui/use-roving.ts';

import { tagCounterpart } from '../acts.ts';
import { useOwnWork } from '../own-work.ts';
import { citation, outletIn } from '../places.ts';
import type { Offer } from './offer.ts';
import { offersFor, relationFor } from './offer.ts';

interface CounterpartsDialogProps {
  readonly story: Story;
  readonly onClose: () => void;
}

/** The counterparts of the annotation in hand: the same tag and a link on each with one key, one undo for all. */
export function CounterpartsDialog({ story, onClose }: CounterpartsDialogProps) {
  const annotationId = usePlace('annotationId');
  const openId = usePlace('articleId') ?? story.articles[0]?.articleId ?? ('' as ArticleId);
  const { data: records = [] } = useQuery(articleQuery(openId));
  const comparing = useComparison(story);
  const annotation = records.find(({ id }) => id === annotationId);
  // What is done here is undone together.
  useEffect(() => {
    setSession({ run: newRecordId() });
    return () => setSession({ run: null });
  }, []);
  if (
    comparing.state !== 'ready' ||
    annotation === undefined ||
    !isLive(annotation, 'annotation')
  ) {
    return null;
  }
  return <Offers story={story} known={comparing.known} annotation={annotation} onClose={onClose} />;
}

interface OffersProps {
  readonly story: Story;
  readonly known: Known;
  readonly annotation: AnnotationRecord;
  readonly onClose: () => void;
}

const REACH = { before: 60, words: 300, after: 60 };
const DIGITS = 9;

function Offers({ story, known, annotation, onClose }: OffersProps) {
  const own = useOwnWork(story);
  const rows = useRoving({ along: 'column' });
  const offers = useMemo(
    () => offersFor(story, known, own, annotation),
    [story, known, own, annotation],
  );
  const left = offers.filter(({ isLinked }) => !isLinked);
  const tag = tagOf(story, annotation.setId, annotation.body.tag).label.toLowerCase();
  const take = (offer: Offer | undefined): void => {
    if (offer === undefined || offer.isLinked) return;
    tagCounterpart(story, annotation, offer.draft, offer.known, relationFor(story, annotation));
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      take(offers[Number(digit) - 1]);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
  return (
    <Dialog
      title="Counterparts"
      subtitle={`${tag}: ${wordsOf(annotation.body.span)}`}
      onClose={onClose}
      footer={
        <>
          <Button primary onPress={onClose}>
            Done
          </Button>
          <Button isDisabled={left.length === 0} onPress={() => left.forEach(take)}>
            Tag and link {left.length === 1 ? 'it' : `all ${left.length}`}
          </Button>
          <span className="text-small text-ink2">one undo takes all back</span>
        </>
      }
    >
      <div ref={rows} className="offers">
        {offers.map((offer, i) => (
          <Row
            key={offer.counterpart.spot.article}
            story={story}
            known={known}
            offer={offer}
            digit={i < DIGITS ? `Digit${i + 1}` : null}
            onTake={() => take(offer)}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly story: Story;
  readonly known: Known;
  readonly offer: Offer;
  readonly digit: string | null;
  readonly onTake: () => void;
}

function Row({ story, known, offer, digit, onTake }: RowProps) {
  const { spot, kind } = offer.counterpart;
  const excerpt = excerptAround(known.texts.get(spot.article) ?? '', spot, REACH);
  return (
    <button type="button" className="offer" aria-disabled={offer.isLinked} onClick={onTake}>
      <span className="offer-head">
        <b>{citation(story, known.texts, spot)}</b>
        <span dir="auto">{outletIn(story, spot.article)}</span>
        <span className="text-ink2">{kind}</span>
        <span className="ms-auto inline-flex items-center gap-2">
          {offer.isLinked ? (
            <>
              <Check size={13} strokeWidth={1.8} aria-hidden="true" /> tagged and linked
            </>
          ) : (
            <>
              {offer.known === null ? 'Tag and link' : 'Link'} <Key binding={digit} />
            </>
          )}
        </span>
      </span>
      <span className="offer-words">
        <ExcerptLine {...excerpt} />
      </span>
    </button>
  );
}
