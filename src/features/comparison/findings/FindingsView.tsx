import { useEffect, useMemo, useRef } from 'react';

import { asRecordId } from '#core/domain/ids.ts';
import { goTo, usePlace } from '#state/location.ts';
import { announce } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { useActs } from '../deck.ts';
import type { Deck } from '../deck.ts';
import { DecisionBar } from '../DecisionBar.tsx';
import { readInPlace, readSideBySide } from '../places.ts';
import type { Shown } from '../shown.ts';
import { FINDING_WORDS } from '../words.ts';
import { actsOnFinding } from './acts-on-finding.ts';
import { FindingDetail } from './FindingDetail.tsx';
import { FindingFilters } from './FindingFilters.tsx';
import { FindingList } from './FindingList.tsx';
import { DISMISSED, passes, toggleDismissed } from './filter.ts';
import type { FindingRow } from './use-findings.ts';
import { useFindings } from './use-findings.ts';
import './findings.css';

/** Every difference that the comparison has found, most serious first; each becomes a tag, or is dismissed, with one key. */
export function FindingsView({ story, comparison, texts }: Shown) {
  const rows = useFindings(story, comparison, texts);
  const filter = usePlace('filter');
  const wanted = usePlace('row');
  const shown = useMemo(
    () => rows.filter((row) => passes(row, filter, story)),
    [rows, filter, story],
  );
  const current =
    shown.find(({ finding }) => finding.id === wanted) ??
    shown.find(({ state }) => state === 'open') ??
    shown[0] ??
    null;
  const acts = useMemo(() => actsOn(story, shown, current), [story, shown, current]);
  useActs(acts);
  const drafts = current?.draftSet().drafts ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    // On a narrow page list and finding are two pages; which, the URL says.
    <div
      className="findings"
      data-one={wanted === null || current === null ? 'list' : 'detail'}
      data-empty={current === null || undefined}
    >
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        Findings
      </h1>
      <section className="findings-list" aria-label="List of findings">
        <header className="findings-head">
          <span aria-hidden="true" className="comparison-title">
            Findings
          </span>
          {rows.length > 0 && (
            <>
              <p className="text-ink2">{stateInWords(rows)}</p>
              <FindingFilters story={story} rows={rows} />
            </>
          )}
        </header>
        {shown.length === 0 ? (
          <NothingFound story={story} rows={rows} />
        ) : (
          <FindingList story={story} rows={shown} current={current} />
        )}
      </section>
      {current !== null && (
        <section className="findings-open" aria-label="Finding in hand">
          <p className="findings-back">
            <button type="button" className="hit" onClick={() => goTo({ row: null }, 'push')}>
              ← All findings
            </button>
            <span className="text-ink2">
              {shown.indexOf(current) + 1} of {shown.length}
            </span>
          </p>
          <FindingDetail
            key={current.finding.id}
            story={story}
            comparison={comparison}
            texts={texts}
            row={current}
          />
          <DecisionBar
            acts={acts}
            order={['tag', 'tagFirst', 'read', 'compare', 'dismiss', 'previous', 'next']}
            {...(current.state === 'open' && drafts.length > 1
              ? {
                  note:
                    drafts.length === 2 ? 'one undo takes both back' : 'one undo takes all back',
                }
              : {})}
          />
        </section>
      )}
    </div>
  );
}

function stateInWords(rows: readonly FindingRow[]): string {
  const counted = (state: FindingRow['state']): number =>
    rows.filter((row) => row.state === state).length;
  const parts = [`${counted('open')} open`, `${counted('tagged')} tagged`];
  const dismissed = counted('dismissed');
  return [...parts, ...(dismissed === 0 ? [] : [`${dismissed} dismissed`])].join(', ');
}

interface NothingFoundProps {
  readonly story: Story;
  readonly rows: readonly FindingRow[];
}

/** Why no finding is listed. */
function NothingFound({ story, rows }: NothingFoundProps) {
  const filter = usePlace('filter');
  const dismissed = rows.filter(({ state }) => state === 'dismissed').length;
  const tagged = rows.filter(({ state }) => state === 'tagged').length;
  if (rows.length === 0) {
    return (
      <p className="findings-none">
        {story.articles.length < 2
          ? 'Nothing is damaged inside this account. Where accounts part shows itself when there is another one.'
          : 'Nothing found: the accounts agree as far as can be told.'}
      </p>
    );
  }
  if (filter.some((part) => part !== DISMISSED)) {
    return (
      <p className="findings-none">
        No finding matches these filters.{' '}
        <button type="button" className="underline" onClick={() => goTo({ filter: [] }, 'replace')}>
          Clear filters
        </button>
      </p>
    );
  }
  return (
    <p className="findings-none">
      No findings left. {tagged} tagged, {dismissed} dismissed.{' '}
      <button
        type="button"
        className="underline"
        onClick={() => goTo({ filter: [DISMISSED] }, 'replace')}
      >
        Show dismissed
      </button>
    </p>
  );
}

/** What can be done with the finding in hand. */
function actsOn(story: Story, rows: readonly FindingRow[], current: FindingRow | null): Deck {
  const dismissed = {
    dismissed: { label: 'Show or hide what is dismissed', run: toggleDismissed },
  };
  if (current === null) return dismissed;
  const { finding, written } = current;
  const [place, ...places] = finding.spans.length > 0 ? finding.spans : finding.evidence;
  const counterpart =
    finding.evidence.find(({ article }) => article !== place?.article) ??
    places.find(({ article }) => article !== place?.article);
  const [annotation] = written;
  return {
    ...dismissed,
    ...actsOnFinding(story, current, () => goToOpen(rows, current)),
    ...(annotation !== undefined
      ? {
          read: {
            label: 'Open the tag',
            run: () =>
              goTo(
                {
                  view: 'read',
                  articleId: annotation.articleId,
                  annotationId: asRecordId(annotation.id),
                },
                'push',
              ),
          },
        }
      : place !== undefined
        ? { read: { label: 'Read in place', run: () => readInPlace(place) } }
        : {}),
    ...(place !== undefined && place.start < place.end && counterpart !== undefined
      ? { compare: { label: 'Side by side', run: () => readSideBySide(place, counterpart) } }
      : {}),
    next: { label: 'Next', run: () => step(rows, current, 1) },
    previous: { label: 'Previous', run: () => step(rows, current, -1) },
  };
}

function step(rows: readonly FindingRow[], current: FindingRow, by: 1 | -1): void {
  const next = rows[rows.indexOf(current) + by];
  if (next === undefined)
    announce(by === 1 ? 'That was the last finding' : 'That is the first finding');
  else take(next);
}

/** Takes the next finding that is open, after the last the first one; where none is, stays. */
function goToOpen(rows: readonly FindingRow[], current: FindingRow): void {
  const at = rows.indexOf(current);
  const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ state }) => state === 'open');
  if (next !== undefined) take(next);
}

function take({ finding, rank }: FindingRow): void {
  goTo({ row: finding.id }, 'replace');
  announce(`${rank}, ${FINDING_WORDS[finding.kind]}. ${finding.title}`);
}
