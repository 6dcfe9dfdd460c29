import { claimDraft, writtenAs } from '#core/compare/drafts.ts';
import type { Claim, ClaimCell, Comparison } from '#core/compare/result.ts';
import type { Story } from '#state/use-story.ts';

import { linkDrafts, writeDrafts } from '../acts.ts';
import type { Deck } from '../deck.ts';
import { actsOnFinding } from '../findings/acts-on-finding.ts';
import type { FindingRow } from '../findings/use-findings.ts';
import type { OwnWork } from '../own-work.ts';
import { overlap, readInPlace, readSideBySide, siglumIn } from '../places.ts';
import type { Texts } from '../places.ts';
import { leadingCell } from './leading-cell.ts';

interface Hand {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
  readonly findings: readonly FindingRow[];
  readonly own: OwnWork;
  readonly claim: Claim | null;
  readonly cell: ClaimCell | null;
}

/** What can be done with what one account says of a matter. */
export function actsOnClaim(hand: Hand): Deck {
  const { story, comparison, texts, findings, own, claim, cell } = hand;
  if (claim === null || cell === null) return {};
  const finding = findings.find(
    ({ finding: { rows, spans } }) =>
      rows.includes(claim.id) &&
      spans.some((spot) => spot.article === cell.article && overlap(spot, cell.sentence)),
  );
  const lead = leadingCell(claim, comparison.provenance);
  const other =
    lead === null || lead.article === cell.article
      ? (claim.cells.find(({ article, key }) => article !== cell.article && key !== cell.key) ??
        claim.cells.find(({ article }) => article !== cell.article))
      : lead;
  const draft = claimDraft(cell, story.codebook, texts);
  const otherDraft = other === undefined ? null : claimDraft(other, story.codebook, texts);
  const relation = other?.key === cell.key ? 'same-claim' : 'contradicts';
  const hasRelation = story.codebook.relations.some(({ id }) => id === relation);
  const isTagged = draft !== null && writtenAs(draft, own.annotations) !== null;
  return {
    ...(draft === null || isTagged
      ? {}
      : {
          tag: {
            label: `Tag claim in ${siglumIn(story, cell.article)}`,
            run: () => writeDrafts(story, [draft], null),
          },
        }),
    ...(finding === undefined ? {} : actsOnFinding(story, finding)),
    ...(draft === null || otherDraft === null || !hasRelation
      ? {}
      : {
          link: {
            label: relation === 'contradicts' ? 'Link as contradicting' : 'Link as the same',
            run: () => linkDrafts(story, [draft, otherDraft], relation, own.annotations, own.links),
          },
        }),
    read: { label: 'Read in place', run: () => readInPlace(cell) },
    ...(other === undefined
      ? {}
      : { compare: { label: 'Side by side', run: () => readSideBySide(cell, other) } }),
  };
}
