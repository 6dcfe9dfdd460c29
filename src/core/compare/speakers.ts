import type { Attribution } from './attribution.ts';
import { keptFor } from './kept.ts';
import { isFunctionWord } from './lexicon/function-words.ts';
import { areFormsOfOne } from './lexicon/nicknames.ts';
import { tokensOf } from './tokens.ts';

/**
 * Tells whether two accounts name the same speaker; `null` when one of them names nobody, or only an
 * office that may be anybody.
 *
 * People are the same when one name holds the other's last word or first ("Doe", "Jane Doe"), or
 * when they share a name and differ in a letter or two; bodies when they share half their words.
 */
export function isSameSpeaker(a: Attribution, b: Attribution): boolean | null {
  if (a.speaker === null || b.speaker === null) return null;
  if (a.person !== null && b.person !== null) return isSamePerson(a.person, b.person);
  const [x, y] = [contentOf(a), contentOf(b)];
  const shared = x.filter((word) => y.includes(word)).length;
  if (shared > 0 && shared >= Math.min(x.length, y.length) / 2) return true;
  return a.person === null && b.person === null ? false : null;
}

/** Tells whether two names in lower case can mean one person. */
export function isSamePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [a.split(' '), b.split(' ')];
  const shared = x.filter((word) => y.some((other) => isNearName(word, other))).length;
  if (shared === 0) return false;
  return shared >= Math.min(x.length, y.length);
}

/** The same word, or one letter or two apart in a longer one. */
export function isNearName(a: string, b: string): boolean {
  if (a === b || areFormsOfOne(a, b)) return true;
  const longest = Math.max(a.length, b.length);
  const most = longest >= 7 ? 2 : 1;
  if (longest < 4 || Math.abs(a.length - b.length) > most) return false;
  return editDistance(a, b) <= most;
}

/** The number of letters to change, add or drop (Levenshtein). Cost is O(|a| · |b|). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  let row = previous.slice();
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    [previous, row] = [row, previous];
  }
  return previous[b.length] ?? 0;
}

const contentOf = keptFor(({ speaker }: Attribution): readonly string[] =>
  tokensOf(speaker ?? '', 0, speaker?.length ?? 0)
    .filter(({ norm }) => !isFunctionWord(norm))
    .map(({ key }) => key),
);
