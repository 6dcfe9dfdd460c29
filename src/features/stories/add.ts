import type { Change } from '#core/domain/act.ts';
import { addArticle, createStory } from '#core/domain/story-edits.ts';
import type { StoryId } from '#core/domain/ids.ts';
import { asStoryId } from '#core/domain/ids.ts';
import { defaultCodebook } from '#core/domain/default-codebook.ts';
import type { ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import type { DocumentProblem, FoundArticle } from '#platform/documents/read-document.ts';
import { newRecordId } from '#platform/ids.ts';
import { nowInstant } from '#platform/time.ts';
import { commitAll } from '#state/commit.ts';
import { goTo } from '#state/location.ts';
import { readRecords } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';
import type { Annotator } from '#state/workspace.ts';
import { tick } from '#state/workspace.ts';
import { count } from '#state/words.ts';

/** Gives a change a clock above all that this tab has seen. */
export function stamp({ before, after }: Change): Change {
  return { before, after: { ...after, clock: tick() } };
}

/**
 * Adds articles to a story at its end, as one act, and opens the first of them.
 *
 * @throws StorageError when the store refuses; nothing has changed then.
 */
export async function addArticles(
  story: Story,
  articles: readonly FoundArticle[],
  signal: AbortSignal,
): Promise<void> {
  const { storyId } = story.record;
  await commitAll(
    `add ${count(articles.length, 'account')}`,
    (await additions(storyId, story, articles)).map(stamp),
    articles.map(({ articleId, text }) => ({ id: articleId, text })),
    { signal, progress: () => undefined },
  );
  notify(`Added ${count(articles.length, 'account')}`, { undo: true });
  const [first] = articles;
  if (first !== undefined) {
    goTo({ view: 'read', storyId, articleId: first.articleId, annotationId: null }, 'push');
  }
}

/** Makes a story of articles with the usual codebook, as one act, and opens it. */
export async function addStory(
  title: string,
  annotator: Annotator,
  articles: readonly FoundArticle[],
  signal: AbortSignal,
): Promise<void> {
  const storyId = asStoryId(newRecordId());
  const maker = { by: annotator.id, at: nowInstant() };
  const changes = [
    ...createStory(storyId, title, defaultCodebook, maker),
    ...(await additions(storyId, { articles: [], annotator }, articles)),
  ];
  await commitAll(
    `make story ${title}`,
    changes.map(stamp),
    articles.map(({ articleId, text }) => ({ id: articleId, text })),
    { signal, progress: () => undefined },
  );
  goTo(
    {
      view: articles.length === 0 ? 'stories' : 'read',
      storyId,
      articleId: articles[0]?.articleId ?? null,
      annotationId: null,
    },
    'push',
  );
  notify(`Made the story ${title}`, { undo: true });
}

async function additions(
  storyId: StoryId,
  { articles: there, annotator }: Pick<Story, 'articles' | 'annotator'>,
  articles: readonly FoundArticle[],
): Promise<readonly Change[]> {
  const ids = articles.map(({ articleId }) => newArticleKey(storyId, articleId));
  const known = new Map<string, GalleyRecord>(
    (await readRecords({ by: 'ids', ids })).map((record) => [record.id, record]),
  );
  const from = Math.max(-1, ...there.map(({ body }) => body.order)) + 1;
  return articles.map(({ articleId, name, text, outlet, headline, date, url, language }, i) =>
    addArticle(
      (known.get(newArticleKey(storyId, articleId)) ?? null) as ArticleRecord | null,
      storyId,
      articleId,
      {
        outlet,
        headline,
        date,
        url,
        language,
        fileName: fileNameOf(name),
        order: from + i,
        length: text.length,
        path: '',
      },
      { by: annotator.id, at: nowInstant() },
    ),
  );
}

function newArticleKey(storyId: StoryId, articleId: string) {
  return `${storyId}/${articleId}` as ArticleRecord['id'];
}

function fileNameOf(name: string): string {
  return name.split('/').at(-1) ?? name;
}

/** Why a file is not added, in words. */
export function problemInWords(problem: DocumentProblem): string {
  switch (problem.code) {
    case 'other-encoding':
      return `not UTF-8 (byte ${problem.offset.toLocaleString('en')})`;
    case 'no-words':
      return 'has no words; a PDF of pictures has none either';
    case 'unreadable':
      return 'cannot be read: damaged, or locked with a password';
    case 'not-a-text':
      return 'is not a text';
    case 'set':
      return 'is data, not an article: import it as a set';
    case 'too-large':
      return 'is larger than 64 MB';
    case 'archive':
      return archiveInWords(problem.problem);
  }
}

function archiveInWords({ code, limit }: Extract<DocumentProblem, { code: 'archive' }>['problem']) {
  switch (code) {
    case 'too-many-entries':
      return `holds more than ${limit.toLocaleString('en')} files`;
    case 'too-large':
      return `unpacks to more than ${Math.round(limit / 1024 / 1024)} MB`;
    case 'too-dense':
      return 'unpacks to far more than it says; it is left out';
    case 'nested':
      return 'is an archive in an archive in an archive';
    case 'damaged':
      return 'is a damaged archive';
  }
}
