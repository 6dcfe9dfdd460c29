import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { create } from 'zustand';

import type { AccountText, CompareProgress, Comparison } from '#core/compare/result.ts';
import { withVersionFindings } from '#core/compare/versions/version-findings.ts';
import { furnitureIn, withoutRanges } from '#core/domain/furniture.ts';
import type { StoryId } from '#core/domain/ids.ts';
import type { ArticleRecord, GalleyRecord } from '#core/domain/record.ts';
import type { Range } from '#core/domain/span.ts';
import { compareInWorker, writeInWorker } from '#platform/worker/comparison.ts';
import type { DossierOrder } from '#platform/worker/protocol.ts';

import { articleQuery, queryClient, textQuery } from './queries.ts';
import { useVersionFindings } from './versions.ts';
import { siglumOf } from './use-story.ts';
import { useRecordsLater } from './use-later.ts';
import type { Story } from './use-story.ts';

/** How far the comparison that goes on is, or `null`. */
const useProgress = create<{ readonly progress: CompareProgress | null }>()(() => ({
  progress: null,
}));

/** What a view of the comparison can show. */
export type Comparing =
  | {
      readonly state: 'computing';
      readonly progress: CompareProgress | null;
      readonly cancel: () => void;
    }
  | { readonly state: 'cancelled'; readonly again: () => void }
  | { readonly state: 'failed'; readonly error: Error; readonly again: () => void }
  | { readonly state: 'ready'; readonly known: Known };

/**
 * The comparison of the accounts of a story. It is worked out when first asked for, and again when an account comes, goes or is
 * described otherwise, or when the editor tags text as no part of its article (TX5); until the new one is there the old one stands.
 */
export function useComparison(story: Story): Comparing {
  const { storyId } = story.record;
  const read = useTexts(story);
  const records = useStoryRecords(story);
  const accounts = useMemo(
    () => (read.texts === null ? null : accountsOf(story, read.texts, records)),
    [story, read.texts, records],
  );
  const query = useQuery({
    ...comparisonQuery(storyId, accounts ?? []),
    enabled: accounts !== null,
    placeholderData: (before, previous) => (previous?.queryKey[1] === storyId ? before : undefined),
  });
  const progress = useProgress((state) => state.progress);
  const cancel = useCallback(
    () => void queryClient.cancelQueries({ queryKey: ['comparison', storyId] }),
    [storyId],
  );
  const again = (): void => {
    read.again();
    if (accounts !== null) void query.refetch();
  };
  const error = read.error ?? query.error;
  const known = useWithVersions(story, query.data ?? null, read.texts);
  if (known !== null) return { state: 'ready', known };
  if (error !== null) return { state: 'failed', error, again };
  if (accounts !== null && query.fetchStatus === 'idle') return { state: 'cancelled', again };
  return { state: 'computing', progress, cancel };
}

/** A comparison with the texts that it is about, by article; those of earlier versions too. */
export interface Known {
  readonly comparison: Comparison;
  readonly texts: ReadonlyMap<string, string>;
}

const knownKey = (storyId: StoryId) => ['known-comparison', storyId] as const;

/** The comparison of a story that was worked out last, for what only mentions it; `null` before there is one. */
export function useKnownComparison({ record }: Story): Known | null {
  const { data } = useQuery<Known | null>({
    queryKey: knownKey(record.storyId),
    queryFn: () => null,
    enabled: false,
  });
  return data ?? null;
}

/** A comparison with what new versions of the accounts changed, and the earlier texts; `null` while it or a text is missing. */
export function useWithVersions(
  story: Story,
  comparison: Comparison | null,
  texts: ReadonlyMap<string, string> | null,
): Known | null {
  const versions = useVersionFindings(story);
  return useMemo(
    () =>
      comparison === null || texts === null
        ? null
        : {
            comparison: {
              ...comparison,
              findings: withVersionFindings(comparison.findings, versions.findings),
            },
            texts: new Map([...versions.texts, ...texts]),
          },
    [comparison, texts, versions],
  );
}

/**
 * The records of every article of a story, removed ones included, as far as they have been read. The same while nothing changes; news
 * comes after the frame, since no key may wait for what is worked out of the whole story.
 */
