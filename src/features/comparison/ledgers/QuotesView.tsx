import { TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';

import type { Fidelity, Utterance, UtteranceCell } from '#core/compare/result.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { currentPlace, goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count, firstWords } from '#state/words.ts';
import { Toggle } from '#ui/Toggle.tsx';

import { useActs } from '../deck.ts';
import { DecisionBar } from '../DecisionBar.tsx';
import { differingWords } from '../differing-words.ts';
import { useFindings } from '../findings/use-findings.ts';
import { MarkedWords } from '../MarkedWords.tsx';
import { useOwnWork } from '../own-work.ts';
import { MoreButton, usePaged } from '../paging.tsx';
import { citation, derivationInWords, outletIn, readInPlace } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Shown } from '../shown.ts';
import { actsOnQuote } from './acts-on-quote.ts';
import { columnsOf } from './columns.ts';
import { LedgerCell, LedgerTable } from './LedgerTable.tsx';

/** Utterances that one account alone prints are listed as well. */
const ALL = 'all';
/** So many rows come at a time. */
const PAGE = 40;

/** The quote ledger: who prints which words, one row an utterance, one column an account. */
export function QuotesView({ story, comparison, texts }: Shown) {
  const filter = usePlace('filter');
  const row = usePlace('row');
  const articleId = usePlace('articleId');
  const base = usePlace('base');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { utterances } = comparison;
  const shared = useMemo(() => utterances.filter(isShared), [utterances]);
  const isAll = filter.includes(ALL) || shared.length === 0;
  const shown = isAll ? utterances : shared;
  const columns = useMemo(
    () =>
      columnsOf(
        story,
        utterances.flatMap(({ cells }) => cells.map(({ article }) => article)),
      ),
    [story, utterances],
  );
  const current = shown.find(({ id }) => id === row) ?? null;
  const ordered = useMemo(() => groupsOf(shown).flatMap(({ rows }) => rows), [shown]);
  const { shown: listed, left, more } = usePaged(ordered, PAGE, current);
  const groups = useMemo(() => groupsOf(listed), [listed]);
  const cell = current?.cells.find(({ article }) => article === articleId) ?? null;
  const findings = useFindings(story, comparison, texts);
  const own = useOwnWork(story);
  const acts = useMemo(
    () => actsOnQuote({ story, comparison, texts, findings, own, utterance: current, cell }),
    [story, comparison, texts, findings, own, current, cell],
  );
  useActs(acts);
  const altered = shared.flatMap(({ cells }) => cells).filter(isAltered).length;
  return (
    <div className="ledger-view">
      <header className="ledger-head">
        <h1 ref={heading} tabIndex={-1} className="comparison-title">
          Quotes
        </h1>
        <p className="text-ink2">
          {count(utterances.length, 'utterance')}, {shared.length} in more than one account
        </p>
        <span className="ledger-tools">
          <BaseField story={story} columns={columns} base={base} />
          <Toggle on={!isAll} onChange={(on) => goTo({ filter: on ? [] : [ALL] }, 'replace')}>
            Only in more than one
          </Toggle>
          {altered > 0 && (
            <span className="alarm-words">
              <TriangleAlert size={14} strokeWidth={1.6} aria-hidden="true" /> {altered} altered
            </span>
          )}
        </span>
      </header>
      {utterances.length === 0 ? (
        <p className="ledger-none">No words in quotation marks in these accounts.</p>
      ) : (
        <LedgerTable
          story={story}
          label="Quotes by account"
          head="Utterance"
          columns={columns}
          noteOn={(article) =>
            article.articleId === base
              ? 'base'
              : derivationInWords(story, comparison.provenance, article.articleId)
          }
          foot={<MoreButton left={left} more={more} />}
        >
          {groups.map((group) => (
            <tbody key={`${group.speaker} ${group.basis}`}>
              <tr className="ledger-group">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  <b dir="auto">{group.speaker ?? 'Speaker not known'}</b>{' '}
                  {BASIS_WORDS[group.basis]}
                </th>
              </tr>
              {group.rows.map((utterance) => (
                <Row
                  key={utterance.id}
                  story={story}
                  texts={texts}
                  utterance={utterance}
                  columns={columns}
                  wantedBase={base}
                  inHand={utterance === current ? articleId : null}
                />
              ))}
            </tbody>
          ))}
        </LedgerTable>
      )}
      <DecisionBar acts={acts} order={['tag', 'link', 'read', 'compare', 'dismiss']}>
        {current !== null && cell !== null ? (
          <p>
            <b>
              {citation(story, texts, cell)} {outletIn(story, cell.article)}
            </b>{' '}
            <span className="text-ink2">{statusOf(current, cell, baseCell(current, base))}</span>
          </p>
        ) : (
          <p className="text-ink2">Take a cell to see what can be done with it.</p>
        )}
      </DecisionBar>
    </div>
  );
}

function isShared({ cells }: Utterance): boolean {
  return new Set(cells.map(({ article }) => article)).size > 1;
}

function isAltered({ fidelity }: UtteranceCell): boolean {
  return fidelity === 'altered';
}

interface Group {
  readonly speaker: string | null;
  readonly basis: Utterance['basis'];
  readonly rows: readonly Utterance[];
}

/** Utterances by who says them and by what their words are held against; those that most accounts print come first. */
function groupsOf(utterances: readonly Utterance[]): readonly Group[] {
  const groups = new Map<
    string,
    { speaker: string | null; basis: Utterance['basis']; rows: Utterance[] }
  >();
  for (const utterance of utterances) {
    const { speaker, basis } = utterance;
    const key = `${basis} ${speaker ?? ''}`;
    const group = groups.get(key) ?? { speaker, basis, rows: [] };
    group.rows.push(utterance);
    groups.set(key, group);
  }
  const weight = ({ rows }: Group): number =>
    rows.reduce((sum, { cells }) => sum + cells.length - 1, 0);
  return [...groups.values()]
    .map((group) => ({
      ...group,
      rows: group.rows.toSorted((a, b) => b.cells.length - a.cells.length),
    }))
    .toSorted(
      (a, b) => Number(a.speaker === null) - Number(b.speaker === null) || weight(b) - weight(a),
    );
}

