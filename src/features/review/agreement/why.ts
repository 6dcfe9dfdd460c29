import type { Reason } from '#core/review/figure.ts';

const WORDS: Readonly<Record<Reason, string>> = {
  'none-done': 'no account is marked done by both',
  'not-all-done': 'no account is marked done by all',
  'nobody-marked': 'nobody has marked one',
  'no-words': 'it stands on whole accounts only',
  'one-category': 'there is nothing to tell apart',
  'nothing-matched': 'no words answer one another',
  'no-text': 'a text is missing',
  'too-few': 'one of them has fewer than two',
  'too-many': 'there are too many to shuffle',
};

/** Why a figure is not defined, as it stands in a cell. */
export function whyInWords(reason: Reason): string {
  return `not defined, ${WORDS[reason]}`;
}

/** Why there is no gamma of one tag for two editors, naming who has too few. */
export function whyNoGamma(
  reason: Reason,
  editors: readonly { readonly name: string; readonly count: number }[],
): string {
  const few = editors.filter(({ count }) => count < 2);
  const [first] = few;
  if (reason !== 'too-few' || first === undefined) return whyInWords(reason);
  if (few.length > 1) return 'not defined, both have fewer than two';
  const verb = first.name === 'You' ? 'you have' : `${first.name} has`;
  return `not defined, ${verb} ${first.count === 0 ? 'none' : 'one only'}`;
}

/** A figure to two places, with a true minus. */
export function shown(value: number): string {
  return value
    .toFixed(2)
    .replace('-', '−')
    .replace(/^−(0\.00)$/, '$1');
}
