import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

import type { RecordId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import { useKeyOf } from '#state/commands.ts';
import { goTo, usePlace } from '#state/location.ts';
import { articleQuery, remarksQuery } from '#state/queries.ts';
import type { Records } from '#state/use-later.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet, tagOf } from '#state/use-story.ts';
import { Button } from '#ui/Button.tsx';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import { adjudicationActs } from '../commands.ts';
import { placeOf } from '../inbox/places.ts';
import '../inbox/review.css';
import * as acts from './acts.ts';
import type { Adjudicating, GroupEntry } from './adjudication-now.ts';
import { adjudicatingNow, entryInHand } from './adjudication-now.ts';
import { Candidates } from './Candidates.tsx';
import { StartForm } from './StartForm.tsx';

adjudicationActs.come(acts);

interface AdjudicationViewProps {
  readonly story: Story;
  /** Shows an account with these records, as the reading view does. */
  readonly text: (article: ArticleRecord, records: Records) => ReactNode;
}

/** Several sets become one: what is agreed is taken over, the rest is decided place by place. */
export function AdjudicationView({ story, text }: AdjudicationViewProps) {
  const lists = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  useQuery(remarksQuery(story.record.storyId));
  const reviewed = usePlace('reviewed');
  const now = useDeferredValue(adjudicatingNow());
  if (reviewed === null || now === null) return <StartForm story={story} lists={lists} />;
  return <OpenAdjudication now={now} text={text} />;
}

function OpenAdjudication({
  now,
  text,
}: { readonly now: Adjudicating } & Pick<AdjudicationViewProps, 'text'>) {
  const { story, entries } = now;
  const annotationId = usePlace('annotationId');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const entry = entryInHand(now, annotationId);
  useEffect(() => {
    if (entry !== null && !isIn(entry, annotationId)) acts.open(entry);
  }, [entry, annotationId]);
  const article = story.articles.find((candidate) => candidate.articleId === entry?.articleId);
  const settled = entries.filter(({ isOpen }) => !isOpen).length;
  const taken = entries.filter(({ isOpen, result }) => !isOpen && result !== null).length;
  return (
    <div className="review">
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        Agreed set
      </h1>
      <div className="review-head">
        <b className="truncate font-semibold" dir="auto">
          {nameOfSet(story, now.set)}
        </b>
        <div className="review-progress">
          <div className="review-bar" aria-hidden="true">
            <span data-part="accepted" style={{ flexGrow: taken }} />
            <span data-part="rejected" style={{ flexGrow: settled - taken }} />
            <span style={{ flexGrow: entries.length - settled }} />
          </div>
          <p className="flex flex-wrap gap-x-4 text-micro text-ink2">
            <span>
              <b className="font-semibold text-ink">{settled}</b> of {entries.length} settled
            </span>
            <span className="max-medium:hidden">
              <b className="font-semibold text-ink">{taken}</b> taken over
            </span>
            <span className="max-medium:hidden">
              <b className="font-semibold text-ink">{settled - taken}</b> left out
            </span>
          </p>
        </div>
        <span className="ms-auto">
          <Button onPress={() => goTo({ reviewed: null, annotationId: null }, 'push')}>
            All agreed sets
          </Button>
        </span>
      </div>
      <GroupList now={now} entry={entry} />
      <div className="review-text">
        {article === undefined || entry === null ? (
          <p className="review-empty text-ink2">These layers have no tags.</p>
        ) : (
          <ShownText key={article.articleId} article={article} entry={entry} text={text} />
        )}
      </div>
      {entry !== null && <Candidates now={now} entry={entry} />}
      <ChoiceBar entry={entry} />
    </div>
  );
}

function isIn({ group }: GroupEntry, id: RecordId | null): boolean {
  return group.candidates.some(({ annotation }) => annotation.id === id);
}

interface ShownTextProps extends Pick<AdjudicationViewProps, 'text'> {
  readonly article: ArticleRecord;
  readonly entry: GroupEntry;
}

function ShownText({ article, entry, text }: ShownTextProps) {
  const { data: records } = useQuery(articleQuery(article.articleId));
  const shown = useMemo(() => records?.filter(({ id }) => isIn(entry, id)), [records, entry]);
  return text(article, shown);
}

function GroupList({
  now,
  entry,
}: {
  readonly now: Adjudicating;
  readonly entry: GroupEntry | null;
}) {
  const { story, entries } = now;
  const at = entry === null ? -1 : entries.indexOf(entry);
  return (
    <section className="review-queue" aria-label="Places" data-open="">
      <VirtualRows
        role="listbox"
        aria-label="Places"
        data-shares-keys=""
        tabIndex={entries.length === 0 ? undefined : 0}
        aria-activedescendant={at === -1 ? undefined : `group-row-${at}`}
        className="review-rows"
        count={entries.length}
        estimate={27}
        current={at === -1 ? null : at}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          acts.step(event.key === 'ArrowDown' ? 1 : -1);
        }}
        renderRow={(position) => {
          const row = entries[position];
          const record = row?.result ?? row?.group.candidates[0]?.annotation;
          if (row === undefined || record === undefined) return null;
          const tag = tagOf(story, '', record.body.tag);
          return (
            // The arrows of the list reach it; a focus of its own would be one too many.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              id={`group-row-${position}`}
              role="option"
              aria-selected={row === entry}
              tabIndex={-1}
              className="review-row"
              data-decided={row.isOpen ? undefined : ''}
              onClick={() => acts.open(row)}
            >
              <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
              <span className="min-w-0 flex-1 truncate font-serif text-cell" dir="auto">
                {wordsOf(record.body.span) || 'the account as a whole'}
              </span>
              <span className="shrink-0 text-micro text-ink3">
                {row.isOpen
                  ? `${row.group.candidates.length} of ${now.how.sources.length}`
                  : row.result === null
                    ? 'left out'
                    : 'taken'}
              </span>
              <span className="shrink-0 text-micro text-ink3">{placeOf(story, record)}</span>
            </div>
          );
        }}
      />
    </section>
  );
}

function ChoiceBar({ entry }: { readonly entry: GroupEntry | null }) {
  const keyOf = useKeyOf();
  if (entry === null) return null;
  const { candidates, agreed } = entry.group;
  return (
    <div className="review-decision" role="toolbar" aria-label="Decide">
      <div className="review-buttons">
        {agreed !== null && (
          <Button primary onPress={acts.takeAgreed}>
            Take what is agreed <Key binding={keyOf('adjudicate.agreed')} inverted />
          </Button>
        )}
        {candidates.map(({ annotation }, i) => (
          <Button
            key={annotation.id}
            primary={agreed === null && i === 0}
            onPress={() => acts.take(i)}
          >
            Take {i + 1}{' '}
            <Key
              binding={keyOf(`adjudicate.take.${i + 1}`)}
              inverted={agreed === null && i === 0}
            />
          </Button>
        ))}
        <Button onPress={acts.takeNone}>
          None of these <Key binding={keyOf('adjudicate.none')} />
        </Button>
        <span className="flex items-center gap-1.5 text-small text-ink2 max-cards:hidden">
          <Key binding={keyOf('adjudicate.previous')} />
          <Key binding={keyOf('adjudicate.next')} /> previous, next
        </span>
      </div>
    </div>
  );
}
