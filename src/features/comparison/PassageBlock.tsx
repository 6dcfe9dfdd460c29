import type { Spot } from '#core/compare/result.ts';
import { excerptAround } from '#core/text/excerpt.ts';
import type { Story } from '#state/use-story.ts';

import { outletIn, paragraphOf, readInPlace, siglumIn } from './places.ts';
import type { Texts } from './places.ts';

interface PassageBlockProps {
  readonly story: Story;
  readonly texts: Texts;
  readonly spot: Spot;
  /** Wrong words, words that speak for it, or neither. */
  readonly look: 'fault' | 'evidence' | 'plain';
  readonly note?: string;
  /** Without what stands around the words. */
  readonly isAlone?: boolean;
}

/** How much stands around the words, in code units. */
const REACH = { before: 120, words: 600, after: 160 };
const ALONE = { before: 0, words: 400, after: 0 };

/** Words of an account with what stands around them, under their place, which opens them there. */
export function PassageBlock({
  story,
  texts,
  spot,
  look,
  note = '',
  isAlone = false,
}: PassageBlockProps) {
  const text = texts.get(spot.article) ?? '';
  const isWhole = spot.start === spot.end;
  const { before, words, after } = excerptAround(text, spot, isAlone ? ALONE : REACH);
  return (
    <div className="passage">
      <p className="passage-head">
        <button type="button" className="hit passage-place" onClick={() => readInPlace(spot)}>
          <b>{siglumIn(story, spot.article)}</b>
          <span dir="auto">{outletIn(story, spot.article)}</span>
          {!isWhole && <span>¶{paragraphOf(texts, spot)}</span>}
        </button>
        <span className="text-ink2">{note}</span>
      </p>
      {isWhole ? (
        <p className="text-ink2">The account as a whole.</p>
      ) : (
        <p className="passage-words" dir="auto">
          {!isAlone && before}
          <mark data-look={look} data-tag="error">
            {words}
          </mark>
          {!isAlone && after}
        </p>
      )}
    </div>
  );
}
