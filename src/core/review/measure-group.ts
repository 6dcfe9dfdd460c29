import type { TagId } from '#core/domain/ids.ts';

import { coincidencesInBlocks, type InOut } from './alpha.ts';
import { type Unitizing, unitizing } from './alpha-unitizing.ts';
import { type Layout, rangesOf, type Reading } from './reading.ts';

/** What two or more annotators did in one text, for the figures that take them all at once. */
export interface GroupMeasure {
  readonly layout: Layout;
  readonly annotators: number;
  readonly tags: ReadonlyMap<
    TagId,
    {
      /** One for each block of the layout. */
      readonly blocks: readonly InOut[];
      readonly unitizing: Unitizing | null;
    }
  >;
}

/** Measures all readings of one text, at least two. Cost is O(n log n + annotators² · units). */
export function measureGroup(layout: Layout, readings: readonly Reading[]): GroupMeasure {
  const { length, starts } = layout;
  const tags = new Set(
    readings.flatMap(({ annotations }) => annotations.map(({ body }) => body.tag)),
  );
  return {
    layout,
    annotators: readings.length,
    tags: new Map(
      [...tags].map((tag) => {
        const covered = readings.map((reading) => rangesOf(reading.covered, tag));
        const units = readings.map((reading) => rangesOf(reading.units, tag));
        return [
          tag,
          {
            blocks: length === null ? [] : coincidencesInBlocks(starts, length, covered),
            unitizing: length === null ? null : unitizing(length, units),
          },
        ];
      }),
    ),
  };
}
