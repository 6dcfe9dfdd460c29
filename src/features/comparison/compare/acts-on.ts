import { goTo } from '#state/location.ts';
import { announce } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import type { Deck } from '../deck.ts';
import { actsOnFinding } from '../findings/acts-on-finding.ts';
import type { FindingRow } from '../findings/use-findings.ts';
import { readInPlace, siglumIn, wordsAt } from '../places.ts';
import type { Texts } from '../places.ts';
import { PASSAGE_WORDS } from '../words.ts';
import type { Pair } from './pairs.ts';

interface Hand {
  readonly story: Story;
  readonly texts: Texts;
  readonly shown: readonly Pair[];
  readonly current: Pair | null;
  /** What was found in the pair in hand, with what has become of it. */
  readonly finding: FindingRow | null;
}

/** What can be done with the pair in hand. */
export function actsOn(hand: Hand): Deck {
  const { story, current, finding, shown } = hand;
  const moves: Deck =
    shown.length === 0
      ? {}
      : {
          next: { label: 'Next', run: () => step(hand, 1) },
          previous: { label: 'Previous', run: () => step(hand, -1) },
        };
  if (current === null) return moves;
  const read = {
    read: {
      label: `Read in ${siglumIn(story, current.a.article)}`,
      run: () => readInPlace(current.a),
    },
  };
  if (finding === null) return { ...moves, ...read };
  return { ...moves, ...read, ...actsOnFinding(story, finding) };
}

/** Takes the next pair, or the previous one; without one in hand, the first or the last. */
function step({ story, texts, shown, current }: Hand, by: 1 | -1): void {
  const at = current === null ? (by === 1 ? -1 : shown.length) : shown.indexOf(current);
  const next = shown[at + by];
  if (next === undefined) {
    announce(by === 1 ? 'That was the last passage' : 'That is the first passage');
    return;
  }
  goTo({ row: next.id }, 'replace');
  const [a, b] = [next.a, next.b].map(
    (spot) => `${siglumIn(story, spot.article)}: ${wordsAt(texts, spot)}`,
  );
  announce(`${PASSAGE_WORDS[next.kind]}, ${at + by + 1} of ${shown.length}. ${a} ${b}`);
}
