/** Marks of direction and isolation (Unicode, Bidirectional Algorithm, 2): they turn what stands beside them round. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Control characters other than tab and line feed, which nothing shows. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/gu;
/** Halves of a pair, which stand for no character. */
const HALF = /\p{Surrogate}/gu;

/** How many characters of a text nobody sees, or that show nothing they stand for. */
export interface Hidden {
  readonly directions: number;
  readonly controls: number;
  readonly halves: number;
}

/** Counts what a text holds that cannot be seen and may mislead; blanks and joiners are not counted. Cost is O(|text|). */
export function hiddenIn(text: string): Hidden {
  const countOf = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return { directions: countOf(DIRECTION), controls: countOf(CONTROL), halves: countOf(HALF) };
}
