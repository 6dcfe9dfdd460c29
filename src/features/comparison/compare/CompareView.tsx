import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { Comparison } from '#core/compare/result.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { currentPlace, goTo, usePlace } from '#state/location.ts';
import { articleQuery } from '#state/queries.ts';
import { announce, setSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count, dateInWords } from '#state/words.ts';
import { Toggle } from '#ui/Toggle.tsx';

import { useActs } from '../deck.ts';
import { siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';

import type { Shown } from '../shown.ts';

import { useFindings } from '../findings/use-findings.ts';
import { ALARM_WORDS } from '../words.ts';
import { actsOn } from './acts-on.ts';
import { PairBar } from './PairBar.tsx';
import { PairList } from './PairList.tsx';
import type { Pair, Sides } from './pairs.ts';
import { anchorsOf, sidesOf } from './pairs.ts';
import { Ribbons } from './Ribbons.tsx';
import { useJoined } from './use-joined.ts';

interface CompareViewProps extends Shown {
  readonly text: (article: ArticleRecord, records: Records) => ReactNode;
}

/** Only pairs that differ are gone through and joined. */
const DIFFERENCES = 'differences';

/** Two accounts side by side, their counterparts joined. */
export function CompareView(props: CompareViewProps) {
  const { story, comparison } = props;
  const leftId = usePlace('articleId');
  const rightId = usePlace('other');
  const wanted = useMemo(
    () => chosenPair(story, comparison, leftId, rightId),
    [story, comparison, leftId, rightId],
  );
  useEffect(() => {
    // Another view may have been gone to before this one has left the page.
    if (wanted === null || currentPlace().view !== 'compare') return;
    const [left, right] = wanted;
    goTo({ view: 'compare', articleId: left.articleId, other: right.articleId }, 'replace');
  }, [wanted]);
  // Two long texts are set piece by piece; meanwhile those before stand and keys are answered.
  const shown = useDeferredValue(wanted);
  if (shown === null) {
    return (
      <div className="comparison-wait">
        <h1 className="comparison-title">Compare</h1>
        <p className="text-ink2">
          There is one account alone: nothing stands beside it. What is damaged inside it is under
          Findings.
        </p>
      </div>
    );
  }
  const [left, right] = shown;
  return <SideBySide key={`${left.id} ${right.id}`} {...props} left={left} right={right} />;
}

/** The accounts that an address asks for or, where it names none that are there, the first and the nearest to it. */
function chosenPair(
  story: Story,
  comparison: Comparison,
  leftId: ArticleId | null,
  rightId: ArticleId | null,
): readonly [ArticleRecord, ArticleRecord] | null {
  const left = story.articles.find(({ articleId }) => articleId === leftId) ?? story.articles[0];
  const wanted = story.articles.find(({ articleId }) => articleId === rightId);
  const right =
    left === undefined || wanted === left || wanted === undefined
      ? nearestTo(story, comparison, left)
      : wanted;
  return left === undefined || right === undefined ? null : [left, right];
}

/** The account that shares most passages with another, of equals the first. */
function nearestTo(
  story: Story,
  { passages }: Comparison,
  account: ArticleRecord | undefined,
): ArticleRecord | undefined {
  const shared = (other: ArticleRecord): number =>
    passages.filter(
      ({ a, b }) =>
        (a.article === account?.articleId && b.article === other.articleId) ||
        (b.article === account?.articleId && a.article === other.articleId),
    ).length;
  return story.articles
    .filter((other) => other !== account)
    .toSorted((p, q) => shared(q) - shared(p))[0];
}

interface SideBySideProps extends CompareViewProps {
  readonly left: ArticleRecord;
  readonly right: ArticleRecord;
}

/** Whether the two scroll together: kept as long as the page. */
let scrollsTogether = true;

function SideBySide({ story, comparison, texts, text, left, right }: SideBySideProps) {
  const [isTogether, setTogether] = useState(scrollsTogether);
  const isNarrow = useIsNarrow();
  const filter = usePlace('filter');
  const row = usePlace('row');
  const hasDifferences = filter.includes(DIFFERENCES);
  const sides = useMemo(
    () => sidesOf(comparison, left.articleId, right.articleId),
    [comparison, left, right],
  );
  const shown = useMemo(
    () =>
      hasDifferences
        ? sides.pairs.filter(({ finding, kind }) => finding !== null || kind !== 'verbatim')
        : sides.pairs,
    [sides, hasDifferences],
  );
  const current = shown.find(({ id }) => id === row) ?? null;
  const findings = useFindings(story, comparison, texts);
  const finding = findings.find((known) => known.finding === current?.finding) ?? null;
  const toggle = useCallback((together: boolean) => {
    scrollsTogether = together;
    setTogether(together);
    announce(together ? 'Both scroll together' : 'Each scrolls by itself');
  }, []);
  const acts = useMemo(
    () => ({
      ...actsOn({ story, texts, shown, current, finding }),
      swap: { label: 'Change sides', run: () => swap(left, right) },
      other: {
        label: 'Another account on the right',
        run: () => nextOnTheRight(story, left, right),
      },
      together: {
        label: isTogether ? 'Scroll each by itself' : 'Scroll together',
        run: () => toggle(!isTogether),
      },
      differences: {
        label: hasDifferences ? 'Everything' : 'Only differences',
        run: toggleDifferences,
      },
    }),
    [story, texts, shown, current, finding, left, right, isTogether, toggle, hasDifferences],
  );
  useActs(acts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const sigla = { left: siglumIn(story, left.articleId), right: siglumIn(story, right.articleId) };
  return (
    <div className="compare">
      <div className="compare-bar">
        <h1 ref={heading} tabIndex={-1} className="sr-only">
          Compare {sigla.left} and {sigla.right}
        </h1>
        <Legend sides={sides} sigla={sigla} />
        <span className="compare-toggles">
          {!isNarrow && (
            <Toggle on={isTogether} onChange={toggle}>
              Scroll together
            </Toggle>
          )}
          <Toggle on={hasDifferences} onChange={toggleDifferences}>
            Only differences
          </Toggle>
          <button
            type="button"
            className="hit p-1 text-ink2 hover:text-ink"
            aria-label="Change sides"
            onClick={() => swap(left, right)}
          >
            <ArrowLeftRight size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </span>
      </div>
      <div className="compare-heads">
        <ColumnHead story={story} article={left} side="left" sides={sides} other={sigla.right} />
        <span className="max-cards:hidden" />
        <ColumnHead story={story} article={right} side="right" sides={sides} other={sigla.left} />
      </div>
      {isNarrow ? (
        <PairList story={story} texts={texts} pairs={shown} current={current} isTable={false} />
      ) : (
        <>
          <Columns
            left={left}
            right={right}
            texts={texts}
            sides={sides}
            shown={shown}
            current={current}
            isTogether={isTogether}
            sigla={sigla}
            text={text}
          />
          <div className="sr-only print:not-sr-only">
            <PairList story={story} texts={texts} pairs={shown} current={current} isTable />
          </div>
        </>
      )}
      <PairBar
        story={story}
        texts={texts}
        pairs={shown}
        current={current}
        finding={finding}
        acts={acts}
      />
    </div>
  );
}

interface ColumnsProps {
  readonly left: ArticleRecord;
  readonly right: ArticleRecord;
  readonly texts: Texts;
  readonly sides: Sides;
  readonly shown: readonly Pair[];
  readonly current: Pair | null;
  readonly isTogether: boolean;
  readonly sigla: { readonly left: string; readonly right: string };
  readonly text: (article: ArticleRecord, records: Records) => ReactNode;
}

function Columns(props: ColumnsProps) {
  const { left, right, texts, sides, shown, current, isTogether, sigla, text } = props;
  const [a, b] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const channel = useRef<HTMLDivElement>(null);
  const anchors = useMemo(
    () => anchorsOf(sides.pairs, left.body.length, right.body.length),
    [sides, left, right],
  );
  const { joined, show } = useJoined({
    left: a,
    right: b,
    channel,
    texts,
    sides,
    shown,
    anchors,
    current,
    isTogether,
    labelOf,
    only: { left: `only in ${sigla.left}`, right: `only in ${sigla.right}` },
  });
  useEffect(() => {
    if (current !== null) show(current);
  }, [current, show]);
  return (
    <div className="compare-columns">
      <Column ref={a} article={left} text={text} side="left" />
      <div ref={channel} className="compare-channel">
        <Ribbons {...joined} onTake={(id) => goTo({ row: id }, 'replace')} />
      </div>
      <Column ref={b} article={right} text={text} side="right" />
    </div>
  );
}

interface ColumnProps {
  readonly ref: React.Ref<HTMLDivElement>;
  readonly article: ArticleRecord;
  readonly side: 'left' | 'right';
  readonly text: (article: ArticleRecord, records: Records) => ReactNode;
}

function Column({ ref, article, side, text }: ColumnProps) {
  const { data: records } = useQuery(articleQuery(article.articleId));
  const rendered = useMemo(() => text(article, records), [text, article, records]);
  const takeCaret = (): void => setSession({ caretIn: article.articleId });
  return (
    <div
      ref={ref}
      className="compare-column"
      data-side={side}
      onFocus={takeCaret}
      onPointerDown={takeCaret}
    >
      {rendered}
    </div>
  );
}

function labelOf({ kind, score, finding }: Pair): { label: string; isAlarm: boolean } {
  if (finding !== null) {
    return { label: ALARM_WORDS[finding.kind], isAlarm: finding.severity !== 'minor' };
  }
  return {
    label: kind === 'near-verbatim' ? `near ${Math.round(score * 100)}%` : '',
    isAlarm: false,
  };
}

function Legend({
  sides,
  sigla,
}: {
  readonly sides: Sides;
  readonly sigla: { readonly left: string; readonly right: string };
}) {
  const counted = (kind: Pair['kind']): number =>
    sides.pairs.filter((pair) => pair.kind === kind).length;
  return (
    <p className="compare-legend">
      {(['verbatim', 'near-verbatim', 'paraphrase'] as const).map((kind) => (
        <span key={kind}>
          <i data-kind={kind} aria-hidden="true" />
          <b>{counted(kind)}</b> {kind}
        </span>
      ))}
      <span>
        <i data-kind="only" aria-hidden="true" />
        <b>{sides.onlyLeft.length}</b> only in {sigla.left}, <b>{sides.onlyRight.length}</b> only in{' '}
        {sigla.right}
      </span>
      <mark className="differs max-cards:hidden">words that differ</mark>
    </p>
  );
}

interface ColumnHeadProps {
  readonly story: Story;
  readonly article: ArticleRecord;
  readonly side: 'left' | 'right';
  readonly sides: Sides;
  readonly other: string;
}

function ColumnHead({ story, article, side, sides, other }: ColumnHeadProps) {
  const total = side === 'left' ? sides.sentencesLeft : sides.sentencesRight;
  const alone = (side === 'left' ? sides.onlyLeft : sides.onlyRight).length;
  return (
    <div className="compare-head">
      <select
        className="field compare-account"
        aria-label={side === 'left' ? 'Account on the left' : 'Account on the right'}
        value={article.articleId}
        onChange={(event) => put(story, side, event.target.value)}
      >
        {story.articles.map(({ id, articleId, body }, i) => (
          <option key={id} value={articleId}>
            {siglumOf(i)} {body.outlet === '' ? 'not named' : body.outlet}
          </option>
        ))}
      </select>
      <span className="text-ink2 max-medium:hidden">{dateInWords(article.body.date, 'short')}</span>
      <span className="ms-auto text-ink2 max-medium:hidden">
        {total - alone} of {count(total, 'sentence')} also in {other}
      </span>
    </div>
  );
}

/** Puts an account on one side. The one that stands there already on the other side changes sides with it. */
function put(story: Story, side: 'left' | 'right', id: string): void {
  const { articleId, other } = currentPlace();
  const chosen = story.articles.find((article) => article.articleId === id)?.articleId;
  if (chosen === undefined || articleId === null || other === null) return;
  const pair =
    side === 'left'
      ? { articleId: chosen, other: chosen === other ? articleId : other }
      : { articleId: chosen === articleId ? other : articleId, other: chosen };
  goTo({ view: 'compare', ...pair, row: null, annotationId: null }, 'replace');
}

function swap(left: ArticleRecord, right: ArticleRecord): void {
  const row = currentPlace().row?.split('-').toReversed().join('-') ?? null;
  goTo({ view: 'compare', articleId: right.articleId, other: left.articleId, row }, 'replace');
}

function nextOnTheRight({ articles }: Story, left: ArticleRecord, right: ArticleRecord): void {
  const others = articles.filter((article) => article !== left);
  const next = others[(others.indexOf(right) + 1) % others.length];
  if (next === undefined) return;
  goTo({ other: next.articleId, row: null }, 'replace');
  const siglum = siglumOf(articles.indexOf(next));
  announce(`Account ${siglum}, ${next.body.outlet} on the right`);
}

function toggleDifferences(): void {
  const { filter } = currentPlace();
  goTo({ filter: filter.includes(DIFFERENCES) ? [] : [DIFFERENCES] }, 'replace');
}

/** Where two columns have no room beside each other. */
const NARROW = '(max-width: 1023px)';

function useIsNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const follow = (): void => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isNarrow;
}