const BASIS_WORDS: Readonly<Record<Utterance['basis'], string>> = {
  written: 'written: the words should be the same everywhere',
  majority: 'held against the words that most independent accounts print',
  longest: 'no original is known: accounts may print their own wording',
};

interface BaseFieldProps {
  readonly story: Story;
  readonly columns: readonly ArticleRecord[];
  readonly base: ArticleId | null;
}

function BaseField({ story, columns, base }: BaseFieldProps) {
  return (
    <label className="ledger-base">
      Base
      <select
        className="field quiet-select"
        value={base ?? ''}
        onChange={(event) => {
          const chosen = columns.find(({ articleId }) => articleId === event.target.value);
          goTo({ base: chosen?.articleId ?? null }, 'replace');
        }}
      >
        <option value="">as found, row by row</option>
        {columns.map((article) => (
          <option key={article.id} value={article.articleId}>
            {siglumOf(story.articles.indexOf(article))} {outletIn(story, article.articleId)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The cell that the others of a row are held against: that of the chosen account where it has one, else the one that was found. */
function baseCell(utterance: Utterance, wanted: string | null): UtteranceCell | null {
  const { base, cells } = utterance;
  return (
    cells.find(({ article }) => article === wanted) ??
    cells.find(({ article, start }) => article === base.article && start === base.start) ??
    null
  );
}

interface RowProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly utterance: Utterance;
  readonly columns: readonly ArticleRecord[];
  readonly wantedBase: string | null;
  /** The account whose cell is in hand, or `null`. */
  readonly inHand: string | null;
}

function Row({ story, texts, utterance, columns, wantedBase, inHand }: RowProps) {
  const base = baseCell(utterance, wantedBase);
  const accounts = new Set(utterance.cells.map(({ article }) => article)).size;
  const label = firstWords(textOf(texts, base ?? utterance.base), 44);
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{label}</span>
        <span className="ledger-note">{count(accounts, 'account')}</span>
      </th>
      {columns.map((article) => {
        const cells = utterance.cells.filter((cell) => cell.article === article.articleId);
        const [first] = cells;
        if (first === undefined) return <Absent key={article.id} />;
        return (
          <LedgerCell
            key={article.id}
            story={story}
            article={article}
            look={first === base ? 'base' : cells.some(isAltered) ? 'alarm' : undefined}
            isCurrent={inHand === article.articleId}
            onTake={() => take(utterance, article)}
            onOpen={() => readInPlace(first)}
          >
            {cells.map((cell) => (
              <span key={cell.start} className="ledger-words">
                “
                <MarkedWords
                  text={texts.get(cell.article) ?? ''}
                  range={cell}
                  differing={base === null ? [] : differing(texts, cell, base, utterance)}
                />
                ”
              </span>
            ))}
            <Status utterance={utterance} cell={first} base={base} />
          </LedgerCell>
        );
      })}
    </tr>
  );
}

function Absent() {
  return (
    <td data-look="empty">
      <span className="ledger-empty">absent</span>
    </td>
  );
}

function take({ id }: Utterance, { articleId }: ArticleRecord): void {
  const { view } = currentPlace();
  goTo({ view, row: id, articleId }, 'replace');
}

function textOf(
  texts: Texts,
  { article, start, end }: { article: string; start: number; end: number },
): string {
  return (texts.get(article) ?? '').slice(start, end);
}

/** The words of a cell that the base has otherwise: as found, or worked out for a base that the editor has chosen. */
function differing(
  texts: Texts,
  cell: UtteranceCell,
  base: UtteranceCell,
  { base: found }: Utterance,
) {
  if (cell === base) return [];
  if (base.article === found.article && base.start === found.start) {
    return cell.changes.filter(({ kind }) => kind === 'words').map(({ b }) => b);
  }
  return differingWords(texts, base, cell).map(({ b }) => b);
}

const FIDELITY_WORDS: Readonly<Record<Fidelity, string>> = {
  verbatim: 'verbatim',
  excerpt: 'excerpt',
  normalised: 'normalised, house style',
  altered: 'altered inside the marks',
  translated: 'other translation',
  unknown: 'nothing to hold it against',
};

function statusOf(utterance: Utterance, cell: UtteranceCell, base: UtteranceCell | null): string {
  const words = [
    ...(cell === base && utterance.cells.length > 1 ? ['base'] : []),
    ...(cell === base && cell.fidelity === 'verbatim' ? [] : [FIDELITY_WORDS[cell.fidelity]]),
    ...(cell.speaker !== null && cell.speaker !== utterance.speaker
      ? [`said by ${cell.speaker}`]
      : []),
  ];
  return words.length === 0 ? FIDELITY_WORDS[cell.fidelity] : words.join(', ');
}

interface StatusProps {
  readonly utterance: Utterance;
  readonly cell: UtteranceCell;
  readonly base: UtteranceCell | null;
}

function Status({ utterance, cell, base }: StatusProps) {
  const words = statusOf(utterance, cell, base);
  return cell.fidelity === 'altered' ? (
    <span className="alarm-words">
      <TriangleAlert size={12} strokeWidth={1.6} aria-hidden="true" /> {words}
    </span>
  ) : (
    <span className="ledger-note">{words}</span>
  );
}
