import type { Change } from './act.ts';
import type { Tag } from './codebook.ts';
import type { Place } from './edits.ts';
import { createAnnotation } from './edits.ts';
import type { RecordId, SetId, StoryId, TagId } from './ids.ts';
import type { AnnotationBody, AnnotationRecord, GalleyRecord } from './record.ts';
import { isLive } from './record.ts';
import { referencesOf } from './references.ts';
import type { Range } from './span.ts';
import { spanOf } from './span.ts';

/** What every new annotation gets. */
export interface Tagging {
  readonly tag: TagId;
  readonly attributes: AnnotationBody['attributes'];
}

/**
 * Says of a stretch whether exactly these words have the tag in the set already. Cost is O(n) once for n records, then O(1).
 */
export function alreadyTagged(
  records: readonly GalleyRecord[],
  { storyId, setId }: { readonly storyId: StoryId; readonly setId: SetId },
  tag: TagId,
): (range: Range) => boolean {
  const tagged = new Set<string>();
  for (const record of records) {
    if (!isLive(record, 'annotation') || record.body.tag !== tag) continue;
    if (record.setId !== setId || record.storyId !== storyId) continue;
    const [fragment, ...more] = record.body.span;
    if (fragment !== undefined && more.length === 0) tagged.add(keyOf(fragment));
  }
  return (range) => tagged.has(keyOf(range));
}

/**
 * New annotations on `ranges` of `text`, in that order; a stretch that is given twice, or that `records` say has the tag in that
 * set, gets none.
 *
 * @throws RangeError if a range is empty or not inside the text.
 */
export function tagOccurrences(
  text: string,
  ranges: readonly Range[],
  { tag, attributes }: Tagging,
  place: Place,
  records: readonly GalleyRecord[],
  makeId: () => RecordId,
): readonly Change[] {
  const isTagged = alreadyTagged(records, place, tag);
  const made = new Set<string>();
  const changes: Change[] = [];
  for (const range of ranges) {
    const key = keyOf(range);
    if (isTagged(range) || made.has(key)) continue;
    made.add(key);
    const { after } = createAnnotation(makeId(), place, spanOf(text, [range]), tag);
    if (after.kind !== 'annotation') continue;
    const body = { ...after.body, attributes };
    changes.push({ before: null, after: { ...after, refs: referencesOf(body), body } });
  }
  return changes;
}

/**
 * The attributes of an annotation that hold wherever its words stand: those of its tag, except words of the one article. The note
 * is about one place and is not among them.
 */
export function attributesToRepeat(
  { body }: AnnotationRecord,
  tag: Tag,
): AnnotationBody['attributes'] {
  const repeated = tag.attributes.filter(({ type }) => type !== 'span');
  return Object.fromEntries(
    repeated.flatMap(({ id }) => {
      const value = body.attributes[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

function keyOf({ start, end }: Range): string {
  return `${start}-${end}`;
}
