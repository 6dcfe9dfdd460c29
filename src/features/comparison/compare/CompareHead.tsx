import type { PassageKind } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { currentPlace, goTo } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf } from '#state/use-story.ts';
import { count, dateInWords } from '#state/words.ts';

import { outletIn, siglumIn } from '../places.ts';
import type { Joint } from './joints.ts';

const KINDS: readonly PassageKind[] = ['verbatim', 'near-verbatim', 'paraphrase'];

interface LegendProps {
  readonly story: Story;
  readonly accounts: readonly ArticleRecord[];
  readonly joints: readonly Joint[];
}

/** What the drawing between the columns means, and of two accounts how much there is of each. */
export function Legend({ story, accounts, joints }: LegendProps) {
  const [sides, ...more] = joints.map((joint) => joint.sides);
  if (sides === undefined) return null;
  const [left, right] = accounts.map(({ articleId }) => siglumIn(story, articleId));
  return (
    <p className="compare-legend">
      {KINDS.map((kind) => (
        <span key={kind}>
          <i data-kind={kind} aria-hidden="true" />
          {more.length === 0 && (
            <b>{sides.pairs.filter((pair) => pair.kind === kind).length}</b>
          )}{' '}
          {kind}
        </span>
      ))}
      <span>
        <i data-kind="only" aria-hidden="true" />
        {more.length === 0 ? (
          <>
            <b>{sides.onlyLeft.length}</b> only in {left}, <b>{sides.onlyRight.length}</b> only in{' '}
            {right}
          </>
        ) : (
          'not in the one beside it'
        )}
      </span>
      <mark className="differs max-cards:hidden">words that differ</mark>
    </p>
  );
}

const PLACES = ['articleId', 'other', 'third'] as const;
const NAMES = ['Account on the left', 'Account on the right', 'Third account'] as const;

interface ColumnHeadProps {
  readonly story: Story;
  readonly accounts: readonly ArticleRecord[];
  /** Which of them this is the head of. */
  readonly at: number;
  readonly joints: readonly Joint[];
}

/** Which account stands in a column, and how much of it its neighbour has too. */
export function ColumnHead({ story, accounts, at, joints }: ColumnHeadProps) {
  const article = accounts[at];
  const name = accounts.length === 3 && at === 1 ? 'Account in the middle' : NAMES[at];
  const neighbour = accounts[at === 0 ? 1 : at - 1];
  const sides = joints[Math.max(0, at - 1)]?.sides;
  if (article === undefined || neighbour === undefined || sides === undefined) return null;
  const total = at === 0 ? sides.sentencesLeft : sides.sentencesRight;
  const alone = (at === 0 ? sides.onlyLeft : sides.onlyRight).length;
  return (
    <div className="compare-head" data-side={SIDES[at]}>
      <select
        className="field compare-account"
        aria-label={name}
        value={article.articleId}
        onChange={(event) => put(accounts, at, story, event.target.value)}
      >
        {story.articles.map(({ id, articleId }, i) => (
          <option key={id} value={articleId}>
            {siglumOf(i)} {outletIn(story, articleId)}
          </option>
        ))}
      </select>
      <span className="text-ink2 max-medium:hidden">{dateInWords(article.body.date, 'short')}</span>
      <span className="compare-share text-ink2 max-medium:hidden">
        {total - alone} of {count(total, 'sentence')} also in {siglumIn(story, neighbour.articleId)}
      </span>
    </div>
  );
}

/** How a column stands to the channels beside it. */
export const SIDES = ['left', 'right', 'right'] as const;

/** Puts an account in a column. One that stands there already in another changes places with it. */
function put(accounts: readonly ArticleRecord[], at: number, story: Story, id: string): void {
  const chosen = story.articles.find((article) => article.articleId === id);
  const before = accounts[at];
  if (chosen === undefined || before === undefined) return;
  const after = accounts.map((account, i) =>
    i === at ? chosen : account === chosen ? before : account,
  );
  const [left, right, third] = PLACES.map((_, i) => after[i]?.articleId);
  goTo(
    {
      view: 'compare',
      ...(left === undefined ? {} : { articleId: left }),
      other: right ?? null,
      third: third ?? currentPlace().third,
      row: null,
      annotationId: null,
    },
    'replace',
  );
}
