import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';

import { usePlace } from '#state/location.ts';
import { remarksQuery } from '#state/queries.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

import type { Review } from './review-now.ts';
import { reviewNow } from './review-now.ts';

/** The review of the place in the address, or `null` while it is not read or nobody's set is here. It follows every change. */
export function useReview(story: Story): Review | null {
  useRecordsLater(story.articles.map(({ articleId }) => articleId));
  useQuery(remarksQuery(story.record.storyId));
  usePlace('reviewed');
  return useDeferredValue(reviewNow());
}
