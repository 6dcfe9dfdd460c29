import { v5, v7 } from 'uuid';

import { asAnnotatorId, asRecordId, asSetId } from '#core/domain/ids.ts';
import type { AnnotatorId, RecordId, SetId, StoryId } from '#core/domain/ids.ts';

/** The namespace of the name-based ids that Galley makes. */
const GALLEY = '6c0de2a4-91a6-4e0c-9d7e-6a1e6f1d2b57';

/** A new record id: a UUID of version 7, so that ids sort by the time they were made. Works on insecure origins too. */
export function newRecordId(): RecordId {
  return asRecordId(v7());
}

/**
 * The id of an annotator's set on a story. It follows from the two (UUID version 5), so that one person's sets from two
 * machines are the same set.
 */
export function setIdOf(storyId: StoryId, annotatorId: AnnotatorId): SetId {
  return asSetId(v5(`${storyId}/${annotatorId}`, GALLEY));
}

/** The id that stands for a finding of the comparison, the same everywhere (UUID version 5). */
export function findingIdOf(finding: string): RecordId {
  return asRecordId(v5(`finding/${finding}`, GALLEY));
}

/** The id of what a set says of a finding: there is one at most (UUID version 5). */
export function dismissalIdOf(setId: SetId, finding: string): RecordId {
  return asRecordId(v5(`${setId}/finding/${finding}`, GALLEY));
}

/** A new annotator id. */
export function newAnnotatorId(): AnnotatorId {
  return asAnnotatorId(v7());
}

/** A short random name for this tab as a node of the clock: 8 lower-case hex digits. */
export function newNode(): string {
  return [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
