import { lazy } from 'react';
import type { ComponentType } from 'react';

import type { ArticleRecord } from '#core/domain/record.ts';
import type { View } from '#state/location.ts';
import type { Story } from '#state/use-story.ts';

import {
  loadAdjudication,
  loadAgreement,
  loadCodebook,
  loadComparison,
  loadReview,
  loadStories,
} from './chunks.ts';
import { ReadView } from './ReadView.tsx';

/** What every view is given: the story, and the account that was read last. */
export interface ViewProps {
  readonly story: Story;
  readonly article: ArticleRecord;
}

interface ViewEntry {
  readonly name: string;
  /** Where it stands in the bar: views of one group stand together. `null` for one that is reached otherwise. */
  readonly group: 'read' | 'compare' | 'review' | null;
  readonly Component: ComponentType<ViewProps>;
}

const Comparison = lazy(loadComparison);

/** Every view, in the order of the bar. All but reading are loaded when they are first gone to. */
export const VIEWS: Readonly<Record<View, ViewEntry>> = {
  read: { name: 'Read', group: 'read', Component: ReadView },
  compare: { name: 'Compare', group: 'compare', Component: Comparison },
  quotes: { name: 'Quotes', group: 'compare', Component: Comparison },
  claims: { name: 'Claims', group: 'compare', Component: Comparison },
  topics: { name: 'Topics', group: 'compare', Component: Comparison },
  findings: { name: 'Findings', group: 'compare', Component: Comparison },
  review: { name: 'Review', group: 'review', Component: lazy(loadReview) },
  agreement: { name: 'Agreement', group: 'review', Component: lazy(loadAgreement) },
  adjudicate: { name: 'Agreed set', group: 'review', Component: lazy(loadAdjudication) },
  stories: { name: 'Stories', group: null, Component: lazy(loadStories) },
  codebook: { name: 'Codebook', group: null, Component: lazy(loadCodebook) },
};
