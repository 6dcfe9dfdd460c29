import { claimDraft, quoteDraft } from '#core/compare/drafts.ts';
import type { Draft } from '#core/compare/drafts.ts';
import type { Comparison, Spot } from '#core/compare/result.ts';
import type { AnnotationRecord } from '#core/domain/record.ts';
import { goTo } from '#state/location.ts';
import { announce, notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { linkDrafts, tagCounterpart } from '../acts.ts';
import { offersFor, relationFor } from '../aids/offer.ts';
import type { Deck } from '../deck.ts';
import { actsOnFinding } from '../findings/acts-on-finding.ts';
import type { FindingRow } from '../findings/use-findings.ts';
import type { OwnWork } from '../own-work.ts';
import { citation, openTag, overlap, readInPlace, siglumIn, wordsAt } from '../places.ts';
import type { Texts } from '../places.ts';
import { PASSAGE_WORDS } from '../words.ts';
import type { Joint, Taken } from './joints.ts';
import { rowOf } from './joints.ts';
import type { Pair } from './pairs.ts';

interface Hand {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
  readonly own: OwnWork;
  readonly joints: readonly Joint[];
  readonly current: Taken | null;
  /** What was found in the pair in hand, with what has become of it. */
  readonly finding: FindingRow | null;
  /** The editor's own annotation in hand, which goes before the pair. */
  readonly tag: AnnotationRecord | null;
  /** The accounts side by side. */
  readonly accounts: readonly string[];
  /** Begins to wait for the other end of a link. */
  readonly onLink: (annotation: AnnotationRecord, relation: string) => void;
}

/** What can be done with the annotation in hand or, without one, with the pair in hand. */
export function actsOn(hand: Hand): Deck {
  const { story, current, finding, tag } = hand;
  const moves = movesIn(hand);
  if (tag !== null) {
    const siglum = siglumIn(story, tag.articleId);
    return {
      ...moves,
      ...linkOfTag(hand, tag),
      read: { label: `Open in ${siglum}`, run: () => openTag(tag) },
    };
  }
  if (current === null) return moves;
  const { pair } = current;
  return {
    ...moves,
    ...linkOfPair(hand, pair),
    read: { label: `Read in ${siglumIn(story, pair.a.article)}`, run: () => readInPlace(pair.a) },
    ...(finding === null ? {} : actsOnFinding(story, finding)),
  };
}

function movesIn(hand: Hand): Deck {
  const { joints, current } = hand;
  const shown = joints[current?.joint ?? 0]?.shown ?? [];
  return shown.length === 0
    ? {}
    : {
        next: { label: 'Next', run: () => step(hand, 1) },
        previous: { label: 'Previous', run: () => step(hand, -1) },
      };
}

/** Takes the next pair, or the previous one; without one in hand, the first or the last. */
function step({ story, texts, joints, current }: Hand, by: 1 | -1): void {
  const joint = current?.joint ?? 0;
  const shown = joints[joint]?.shown ?? [];
  const at = current === null ? (by === 1 ? -1 : shown.length) : shown.indexOf(current.pair);
  const next = shown[at + by];
  if (next === undefined) {
    announce(by === 1 ? 'That was the last passage' : 'That is the first passage');
    return;
  }
  goTo({ row: rowOf({ joint, pair: next }), annotationId: null }, 'replace');
  const [a, b] = [next.a, next.b].map(
    (spot) => `${siglumIn(story, spot.article)}: ${wordsAt(texts, spot)}`,
  );
  announce(`${PASSAGE_WORDS[next.kind]}, ${at + by + 1} of ${shown.length}. ${a} ${b}`);
}

/** To its counterpart in an account beside it, where there is one; else to whatever is chosen next. */
function linkOfTag(hand: Hand, tag: AnnotationRecord): Deck {
  const { story, comparison, texts, own, accounts, onLink } = hand;
  const relation = relationFor(story, tag);
  if (relation === null) return {};
  const offer = offersFor(story, { comparison, texts }, own, tag).find(
    ({ counterpart, isLinked }) => !isLinked && accounts.includes(counterpart.spot.article),
  );
  if (offer === undefined) {
    return { link: { label: 'Link to…', run: () => onLink(tag, relation) } };
  }
  const place = citation(story, texts, offer.counterpart.spot);
  return {
    link: {
      label: `Link to ${place}`,
      run: () => {
        tagCounterpart(story, tag, offer.draft, offer.known, relation);
        notify(`Linked to ${place}`, { undo: true });
      },
    },
  };
}

/** One utterance in both accounts: two quotes; anything else: two claims. */
function linkOfPair({ story, comparison, texts, own }: Hand, { a, b }: Pair): Deck {
  const { quotes, utterances } = comparison;
  const said = utterances
    .map(({ cells }) => [a, b].map((spot) => cells.find((cell) => isOn(cell, spot))))
    .find((both) => both.every((cell) => cell !== undefined));
  const drafts = [a, b].map((spot, i): Draft | null => {
    const quote = quotes.find(({ id }) => id === said?.[i]?.quote);
    return quote === undefined
      ? claimDraft({ article: spot.article, sentence: spot }, story.codebook, texts)
      : quoteDraft(quote, story.codebook, texts);
  });
  const relation = said === undefined ? 'same-claim' : 'same-utterance';
  const [from, to] = drafts;
  const isKnown = story.codebook.relations.some(({ id }) => id === relation);
  if (from == null || to == null || !isKnown) return {};
  return {
    link: {
      label: said === undefined ? 'Link as one claim' : 'Link as one quote',
      run: () => linkDrafts(story, [from, to], relation, own.annotations, own.links),
    },
  };
}

function isOn(cell: Spot, spot: Spot): boolean {
  return cell.article === spot.article && overlap(cell, spot);
}
