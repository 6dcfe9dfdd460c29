import { TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';

import type { Claim, ClaimCell, Comparison, Range } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';
import { Toggle } from '#ui/Toggle.tsx';

import { useActs } from '../deck.ts';
import { differingWords } from '../differing-words.ts';
import { useFindings } from '../findings/use-findings.ts';
import { MarkedWords } from '../MarkedWords.tsx';
import { useOwnWork } from '../own-work.ts';
import { MoreButton, usePaged } from '../paging.tsx';
import { derivationInWords, readInPlace, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Shown } from '../shown.ts';
import { CLAIM_WORDS } from '../words.ts';
import { actsOnClaim } from './acts-on-claim.ts';
import { leadingCell } from './leading-cell.ts';
import { CellInHand, LedgerCell, LedgerTable } from './LedgerTable.tsx';
import { LedgerView } from './LedgerView.tsx';
import { rowMoves } from './row-moves.ts';
import { useColumns } from './use-columns.tsx';

/** Only rows whose accounts disagree. */
const CONFLICTS = 'conflicts';
/** So many rows come at a time. */
const PAGE = 40;
const ORDER: readonly Claim['conflict'][] = ['hard', 'soft', null];

/** The claim matrix: what each account says of the same matter, one row a matter, one column an account. */
export function ClaimsView({ story, comparison, texts }: Shown) {
  const filter = usePlace('filter');
  const row = usePlace('row');
  const articleId = usePlace('articleId');
  const { claims } = comparison;
  const isOnly = filter.includes(CONFLICTS);
  const shown = useMemo(
    () =>
      claims
        .filter(({ conflict }) => !isOnly || conflict !== null)
        .toSorted((a, b) => ORDER.indexOf(a.conflict) - ORDER.indexOf(b.conflict)),
    [claims, isOnly],
  );
  const accounts = useMemo(
    () => claims.flatMap(({ cells }) => cells.map(({ article }) => article)),
    [claims],
  );
  const { columns, field } = useColumns(story, accounts);
  const current = shown.find(({ id }) => id === row) ?? null;
  const { shown: listed, left, more } = usePaged(shown, PAGE, current);
  const cell = current?.cells.find(({ article }) => article === articleId) ?? null;
  const findings = useFindings(story, comparison, texts);
  const own = useOwnWork(story);
  const acts = useMemo(
    () => ({
      ...rowMoves(shown, current, columns, articleId, take),
      ...actsOnClaim({ story, comparison, texts, findings, own, claim: current, cell }),
    }),
    [story, comparison, texts, findings, own, shown, current, columns, articleId, cell],
  );
  useActs(acts);
  const [hard, soft] = (['hard', 'soft'] as const).map(
    (kind) => claims.filter(({ conflict }) => conflict === kind).length,
  );
  const lead = current === null ? null : leadingCell(current, comparison.provenance);
  return (
    <LedgerView
      title="Claims"
      summary={`${count(claims.length, 'matter')}, ${hard} with a hard conflict, ${soft} with a soft one`}
      tools={
        claims.length > 0 && (
          <>
            {field}
            <Toggle
              on={isOnly}
              onChange={(on) => goTo({ filter: on ? [CONFLICTS] : [] }, 'replace')}
            >
              Only conflicts
            </Toggle>
            <Signs />
          </>
        )
      }
      line={<Sources story={story} comparison={comparison} />}
      empty={shown.length > 0 ? null : emptyInWords(story, claims)}
      acts={acts}
      order={['tag', 'link', 'read', 'compare', 'dismiss', 'previous', 'next']}
      inHand={
        current === null || cell === null ? null : (
          <CellInHand story={story} texts={texts} spot={cell}>
            {cell.value}
            {lead !== null &&
              lead.key !== cell.key &&
              `, where ${siglumIn(story, lead.article)} has ${lead.value}`}
          </CellInHand>
        )
      }
      hint="Take a cell to see what can be done with it."
    >
      {shown.length > 0 && (
        <LedgerTable
          story={story}
          label="Claims by account"
          head="Matter"
          columns={columns}
          noteOn={({ articleId: id }) => derivationInWords(story, comparison.provenance, id)}
          foot={<MoreButton left={left} more={more} />}
        >
          <tbody>
            {listed.map((claim) => (
              <Row
                key={claim.id}
                story={story}
                comparison={comparison}
                texts={texts}
                claim={claim}
                columns={columns}
                inHand={claim === current ? articleId : null}
              />
            ))}
          </tbody>
        </LedgerTable>
      )}
    </LedgerView>
  );
}

function emptyInWords({ articles }: Story, claims: readonly Claim[]): string {
  if (articles.length < 2) return 'There is one account alone: nothing to hold its claims against.';
  return claims.length === 0
    ? 'No figure, name, date or role stands in more than one account.'
    : 'No conflicts: the accounts agree where they speak of the same.';
}

/** What the looks of a cell mean. */
function Signs() {
  return (
    <>
      <span className="alarm-words">
        <TriangleAlert size={13} strokeWidth={1.6} aria-hidden="true" /> hard: cannot both be true
      </span>
      <span className="ledger-key">
        <i data-look="soft" aria-hidden="true" /> soft: scope, force or wording
      </span>
      <span className="ledger-key">
        <i data-look="empty" aria-hidden="true" /> not said
      </span>
    </>
  );
}

function take({ id }: Claim, { articleId }: ArticleRecord): void {
  goTo({ view: 'claims', row: id, articleId }, 'replace');
}

/** Accounts that go back to one source: what they agree on counts once. */
function Sources({
  story,
  comparison,
}: {
  readonly story: Story;
  readonly comparison: Comparison;
}) {
  const shared = comparison.provenance.groups.filter((group) => group.length > 1);
  if (shared.length === 0) return null;
  const sources = comparison.provenance.groups.length;
  return (
    <p className="ledger-line">
      {count(comparison.articles.length, 'account')}, {count(sources, 'source')}:{' '}
      {shared.map((group, i) => (
        <span key={group[0]}>
          {i > 0 && '; '}
          <b>{group.map((id) => siglumIn(story, id)).join(', ')}</b>
        </span>
      ))}{' '}
      go back to one. Their agreement counts once.
    </p>
  );
}

interface RowProps {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
  readonly claim: Claim;
  readonly columns: readonly ArticleRecord[];
  readonly inHand: string | null;
}

function Row({ story, comparison, texts, claim, columns, inHand }: RowProps) {
  const lead = leadingCell(claim, comparison.provenance);
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{claim.label}</span>
        <span className="ledger-note">{CLAIM_WORDS[claim.kind]}</span>
      </th>
      {columns.map((article) => {
        const cells = claim.cells.filter((cell) => cell.article === article.articleId);
        const [first] = cells;
        if (first === undefined) {
          return (
            <td key={article.id} data-look="empty">
              <span className="ledger-empty">not said</span>
            </td>
          );
        }
        const isOdd = claim.conflict !== null && cells.some(({ key }) => key !== lead?.key);
        return (
          <LedgerCell
            key={article.id}
            story={story}
            article={article}
            look={isOdd ? (claim.conflict === 'hard' ? 'alarm' : 'soft') : undefined}
            isCurrent={inHand === article.articleId}
            onTake={() => take(claim, article)}
            onOpen={() => readInPlace(first)}
          >
            {cells.map((cell) => (
              <Said
                key={cell.start}
                texts={texts}
                cell={cell}
                differing={isOdd && lead !== null ? differing(texts, cell, lead) : []}
              />
            ))}
            {isOdd && <Verdict conflict={claim.conflict} />}
          </LedgerCell>
        );
      })}
    </tr>
  );
}

interface SaidProps {
  readonly texts: Texts;
  readonly cell: ClaimCell;
  readonly differing: readonly Range[];
}

/** How much stands around a value, in code units: as much as tells what it is about. */
const REACH = { before: 26, words: 0, after: 30 };

/** What an account says, with the words around it. */
function Said({ texts, cell, differing: marked }: SaidProps) {
  const text = texts.get(cell.article) ?? '';
  const { before, after } = excerptAround(text, cell, REACH);
  return (
    <span className="ledger-words ledger-said">
      <span className="text-ink2">{before}</span>
      <MarkedWords text={text} range={cell} differing={marked} />
      <span className="text-ink2">{after}</span>
    </span>
  );
}

function Verdict({ conflict }: { readonly conflict: Claim['conflict'] }) {
  return conflict === 'hard' ? (
    <span className="alarm-words">
      <TriangleAlert size={12} strokeWidth={1.6} aria-hidden="true" /> cannot both be true
    </span>
  ) : (
    <span className="ledger-note">differs</span>
  );
}

function differing(texts: Texts, cell: ClaimCell, lead: ClaimCell) {
  if (cell.key === lead.key) return [];
  return differingWords(texts, lead, cell).map(({ b }) => b);
}
