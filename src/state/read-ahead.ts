import type { StoryId } from '#core/domain/ids.ts';

import { currentPlace } from './location.ts';
import {
  annotatorQuery,
  articleQuery,
  articlesOf,
  historyQuery,
  outlineQuery,
  queryClient,
  storiesQuery,
  textQuery,
} from './queries.ts';
import { pickStory } from './use-story.ts';

/**
 * Begins to read what the address asks for before there is a page that could ask: the disk works while the page is being made.
 * What fails here is asked for again, and told of, by the page.
 */
export function readAhead(): void {
  const { storyId, articleId } = currentPlace();
  void queryClient.prefetchQuery(annotatorQuery);
  void queryClient.prefetchQuery(historyQuery);
  if (articleId !== null) void queryClient.prefetchQuery(articleQuery(articleId));
  if (storyId !== null) void readOutlineAhead(storyId);
  void readStoriesAhead(storyId === null);
}

async function readStoriesAhead(isFirstOpen: boolean): Promise<void> {
  await queryClient.prefetchQuery(storiesQuery);
  const first = pickStory(queryClient.getQueryData(storiesQuery.queryKey) ?? [], null);
  if (isFirstOpen && first !== null) await readOutlineAhead(first.storyId);
}

async function readOutlineAhead(storyId: StoryId): Promise<void> {
  const query = outlineQuery(storyId);
  await queryClient.prefetchQuery(query);
  const articles = articlesOf(queryClient.getQueryData(query.queryKey) ?? []);
  const { articleId } = currentPlace();
  const open = articles.find((article) => article.articleId === articleId) ?? articles[0];
  if (open === undefined) return;
  void queryClient.prefetchQuery(articleQuery(open.articleId));
  void queryClient.prefetchQuery(textQuery(open.articleId, open.body.path));
}
