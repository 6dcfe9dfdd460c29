import { ArrowLeftRight } from 'lucide-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { Comparison } from '#core/compare/result.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';
import { currentPlace, goTo, usePlace } from '#state/location.ts';
import { announce, useSession } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { Toggle } from '#ui/Toggle.tsx';

import { useActs } from '../deck.ts';
import type { Deck } from '../deck.ts';
import { useFindings } from '../findings/use-findings.ts';
import { useOwnWork } from '../own-work.ts';
import { outletIn, siglumIn } from '../places.ts';
import type { Shown } from '../shown.ts';
import type { SetText } from './AccountText.tsx';
import { actsOn } from './acts-on.ts';
import { Columns } from './Columns.tsx';
import { ColumnHead, Legend } from './CompareHead.tsx';
import { jointsOf, onlyDifferent, takenIn } from './joints.ts';
import { PairBar } from './PairBar.tsx';
import { PairList } from './PairList.tsx';
import { PairTable } from './PairTable.tsx';
import './compare.css';

interface CompareViewProps extends Shown {
  readonly text: SetText;
  /** Stands at the foot while an annotation waits for the other end of a link. */
  readonly picking: ReactNode;
  /** Begins to wait for it. */
  readonly onLink: (annotation: AnnotationRecord, relation: string) => void;
}

/** Only pairs that differ are gone through and joined. */
const DIFFERENCES = 'differences';

/** Where two columns have no room beside each other, and where a third has. */
const NARROW = '(max-width: 1023px)';
const WIDE = '(min-width: 1920px)';

/** Two accounts side by side, their counterparts joined; where there is room, a third. */
export function CompareView(props: CompareViewProps) {
  const { story, comparison } = props;
  const leftId = usePlace('articleId');
  const rightId = usePlace('other');
  const thirdId = usePlace('third');
  const hasRoom = useMedia(WIDE);
  const wanted = useMemo(
    () => chosenAccounts(story, comparison, leftId, rightId, hasRoom ? thirdId : null),
    [story, comparison, leftId, rightId, thirdId, hasRoom],
  );
  useEffect(() => {
    const [left, right] = wanted;
    // Another view may have been gone to before this one has left the page.
    if (left === undefined || right === undefined || currentPlace().view !== 'compare') return;
    goTo({ view: 'compare', articleId: left.articleId, other: right.articleId }, 'replace');
  }, [wanted]);
  // Two long texts are set piece by piece; meanwhile those before stand and keys are answered.
  const accounts = useDeferredValue(wanted);
  if (accounts.length < 2) {
    return (
      <div className="comparison-wait">
        <h1 className="comparison-title">Compare</h1>
        <p className="text-ink2">
          {story.articles.length === 0
            ? 'There is no account in this story yet.'
            : 'There is one account alone: nothing stands beside it. What is damaged inside it is under Findings.'}
        </p>
      </div>
    );
  }
  const names = accounts.map(({ id }) => id).join(' ');
  return <SideBySide key={names} {...props} accounts={accounts} hasRoom={hasRoom} />;
}

/** The accounts that an address asks for; where it names none that are there, the first and the nearest to it. */
function chosenAccounts(
  story: Story,
  comparison: Comparison,
  leftId: ArticleId | null,
  rightId: ArticleId | null,
  thirdId: ArticleId | null,
): readonly ArticleRecord[] {
  const find = (id: ArticleId | null) => story.articles.find(({ articleId }) => articleId === id);
  const left = find(leftId) ?? story.articles[0];
  const wanted = find(rightId);
  const right =
    wanted === undefined || wanted === left ? nearestTo(story, comparison, left) : wanted;
  const third = find(thirdId);
  return [...new Set([left, right, third])].filter((account) => account !== undefined);
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
  /** Two, or three. */
  readonly accounts: readonly ArticleRecord[];
  /** Whether a third may stand beside two. */
  readonly hasRoom: boolean;
}

