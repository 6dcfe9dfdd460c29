import type { Story } from '#state/use-story.ts';

import { dismiss, draftsInWords, restore, siglaOf, writeDrafts } from '../acts.ts';
import type { Deck } from '../deck.ts';
import type { FindingRow } from './use-findings.ts';

const nothing = (): void => undefined;

/**
 * What can be done with a finding: make it what it would become, whole or its first place alone, and dismiss it or take that back.
 *
 * @param goOn Called after a decision.
 */
export function actsOnFinding(story: Story, row: FindingRow, goOn = nothing): Deck {
  const { finding, draftSet, dismissal, state } = row;
  if (state === 'tagged') return {};
  if (state === 'dismissed' && dismissal !== null) {
    return { dismiss: { label: 'Take the dismissal back', run: () => restore(dismissal) } };
  }
  const { drafts, relation } = draftSet();
  const write = (chosen: typeof drafts): void => {
    writeDrafts(story, chosen, relation);
    goOn();
  };
  return {
    ...(drafts.length === 0
      ? {}
      : {
          tag: {
            label: `Tag ${draftsInWords(story, drafts)} in ${siglaOf(story, drafts)}`,
            run: () => write(drafts),
          },
        }),
    ...(drafts.length < 2
      ? {}
      : { tagFirst: { label: 'Only the first', run: () => write(drafts.slice(0, 1)) } }),
    dismiss: {
      label: 'Dismiss',
      run: () => {
        dismiss(story, finding, dismissal);
        goOn();
      },
    },
  };
}
