import type { Change } from '#core/domain/act.ts';
import { removed } from '#core/domain/act.ts';
import type { CarriedRecords } from '#core/anchor/carry-records.ts';
import { addArticle, editArticle } from '#core/domain/story-edits.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { AnnotationRecord, ArticleRecord } from '#core/domain/record.ts';
import { articleRecordId } from '#core/exchange/import-target.ts';
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

/** A new version of an account, and what becomes of the annotations on it. */
export interface NewVersion {
  readonly found: FoundArticle;
  readonly carried: CarriedRecords;
  /** What others say of the account, carried along without having been seen by them. */
  readonly others: CarriedRecords;
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
  const lists = await Promise.all(story.sets.map(({ setId }) => readRecords({ by: 'set', setId })));
  const records = lists.flat().filter(({ deleted }) => deleted === 0);
  const ownSets = new Set<string>(
    story.sets.flatMap(({ setId, body: { annotator } }) =>
      annotator.id === story.annotator.id ? [setId] : [],
    ),
  );
  const [mine, others] = await withFormats(
    (formats) =>
      formats.carry(
        records.filter(({ setId }) => ownSets.has(setId)),
        records.filter(({ setId }) => !ownSets.has(setId)),
        { articleId, text },
        { articleId: found.articleId, text: found.text },
      ),
    signal,
  );
  return { found, carried: mine, others };
}

/**
 * Puts the new version in the place of the earlier one and everybody's annotations on it, as one act. Those in `left` are kept with
 * their old words and without a place.
 */
export async function takeVersion(
  story: Story,
  article: ArticleRecord,
  { found, carried, others }: NewVersion,
  left: ReadonlySet<RecordId>,
  keepEarlier: boolean,
): Promise<void> {
  const at = nowInstant();
  const maker = { by: story.annotator.id, at };
  const { body } = article;
  const [known = null] = await readRecords({
    by: 'ids',
    ids: [articleRecordId(story.record.storyId, found.articleId)],
  });
  const own: Change[] = [
    addArticle(
      known?.kind === 'article' ? known : null,
      story.record.storyId,
      found.articleId,
      {
        ...body,
        length: found.text.length,
        path: '',
        fileName: found.name,
        replaces: article.articleId,
      },
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
  // What others say keeps a clock of its own, below whatever they do next.
  const theirs = [
    ...others.annotations.map(({ before, after }) => ({
      before,
      after: left.has(after.id) ? withoutPlace(before, after) : after,
    })),
    ...others.others,
  ];
  await commitAll(
    'take a new version',
    [...own.map(stamp), ...theirs],
    [{ id: found.articleId, text: found.text }],
    { signal: new AbortController().signal, progress: () => undefined },
  );
  goTo({ view: 'read', articleId: found.articleId, annotationId: null }, 'push');
  notify('The new version is in place', { undo: true });
}

/** Somebody else's annotation with its old words and without a place. */
function withoutPlace(before: AnnotationRecord, after: AnnotationRecord): AnnotationRecord {
  const { carried } = after;
  return {
    ...after,
    body: { ...after.body, span: before.body.span },
    ...(carried === undefined ? {} : { carried: { ...carried, outcome: 'orphaned' } }),
  };
}
