import type { Change } from '#core/domain/act.ts';
import { removed } from '#core/domain/act.ts';
import type { CarriedRecords } from '#core/anchor/carry-records.ts';
import { addArticle, editArticle } from '#core/domain/story-edits.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import type { FoundArticle } from '#platform/documents/read-document.ts';
import { readDocuments } from '#platform/documents/read-document.ts';
import { nowInstant } from '#platform/time.ts';
import { withFormats } from '#platform/worker/formats.ts';
import { commitAll } from '#state/commit.ts';
import { goTo } from '#state/location.ts';
import { flush } from '#state/outbox.ts';
import { queryClient, readRecords, textQuery } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import type { Story } from '#state/use-story.ts';

import { problemInWords, stamp } from './add.ts';

/** A new version of an account, and what becomes of the editor's own annotations on it. */
export interface NewVersion {
  readonly found: FoundArticle;
  readonly carried: CarriedRecords;
  /** Annotations of others, which stay on the earlier version. */
  readonly others: number;
}

/** Reads the new version of an account from a file and carries the annotations over to it. Nothing changes. */
export async function readVersion(
  story: Story,
  article: ArticleRecord,
  file: File,
  signal: AbortSignal,
): Promise<NewVersion | string> {
  const { value: outcome } = await readDocuments(file).next();
  if (outcome === undefined) return 'There is nothing in this file.';
  if (!outcome.ok) return `${outcome.name} ${problemInWords(outcome.problem)}.`;
  const found = outcome.article;
  if (story.articles.some(({ articleId }) => articleId === found.articleId)) {
    return 'This very text is in the story already.';
  }
  await flush();
  const { articleId, body } = article;
  const text = await queryClient.ensureQueryData(textQuery(articleId, body.path));
  const records = await readRecords({ by: 'set', setId: story.mySetId });
  const here = await readRecords({ by: 'article', articleId });
  const carried = await withFormats(
    (formats) =>
      formats.carry(
        records.filter(({ deleted }) => deleted === 0),
        { articleId, text },
        { articleId: found.articleId, text: found.text },
      ),
    signal,
  );
  const others = here.filter(
    ({ kind, setId, deleted }) => kind === 'annotation' && deleted === 0 && setId !== story.mySetId,
  ).length;
  return { found, carried, others };
}

/**
 * Puts the new version in the place of the earlier one and the editor's annotations on it, as one act. Those in `left` are kept with
 * their old words and without a place.
 */
export async function takeVersion(
  story: Story,
  article: ArticleRecord,
  { found, carried }: NewVersion,
  left: ReadonlySet<RecordId>,
  keepEarlier: boolean,
): Promise<void> {
  const at = nowInstant();
  const maker = { by: story.annotator.id, at };
  const { body } = article;
  const changes: Change[] = [
    addArticle(
      null,
      story.record.storyId,
      found.articleId,
      { ...body, length: found.text.length, path: '', fileName: found.name },
      maker,
    ),
    keepEarlier
      ? editArticle(article, at, {
          outlet: `${body.outlet || body.fileName}, earlier version`,
          order: Math.max(...story.articles.map((each) => each.body.order)) + 1,
        })
      : { before: article, after: { ...removed(article), modified: at } },
    ...carried.annotations.map(({ before, after }) => ({
      before,
      after: {
        ...after,
        modified: at,
        body: left.has(after.id) ? { ...after.body, span: before.body.span } : after.body,
      },
    })),
    ...carried.others.map(({ before, after }) => ({ before, after: { ...after, modified: at } })),
  ];
  await commitAll(
    'take a new version',
    changes.map(stamp),
    [{ id: found.articleId, text: found.text }],
    { signal: new AbortController().signal, progress: () => undefined },
  );
  goTo({ view: 'read', articleId: found.articleId, annotationId: null }, 'push');
  notify('The new version is in place', { undo: true });
}
