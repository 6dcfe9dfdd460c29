import type { DecisionRecord } from '#core/domain/record.ts';
import type { Story } from '#state/use-story.ts';
import { nameOfSet } from '#state/use-story.ts';

/** Whose a set is: "You", or the name of its annotator. */
export function nameIn(story: Story, setId: string): string {
  return nameOfSet(
    story,
    story.sets.find((set) => set.setId === setId),
  );
}

/** A decision as a sentence goes on after a name: "rejected it: wrong tag". */
export function decisionInWords({ body }: DecisionRecord): string {
  if (body.amended !== null) return 'accepted it as revised';
  const words = {
    accepted: 'accepted it',
    rejected: 'rejected it',
    'needs-work': 'thinks it needs work',
  }[body.verdict];
  return body.reason === '' ? words : `${words}: ${body.reason}`;
}
