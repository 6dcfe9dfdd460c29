import { useEffect, useMemo, useRef } from 'react';

import { omissionDraft, writtenAs } from '#core/compare/drafts.ts';
import type { Spot, TopicCell } from '#core/compare/result.ts';
import { topicRows } from '#core/compare/topic-rows.ts';
import type { TopicRow } from '#core/compare/topic-rows.ts';
import { goTo, usePlace } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { count } from '#state/words.ts';

import { writeDrafts } from '../acts.ts';
import { useActs } from '../deck.ts';
import type { Deck } from '../deck.ts';
import { DecisionBar } from '../DecisionBar.tsx';
import { columnsOf } from '../ledgers/columns.ts';
import { LedgerCell, LedgerTable } from '../ledgers/LedgerTable.tsx';
import type { OwnWork } from '../own-work.ts';
import { useOwnWork } from '../own-work.ts';
import { PassageBlock } from '../PassageBlock.tsx';
import { MoreButton, usePaged } from '../paging.tsx';
import { outletIn, readInPlace, readSideBySide, siglumIn } from '../places.ts';
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const own = useOwnWork(story);
  const rows = useMemo(() => {
    const bodies = comparison.articles.map(({ id, sentences }) => {
      const body = sentences.filter(({ role }) => role === 'body');
      return [id, body.reduce((sum, { start, end }) => sum + end - start, 0)] as const;
    });
    const articles = comparison.articles.map(({ id }) => id);
    return topicRows(comparison.topics, own.annotations, articles, new Map(bodies));
  }, [comparison, own]);
  const columns = useMemo(
    () =>
      columnsOf(
        story,
        rows.flatMap(({ cells }) => cells.filter(isSaid).map(({ article }) => article)),
      ),
    [story, rows],
  );
  const current = rows.find(({ id }) => id === row) ?? null;
  const { shown: listed, left, more } = usePaged(rows, PAGE, current);
  const cell = current?.cells.find(({ article }) => article === articleId) ?? null;
  const acts = useMemo(
    () => actsOn({ story, texts, own, topic: current, cell }),
    [story, texts, own, current, cell],
  );
  useActs(acts);
  // Where passages stand below the map, it becomes lower with the first cell in hand.
  useEffect(() => {
    document
      .querySelector('.ledger-cell[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [row, articleId]);
  const sentencesOf = (id: string): number =>
    comparison.articles
      .find((article) => article.id === id)
      ?.sentences.filter(({ role }) => role === 'body').length ?? 0;
  return (
    <div className="ledger-view">
      <header className="ledger-head">
        <h1 ref={heading} tabIndex={-1} className="comparison-title">
          Topics
        </h1>
        <p className="text-ink2">one square a sentence, and the share of the account</p>
      </header>
      <div className="topics">
        <div className="topics-map">
          {rows.length === 0 ? (
            <p className="ledger-none">
              No topic stands in more than one account. What you tag as a topic, with a label, is
              listed here.
            </p>
          ) : (
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
                          onTake={() =>
                            goTo(
                              { view: 'topics', row: topic.id, articleId: article.articleId },
                              'replace',
                            )
                          }
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
        {current !== null && cell !== null && (
          <TopicDetail story={story} texts={texts} topic={current} cell={cell} />
        )}
      </div>
      <DecisionBar acts={acts} order={['omit', 'read', 'compare']}>
        {current !== null && cell !== null ? (
          <p>
            <b>
              {siglumIn(story, cell.article)} {outletIn(story, cell.article)}
            </b>{' '}
            <span className="text-ink2">{inWords(current, cell)}</span>
          </p>
        ) : (
          <p className="text-ink2">Take a cell to read what stands there, or what others print.</p>
        )}
      </DecisionBar>
    </div>
  );
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
