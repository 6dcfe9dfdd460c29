import type { Known } from '#state/comparison.ts';
import { useWithVersions } from '#state/comparison.ts';
import type { Story } from '#state/use-story.ts';

import { useFindings } from './findings/use-findings.ts';

interface FindingCountProps extends Known {
  readonly story: Story;
}

/** How many findings nobody has decided on yet. */
export function FindingCount({ story, ...compared }: FindingCountProps) {
  const { comparison, texts } =
    useWithVersions(story, compared.comparison, compared.texts) ?? compared;
  const open = useFindings(story, comparison, texts).filter(({ state }) => state === 'open').length;
  return open === 0 ? null : <span className="ps-1.5 text-micro font-normal">{open}</span>;
}
