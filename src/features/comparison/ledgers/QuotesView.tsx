import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';

import type { Fidelity, Range, Utterance, UtteranceCell } from '#core/compare/result.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count, firstWords } from '#state/words.ts';
import { Toggle } from '#ui/Toggle.tsx';

import { useActs } from '../deck.ts';
import { differingWords } from '../differing-words.ts';
import { useFindings } from '../findings/use-findings.ts';
import { MarkedWords } from '../MarkedWords.tsx';
import { useOwnWork } from '../own-work.ts';
import { MoreButton, usePaged } from '../paging.tsx';
import { derivationInWords, outletIn, readInPlace, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Shown } from '../shown.ts';
import { actsOnQuote } from './acts-on-quote.ts';
import { CellInHand, LedgerCell, LedgerTable } from './LedgerTable.tsx';
import { LedgerView } from './LedgerView.tsx';
import { rowMoves } from './row-moves.ts';
import { useColumns } from './use-columns.tsx';

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
  const { utterances } = comparison;
  const shared = useMemo(() => utterances.filter(isShared), [utterances]);
  const isAll = filter.includes(ALL) || shared.length === 0;
  const shown = isAll ? utterances : shared;
  const accounts = useMemo(
    () => utterances.flatMap(({ cells }) => cells.map(({ article }) => article)),
    [utterances],
  );
  const { columns, field } = useColumns(story, accounts);
  const current = shown.find(({ id }) => id === row) ?? null;
  const ordered = useMemo(() => groupsOf(shown).flatMap(({ rows }) => rows), [shown]);
  const { shown: listed, left, more } = usePaged(ordered, PAGE, current);
  const groups = useMemo(() => groupsOf(listed), [listed]);
  const cell = current?.cells.find(({ article }) => article === articleId) ?? null;
  const findings = useFindings(story, comparison, texts);
  const own = useOwnWork(story);
  const acts = useMemo(
    () => ({
      ...rowMoves(ordered, current, columns, articleId, take),
      ...actsOnQuote({ story, comparison, texts, findings, own, utterance: current, cell }),
    }),
    [story, comparison, texts, findings, own, ordered, current, columns, articleId, cell],
  );
  useActs(acts);
  const altered = shared.flatMap(({ cells }) => cells).filter(isAltered).length;
  return (
    <LedgerView
      title="Quotes"
      summary={`${count(utterances.length, 'utterance')}, ${shared.length} in more than one account`}
      tools={
        utterances.length > 0 && (
          <>
            {field}
            {story.articles.length > 1 && <BaseField story={story} columns={columns} base={base} />}
            {shared.length > 0 && (
              <Toggle on={!isAll} onChange={(on) => goTo({ filter: on ? [] : [ALL] }, 'replace')}>
                Only in more than one
              </Toggle>
            )}
            {altered > 0 && (
              <span className="alarm-words">
                <TriangleAlert size={14} strokeWidth={1.6} aria-hidden="true" /> {altered} altered
              </span>
            )}
          </>
        )
      }
      empty={utterances.length === 0 ? 'No words in quotation marks in these accounts.' : null}
      acts={acts}
      order={['tag', 'link', 'read', 'compare', 'dismiss', 'previous', 'next']}
      inHand={
        current === null || cell === null ? null : (
          <CellInHand story={story} texts={texts} spot={cell}>
            {statusOf(story, current, cell, baseCell(current, base))}
          </CellInHand>
        )
      }
      hint="Take a cell to see what can be done with it."
    >
      {utterances.length > 0 && (
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
    </LedgerView>
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
  const label = firstWords(textOf(texts, base ?? utterance.base).replace(TAIL, ''), 44);
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
              <Words
                key={cell.start}
                text={texts.get(cell.article) ?? ''}
                cell={cell}
                differing={base === null ? [] : differing(texts, cell, base, utterance)}
              />
            ))}
            <Status story={story} utterance={utterance} cell={first} base={base} />
          </LedgerCell>
        );
      })}
    </tr>
  );
}

interface WordsProps {
  readonly text: string;
  readonly cell: UtteranceCell;
  readonly differing: readonly Range[];
}

/** A mark that opens or closes what is quoted, of any house style. */
const QUOTE_MARK = /^["“”„‟«»‹›‘’‚']$/u;

/** What is quoted, between marks: its own where the account nests them, else plain ones. */
function Words({ text, cell, differing: marked }: WordsProps) {
  const [first, last] = [text.charAt(cell.start), text.charAt(cell.end - 1)];
  return (
    <span className="ledger-words">
      {!QUOTE_MARK.test(first) && '“'}
      <MarkedWords text={text} range={cell} differing={marked} />
      {!QUOTE_MARK.test(last) && '”'}
    </span>
  );
}

/** Marks that end what is quoted but not what it is called by. */
const TAIL = /[\s,;:.–—]+$/u;

function Absent() {
  return (
    <td data-look="empty">
      <span className="ledger-empty">absent</span>
    </td>
  );
}

function take({ id }: Utterance, { articleId }: ArticleRecord): void {
  goTo({ view: 'quotes', row: id, articleId }, 'replace');
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

function statusOf(
  story: Story,
  utterance: Utterance,
  cell: UtteranceCell,
  base: UtteranceCell | null,
): string {
  // Where no original is known, neither of two wordings is known to be the altered one.
  const isOnlyOther =
    utterance.basis === 'longest' && isAltered(cell) && base !== null && base !== cell;
  const fidelity = isOnlyOther
    ? `other words than in ${siglumIn(story, base.article)}`
    : FIDELITY_WORDS[cell.fidelity];
  const words = [
    ...(cell === base && utterance.cells.length > 1 ? ['base'] : []),
    ...(cell === base && cell.fidelity === 'verbatim' ? [] : [fidelity]),
    ...(cell.speaker !== null && cell.speaker !== utterance.speaker
      ? [`said by ${cell.speaker}`]
      : []),
  ];
  return words.length === 0 ? FIDELITY_WORDS[cell.fidelity] : words.join(', ');
}

interface StatusProps {
  readonly story: Story;
  readonly utterance: Utterance;
  readonly cell: UtteranceCell;
  readonly base: UtteranceCell | null;
}

function Status({ story, utterance, cell, base }: StatusProps) {
  const words = statusOf(story, utterance, cell, base);
  return cell.fidelity === 'altered' ? (
    <span className="alarm-words">
      <TriangleAlert size={12} strokeWidth={1.6} aria-hidden="true" /> {words}
    </span>
  ) : (
    <span className="ledger-note">{words}</span>
  );
}
