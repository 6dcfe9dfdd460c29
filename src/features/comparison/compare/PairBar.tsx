import type { Spot } from '#core/compare/result.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';
import type { Story } from '#state/use-story.ts';
import { tagOf } from '#state/use-story.ts';
import { Glyph } from '#ui/Glyph.tsx';

import type { Deck } from '../deck.ts';
import { DecisionBar } from '../DecisionBar.tsx';
import type { FindingRow } from '../findings/use-findings.ts';
import { MarkedWords } from '../MarkedWords.tsx';
import type { OwnWork } from '../own-work.ts';
import { citation, outletIn, paragraphOf, siglumIn, spotOf } from '../places.ts';
import type { Texts } from '../places.ts';
import { FINDING_WORDS, PASSAGE_WORDS } from '../words.ts';
import { changesOf } from './changes.ts';
import type { Pair } from './pairs.ts';

interface PairBarProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly pairs: readonly Pair[];
  readonly current: Pair | null;
  readonly finding: FindingRow | null;
  /** The editor's own annotation in hand, which goes before the pair. */
  readonly tag: AnnotationRecord | null;
  readonly own: OwnWork;
  readonly acts: Deck;
}

/** The annotation or the pair in hand, in words, and what can be done with it. */
export function PairBar(props: PairBarProps) {
  const { story, texts, pairs, current, finding, tag, own, acts } = props;
  return (
    <DecisionBar acts={acts} order={['tag', 'link', 'read', 'dismiss', 'previous', 'next']}>
      {tag !== null ? (
        <TagInHand story={story} texts={texts} tag={tag} own={own} />
      ) : current === null ? (
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

interface TagInHandProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly tag: AnnotationRecord;
  readonly own: OwnWork;
}

/** An annotation in a line: its tag, its words, and what it is linked to. */
function TagInHand({ story, texts, tag, own }: TagInHandProps) {
  const { id, letter, line, label } = tagOf(story, tag.setId, tag.body.tag);
  const spot = spotOf({ articleId: tag.articleId, fragments: tag.body.span });
  const ends = linkedWith(tag, own).flatMap(({ articleId, body }) => {
    const place = spotOf({ articleId, fragments: body.span });
    return place === null ? [] : [citation(story, texts, place)];
  });
  return (
    <div className="tag-bar">
      <p>
        <Glyph letter={letter} line={line} tag={id} /> <b>{label}</b>{' '}
        <span className="text-ink2">
          {spot === null ? siglumIn(story, tag.articleId) : citation(story, texts, spot)}
          {ends.length > 0 && `, linked to ${ends.join(', ')}`}
        </span>
      </p>
      <p className="pair-words" dir="auto">
        {wordsOf(tag.body.span)}
      </p>
    </div>
  );
}

function linkedWith({ id }: AnnotationRecord, own: OwnWork): readonly AnnotationRecord[] {
  const ends = new Set(
    own.links.flatMap(({ body: { from, to } }) => (from === id ? to : to.includes(id) ? from : [])),
  );
  return own.annotations.filter((annotation) => ends.has(annotation.id));
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
