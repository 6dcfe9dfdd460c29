import type { Change } from '#core/domain/act.ts';
import { removed } from '#core/domain/act.ts';
import { addArticle, createStory, editArticle, editStory } from '#core/domain/story-edits.ts';
import { asStoryId } from '#core/domain/ids.ts';
import type { ArticleBody, ArticleRecord, StoryRecord } from '#core/domain/record.ts';
import { newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commit } from '#state/commit.ts';
import { goTo } from '#state/location.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { backUpStory } from './back-up-story.ts';

/** Gives a story another title. */
export function renameStory(story: StoryRecord, title: string): void {
  commit('rename the story', [editStory(story, nowInstant(), { title })]);
}

/** Puts a story away, or takes it out of the archive. */
export function archiveStory(story: StoryRecord, archived: boolean): void {
  commit(archived ? 'archive the story' : 'take the story out of the archive', [
    editStory(story, nowInstant(), { archived }),
  ]);
}

/**
 * Removes a story once a backup of it has gone to the browser; undo brings it back with everything in it, and so does the list of
 * deleted stories. Its texts and annotations stay in the database. Without the backup nothing is removed.
 */
export async function removeStory(story: StoryRecord): Promise<void> {
  let fileName: string;
  try {
    fileName = await backUpStory(story);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notify(`Nothing was deleted: the backup could not be made, ${reason}`);
    return;
  }
  commit('delete the story', [
    { before: story, after: { ...removed(story), modified: nowInstant() } },
  ]);
  goTo({ view: 'stories', storyId: null, articleId: null, annotationId: null }, 'replace');
  notify(`Deleted the story ${story.body.title}. A backup was sent to the browser as ${fileName}`, {
    undo: true,
  });
}

/** Brings a deleted story back with everything in it, and opens it. */
export function bringBackStory(story: StoryRecord): void {
  commit('bring the story back', [
    { before: story, after: { ...story, deleted: 0, modified: nowInstant() } },
  ]);
  goTo({ view: 'stories', storyId: story.storyId, articleId: null, annotationId: null }, 'push');
}

/** Makes a story with the same accounts and the same codebook, without annotations. */
export function duplicateStory(story: Story): void {
  const storyId = asStoryId(newRecordId());
  const maker = { by: story.annotator.id, at: nowInstant() };
  const title = `${story.record.body.title}, copy`;
  commit('duplicate the story', [
    ...createStory(storyId, title, story.codebook, maker),
    ...story.articles.map(({ articleId, body }) =>
      addArticle(null, storyId, articleId, body, maker),
    ),
  ]);
  goTo({ view: 'stories', storyId, articleId: null, annotationId: null }, 'push');
}

/** Changes what is known of an account. */
export function changeArticle(
  article: ArticleRecord,
  label: string,
  body: Partial<Pick<ArticleBody, 'outlet' | 'headline' | 'date' | 'url' | 'language'>>,
): void {
  commit(`change ${label.toLowerCase()}`, [editArticle(article, nowInstant(), body)]);
}

/** Moves an account one place up or down in its story. */
export function moveArticle(story: Story, article: ArticleRecord, by: 1 | -1): void {
  const at = story.articles.indexOf(article);
  const order = story.articles.toSpliced(at, 1).toSpliced(at + by, 0, article);
  const changes = order.flatMap((each, place): Change[] =>
    each.body.order === place ? [] : [editArticle(each, nowInstant(), { order: place })],
  );
  commit('move an account', changes);
}

/** Takes an account out of its story; undo brings it back with its annotations. */
export function removeArticle(article: ArticleRecord, siglum: string): void {
  commit(`take account ${siglum} out`, [
    { before: article, after: { ...removed(article), modified: nowInstant() } },
  ]);
  notify(`Took account ${siglum} out`, { undo: true });
}
