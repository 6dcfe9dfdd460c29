import type { TagId } from '#core/domain/ids.ts';

import { type GammaSums, measureGamma, type Unit } from './gamma.ts';
import type { Layout, Reading } from './reading.ts';

/**
 * What a text adds to gamma of two annotators for one tag, or with `null` for all tags; `null` without the text, or when there
 * are too many units. A span counts from its first word to its last. `seed` names the text and the two annotators.
 */
export function measurePairGamma(
  { length }: Layout,
  a: Reading,
  b: Reading,
  tag: TagId | null,
  seed: string,
): GammaSums | null {
  return length === null ? null : measureGamma(length, unitsOf(a, tag), unitsOf(b, tag), seed);
}

function unitsOf({ places }: Reading, tag: TagId | null): readonly Unit[] {
  return [...places].flatMap(([{ body }, ranges]): Unit[] => {
    const [first, last] = [ranges[0], ranges.at(-1)];
    if (first === undefined || last === undefined || (tag !== null && body.tag !== tag)) return [];
    return [{ start: first.start, end: last.end, tag: body.tag }];
  });
}
