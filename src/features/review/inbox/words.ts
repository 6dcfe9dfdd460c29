import type { Answer, AnswerState, Difference, ReviewState } from '#core/review/inbox.ts';

export const KIND_WORDS: Readonly<Record<Difference, string>> = {
  boundary: 'Other boundary',
  tag: 'Other tag',
  attribute: 'Other attribute',
  theirs: 'Only theirs',
  mine: 'Only mine',
  agrees: 'Agrees',
};

export const STATE_WORDS: Readonly<Record<ReviewState, string>> = {
  left: 'not decided',
  changed: 'changed since the decision',
  accepted: 'accepted',
  rejected: 'rejected',
  'needs-work': 'needs work',
};

export const ANSWER_WORDS: Readonly<Record<AnswerState, string>> = {
  open: 'waits for you',
  followed: 'done',
  kept: 'kept as it is',
  agreed: 'accepted',
};

/** What the reviewer says, as a heading. */
export function verdictInWords({ decision }: Answer): string {
  if (decision === null) return 'Commented';
  const { verdict, amended } = decision.body;
  if (amended !== null) return 'Accepted as revised';
  return { accepted: 'Accepted', rejected: 'Rejected', 'needs-work': 'Needs work' }[verdict];
}
