import { useMemo } from 'react';

import { editAnnotation } from '#core/domain/edits.ts';
import type { AnnotationBody, AnnotationRecord } from '#core/domain/record.ts';
import { isPassage } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { nowInstant } from '#platform/time.ts';
import { useKeyOf } from '#state/commands.ts';
import { commit } from '#state/commit.ts';
import type { Known } from '#state/comparison.ts';
import { useComparison } from '#state/comparison.ts';
import { announce, openOverlay } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { Key } from '#ui/Key.tsx';

import { useActs } from '../deck.ts';
import { useOwnWork } from '../own-work.ts';
import { citation } from '../places.ts';
import { missingOfQuote, offersFor } from './offer.ts';

interface CardAidsProps {
  readonly story: Story;
  readonly annotation: AnnotationRecord;
}

/** More accounts, or more text (UTF-16 code units, all together), are compared only when the editor asks for it. */
const MOST_ACCOUNTS = 30;
const MOST_TEXT = 300_000;

/** What the comparison has to offer for the annotation in hand: what a quotation says of itself, and its counterparts. */
export function CardAids({ story, annotation }: CardAidsProps) {
  const isMine = annotation.setId === story.mySetId;
  return isMine && isQuicklyCompared(story) ? <Aids story={story} annotation={annotation} /> : null;
}

function isQuicklyCompared({ articles }: Story): boolean {
  const length = articles.reduce((sum, { body }) => sum + body.length, 0);
  return articles.length <= MOST_ACCOUNTS && length <= MOST_TEXT;
}

function Aids({ story, annotation }: CardAidsProps) {
  const comparing = useComparison(story);
  return comparing.state === 'ready' ? (
    <Offered story={story} annotation={annotation} known={comparing.known} />
  ) : null;
}

function Offered({ story, annotation, known }: CardAidsProps & { readonly known: Known }) {
  const keyOf = useKeyOf();
  const own = useOwnWork(story);
  const missing = useMemo(
    () => missingOfQuote(story, known, annotation),
    [story, known, annotation],
  );
  const offers = useMemo(
    () => offersFor(story, known, own, annotation).filter(({ isLinked }) => !isLinked),
    [story, known, own, annotation],
  );
  const isMissing = Object.keys(missing).length > 0;
  const acts = useMemo(
    () => ({
      ...(isMissing
        ? {
            accept: { label: 'Take what the account says', run: () => accept(annotation, missing) },
          }
        : {}),
      ...(offers.length > 0
        ? { offer: { label: 'Counterparts…', run: () => openOverlay('counterparts') } }
        : {}),
    }),
    [annotation, missing, isMissing, offers],
  );
  useActs(acts);
  if (!isMissing && offers.length === 0) return null;
  const places = offers.map(({ counterpart }) => citation(story, known.texts, counterpart.spot));
  return (
    <div className="aids">
      {isMissing && (
        <button type="button" className="aid" data-field="" onClick={acts.accept?.run}>
          <span dir="auto">{inWords(story, annotation, missing)}?</span>
          <Key binding={keyOf('comparison.accept')} />
        </button>
      )}
      {offers.length > 0 && (
        <button type="button" className="aid" onClick={acts.offer?.run}>
          <span>Also in {places.join(', ')}?</span>
          <Key binding={keyOf('comparison.offer')} />
        </button>
      )}
    </div>
  );
}

/** Fills in what is missing. What is filled in stays. */
function accept(annotation: AnnotationRecord, missing: AnnotationBody['attributes']): void {
  const attributes = { ...missing, ...annotation.body.attributes };
  commit('fill in quote', [editAnnotation(annotation, nowInstant(), { attributes })]);
  announce('Filled in');
}

function inWords(
  story: Story,
  { setId, body }: AnnotationRecord,
  missing: AnnotationBody['attributes'],
): string {
  const { attributes } = tagOf(story, setId, body.tag);
  return attributes
    .flatMap(({ id, label }) => {
      const value = missing[id];
      if (value === undefined || Array.isArray(value)) return [];
      if (typeof value !== 'object') return [`${label.toLowerCase()} ${value}`];
      return isPassage(value) ? [`${label.toLowerCase()} “${wordsOf(value.fragments)}”`] : [];
    })
    .join(', ')
    .replace(/^./, (first) => first.toUpperCase());
}
