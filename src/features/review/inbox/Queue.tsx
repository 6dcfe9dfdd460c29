import { Check, Filter, List, MessageSquare, RotateCcw, X } from 'lucide-react';
import { useMemo, useState } from 'react';

import { asTagId } from '#core/domain/ids.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import type { Difference, InboxItem } from '#core/review/inbox.ts';
import { isUndecided } from '#core/review/inbox.ts';
import { useKeyOf } from '#state/commands.ts';
import type { ReviewFilter } from '#state/location.ts';
import { goTo, usePlace } from '#state/location.ts';
import { tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';
import { Key } from '#ui/Key.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import { open, step } from './acts.ts';
import { placeOf } from './places.ts';
import type { Entry, Review } from './review-now.ts';
import { ANSWER_WORDS, KIND_WORDS, STATE_WORDS } from './words.ts';

interface QueueProps {
  readonly review: Review;
  /** What is gone through, in order. */
  readonly entries: readonly Entry[];
  /** The one in hand. */
  readonly current: RecordId | null;
}

interface Row {
  readonly entry: Entry | null;
  readonly kind: Difference | null;
  /** Of a heading: how many of its kind are left. */
  readonly left: number;
}

/** How high a row is before it has been seen, in px. */
const ROW = 27;

/** Everything that is gone through, by kind. One tab stop; arrows go from one to the next. */
export function Queue({ review, entries, current }: QueueProps) {
  const [isOpen, setOpen] = useState(false);
  const keyOf = useKeyOf();
  const side = usePlace('side');
  const items = useMemo(
    () => new Map((side === 'theirs' ? review.items : []).map((item) => [item.record.id, item])),
    [review, side],
  );
  const rows = useMemo(() => rowsOf(entries, items), [entries, items]);
  const at = rows.findIndex(({ entry }) => entry?.id === current);
  const left = entries.filter((entry) => entry.isOpen).length;
  return (
    <section
      className="review-queue"
      aria-label="What is gone through"
      data-open={isOpen || undefined}
    >
      <button
        type="button"
        className="review-list-button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <List size={16} strokeWidth={1.6} aria-hidden="true" />
        {left} left of {entries.length}
      </button>
      <VirtualRows
        id="review-rows"
        role="listbox"
        aria-label="Tags"
        data-shares-keys=""
        tabIndex={entries.length === 0 ? undefined : 0}
        aria-activedescendant={at === -1 ? undefined : `review-row-${at}`}
        className="review-rows"
        count={rows.length}
        estimate={ROW}
        current={at === -1 ? null : at}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          step(event.key === 'ArrowDown' ? 1 : -1);
        }}
        renderRow={(position) => {
          const row = rows[position];
          if (row === undefined) return null;
          if (row.entry === null) return <KindHead kind={row.kind} left={row.left} />;
          const { entry } = row;
          return (
            // The arrows of the list reach it; a focus of its own would be one too many.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              id={`review-row-${position}`}
              role="option"
              aria-selected={entry.id === current}
              tabIndex={-1}
              className="review-row"
              data-decided={entry.isOpen ? undefined : ''}
              onClick={() => {
                setOpen(false);
                open(review, entry);
              }}
            >
              <RowContent review={review} entry={entry} item={items.get(entry.id)} />
            </div>
          );
        }}
      />
      <div className="review-foot">
        <span className="flex items-center gap-1 text-small text-ink2 max-cards:hidden">
          <Key binding={keyOf('review.previous')} />
          <Key binding={keyOf('review.next')} />
          <span className="sr-only">previous, next</span>
        </span>
        <FilterFields review={review} />
      </div>
    </section>
  );
}

function rowsOf(
  entries: readonly Entry[],
  items: ReadonlyMap<RecordId, InboxItem>,
): readonly Row[] {
  const rows: Row[] = [];
  let kind: Difference | null = null;
  for (const entry of entries) {
    const next = items.get(entry.id)?.aligned.kind ?? null;
    if (next !== null && next !== kind) {
      kind = next;
      const left = entries.filter(
        ({ id, isOpen }) => isOpen && items.get(id)?.aligned.kind === next,
      ).length;
      rows.push({ entry: null, kind, left });
    }
    rows.push({ entry, kind, left: 0 });
  }
  return rows;
}