export function useStoryRecords(story: Story): readonly (readonly GalleyRecord[])[] {
  const lists = useRecordsLater(story.articles.map(({ articleId }) => articleId));
  return useMemo(() => lists.map((records) => records ?? NOTHING), [lists]);
}

const NOTHING: readonly GalleyRecord[] = [];

interface Texts {
  /** By article; `null` until all have been read. */
  readonly texts: ReadonlyMap<string, string> | null;
  readonly error: Error | null;
  readonly again: () => void;
}

function useTexts({ articles }: Story): Texts {
  const { texts, error, again } = useQueries({
    queries: articles.map(({ articleId, body }) => textQuery(articleId, body.path)),
    combine: textList,
  });
  const byArticle = useMemo(
    () =>
      texts === null
        ? null
        : new Map(articles.map(({ articleId }, i) => [articleId, texts[i] ?? ''])),
    [articles, texts],
  );
  return { texts: byArticle, error, again };
}

function textList(results: readonly UseQueryResult<string>[]) {
  const texts = results.flatMap(({ data }) => data ?? []);
  return {
    texts: texts.length < results.length ? null : texts,
    error: results.find(({ error }) => error !== null)?.error ?? null,
    again: () => {
      for (const { error, refetch } of results) if (error !== null) void refetch();
    },
  };
}

/** One account with what of it is left out. */
interface Account extends AccountText {
  readonly left: readonly Range[];
}

function accountsOf(
  story: Story,
  texts: ReadonlyMap<string, string>,
  records: readonly (readonly GalleyRecord[])[],
): readonly Account[] {
  return story.articles.map((article, i) => ({
    ...describe(article),
    text: texts.get(article.articleId) ?? '',
    left: furnitureIn(records[i] ?? NOTHING, story.mySetId),
  }));
}

function describe({ articleId, body }: ArticleRecord): Omit<AccountText, 'text'> {
  const { outlet, date, headline, language } = body;
  return { id: articleId, outlet, date, headline, language };
}

/** An account as it is compared. */
function compared({ left, ...account }: Account): AccountText {
  return { ...account, text: withoutRanges(account.text, left) };
}

/**
 * The comparison of a story as a file that goes out: a page, Markdown or JSON.
 *
 * @throws ArticleError when a text cannot be had; Error when the worker breaks down.
 */
export async function writeComparison(
  story: Story,
  format: DossierOrder['format'],
): Promise<string> {
  const [texts, records] = await Promise.all([
    Promise.all(
      story.articles.map(async ({ articleId, body }) => {
        const text = await queryClient.ensureQueryData(textQuery(articleId, body.path));
        return [articleId, text] as const;
      }),
    ),
    Promise.all(
      story.articles.map(({ articleId }) => queryClient.ensureQueryData(articleQuery(articleId))),
    ),
  ]);
  const accounts = accountsOf(story, new Map(texts), records);
  return writeInWorker(accounts.map(compared), {
    format,
    title: story.record.body.title,
    sources: story.articles.map(({ articleId, body }, i) => ({
      id: articleId,
      file: body.fileName === '' ? `${siglumOf(i)}.txt` : body.fileName,
      text: texts[i]?.[1] ?? '',
      outlet: body.outlet,
      headline: body.headline,
    })),
  });
}

/** All that a comparison depends on, but for the text, which is known by the id. */
function describeAccount({ id, outlet, date, headline, language, left }: Account) {
  return { id, outlet, date, headline, language, left };
}

function comparisonQuery(storyId: StoryId, accounts: readonly Account[]) {
  return queryOptions({
    // A text is known by the id of its article.
    queryKey: ['comparison', storyId, accounts.map(describeAccount)] as const,
    // One that nobody looks at any more is soon worked out again.
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      try {
        const comparison = await compareInWorker(
          accounts.map(compared),
          (progress) => useProgress.setState({ progress }),
          signal,
        );
        const texts = new Map(accounts.map(({ id, text }) => [id, text]));
        queryClient.setQueryData<Known>(knownKey(storyId), { comparison, texts });
        return comparison;
      } finally {
        useProgress.setState({ progress: null });
      }
    },
  });
}
