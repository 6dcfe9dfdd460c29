import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { runCommand } from '#state/commands.ts';
import { goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { useRoving } from '#ui/use-roving.ts';

import { draftsInWords } from '../acts.ts';
import { MoreButton, usePaged } from '../paging.tsx';
import { siglumIn } from '../places.ts';
import { FINDING_WORDS } from '../words.ts';
import type { FindingRow } from './use-findings.ts';

interface FindingListProps {
  readonly story: Story;
  readonly rows: readonly FindingRow[];
  readonly current: FindingRow | null;
}

/** So many are listed at a time. */
const PAGE = 60;
/** Where list and finding stand side by side: there the focus takes a finding in hand. */
const WIDE = '(min-width: 1024px)';

/** The findings, ranked. One tab stop; arrows go from one to the next. */
export function FindingList({ story, rows, current }: FindingListProps) {
  const { shown, left, more } = usePaged(rows, PAGE, current);
  const list = useRef<HTMLOListElement>(null);
  const roving = useRoving({ along: 'column' });
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current?.contains(document.activeElement)) row?.focus();
    else row?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={roving} className="findings-rows">
      <ol ref={list}>
        {shown.map((row) => (
          <li key={row.finding.id}>
            <button
              type="button"
              className="finding-row"
              data-state={row.state}
              aria-current={row === current ? 'true' : undefined}
              onClick={() => take(row, 'push')}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || row !== current || !matchMedia(WIDE).matches) return;
                event.preventDefault();
                runCommand('comparison.read');
              }}
              onFocus={() => {
                if (row !== current && matchMedia(WIDE).matches) take(row, 'replace');
              }}
            >
              <span className="finding-rank">{row.rank}</span>
              <span className="finding-name">{FINDING_WORDS[row.finding.kind]}</span>
              <AccountsOf story={story} row={row} />
              <span className="finding-line">
                <State story={story} row={row} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      <MoreButton left={left} more={more} />
    </div>
  );
}

function take({ finding }: FindingRow, step: 'push' | 'replace'): void {
  goTo({ row: finding.id }, step);
}

function State({ story, row }: { readonly story: Story; readonly row: FindingRow }) {
  const { finding, state, draftSet, written } = row;
  if (state === 'open') return <span dir="auto">{finding.title}</span>;
  const Sign = state === 'tagged' ? Check : X;
  return (
    <span>
      <Sign size={13} strokeWidth={1.6} aria-hidden="true" className="me-1.5 inline" />
      {state === 'tagged'
        ? `Tagged ${draftsInWords(story, draftSet().drafts.slice(0, written.length))}: `
        : 'Dismissed: '}
      <span dir="auto">{finding.title}</span>
    </span>
  );
}

/** Up to so many accounts of the story all stand there, those that say nothing in grey; of more, only those that matter. */
const MOST_SIGLA = 6;

/** Which accounts are at fault, and which speak for it. */
function AccountsOf({ story, row }: { readonly story: Story; readonly row: FindingRow }) {
  const { spans, evidence } = row.finding;
  const faulty = new Set(spans.map(({ article }) => siglumIn(story, article)));
  const known = new Set(evidence.map(({ article }) => siglumIn(story, article)));
  const all = story.articles.map((_, i) => siglumOf(i));
  const matter = all.filter((siglum) => faulty.has(siglum) || known.has(siglum));
  const shown = all.length <= MOST_SIGLA ? all : matter.slice(0, MOST_SIGLA - 1);
  const others = [...known].filter((siglum) => !faulty.has(siglum));
  return (
    <>
      <span className="finding-sigla" aria-hidden="true">
        {shown.map((siglum) => (
          <span
            key={siglum}
            data-part={faulty.has(siglum) ? 'fault' : known.has(siglum) ? 'evidence' : undefined}
          >
            {siglum}
          </span>
        ))}
        {all.length > MOST_SIGLA && matter.length > shown.length && (
          <span className="text-micro">+{matter.length - shown.length}</span>
        )}
      </span>
      <span className="sr-only">
        {`, in ${[...faulty].join(', ')}${others.length === 0 ? '' : `, evidence in ${others.join(', ')}`}. `}
      </span>
    </>
  );
}
