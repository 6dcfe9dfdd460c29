import { quoteDraft, writtenAs } from '#core/compare/drafts.ts';
import type { Comparison, Utterance, UtteranceCell } from '#core/compare/result.ts';
import type { Story } from '#state/use-story.ts';

import { linkDrafts, writeDrafts } from '../acts.ts';
import type { Deck } from '../deck.ts';
import { actsOnFinding } from '../findings/acts-on-finding.ts';
import type { FindingRow } from '../findings/use-findings.ts';
import type { OwnWork } from '../own-work.ts';
import { overlap, readInPlace, readSideBySide, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';

interface Hand {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
  readonly findings: readonly FindingRow[];
  readonly own: OwnWork;
  readonly utterance: Utterance | null;
  readonly cell: UtteranceCell | null;
}

const SAME = 'same-utterance';

/** What can be done with one account's words of an utterance. */
export function actsOnQuote(hand: Hand): Deck {
  const { story, comparison, texts, findings, own, utterance, cell } = hand;
  if (utterance === null || cell === null) return {};
  const quoteOf = ({ quote }: UtteranceCell) => {
    const known = comparison.quotes.find(({ id }) => id === quote);
    return known === undefined ? null : quoteDraft(known, story.codebook, texts);
  };
  const finding = findings.find(
    ({ finding: { rows, spans } }) =>
      rows.includes(utterance.id) &&
      spans.some((spot) => spot.article === cell.article && overlap(spot, cell)),
  );
  const base = utterance.cells.find(
    ({ article, start }) => article === utterance.base.article && start === utterance.base.start,
  );
  const other =
    base === cell ? utterance.cells.find(({ article }) => article !== cell.article) : base;
  const draft = quoteOf(cell);
  const otherDraft = other === undefined ? null : quoteOf(other);
  const isTagged = draft !== null && writtenAs(draft, own.annotations) !== null;
  const hasLinks = story.codebook.relations.some(({ id }) => id === SAME);
  return {
    ...(draft === null || isTagged
      ? {}
      : {
          tag: {
            label: `Tag quote in ${siglumIn(story, cell.article)}`,
            run: () => writeDrafts(story, [draft], null),
          },
        }),
    ...(finding === undefined ? {} : actsOnFinding(story, finding)),
    ...(draft === null || otherDraft === null || !hasLinks
      ? {}
      : {
          link: {
            label: 'Link',
            run: () => linkDrafts(story, [draft, otherDraft], SAME, own.annotations, own.links),
          },
        }),
    read: { label: 'Read in place', run: () => readInPlace(cell) },
    ...(other === undefined
      ? {}
      : { compare: { label: 'Side by side', run: () => readSideBySide(cell, other) } }),
  };
}