function KindHead({ kind, left }: { readonly kind: Difference | null; readonly left: number }) {
  const keyOf = useKeyOf();
  if (kind === null) return null;
  return (
    <div role="presentation" className="review-kind">
      <span>{KIND_WORDS[kind]}</span>
      {kind !== 'mine' && (
        <>
          <span className="ms-auto font-normal text-ink2">{left === 0 ? 'all decided' : left}</span>
          {left > 0 && <Key binding={keyOf('review.all')} />}
        </>
      )}
    </div>
  );
}

interface RowContentProps {
  readonly review: Review;
  readonly entry: Entry;
  readonly item: InboxItem | undefined;
}

function RowContent({ review, entry, item }: RowContentProps) {
  const answer =
    item === undefined ? review.answers.find(({ record }) => record.id === entry.id) : undefined;
  const record: AnnotationRecord | undefined = item?.record ?? answer?.record;
  if (record === undefined) return null;
  const tag = tagOf(review.story, record.setId, record.body.tag);
  const said =
    item === undefined
      ? ANSWER_WORDS[answer?.state ?? 'open']
      : isUndecided(item) && item.state === 'left'
        ? ''
        : STATE_WORDS[item.state];
  return (
    <>
      <Glyph letter={tag.letter} line={tag.line} tag={tag.id} />
      <span className="sr-only">{tag.label}, </span>
      <span className="min-w-0 flex-1 truncate font-serif text-cell" dir="auto">
        {wordsOf(record.body.span) || 'the account as a whole'}
      </span>
      {review.threads.has(record.id) && (
        <MessageSquare
          size={12}
          strokeWidth={1.6}
          className="shrink-0 text-ink3"
          aria-label="has a thread"
        />
      )}
      <StateSign state={item?.state ?? null} />
      <span className="sr-only">{said}</span>
      <span className="shrink-0 text-micro text-ink3">{placeOf(review.story, record)}</span>
    </>
  );
}

function StateSign({ state }: { readonly state: InboxItem['state'] | null }) {
  const look = { size: 13, strokeWidth: 1.8, 'aria-hidden': true, className: 'shrink-0' } as const;
  switch (state) {
    case 'accepted':
      return <Check {...look} />;
    case 'rejected':
      return <X {...look} />;
    case 'needs-work':
    case 'changed':
      return <RotateCcw {...look} />;
    case 'left':
    case null:
      return null;
  }
}

const FILTERS: readonly (readonly [ReviewFilter, string])[] = [
  ['left', 'Left'],
  ['accepted', 'Accepted'],
  ['rejected', 'Rejected'],
  ['needs-work', 'Needs work'],
];

function FilterFields({ review }: { readonly review: Review }) {
  const tag = usePlace('tag');
  const only = usePlace('only');
  const side = usePlace('side');
  if (side === 'mine') return null;
  return (
    <span className="ms-auto flex items-center gap-1.5">
      <Filter size={14} strokeWidth={1.6} aria-hidden="true" className="text-ink2" />
      <select
        aria-label="Show which decisions"
        className="field review-filter"
        value={only ?? ''}
        onChange={(event) =>
          goTo(
            { only: FILTERS.find(([filter]) => filter === event.target.value)?.[0] ?? null },
            'replace',
          )
        }
      >
        <option value="">All</option>
        {FILTERS.map(([filter, label]) => (
          <option key={filter} value={filter}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Show which tag"
        className="field review-filter"
        value={tag ?? ''}
        onChange={(event) =>
          goTo({ tag: event.target.value === '' ? null : asTagId(event.target.value) }, 'replace')
        }
      >
        <option value="">Every tag</option>
        {review.story.codebook.tags.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
