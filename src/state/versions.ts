import { queryOptions, useQueries } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Finding } from '#core/compare/result.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import type { ChangesFound } from '#platform/worker/protocol.ts';
import { withFormats } from '#platform/worker/formats.ts';

import { queryClient, textQuery } from './queries.ts';
import type { Story } from './use-story.ts';
import { siglumOf } from './use-story.ts';

/** What was changed from one version of an account to another, worked out off the page, once. */
export function changesQuery(from: ArticleId, to: ArticleId) {
  return queryOptions({
    queryKey: ['changes', from, to],
    queryFn: async ({ signal }) => {
      const [before, after] = await Promise.all(
        [from, to].map((id) => queryClient.ensureQueryData(textQuery(id, ''))),
      );
      return withFormats(
        (formats) =>
          formats.changes(
            { articleId: from, text: before ?? '' },
            { articleId: to, text: after ?? '' },
          ),
        signal,
      );
    },
  });
}

/** Every version of an account, the one in the story last; the account alone where it has no earlier one. */
export function versionsOf(story: Story, article: ArticleRecord): readonly ArticleRecord[] {
  const line = [article];
  for (;;) {
    const wanted = line[0]?.body.replaces;
    const earlier = story.replaced.find(({ articleId }) => articleId === wanted);
    if (earlier === undefined || line.includes(earlier)) return line;
    line.unshift(earlier);
  }
}

/** The account of the story that has taken the place of a version, or `null`. */
export function accountInPlaceOf(story: Story, articleId: string): ArticleRecord | null {
  return (
    story.articles.find((article) =>
      versionsOf(story, article).some((version) => version.articleId === articleId),
    ) ?? null
  );
}

/** How a version that is no longer in the story is called: by the siglum of the account in its place; `null` for any other text. */
export function earlierVersionInWords(story: Story, articleId: string): string | null {
  const account = accountInPlaceOf(story, articleId);
  return account === null ? null : `${siglumOf(story.articles.indexOf(account))}, earlier`;
}

/** What new versions of the accounts of a story come to, and the earlier texts that this stands on. */
export interface VersionFindings {
  readonly findings: readonly Finding[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The figures, dates, names and quotations that read otherwise than in the version before, as far as they have been worked out. */
export function useVersionFindings(story: Story): VersionFindings {
  const steps = useMemo(
    () =>
      story.articles.flatMap((article) => {
        const earlier = versionsOf(story, article).at(-2);
        return earlier === undefined ? [] : [[earlier.articleId, article.articleId] as const];
      }),
    [story],
  );
  const found = useQueries({
    queries: steps.map(([from, to]) => changesQuery(from, to)),
    combine: findingsIn,
  });
  const texts = useQueries({
    queries: steps.map(([from]) => textQuery(from, '')),
    combine: textsIn,
  });
  return useMemo(() => {
    const earlier = steps.flatMap(([from], i) => {
      const text = texts[i];
      return text === undefined ? [] : [[from, text] as const];
    });
    return { findings: found, texts: new Map(earlier) };
  }, [steps, found, texts]);
}

function findingsIn(results: readonly UseQueryResult<ChangesFound>[]): readonly Finding[] {
  return results.flatMap(({ data }) => data?.findings ?? []);
}

function textsIn(results: readonly UseQueryResult<string>[]): readonly (string | undefined)[] {
  return results.map(({ data }) => data);
}
