import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import type { FindQuery } from '#core/find/query.ts';
import { searchArticle } from '#core/find/search-article.ts';
import type { FindStory, Hit } from '#core/find/search-article.ts';
import { paragraphsOf } from '#core/text/paragraphs.ts';
import type { Paragraph } from '#core/text/paragraphs.ts';
import { inSlices } from '#platform/slices.ts';
import { foldedArticle } from '#state/folded-texts.ts';
import { articleQuery, textQuery } from '#state/queries.ts';
import type { Story } from '#state/use-story.ts';
import { siglumOf, tagOf } from '#state/use-story.ts';

import type { FoundGroup } from './found.ts';
import { forgetFound, foundNow, showFound } from './found.ts';

/** What has been read of an account so far. */
interface Reading<Data> {
  readonly data: Data | undefined;
  readonly failed: boolean;
}

/** The hits of one account, good as long as all these are the same objects. */
interface KnownHits {
  readonly query: FindQuery;
  readonly records: readonly GalleyRecord[];
  readonly text: string;
  readonly story: FindStory;
  readonly hits: readonly Hit[];
  readonly paragraphs: readonly Paragraph[];
}

/** What is found shows while the search goes on, but not more often than this, in ms. */
const SHOW_EVERY = 150;

/**
 * Searches the story whenever the query or the story changes, in slices of a few ms, and shows what it finds as it finds it.
 * Accounts that have not changed are not searched again.
 */
export function useSearch(story: Story, query: FindQuery): void {
  const { articles } = story;
  const records = useQueries({
    queries: articles.map(({ articleId }) => articleQuery(articleId)),
    combine: readingsOf<readonly GalleyRecord[]>,
  });
  const texts = useQueries({
    queries: articles.map(({ articleId, body }) => textQuery(articleId, body.path)),
    combine: readingsOf<string>,
  });
  const known = useRef(new Map<ArticleId, KnownHits>());
  const findStory = useMemo(
    (): FindStory => ({
      storyId: story.record.storyId,
      mySetId: story.mySetId,
      tagOf: ({ setId, body }) => tagOf(story, setId, body.tag),
    }),
    [story],
  );

  useEffect(() => {
    const controller = new AbortController();
    const isLoading = [...records, ...texts].some(
      ({ data, failed }) => data === undefined && !failed,
    );
    const missing = articles.flatMap((_, i) =>
      records[i]?.failed === true || texts[i]?.failed === true ? [siglumOf(i)] : [],
    );
    let shown = performance.now();
    const show = (groups: readonly FoundGroup[], done: boolean): void => {
      const { found } = foundNow();
      // While the search is young, or has found nothing yet, what was found before stays.
      const isEarly = performance.now() - shown < SHOW_EVERY || groups.length === 0;
      if (!done && found !== null && isEarly) return;
      shown = performance.now();
      const last = groups.at(-1);
      const total = last === undefined ? 0 : last.hitsBefore + last.hits.length;
      showFound({ query, groups, total, done: done && !isLoading, missing });
    };
    const search = searchAll(
      { articles, records, texts, query, story: findStory },
      known.current,
      show,
    );
    inSlices(search, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) throw error;
    });
    return () => controller.abort();
  }, [articles, records, texts, query, findStory]);

  useEffect(() => forgetFound, []);
}

function readingsOf<Data>(
  results: readonly { readonly data: Data | undefined; readonly isError: boolean }[],
): readonly Reading<Data>[] {
  return results.map(({ data, isError }) => ({ data, failed: isError }));
}

interface Job {
  readonly articles: readonly ArticleRecord[];
  readonly records: readonly Reading<readonly GalleyRecord[]>[];
  readonly texts: readonly Reading<string>[];
  readonly query: FindQuery;
  readonly story: FindStory;
}

function* searchAll(
  { articles, records, texts, query, story }: Job,
  known: Map<ArticleId, KnownHits>,
  show: (groups: readonly FoundGroup[], done: boolean) => void,
): Generator<undefined, void> {
  const groups: FoundGroup[] = [];
  let hitsBefore = 0;
  for (const [i, article] of articles.entries()) {
    const text = texts[i]?.data;
    const list = records[i]?.data;
    if (text === undefined || list === undefined) continue;
    const { hits, paragraphs } = yield* hitsIn(
      article.articleId,
      { query, records: list, text, story },
      known,
    );
    if (hits.length > 0) {
      const rowsBefore = hitsBefore + groups.length;
      groups.push({ article, siglum: siglumOf(i), text, paragraphs, hits, hitsBefore, rowsBefore });
      hitsBefore += hits.length;
    }
    show([...groups], false);
    yield;
  }
  show(groups, true);
}

function* hitsIn(
  articleId: ArticleId,
  wanted: Omit<KnownHits, 'hits' | 'paragraphs'>,
  known: Map<ArticleId, KnownHits>,
): Generator<undefined, KnownHits> {
  const { query, records, text, story } = wanted;
  const before = known.get(articleId);
  const isKnown =
    before?.query === query &&
    before.records === records &&
    before.text === text &&
    before.story === story;
  if (isKnown) return before;
  const folded = yield* foldedArticle(articleId, text, query);
  const hits = yield* searchArticle(query, { articleId, text, folded, records }, story);
  const now = { ...wanted, hits, paragraphs: paragraphsOf(text) };
  known.set(articleId, now);
  return now;
}
