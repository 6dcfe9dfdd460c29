import { useMemo } from 'react';

import { omissionDraft, writtenAs } from '#core/compare/drafts.ts';
import type { Spot, TopicCell } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { topicRows } from '#core/compare/topic-rows.ts';
import type { TopicRow } from '#core/compare/topic-rows.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import { writeDrafts } from '../acts.ts';
import { useActs } from '../deck.ts';
import type { Deck } from '../deck.ts';
import { CellInHand, LedgerCell, LedgerTable } from '../ledgers/LedgerTable.tsx';
import { LedgerView } from '../ledgers/LedgerView.tsx';
import { rowMoves } from '../ledgers/row-moves.ts';
import { useColumns } from '../ledgers/use-columns.tsx';
import type { OwnWork } from '../own-work.ts';
import { useOwnWork } from '../own-work.ts';
import { PassageBlock } from '../PassageBlock.tsx';
import { MoreButton, usePaged } from '../paging.tsx';
import { readInPlace, readSideBySide, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import type { Shown } from '../shown.ts';
import { ProvenanceTable } from './ProvenanceTable.tsx';
import { SentenceSquares } from './SentenceSquares.tsx';
import './topics.css';

const SCROLLED_BY_KEYS = { tabIndex: 0, role: 'complementary', 'aria-label': 'Passages' } as const;

/** So many rows come at a time. */
const PAGE = 40;
/** Of what one account says beside the map, so much. */
const MOST_PASSAGES = 12;

/** The topic map: what each account speaks of and how much, and who draws on whom. */
export function TopicsView({ story, comparison, texts }: Shown) {
  const row = usePlace('row');
  const articleId = usePlace('articleId');
  const own = useOwnWork(story);
  const rows = useMemo(() => {
    const bodies = comparison.articles.map(({ id, sentences }) => {
      const body = sentences.filter(({ role }) => role === 'body');
      return [id, body.reduce((sum, { start, end }) => sum + end - start, 0)] as const;
    });
    const articles = comparison.articles.map(({ id }) => id);
    return topicRows(comparison.topics, own.annotations, articles, new Map(bodies));
  }, [comparison, own]);
  const accounts = useMemo(
    () => rows.flatMap(({ cells }) => cells.filter(isSaid).map(({ article }) => article)),
    [rows],
  );
  const { columns, field } = useColumns(story, accounts);
  const current = rows.find(({ id }) => id === row) ?? null;
  const { shown: listed, left, more } = usePaged(rows, PAGE, current);
  const cell = current?.cells.find(({ article }) => article === articleId) ?? null;
  const acts = useMemo(
    () => ({
      ...rowMoves(rows, current, columns, articleId, take),
      ...actsOn({ story, texts, own, topic: current, cell }),
    }),
    [story, texts, own, rows, current, columns, articleId, cell],
  );
  useActs(acts);
  const sentencesOf = (id: string): number =>
    comparison.articles
      .find((article) => article.id === id)
      ?.sentences.filter(({ role }) => role === 'body').length ?? 0;
  return (
    <LedgerView
      title="Topics"
      summary={rows.length === 0 ? '' : 'one square a sentence, and the share of the account'}
      tools={field}
      empty={rows.length === 0 ? emptyInWords(story) : null}
      acts={acts}
      order={['omit', 'read', 'compare', 'previous', 'next']}
      inHand={
        current === null || cell === null ? null : (
          <CellInHand
            story={story}
            texts={texts}
            spot={{ article: cell.article, start: 0, end: 0 }}
          >
            {inWords(current, cell)}
          </CellInHand>
        )
      }
      hint="Take a cell to read what stands there, or what others print."
    >
      <div className="topics">
        <div className="topics-map">
          {rows.length > 0 && (
            <LedgerTable
              story={story}
              label="Topics by account"
              head="Topic"
              columns={columns}
              noteOn={(article) => count(sentencesOf(article.articleId), 'sentence')}
              foot={<MoreButton left={left} more={more} />}
            >
              <tbody>
                {listed.map((topic) => (
                  <tr key={topic.id}>
                    <th scope="row">
                      <span dir="auto">{topic.label}</span>
                      {topic.isTagged && <span className="ledger-note">tagged</span>}
                    </th>
                    {columns.map((article) => {
                      const said = topic.cells.find((known) => known.article === article.articleId);
                      const isEmpty = said === undefined || !isSaid(said);
                      const isCurrent = topic === current && article.articleId === articleId;
                      const others = topic.cells.filter(isSaid).length;
                      return (
                        <LedgerCell
                          key={article.id}
                          story={story}
                          article={article}
                          look={isEmpty ? 'empty' : undefined}
                          isCurrent={isCurrent}
                          onTake={() => take(topic, article)}
                          onOpen={() => acts.read?.run()}
                        >
                          {isEmpty ? (
                            <span className="topic-empty">
                              <b>not here</b>
                              {isCurrent &&
                                `, ${others} ${others === 1 ? 'other does' : 'others do'}`}
                            </span>
                          ) : (
                            <SentenceSquares spans={said.spans} share={said.share} />
                          )}
                        </LedgerCell>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </LedgerTable>
          )}
          <ProvenanceTable story={story} comparison={comparison} texts={texts} />
        </div>
        {current !== null && cell !== null ? (
          <TopicDetail story={story} texts={texts} topic={current} cell={cell} />
        ) : (
          // Its room is kept, so that the map does not move when the first cell is taken.
          rows.length > 0 && <div className="topic-detail" data-idle="" />
        )}
      </div>
    </LedgerView>
  );
}

function emptyInWords({ articles }: Story): string {
  const own = 'What you tag as a topic, with a label, is listed here.';
  return articles.length < 2
    ? `There is one account alone: nothing to hold its topics against. ${own}`
    : `No topic stands in more than one account. ${own}`;
}

function take({ id }: TopicRow, { articleId }: ArticleRecord): void {
  goTo({ view: 'topics', row: id, articleId }, 'replace');
}

function isSaid({ spans }: TopicCell): boolean {
  return spans.length > 0;
}

function inWords({ label, cells }: TopicRow, cell: TopicCell): string {
  if (isSaid(cell)) return `${count(cell.spans.length, 'passage')} on ${label}`;
  const others = cells.filter(isSaid);
  const passages = others.reduce((sum, { spans }) => sum + spans.length, 0);
  return `nothing on ${label}; ${count(passages, 'passage')} in ${count(others.length, 'other account')}`;
}

interface TopicDetailProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly topic: TopicRow;
  readonly cell: TopicCell;
}

/** What an account says of a topic or, where it says nothing, what the others print. */
function TopicDetail({ story, texts, topic, cell }: TopicDetailProps) {
  const spots = isSaid(cell) ? spotsOf(cell) : othersOf(topic, cell);
  return (
    <div {...SCROLLED_BY_KEYS} className="topic-detail">
      <p className="text-micro font-semibold text-ink2">
        {siglumIn(story, cell.article)} {isSaid(cell) ? 'prints' : 'leaves out'}
      </p>
      <h2 className="topic-title" dir="auto">
        {topic.label}
      </h2>
      {!isSaid(cell) && <p className="text-ink2">The other accounts print</p>}
      {spots.slice(0, MOST_PASSAGES).map((spot) => (
        <PassageBlock
          key={`${spot.article} ${spot.start}`}
          story={story}
          texts={texts}
          spot={spot}
          look="plain"
          isAlone
        />
      ))}
      {spots.length > MOST_PASSAGES && (
        <p className="text-ink2">and {spots.length - MOST_PASSAGES} more.</p>
      )}
    </div>
  );
}

function spotsOf({ article, spans }: TopicCell): readonly Spot[] {
  return spans.map((span) => ({ article, ...span }));
}

/** What the other accounts print of a topic: of each its first two passages. */
function othersOf({ cells }: TopicRow, cell: TopicCell): readonly Spot[] {
  return cells
    .filter(({ article }) => article !== cell.article)
    .flatMap((other) => spotsOf(other).slice(0, 2));
}

interface Hand {
  readonly story: Story;
  readonly texts: Texts;
  readonly own: OwnWork;
  readonly topic: TopicRow | null;
  readonly cell: TopicCell | null;
}

function actsOn({ story, texts, own, topic, cell }: Hand): Deck {
  if (topic === null || cell === null) return {};
  const [others, [first]] = [othersOf(topic, cell), spotsOf(cell)];
  if (first !== undefined) {
    const [other] = others;
    return {
      read: { label: 'Read in place', run: () => readInPlace(first) },
      ...(other === undefined
        ? {}
        : { compare: { label: 'Side by side', run: () => readSideBySide(first, other) } }),
    };
  }
  const draft = omissionDraft(cell.article, topic.label, others, story.codebook, texts);
  const [other] = others;
  return {
    ...(draft === null || writtenAs(draft, own.annotations) !== null
      ? {}
      : { omit: { label: 'Note the omission', run: () => writeDrafts(story, [draft], null) } }),
    ...(other === undefined
      ? {}
      : {
          read: {
            label: `Read in ${siglumIn(story, other.article)}`,
            run: () => readInPlace(other),
          },
        }),
  };
}
