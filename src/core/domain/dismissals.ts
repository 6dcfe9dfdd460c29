import type { Change } from './act.ts';
import { ORIGIN } from './clock.ts';
import type { Place } from './edits.ts';
import type { RecordId } from './ids.ts';
import type { DecisionRecord } from './record.ts';

// A finding is computed, and no record. What an editor has decided of it is: a decision that rejects an annotation which
// nobody made, whose id follows from the words of the finding. So it travels with the set in the format as it is, comes back
// for the same words in any browser, and undo reaches it.

/**
 * The dismissal of a finding.
 *
 * @param known The dismissal as it is now, standing or taken back, or `null` if there never was one.
 * @param id Of the dismissal; the same for the same finding and set.
 * @param target Stands for the finding; the same for the same finding everywhere.
 * @param title The finding in words, for who reads the set elsewhere.
 */
export function dismissFinding(
  known: DecisionRecord | null,
  id: RecordId,
  { at, ...where }: Place,
  target: RecordId,
  title: string,
): Change {
  const body = {
    target,
    targetClock: ORIGIN,
    verdict: 'rejected',
    reason: title,
    amended: null,
  } as const;
  if (known !== null) {
    const { articleId } = where;
    return {
      before: known,
      after: { ...known, articleId, refs: [target], deleted: 0, modified: at, body },
    };
  }
  const after: DecisionRecord = {
    v: 1,
    id,
    kind: 'decision',
    ...where,
    refs: [target],
    clock: ORIGIN,
    deleted: 0,
    created: at,
    modified: at,
    body,
  };
  return { before: null, after };
}
