import type { Comparison } from '#core/compare/result.ts';
import type { Story } from '#state/use-story.ts';

import type { Texts } from './places.ts';

/** What every view of the comparison is drawn from. */
export interface Shown {
  readonly story: Story;
  readonly comparison: Comparison;
  readonly texts: Texts;
}
