import { isFromTheFuture } from '#core/domain/clock.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { successionsIn } from '#core/domain/successions.ts';
import { articleIdOf, articleText } from '#core/text/article-text.ts';

import {
  articleIdsOf,
  articleRecordId,
  type ImportKnown,
  type ImportTarget,
  sharedEnvelope,
} from './import-target.ts';
import type { FileDocument, NativeSet } from './native/native-set.ts';
import type { RowProblem } from './problems.ts';

/** What the documents of a file come to. */
export interface DocumentPlan {
  /** The texts at hand once the import is done. */
  readonly texts: ReadonlyMap<ArticleId, string>;
  /** Texts that come with the file and are not stored here yet. */
  readonly newTexts: readonly { readonly id: ArticleId; readonly text: string }[];
  /** Articles that are new to the story, or newer than what is known of them. */
  readonly articles: readonly ArticleRecord[];
  readonly added: readonly ArticleId[];
  readonly missing: readonly ArticleId[];
  /** The articles of the story as the file has them. */
  readonly fromFile: ReadonlyMap<ArticleId, ArticleRecord>;
  readonly refused: readonly RowProblem[];
}

/**
 * Plans the documents of a file. A text is taken only if it is the text that the id names; a document with a text becomes an
 * article of the story, one without is looked for here. `now` is in milliseconds since 1970. Cost is O(texts), for the hashes.
 */
export function planDocuments(
  file: NativeSet,
  known: ImportKnown,
  target: ImportTarget,
  now: number,
): DocumentPlan {
  const texts = new Map(known.texts);
  const newTexts: { id: ArticleId; text: string }[] = [];
  const refused: RowProblem[] = [];
  const refuse = (
    document: FileDocument,
    problem: Pick<RowProblem, 'code' | 'path' | 'found'>,
  ): void => {
    const { row, articleId, headline, fileName } = document;
    refused.push({
      ...problem,
      list: 'documents',
      row,
      id: articleId,
      words: headline === '' ? fileName : headline,
      tag: '',
    });
  };
  for (const document of file.documents) {
    const { articleId, text, row } = document;
    if (text === null) continue;
    const checked = texts.has(articleId) ? text : textNamed(articleId, text);
    if (checked === null) {
      refuse(document, { code: 'text-differs', path: `/galley:documents/${row - 1}/schema:text` });
    } else if (!texts.has(articleId)) {
      texts.set(articleId, checked);
      newTexts.push({ id: articleId, text: checked });
    }
  }
  const articles: ArticleRecord[] = [];
  const added: ArticleId[] = [];
  const fromFile = new Map<ArticleId, ArticleRecord>();
  const here = new Map(
    known.articles.flatMap((record) =>
      record.storyId === target.storyId ? [[record.articleId, record] as const] : [],
    ),
  );
  const replaced = new Set(successionsIn([...here.values()]).map(({ from }) => from));
  let order = Math.max(-1, ...[...here.values()].map(({ body }) => body.order)) + 1;
  for (const document of file.documents) {
    const { articleId } = document;
    const record = here.get(articleId) ?? null;
    const text = texts.get(articleId) ?? null;
    if (record === null && text === null) continue;
    const fresh = toArticle(document, file, target, { record, text, order });
    fromFile.set(articleId, fresh);
    if (isFromTheFuture(document.clock, now)) {
      const path = `/galley:documents/${document.row - 1}/galley:clock`;
      refuse(document, { code: 'from-the-future', path, found: document.clock });
      continue;
    }
    if (record === null) {
      added.push(articleId);
      order = Math.max(order, fresh.body.order) + 1;
    }
    // What a newer version has taken the place of does not come back because somebody still has it.
    const isGone = record?.deleted === 1 && replaced.has(articleId);
    if (record === null || (fresh.clock > record.clock && !isGone)) articles.push(fresh);
  }
  const missing = articleIdsOf(file).filter((id) => !texts.has(id) && !here.has(id));
  return {
    texts,
    newTexts: newTexts.filter(({ id }) => here.has(id) || added.includes(id)),
    articles,
    added,
    missing,
    fromFile,
    refused,
  };
}

/** The text, with line ends as Galley has them, if it is the one that the id names. */
function textNamed(articleId: ArticleId, text: string): string | null {
  const normalised = articleText(text);
  // A lone surrogate has no UTF-8 form, and the hash would take it for U+FFFD.
  return /\p{Surrogate}/u.test(normalised) || articleIdOf(normalised) !== articleId
    ? null
    : normalised;
}

function toArticle(
  document: FileDocument,
  file: NativeSet,
  target: ImportTarget,
  known: {
    readonly record: ArticleRecord | null;
    readonly text: string | null;
    readonly order: number;
  },
): ArticleRecord {
  const { articleId, outlet, headline, date, url, language, fileName, length, replaces } = document;
  const earlier = replaces ?? known.record?.body.replaces ?? null;
  const { record, text } = known;
  // The order of another story says nothing about this one.
  const order =
    target.story === 'open'
      ? (record?.body.order ?? known.order)
      : (document.order ?? record?.body.order ?? known.order);
  return {
    ...sharedEnvelope(target.storyId, record?.by ?? file.annotator.id, document),
    id: articleRecordId(target.storyId, articleId),
    kind: 'article',
    articleId,
    deleted: document.deleted ? 1 : 0,
    body: {
      outlet,
      headline,
      date,
      url,
      language,
      fileName,
      order,
      length: text?.length ?? record?.body.length ?? length,
      path: record?.body.path ?? '',
      ...(earlier === null ? {} : { replaces: earlier }),
    },
    ...(record?.foreign === undefined ? {} : { foreign: record.foreign }),
  };
}