/** Whether they scroll together: kept as long as the page. */
let scrollsTogether = true;

function SideBySide(props: SideBySideProps) {
  const { story, comparison, texts, text, picking, onLink, accounts, hasRoom } = props;
  const [isTogether, setTogether] = useState(scrollsTogether);
  const isNarrow = useMedia(NARROW);
  const filter = usePlace('filter');
  const row = usePlace('row');
  const annotationId = usePlace('annotationId');
  const isPicking = useSession((state) => state.pick !== null);
  const hasDifferences = filter.includes(DIFFERENCES);
  const all = useMemo(() => jointsOf(comparison, accounts), [comparison, accounts]);
  const joints = useMemo(() => (hasDifferences ? onlyDifferent(all) : all), [all, hasDifferences]);
  const current = useMemo(() => takenIn(joints, row), [joints, row]);
  const findings = useFindings(story, comparison, texts);
  const own = useOwnWork(story);
  const tag = own.annotations.find(({ id }) => id === annotationId) ?? null;
  const finding = findings.find((known) => known.finding === current?.pair.finding) ?? null;
  const toggle = useCallback((together: boolean) => {
    scrollsTogether = together;
    setTogether(together);
    announce(together ? 'All scroll together' : 'Each scrolls by itself');
  }, []);
  const acts = useMemo((): Deck => {
    const inHand = actsOn({
      story,
      comparison,
      texts,
      own,
      joints,
      current,
      finding,
      tag,
      accounts: accounts.map(({ articleId }) => articleId),
      onLink: (annotation, relation) => {
        onLink(annotation, relation);
        focusBeside(annotation, accounts);
      },
    });
    const { next, previous } = inHand;
    return {
      // While a link waits for its other end, what is chosen is meant for it.
      ...(isPicking ? { ...(next && { next }), ...(previous && { previous }) } : inHand),
      swap: { label: 'Change sides', run: () => swap(accounts) },
      other: { label: 'Another account on the right', run: () => nextOnTheRight(story, accounts) },
      ...(hasRoom && story.articles.length > 2
        ? { third: { label: thirdInWords(accounts), run: () => nextThird(story, accounts) } }
        : {}),
      together: {
        label: isTogether ? 'Scroll each by itself' : 'Scroll together',
        run: () => toggle(!isTogether),
      },
      differences: {
        label: hasDifferences ? 'Everything' : 'Only differences',
        run: toggleDifferences,
      },
    };
  }, [
    story,
    comparison,
    texts,
    own,
    joints,
    current,
    finding,
    tag,
    accounts,
    onLink,
    isPicking,
    hasRoom,
    isTogether,
    toggle,
    hasDifferences,
  ]);
  useActs(acts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const sigla = accounts.map(({ articleId }) => siglumIn(story, articleId));
  return (
    <div className="compare" data-accounts={accounts.length}>
      <div className="compare-bar">
        <h1 ref={heading} tabIndex={-1} className="sr-only">
          Compare {inWords(sigla)}
        </h1>
        <Legend story={story} accounts={accounts} joints={joints} />
        <span className="compare-toggles">
          {acts.third !== undefined && (
            <Toggle on={accounts.length > 2} onChange={() => toggleThird(story, accounts)}>
              Third account
            </Toggle>
          )}
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
            title="Change sides"
            onClick={() => swap(accounts)}
          >
            <ArrowLeftRight size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </span>
      </div>
      <div className="compare-heads">
        {accounts.map(({ id }, i) => (
          <ColumnHead key={id} story={story} accounts={accounts} at={i} joints={joints} />
        ))}
      </div>
      {isNarrow ? (
        <PairList
          story={story}
          texts={texts}
          accounts={accounts}
          pairs={joints[0]?.shown ?? []}
          current={current?.pair ?? null}
          text={text}
        />
      ) : (
        <Columns
          story={story}
          accounts={accounts}
          texts={texts}
          joints={joints}
          current={current}
          isTogether={isTogether}
          text={text}
        />
      )}
      {/* A narrow page has the passages themselves to be read. */}
      <div className={isNarrow ? 'hidden print:block' : 'sr-only print:not-sr-only'}>
        {joints.map(({ shown }, i) => (
          <PairTable key={accounts[i]?.id} story={story} texts={texts} pairs={shown} />
        ))}
      </div>
      {isPicking ? (
        picking
      ) : (
        <PairBar
          story={story}
          texts={texts}
          pairs={joints[current?.joint ?? 0]?.shown ?? []}
          current={current?.pair ?? null}
          finding={finding}
          tag={tag}
          own={own}
          acts={acts}
        />
      )}
    </div>
  );
}

function inWords(sigla: readonly string[]): string {
  return `${sigla.slice(0, -1).join(', ')} and ${sigla.at(-1)}`;
}

/** Puts the focus into an account beside that of an annotation: the other end of a link is looked for there. */
function focusBeside({ articleId }: AnnotationRecord, accounts: readonly ArticleRecord[]): void {
  const at = accounts.findIndex((account) => account.articleId !== articleId);
  const texts = document.querySelectorAll<HTMLElement>('.compare-column [data-text]');
  texts[at]?.focus({ preventScroll: true });
}

function swap([left, right, third]: readonly ArticleRecord[]): void {
  if (left === undefined || right === undefined) return;
  const row = currentPlace().row?.split('-').toReversed().join('-') ?? null;
  goTo(
    {
      view: 'compare',
      articleId: right.articleId,
      other: left.articleId,
      row: third === undefined ? row : null,
    },
    'replace',
  );
}

/** The account of a story that follows on one, passing over those that stand already. */
function following(
  { articles }: Story,
  account: ArticleRecord,
  standing: readonly ArticleRecord[],
): ArticleRecord | undefined {
  const at = articles.indexOf(account);
  return [...articles.slice(at + 1), ...articles.slice(0, at)].find(
    (candidate) => !standing.includes(candidate),
  );
}

function nextOnTheRight(story: Story, accounts: readonly ArticleRecord[]): void {
  const [, right] = accounts;
  const next = right === undefined ? undefined : following(story, right, accounts);
  if (next === undefined) return;
  goTo({ other: next.articleId, row: null }, 'replace');
  const siglum = siglumOf(story.articles.indexOf(next));
  announce(`Account ${siglum}, ${outletIn(story, next.articleId)} on the right`);
}

function thirdInWords(accounts: readonly ArticleRecord[]): string {
  return accounts.length > 2 ? 'Another third account, or none' : 'A third account beside them';
}

function toggleThird(story: Story, accounts: readonly ArticleRecord[]): void {
  if (accounts.length > 2) goTo({ third: null, row: null }, 'replace');
  else nextThird(story, accounts);
}

/** Puts a third account beside two, then the next one in its place; after the last none. */
function nextThird(story: Story, accounts: readonly ArticleRecord[]): void {
  const free = story.articles.filter((article) => !accounts.slice(0, 2).includes(article));
  const [, , third] = accounts;
  const next = third === undefined ? free[0] : free[free.indexOf(third) + 1];
  goTo({ third: next?.articleId ?? null, row: null }, 'replace');
  announce(
    next === undefined
      ? 'Two accounts'
      : `Account ${siglumIn(story, next.articleId)}, ${outletIn(story, next.articleId)} as the third`,
  );
}

function toggleDifferences(): void {
  const { filter } = currentPlace();
  goTo({ filter: filter.includes(DIFFERENCES) ? [] : [DIFFERENCES] }, 'replace');
}

function useMedia(media: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(media).matches);
  useEffect(() => {
    const query = matchMedia(media);
    const follow = (): void => setMatches(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [media]);
  return matches;
}
