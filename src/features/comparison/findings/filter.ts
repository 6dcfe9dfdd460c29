import { currentPlace, goTo } from '#state/location.ts';
import { announce } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { siglumIn } from '../places.ts';
import type { FindingRow } from './use-findings.ts';

/** Shows what has been dismissed as well. */
export const DISMISSED = 'dismissed';
/** Before the siglum of the only account that is at fault. */
export const IN_ACCOUNT = 'in ';

/** Whether a finding is shown: of a wanted kind and account where any is named, and not dismissed unless that is asked for. */
export function passes(
  { finding, state }: FindingRow,
  filter: readonly string[],
  story: Story,
): boolean {
  if (state === 'dismissed' && !filter.includes(DISMISSED)) return false;
  const accounts = filter.filter((part) => part.startsWith(IN_ACCOUNT));
  const kinds = filter.filter((part) => part !== DISMISSED && !part.startsWith(IN_ACCOUNT));
  return (
    (kinds.length === 0 || kinds.includes(finding.kind)) &&
    (accounts.length === 0 ||
      finding.spans.some(({ article }) =>
        accounts.includes(IN_ACCOUNT + siglumIn(story, article).toLowerCase()),
      ))
  );
}

/** Shows what has been dismissed, or hides it again. */
export function toggleDismissed(): void {
  const { filter } = currentPlace();
  const isShown = filter.includes(DISMISSED);
  goTo(
    { filter: isShown ? filter.filter((part) => part !== DISMISSED) : [...filter, DISMISSED] },
    'replace',
  );
  announce(isShown ? 'Dismissed findings hidden' : 'Dismissed findings shown');
}
