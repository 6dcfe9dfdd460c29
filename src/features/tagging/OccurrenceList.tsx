import { useEffect, useId, useMemo, useRef, useState } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { Range } from '#core/domain/span.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import { paragraphAt, paragraphsOf } from '#core/text/paragraphs.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { ExcerptLine } from '#ui/ExcerptLine.tsx';
import { VirtualRows } from '#ui/VirtualRows.tsx';

import type { OccurrenceRow } from './occurrence-rows.ts';
import { keyOf, rowsOf } from './occurrence-rows.ts';
import type { OccurrenceGroup } from './occurrences.ts';

interface OccurrenceListProps {
  readonly story: Story;
  readonly groups: readonly OccurrenceGroup[];
  readonly tag: Tag;
  readonly isTagged: (articleId: ArticleId, range: Range) => boolean;
  readonly leftOut: ReadonlySet<string>;
  readonly onLeaveOut: (leftOut: ReadonlySet<string>) => void;
}

const ESTIMATE = 33;
const PAGE = 10;
/** A line of the dialog. */
const REACH = { before: 32, words: 100, after: 34 };

/** The occurrences by account, each with a box to leave it out. One tab stop; the arrows go from box to box. */
export function OccurrenceList(props: OccurrenceListProps) {
  const { story, groups, tag, isTagged, leftOut, onLeaveOut } = props;
  const id = useId();
  const rows = useMemo(() => rowsOf(groups), [groups]);
  const paragraphs = useMemo(
    () => new Map(groups.map(({ articleId, text }) => [articleId, paragraphsOf(text)])),
    [groups],
  );
  const [at, setAt] = useState(1);
  const byKey = useRef(false);
  const current = Math.min(at, rows.length - 1);
  useEffect(() => {
    if (byKey.current) document.querySelector<HTMLElement>(`[id="${id}-${current}"]`)?.focus();
    byKey.current = false;
  }, [id, current]);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = STEPS[event.key]?.(rows.length);
    if (step === undefined) return;
    event.preventDefault();
    byKey.current = true;
    setAt(nearestBox(rows, current, step));
  };
  const toggle = (key: string): void => {
    const next = new Set(leftOut);
    if (!next.delete(key)) next.add(key);
    onLeaveOut(next);
  };
  if (rows.length === 0) {
    return <p className="px-5 pb-5 text-ink2 medium:px-7">These words do not occur like this.</p>;
  }
  return (
    <VirtualRows
      role="group"
      aria-label="Occurrences"
      className="max-h-[40dvh] overflow-y-auto medium:max-h-[50dvh] border-t border-rule2"
      count={rows.length}
      estimate={ESTIMATE}
      current={current}
      onKeyDown={onKeyDown}
      renderRow={(position) => {
        const row = rows[position];
        if (row === undefined) return null;
        const { group, range } = row;
        const { articleId, text } = group;
        if (range === null) return <AccountHead story={story} group={group} />;
        const key = keyOf(articleId, range.start);
        const tagged = isTagged(articleId, range);
        return (
          <label className="occurrence">
            <input
              type="checkbox"
              id={`${id}-${position}`}
              tabIndex={position === current ? 0 : -1}
              checked={!tagged && !leftOut.has(key)}
              // Told and reached, but not to be changed.
              aria-disabled={tagged || undefined}
              onFocus={() => setAt(position)}
              onChange={() => {
                if (!tagged) toggle(key);
              }}
            />
            <span className="text-micro text-ink3">
              ¶{paragraphAt(paragraphs.get(articleId) ?? [], range.start)?.number}
            </span>
            <span className="occurrence-words">
              <ExcerptLine {...excerptAround(text, range, REACH)} />
            </span>
            <span className="text-ink3">{tagged && `${tag.label.toLowerCase()} already`}</span>
          </label>
        );
      }}
    />
  );
}

const STEPS: Readonly<Record<string, ((rows: number) => number) | undefined>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: () => PAGE,
  PageUp: () => -PAGE,
  Home: (rows) => -rows,
  End: (rows) => rows,
};

/** The row of the box that a step leads to: heads of accounts have none and are passed over. */
function nearestBox(rows: readonly OccurrenceRow[], from: number, step: number): number {
  const wanted = Math.max(1, Math.min(from + step, rows.length - 1));
  if (rows[wanted]?.range !== null) return wanted;
  return step < 0 ? wanted - 1 : wanted + 1;
}

function AccountHead({ story, group }: { readonly story: Story; readonly group: OccurrenceGroup }) {
  const index = story.articles.findIndex(({ articleId }) => articleId === group.articleId);
  return (
    <div className="find-head">
      <b className="font-serif text-[16px] font-semibold">{siglumOf(index)}</b>
      <span className="min-w-0 truncate" dir="auto">
        {story.articles[index]?.body.outlet || 'Outlet not named'}
      </span>
      <span className="ms-auto">{group.ranges.length.toLocaleString('en')}</span>
    </div>
  );
}
