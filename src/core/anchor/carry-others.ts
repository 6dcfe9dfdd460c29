import { carriedOver } from '#core/domain/carried-over.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import { type CarriedRecords, carryRecords, type Version } from './carry-records.ts';
import type { TextDiff } from './text-diff.ts';

/**
 * Carries what somebody else says of one version of an article to the next, as {@link carryRecords} does with one's own, without
 * pretending that they said it: each record keeps what its owner says (`carried.from`), and its clock stays below whatever they do
 * next, so that their own later word always outranks it.
 */
export function carryOthers(
  records: readonly GalleyRecord[],
  from: Version,
  to: Version,
  diff?: TextDiff,
): CarriedRecords {
  const { annotations, others } = carryRecords(records, from, to, diff);
  return {
    annotations: annotations.map(({ before, after, carried }) => ({
      before,
      after: carriedOver(before, after, carried.outcome),
      carried,
    })),
    others: others.map(({ before, after }) => ({
      before,
      after: carriedOver(before, after, 'exact'),
    })),
  };
}
