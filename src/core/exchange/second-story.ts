import type { AnnotationReference } from '#core/domain/record.ts';
import type { RecordId, SetId, StoryId } from '#core/domain/ids.ts';

import { derivedId } from './derived-id.ts';
import { articleIdsOf, type Surroundings, importTarget } from './import-target.ts';
import type { FileBody, FileItem, FileValue, NativeSet } from './native/native-set.ts';

/**
 * The set as it goes into the open story. A file of another tool names no story: whoever reads it while a story is open that has its
 * texts wants it there. Where the set is known from another story already, it goes in as a set of its own, whose ids follow from those of the
 * file and the story, so that reading it again adds nothing there either. Else it is the set itself.
 */
export function forOpenStory(set: NativeSet, known: Surroundings): NativeSet {
  const { openStory } = known;
  if (known.into !== 'open' || openStory === null) return set;
  const { story, storyId } = importTarget(set, known);
  if (story !== 'known' || storyId === openStory) return set;
  const ids = new Set(articleIdsOf(set));
  const isAbout = known.articles.some(
    (article) =>
      article.storyId === openStory && article.deleted === 0 && ids.has(article.articleId),
  );
  return isAbout ? inStory(set, openStory) : set;
}

/** The ids that {@link forOpenStory} may give the items of a file in a story. */
export function idsInStory(set: NativeSet, storyId: StoryId): readonly RecordId[] {
  return set.items.map(({ id }) => idIn(id, storyId));
}

function inStory(set: NativeSet, storyId: StoryId): NativeSet {
  const own = new Map(set.items.map(({ id }) => [id, idIn(id, storyId)]));
  const moved = (id: RecordId): RecordId => own.get(id) ?? id;
  return {
    ...set,
    id: derivedId(`${set.id} in story ${storyId}`) as SetId,
    story: null,
    items: set.items.map((item) => itemWith(item, moved)),
  };
}

function itemWith(item: FileItem, moved: (id: RecordId) => RecordId): FileItem {
  const id = moved(item.id);
  switch (item.kind) {
    case 'annotation':
      return { ...item, id, body: bodyWith(item.body, moved) };
    case 'link': {
      const { relation, from, to } = item.body;
      return { ...item, id, body: { relation, from: moved(from), to: to.map(moved) } };
    }
    case 'decision': {
      const { target, amended } = item.body;
      const changed = amended === null ? null : bodyWith(amended, moved);
      return { ...item, id, body: { ...item.body, target: moved(target), amended: changed } };
    }
    case 'reply':
      return { ...item, id, body: { ...item.body, target: moved(item.body.target) } };
    case 'done':
      return { ...item, id };
  }
}

function bodyWith(body: FileBody, moved: (id: RecordId) => RecordId): FileBody {
  const attributes = Object.entries(body.attributes).map(([name, value]): [string, FileValue] => [
    name,
    typeof value !== 'object' || 'articleId' in value
      ? value
      : value.map((part) =>
          'annotation' in part
            ? ({ annotation: moved(part.annotation) } satisfies AnnotationReference)
            : part,
        ),
  ]);
  return { ...body, attributes: Object.fromEntries(attributes) };
}

function idIn(id: RecordId, storyId: StoryId): RecordId {
  return derivedId(`${id} in story ${storyId}`) as RecordId;
}
