import { useState } from 'react';

import type { ImportItem, ImportReport } from '#core/exchange/import-report.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';

import { reasonInWords } from './problems-in-words.ts';

interface ImportReportTableProps {
  readonly story: Story;
  readonly report: ImportReport;
}

interface Row {
  readonly list:
    | 'new'
    | 'newer'
    | 'known'
    | 'inConflict'
    | 'removed'
    | 'refused'
    | 'reanchored'
    | 'repaired'
    | 'orphaned';
  readonly label: string;
  readonly words: (report: ImportReport) => string;
  readonly alarm?: boolean;
}

const OUTCOMES: readonly Row[] = [
  {
    list: 'new',
    label: 'New',
    words: ({ isMine }) =>
      isMine ? 'become part of your set' : 'become a layer of their own, beside yours',
  },
  { list: 'newer', label: 'Newer', words: () => 'changed since they were here last' },
  { list: 'known', label: 'Known', words: () => 'identical or older, nothing to do' },
  {
    list: 'inConflict',
    label: 'In conflict',
    words: () => 'the id is here with other content; both are kept',
  },
  { list: 'removed', label: 'Removed', words: () => 'taken away by their annotator since' },
  { list: 'refused', label: 'Refused', words: () => 'stay out', alarm: true },
];

const OF_THESE: readonly Row[] = [
  {
    list: 'reanchored',
    label: 'Re-anchored',
    words: () => 'found in another place or on changed words',
  },
  {
    list: 'repaired',
    label: 'Repaired',
    words: () => 'their offsets were put right; the quoted words settle it',
  },
  {
    list: 'orphaned',
    label: 'Orphaned',
    words: () => 'their words are not in the texts here. Kept, to place by hand',
  },
];

const MOST_SHOWN = 200;

/** The report of an import: how many of each outcome, and, on demand, which and why. */
export function ImportReportTable({ story, report }: ImportReportTableProps) {
  const { added, missing } = report.articles;
  const outcomes = OUTCOMES.filter(({ list }) => report[list].length > 0);
  const ofThese = OF_THESE.filter(({ list }) => report[list].length > 0);
  return (
    <div className="px-5 py-4 medium:px-7">
      {outcomes.length === 0 && <p className="py-2 text-ink2">The set is empty.</p>}
      {outcomes.map((row) => (
        <ReportRow key={row.list} row={row} report={report} story={story} />
      ))}
      {ofThese.length > 0 && <p className="pt-4 pb-1 text-small text-ink2">Of these</p>}
      {ofThese.map((row) => (
        <ReportRow key={row.list} row={row} report={report} story={story} />
      ))}
      {added.length > 0 && (
        <p className="border-t border-rule py-2">
          {added.length === 1 ? 'One account comes' : `${added.length} accounts come`} with the file
          and{' '}
          {report.story.outcome === 'new'
            ? 'a new story is made for it.'
            : 'is added to the story.'}
        </p>
      )}
      {missing.length > 0 && (
        <p className="border-t border-rule py-2">
          {missing.length === 1 ? 'One account is' : `${missing.length} accounts are`} neither here
          nor in the file.
        </p>
      )}
    </div>
  );
}

function ReportRow({ row, report, story }: { readonly row: Row } & ImportReportTableProps) {
  const [open, setOpen] = useState(false);
  const items = report[row.list];
  return (
    <section className="border-t border-rule py-2" aria-label={row.label}>
      <div className="grid grid-cols-[44px_96px_minmax(0,1fr)_auto] items-baseline gap-x-3 max-medium:grid-cols-[36px_minmax(0,1fr)_auto]">
        <span className="text-end font-serif text-[17px]">{items.length}</span>
        <b className={`font-semibold ${row.alarm === true ? 'text-alarm' : ''}`}>{row.label}</b>
        <span className="text-ink2 max-medium:col-span-3 max-medium:ps-12">
          {row.words(report)}
        </span>
        <button
          type="button"
          aria-expanded={open}
          aria-label={`${open ? 'Hide' : 'Show'} ${row.label.toLowerCase()}`}
          className="hit underline decoration-1 underline-offset-4 max-medium:row-start-1 max-medium:col-start-3"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide' : 'Show'}
        </button>
      </div>
      {open && (
        <ol className="mt-2 max-h-72 overflow-y-auto ps-14 max-medium:ps-12">
          {items.slice(0, MOST_SHOWN).map((item) => (
            <li key={`${item.id} ${item.attribute ?? ''}`} className="border-t border-rule py-1.5">
              <ItemLine item={item} story={story} />
            </li>
          ))}
          {items.length > MOST_SHOWN && (
            <li className="py-1.5 text-ink3">and {items.length - MOST_SHOWN} more</li>
          )}
        </ol>
      )}
    </section>
  );
}

function ItemLine({ item, story }: { readonly item: ImportItem; readonly story: Story }) {
  const index = story.articles.findIndex(({ articleId }) => articleId === item.articleId);
  return (
    <>
      <span className="text-micro text-ink3">
        {index !== -1 && <b className="font-serif text-ink2">{siglumOf(index)} </b>}
        <bdi>{item.tag || item.kind}</bdi>
        {item.attribute !== null && <bdi>, {item.attribute}</bdi>}
      </span>
      <span className="line-clamp-2 font-serif text-cell" dir="auto">
        {item.wordsNow === null ? item.words : <s className="text-ink3">{item.words}</s>}
        {item.wordsNow !== null && ` ${item.wordsNow}`}
      </span>
      {item.reason !== null && (
        <span className="text-small text-ink2">{reasonInWords(item.reason)}</span>
      )}
    </>
  );
}
