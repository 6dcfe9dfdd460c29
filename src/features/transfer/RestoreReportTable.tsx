import { useState } from 'react';

import type { RestoreItem, RestoreReport } from '#core/exchange/backup/plan.ts';
import { firstWords } from '#state/words.ts';

import { valueProblemInWords } from './problems-in-words.ts';
import { itemsInWords, kindInWords } from './restore-words.ts';

interface Row {
  readonly label: string;
  readonly words: string;
  readonly number: number;
  readonly lines: readonly string[];
  readonly alarm?: boolean;
}

const MOST_SHOWN = 200;
const SHOWN = 90;

/** The report of a restore: how many of each outcome, and, on demand, which. */
export function RestoreReportTable({ report }: { readonly report: RestoreReport }) {
  const rows = rowsOf(report).filter(({ number }) => number > 0);
  return (
    <div className="px-5 py-4 medium:px-7">
      {rows.length === 0 && <p className="py-2 text-ink2">There is nothing in it.</p>}
      {rows.map((row) => (
        <ReportRow key={row.label} row={row} />
      ))}
    </div>
  );
}

function rowsOf(report: RestoreReport): readonly Row[] {
  const list = (label: string, words: string, items: readonly RestoreItem[]): Row => ({
    label,
    words: items.length === 0 ? words : `${itemsInWords(items)}. ${words}`,
    number: items.length,
    lines: items.slice(0, MOST_SHOWN).map(lineOf),
  });
  return [
    list('New', 'Not here yet.', report.new),
    list('Newer', 'Here in an older state, which this replaces.', report.newer),
    list('Older', 'Here in a newer state, which stays.', report.older),
    list('Different', 'Changed at the same moment. What is here stays.', report.differing),
    { label: 'The same', words: 'Here already, just so.', number: report.same, lines: [] },
    {
      label: 'Texts',
      words: 'Words of accounts that are not here yet.',
      number: report.texts,
      lines: [],
    },
    {
      label: 'Refused',
      words: 'Cannot be used and stay out.',
      number: report.refused.length,
      lines: report.refused
        .slice(0, MOST_SHOWN)
        .map(
          (problem) =>
            `${problem.list === 'texts' ? 'Text' : 'Record'} ${problem.row}: ${valueProblemInWords(problem)}.`,
        ),
      alarm: true,
    },
    {
      label: 'Unread',
      words: 'Could not be read when the file was made. They stay in the file.',
      number: report.unreadable,
      lines: [],
    },
  ];
}

function lineOf({ kind, words, removed }: RestoreItem): string {
  const name = `${kindInWords(kind)}${removed ? ', removed' : ''}`;
  return words === '' ? name : `${firstWords(words, SHOWN)} (${name})`;
}

function ReportRow({ row }: { readonly row: Row }) {
  const [open, setOpen] = useState(false);
  const { label, words, number, lines, alarm = false } = row;
  return (
    <section className="border-t border-rule py-2 first:border-t-0" aria-label={label}>
      <div className="grid grid-cols-[64px_84px_minmax(0,1fr)_auto] items-baseline gap-x-3 max-medium:grid-cols-[52px_minmax(0,1fr)_auto]">
        <span className="text-end font-serif text-[17px]">{number.toLocaleString('en')}</span>
        <b className={`font-semibold ${alarm ? 'text-alarm' : ''}`}>{label}</b>
        <span className="text-ink2 max-medium:col-span-3 max-medium:ps-16">{words}</span>
        {lines.length > 0 && (
          <button
            type="button"
            aria-expanded={open}
            aria-label={`${open ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            className="hit underline decoration-1 underline-offset-4 max-medium:col-start-3 max-medium:row-start-1"
            onClick={() => setOpen(!open)}
          >
            {open ? 'Hide' : 'Show'}
          </button>
        )}
      </div>
      {open && (
        <ol className="mt-2 max-h-72 overflow-y-auto ps-19 max-medium:ps-16">
          {lines.map((line, i) => (
            // Lines may be alike and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i} className="border-t border-rule py-1.5" dir="auto">
              {line}
            </li>
          ))}
          {number > lines.length && (
            <li className="border-t border-rule py-1.5 text-ink3">
              and {number - lines.length} more
            </li>
          )}
        </ol>
      )}
    </section>
  );
}
