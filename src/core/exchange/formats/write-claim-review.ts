import type { JsonObject } from '#core/domain/record.ts';
import { wordsOf } from '#core/domain/span.ts';

import { iriOf } from '../iri.ts';
import { exportView } from './export-view.ts';
import type { SourceFile, StoryExport } from './format.ts';
import { jsonFile } from './write-files.ts';

/** Verdicts that say how true a claim is, from 5 to 1. The others are told by name only. */
const RATINGS: Readonly<Record<string, number>> = {
  supported: 5,
  'mostly supported': 4,
  'lacks context': 3,
  misleading: 2,
  contradicted: 1,
};

/**
 * Writes the claims that have a verdict as schema.org `ClaimReview`, for the page of a fact check. Claims without a verdict, or
 * unchecked, are no reviews and are left out.
 */
export function writeClaimReview(input: StoryExport): readonly SourceFile[] {
  const reviews = exportView(input).flatMap(({ annotator, pages }) =>
    pages.flatMap(({ article, annotations }) =>
      annotations.flatMap(({ record }): JsonObject[] => {
        const { tag, attributes, span } = record.body;
        const verdict = words(attributes['verdict']);
        if (tag !== 'claim' || verdict === '' || verdict === 'unchecked') return [];
        const statement = words(attributes['statement']) || wordsOf(span);
        const { url, headline, outlet, date } = article.body;
        const rating = RATINGS[verdict];
        const claimant = words(attributes['claimant']);
        return [
          {
            '@type': 'ClaimReview',
            '@id': iriOf(record.id),
            claimReviewed: statement,
            datePublished: record.modified.slice(0, 10),
            author: { '@type': 'Person', name: annotator },
            itemReviewed: {
              '@type': 'Claim',
              ...(claimant === '' ? {} : { author: { '@type': 'Person', name: claimant } }),
              ...(date === '' ? {} : { datePublished: date }),
              appearance: {
                '@type': 'NewsArticle',
                ...(headline === '' ? {} : { headline }),
                ...(url === '' ? {} : { url }),
                ...(outlet === '' ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
              },
            },
            reviewRating: {
              '@type': 'Rating',
              alternateName: verdict,
              ...(rating === undefined
                ? {}
                : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
            },
          },
        ];
      }),
    ),
  );
  return [jsonFile('claim-review.json', { '@context': 'https://schema.org', '@graph': reviews })];
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
