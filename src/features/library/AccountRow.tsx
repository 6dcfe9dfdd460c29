import { Check } from 'lucide-react';
import { memo, useMemo } from 'react';

import type { Tag } from '#core/domain/codebook.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { goTo } from '#state/location.ts';
import { useSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';
import type { Shown } from '#state/use-shown.ts';
import { useShown, useText } from '#state/use-shown.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count, dateInWords, firstWords, wordCount } from '#state/words.ts';

interface AccountRowProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly index: number;
  readonly open: boolean;
  /** Of the account, or `undefined` while they are not read. */
  readonly records: Records;
}

/** One account in the rail: siglum, outlet, first words, where its tags lie, and how many. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { story, article, index, open, records } = props;
  const settled = useSession((state) => state.settled);
  const text = useText(article, open || settled);
  const shown = useShown(story, records);
  const words = useMemo(() => (text.data === undefined ? null : wordCount(text.data)), [text.data]);
  const tags = useMemo(() => countByTag(shown), [shown]);
  const frequent = useMemo(() => mostFrequent(story.codebook.tags, tags), [story.codebook, tags]);
  const others = shown.length - frequent.reduce((sum, { id }) => sum + (tags.get(id) ?? 0), 0);
  const done = records?.some((record) => isLive(record, 'done') && record.setId === story.mySetId);
  const { outlet, headline, date, length } = article.body;
  const siglum = siglumOf(index);
  return (
    <a
      href={`#/read/${story.record.storyId}/${article.articleId.slice(-43)}`}
      aria-current={open ? 'page' : undefined}
      className={`grid grid-cols-[24px_minmax(0,1fr)] border-y py-2 pe-4 ${
        open
          ? 'border-rule bg-paper [border-inline-start:3px_solid_var(--ink)] ps-[17px]'
          : 'border-transparent ps-5 hover:bg-wash'
      }`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goTo({ articleId: article.articleId, annotationId: null }, 'push');
      }}
    >
      <span className={`font-serif text-[16px] ${open ? 'font-bold' : 'text-ink2'}`}>{siglum}</span>
      <span className="min-w-0">
        <span className="flex items-baseline gap-1.5 text-small">
          <span
            className={`truncate ${outlet === '' ? 'text-ink3' : 'font-semibold text-ink'}`}
            dir="auto"
          >
            {outlet || 'Outlet not named'}
          </span>
          <span className="shrink-0 text-ink3">{dateInWords(date, 'short')}</span>
          {done === true && (
            <span className="ms-auto inline-flex shrink-0 items-center gap-1 text-micro text-ink2">
              <Check size={12} strokeWidth={1.6} aria-hidden="true" /> done
            </span>
          )}
        </span>
        <span className="line-clamp-2 font-serif text-cell text-ink2" dir="auto">
          {headline || (text.data === undefined ? '' : firstWords(text.data, 120))}
        </span>
        {text.error !== null && (
          <span className="block text-small text-alarm">Not loaded. Open it to try again</span>
        )}
        <Strip shown={shown} length={length} tags={frequent} />
        <span className="flex gap-2.5 text-micro whitespace-nowrap text-ink3">
          <span className="me-auto">{words === null ? '' : count(words, 'word')}</span>
          {frequent.map((tag) => {
            const n = tags.get(tag.id);
            return n === undefined ? null : (
              <span key={tag.id} data-tag={tag.id} aria-label={`${n} ${tag.label.toLowerCase()}`}>
                <b className="font-semibold text-tag">{tag.letter}</b> {n}
              </span>
            );
          })}
          {others > 0 && <span aria-label={`${others} of other tags`}>+{others}</span>}
        </span>
      </span>
    </a>
  );
});

/** As many tags as the strip has lanes and the line has room for; of more, so many that the rest can be named too. */
const MOST_TAGS = 5;
const OF_MORE = 4;

/** The tags that the account has most of, in the order of the codebook; all of a small codebook. */
function mostFrequent(tags: readonly Tag[], counts: ReadonlyMap<string, number>): readonly Tag[] {
  if (tags.length <= MOST_TAGS) return tags;
  const chosen = new Set(
    tags.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0)).slice(0, OF_MORE),
  );
  return tags.filter((tag) => chosen.has(tag));
}

interface StripProps {
  readonly shown: readonly Shown[];
  readonly length: number;
  readonly tags: readonly Tag[];
}

const LANE = 3;
/** The strip is so many columns wide: a column is about a pixel. */
const COLUMNS = 256;

/** Where tags lie in the account: a lane for each tag, as long as the text. The counts say the same in words. */
function Strip({ shown, length, tags }: StripProps) {
  const lanes = useMemo(() => {
    const columns = columnsByTag(shown, length);
    return tags.map(({ id }, lane) => {
      const y = lane * LANE + 1;
      return { id, y, path: pathOver(columns.get(id) ?? NOWHERE, y) };
    });
  }, [shown, length, tags]);
  if (shown.length === 0) return <span className="my-1 block h-3" />;
  return (
    <svg
      aria-hidden="true"
      className="my-1 block h-3 w-full"
      viewBox={`0 0 ${COLUMNS} ${lanes.length * LANE}`}
      preserveAspectRatio="none"
    >
      {lanes.map(({ id, y, path }) => (
        <g key={id} data-tag={id}>
          <path d={`M0 ${y}h${COLUMNS}`} stroke="var(--rule)" strokeWidth="0.5" />
          <path d={path} stroke="var(--tag)" strokeWidth="2" />
        </g>
      ))}
    </svg>
  );
}

/** Which columns of the strip each tag covers, even by a single word. */
function columnsByTag(shown: readonly Shown[], length: number): ReadonlyMap<string, Uint8Array> {
  const byTag = new Map<string, Uint8Array>();
  for (const { record, tag } of shown) {
    const columns = byTag.get(tag.id) ?? new Uint8Array(COLUMNS);
    byTag.set(tag.id, columns);
    for (const { start, end } of record.body.span) {
      const from = Math.floor((start / length) * COLUMNS);
      columns.fill(1, from, Math.max(from + 1, Math.ceil((end / length) * COLUMNS)));
    }
  }
  return byTag;
}

/** A line at height `y` over the runs of columns that are covered. */
function pathOver(columns: Uint8Array, y: number): string {
  let path = '';
  let from = columns.indexOf(1);
  while (from !== -1) {
    const next = columns.indexOf(0, from);
    const to = next === -1 ? COLUMNS : next;
    path += `M${from} ${y}h${to - from}`;
    from = columns.indexOf(1, to);
  }
  return path;
}

const NOWHERE = new Uint8Array(COLUMNS);

function countByTag(shown: readonly Shown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tag } of shown) counts.set(tag.id, (counts.get(tag.id) ?? 0) + 1);
  return counts;
}
