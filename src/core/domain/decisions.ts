import type { Change } from './act.ts';
import { ownersClock } from './carried-over.ts';
import { ORIGIN } from './clock.ts';
import type { Place } from './edits.ts';
import type { RecordId } from './ids.ts';
import type { AnnotationRecord, DecisionBody, DecisionRecord, ReplyRecord } from './record.ts';

/** What a reviewer says of an annotation. */
export type Verdict = Pick<DecisionBody, 'verdict' | 'reason' | 'amended'>;

/**
 * A reviewer's decision on `target`, new or in the place of the one before: a reviewer has one decision on an annotation.
 *
 * @param known The decision as it is now, standing or taken back, or `null` if there never was one.
 */
export function decide(
  known: DecisionRecord | null,
  id: RecordId,
  { at, ...where }: Omit<Place, 'articleId'>,
  target: AnnotationRecord,
  verdict: Verdict,
): Change {
  const body: DecisionBody = { ...verdict, target: target.id, targetClock: ownersClock(target) };
  // An article is named only where words of it are said.
  const articleId = verdict.amended === null ? '' : target.articleId;
  if (known !== null) {
    return { before: known, after: { ...known, articleId, deleted: 0, modified: at, body } };
  }
  const after: DecisionRecord = {
    v: 1,
    id,
    kind: 'decision',
    ...where,
    articleId,
    refs: [target.id],
    clock: ORIGIN,
    deleted: 0,
    created: at,
    modified: at,
    body,
  };
  return { before: null, after };
}

/** A new reply in the thread of an annotation. One that `resolves` closes the thread until somebody replies again. */
export function reply(
  id: RecordId,
  { at, ...where }: Omit<Place, 'articleId'>,
  target: RecordId,
  text: string,
  resolves: boolean,
): Change {
  const after: ReplyRecord = {
    v: 1,
    id,
    kind: 'reply',
    ...where,
    articleId: '',
    refs: [target],
    clock: ORIGIN,
    deleted: 0,
    created: at,
    modified: at,
    body: { target, text, resolves },
  };
  return { before: null, after };
}
