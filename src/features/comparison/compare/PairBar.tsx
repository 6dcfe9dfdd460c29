import type { Spot } from '#core/compare/result.ts';
import type { Story } from '#state/use-story.ts';

import type { Deck } from '../deck.ts';
import { DecisionBar } from '../DecisionBar.tsx';
import type { FindingRow } from '../findings/use-findings.ts';
import { MarkedWords } from '../MarkedWords.tsx';
import { outletIn, paragraphOf, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import { FINDING_WORDS, PASSAGE_WORDS } from '../words.ts';
import type { Pair } from './pairs.ts';
import { changesOf } from './use-joined.ts';

interface PairBarProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly pairs: readonly Pair[];
  readonly current: Pair | null;
  readonly finding: FindingRow | null;
  readonly acts: Deck;
}

/** The pair in hand, in words, and what can be done with it. */
export function PairBar({ story, texts, pairs, current, finding, acts }: PairBarProps) {
  return (
    <DecisionBar acts={acts} order={['tag', 'read', 'dismiss', 'previous', 'next']}>
      {current === null ? (
        <p className="text-ink2">
          {pairs.length === 0
            ? 'Nothing here says the same in both accounts.'
            : `${pairs.length} passages stand in both. Take one to see what can be done with it.`}
        </p>
      ) : (
        <div className="pair-bar">
          <div>
            <p
              className={`font-semibold ${finding !== null && finding.finding.severity !== 'minor' ? 'text-alarm' : ''}`}
            >
              {finding === null ? PASSAGE_WORDS[current.kind] : FINDING_WORDS[finding.finding.kind]}
            </p>
            <p className="pair-told text-micro text-ink2">
              Passage {pairs.indexOf(current) + 1} of {pairs.length}.
              {finding === null ? '' : ` ${becomeOf(finding)}`}
            </p>
          </div>
          {(['a', 'b'] as const).map((side) => (
            <Side
              key={side}
              story={story}
              texts={texts}
              pair={current}
              side={side}
              finding={finding}
            />
          ))}
        </div>
      )}
    </DecisionBar>
  );
}

function becomeOf({ state, finding }: FindingRow): string {
  if (state === 'tagged') return 'Tagged.';
  return state === 'dismissed' ? 'Dismissed.' : finding.title;
}

interface SideProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly pair: Pair;
  readonly side: 'a' | 'b';
  readonly finding: FindingRow | null;
}

function Side({ story, texts, pair, side, finding }: SideProps) {
  const spot: Spot = pair[side];
  const changes = changesOf(pair, texts).map((change) => change[side]);
  const words = finding?.finding.spans.find(({ article }) => article === spot.article);
  return (
    <div className="pair-side">
      <p className="text-micro text-ink2">
        {siglumIn(story, spot.article)} {outletIn(story, spot.article)} ¶
        {paragraphOf(texts, words ?? spot)}
      </p>
      <p className="pair-words">
        <MarkedWords text={texts.get(spot.article) ?? ''} range={spot} differing={changes} />
      </p>
    </div>
  );
}
