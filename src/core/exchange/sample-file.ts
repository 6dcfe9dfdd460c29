import { sampleExport } from './sample-story.ts';
import { type NativeExport, nativeCollection } from './native/write.ts';

// The file of the sample story, to be spoiled by the tests of this room.

/** A JSON object that a test may change. */
export type Draft = Record<string, unknown>;

/** The text of a file like the sample's after `change` has been at it. */
export function editedText(
  change: (items: Draft[], file: Draft) => void,
  input: NativeExport = sampleExport(),
): string {
  const file = JSON.parse(JSON.stringify(nativeCollection(input))) as Draft;
  change(listIn(partOf(file, 'first'), 'items'), file);
  return JSON.stringify(file);
}

/** The object under a key; an empty one where there is none. */
export function partOf(draft: Draft | undefined, key: string): Draft {
  return (draft?.[key] ?? {}) as Draft;
}

/** The objects under a key. */
export function listIn(draft: Draft | undefined, key: string): Draft[] {
  return (draft?.[key] ?? []) as Draft[];
}

/** The first of the objects under a key. */
export function firstIn(draft: Draft | undefined, key: string): Draft {
  return listIn(draft, key)[0] ?? {};
}

/** The words and the place of an item of one fragment. */
export function spotOf(item: Draft | undefined): {
  readonly quote: Draft;
  readonly position: Draft;
} {
  const [quote = {}, position = {}] = listIn(partOf(item, 'target'), 'selector');
  return { quote, position };
}
