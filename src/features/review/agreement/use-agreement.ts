import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { ArticleId, TagId } from '#core/domain/ids.ts';
import type { AnnotationRecord, GalleyRecord, SetRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import type {
  AgreementArticle,
  AgreementQuery,
  AgreementReport,
  PairDetail,
} from '#core/review/agreement.ts';
import type { GammaFigure } from '#core/review/gamma.ts';
import type { AgreementWorker } from '#platform/worker/agreement.ts';
import { startAgreement } from '#platform/worker/agreement.ts';
import { textQuery } from '#state/queries.ts';
import { useRecordsLater } from '#state/use-later.ts';
import type { Story } from '#state/use-story.ts';

/** What is asked: figures over some layers, and the two of them that are looked at closely. */
export interface Question {
  readonly query: AgreementQuery;
  /** The same with the two layers alone. */
  readonly pair: AgreementQuery;
}

/** The figures that answer a question. */
export interface Answer extends Question {
  readonly report: AgreementReport;
  readonly details: readonly PairDetail[];
  /** Of the pair; `''` is all tags. They come one by one, after the rest. */
  readonly gamma: ReadonlyMap<TagId | '', GammaFigure>;
}

/** What is known of the figures so far. */
export interface Figures {
  /** The latest answer, perhaps to an earlier question; `null` before the first. */
  readonly answer: Answer | null;
  readonly failure: string | null;
}

/**
 * Agreement over accounts as they are now, computed in a worker that lives as long as the view. After a change only the account
 * that has changed is sent and measured again.
 */
export function useFigures(articles: readonly AgreementArticle[], question: Question): Figures {
  const worker = useRef<AgreementWorker>(null);
  const sent = useRef(new Map<ArticleId, AgreementArticle>());
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<void> => {
      worker.current ??= startAgreement();
      const { remote: agreement, failure: broken } = worker.current;
      const known = sent.current;
      for (const article of articles) {
        if (known.get(article.articleId) === article) continue;
        known.set(article.articleId, article);
        void agreement.put(article);
      }
      const report = await Promise.race([agreement.report(question.query), broken]);
      const details = await agreement.detail(question.pair);
      const gamma = new Map<TagId | '', GammaFigure>();
      const tell = (): void => {
        if (!isOver) setAnswer({ ...question, report, details, gamma: new Map(gamma) });
      };
      tell();
      for (const tag of ['' as const, ...question.pair.tags]) {
        if (isOver) return;
        // One after the other: a new question need not wait for all of them.
        // oxlint-disable-next-line no-await-in-loop
        gamma.set(tag, await agreement.gamma(question.pair, tag === '' ? null : tag));
      }
      tell();
    };
    ask().catch((error: unknown) => {
      worker.current?.end();
      worker.current = null;
      sent.current.clear();
      if (!isOver) setFailure(error instanceof Error ? error.message : String(error));
    });
    return () => {
      isOver = true;
    };
  }, [articles, question]);
  useEffect(
    () => () => {
      worker.current?.end();
      worker.current = null;
      sent.current.clear();
    },
    [],
  );
  return { answer, failure };
}

interface Texts {
  readonly all: readonly (string | null)[];
  readonly areRead: boolean;
}

function textsIn(results: readonly { data?: string | undefined; isPending: boolean }[]): Texts {
  return {
    all: results.map(({ data }) => data ?? null),
    areRead: results.every(({ isPending }) => !isPending),
  };
}

/** The accounts with what everybody has in them; `null` until all are read. One that has not changed is the same object as before. */
export function useArticles(story: Story): readonly AgreementArticle[] | null {
  const records = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  const texts = useQueries({
    queries: story.articles.map(({ articleId, body }) => textQuery(articleId, body.path)),
    combine: textsIn,
  });
  const articleOf = useMemo(() => rememberingArticles(), []);
  const { articles, sets } = story;
  const { storyId } = story.record;
  return useMemo(
    () =>
      texts.areRead && !records.includes(undefined)
        ? articles.map(({ articleId }, i) =>
            articleOf(articleId, storyId, records[i] ?? [], texts.all[i] ?? null, sets),
          )
        : null,
    [articles, storyId, sets, records, texts, articleOf],
  );
}

/** Makes accounts of what is kept; what has not changed is the same object as before. */
function rememberingArticles() {
  const known = new Map<ArticleId, { key: readonly unknown[]; article: AgreementArticle }>();
  return (
    articleId: ArticleId,
    storyId: string,
    records: readonly GalleyRecord[],
    text: string | null,
    sets: readonly SetRecord[],
  ): AgreementArticle => {
    const key = [storyId, records, text, sets.map(({ setId }) => setId).join(' ')];
    const before = known.get(articleId);
    if (before?.key.every((part, at) => part === key[at]) === true) return before.article;
    const own = records.filter((record) => record.storyId === storyId);
    const article = { articleId, text, layers: layersIn(own, sets) };
    known.set(articleId, { key, article });
    return article;
  };
}

function layersIn(
  records: readonly GalleyRecord[],
  sets: readonly SetRecord[],
): AgreementArticle['layers'] {
  return sets.flatMap(({ setId }) => {
    if (setId === '') return [];
    const own = records.filter((record) => record.setId === setId);
    return [
      {
        setId,
        isDone: own.some((record) => isLive(record, 'done')),
        annotations: own.filter((record): record is AnnotationRecord =>
          isLive(record, 'annotation'),
        ),
      },
    ];
  });
}
