import { notifyManager, QueryClient, queryOptions } from '@tanstack/react-query';

import type { ArticleId, RecordId, StoryId } from '#core/domain/ids.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { ArticleRecord, GalleyRecord, RecordKind } from '#core/domain/record.ts';
import { loadArticleText } from '#platform/files/article-file.ts';
import type { LoggedAct, RecordQuery } from '#platform/storage/store.ts';

import { unsavedRecords, unsavedTexts } from './outbox.ts';
import { ensureBundledStory } from './bundled-story.ts';
import { currentAnnotator, openedStore, workspace } from './workspace.ts';

// News is told at once, not with the next timer: a tag is in the frame of its key.
notifyManager.setScheduler(queueMicrotask);

/** What is kept is read once and then kept true by the news of writes, so nothing goes stale by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      structuralSharing: false,
    },
  },
});

/** The records that the whole story shares; annotations are read by article. */
const OUTLINE: readonly RecordKind[] = ['story', 'article', 'codebook', 'set'];

const storiesKey = ['stories'] as const;

/** Every story, removed ones included. Brings the bundled story in on the first start. */
export const storiesQuery = queryOptions({
  queryKey: storiesKey,
  queryFn: async () => {
    await ensureBundledStory();
    return again(storiesKey, await readRecords({ by: 'kind', kind: 'story' }));
  },
});

/** Story, articles, codebook and sets of one story, removed ones included. */
export function outlineQuery(storyId: StoryId) {
  return queryOptions({
    queryKey: ['outline', storyId],
    queryFn: async () =>
      (
        await Promise.all(OUTLINE.map((kind) => readRecords({ by: 'story', storyId, kind })))
      ).flat(),
  });
}

/** Everything about one article: annotations, links, decisions, replies and done marks of every set, removed ones included. */
export function articleQuery(articleId: ArticleId) {
  const queryKey = ['article', articleId] as const;
  return queryOptions({
    queryKey,
    queryFn: async () => again(queryKey, await readRecords({ by: 'article', articleId })),
  });
}

/** What is said of annotations. */
const REMARKS: readonly RecordKind[] = ['decision', 'reply'];

/** Decisions and replies on the annotations of one story, removed ones included. */
export function remarksQuery(storyId: StoryId) {
  const queryKey = ['remarks', storyId] as const;
  return queryOptions({
    queryKey,
    queryFn: async () => {
      const lists = REMARKS.map((kind) => readRecords({ by: 'story', storyId, kind }));
      return again(queryKey, (await Promise.all(lists)).flat());
    },
  });
}

/** Links, decisions and replies that speak of a record, removed ones included. */
export function referencesQuery(id: RecordId) {
  return queryOptions({
    queryKey: ['references', id],
    queryFn: () => readRecords({ by: 'reference', id }),
  });
}

/** One record by its id, or `null`. It follows no news: for what is looked up in passing. */
export function recordQuery(id: RecordId) {
  return queryOptions({
    queryKey: ['record', id],
    staleTime: 0,
    queryFn: async () => (await readRecords({ by: 'ids', ids: [id] }))[0] ?? null,
  });
}

/** The text of an article, from the store or, until it is there, from where the article says. */
export function textQuery(articleId: ArticleId, path: string) {
  return queryOptions({
    queryKey: ['text', articleId],
    queryFn: async ({ signal }) => {
      const store = await openedStore();
      const kept = unsavedTexts().get(articleId) ?? (await store.text(articleId));
      return kept ?? loadArticleText(articleId, path, signal);
    },
  });
}

/**
 * The acts that undo and redo would reach from this tab, or `null`. The acts of other tabs that are open are theirs; those of
 * closed tabs are inherited.
 */
export const historyQuery = queryOptions({
  queryKey: ['history'],
  queryFn: async (): Promise<{ undo: LoggedAct | null; redo: LoggedAct | null }> => {
    const { store, tabs } = await workspace();
    const others = await tabs.others();
    let redo: LoggedAct | null = null;
    const undo = await store.findAct((act) => {
      if (others.has(act.tab)) return false;
      if (act.undone > (redo?.undone ?? 0)) redo = act;
      return act.undone === 0;
    });
    return { undo, redo };
  },
});

/** Who works in this browser. */
export const annotatorQuery = queryOptions({
  queryKey: ['annotator'],
  queryFn: currentAnnotator,
});

/**
 * Puts records into every cached list that they belong to. Lists that nobody has read yet are left to be read.
 */
export function publish(records: readonly GalleyRecord[]): void {
  const byKey = new Map<string, { key: readonly unknown[]; records: GalleyRecord[] }>();
  for (const record of records) {
    for (const key of keysOf(record)) {
      const name = key.join(' ');
      const entry = byKey.get(name) ?? { key, records: [] };
      entry.records.push(record);
      byKey.set(name, entry);
    }
  }
  for (const { key, records: news } of byKey.values()) {
    queryClient.setQueryData<readonly GalleyRecord[]>(key, (known) =>
      known === undefined ? undefined : mergeRecords(known, news),
    );
  }
}

/** Takes records out of the lists of articles that they no longer speak of. */
export function depart(moved: readonly Moved[]): void {
  for (const articleId of new Set(moved.map(({ from }) => from))) {
    const gone = new Set(moved.flatMap(({ from, id }) => (from === articleId ? [id] : [])));
    queryClient.setQueryData<readonly GalleyRecord[]>(articleQuery(articleId).queryKey, (known) =>
      known?.filter(({ id }) => !gone.has(id)),
    );
  }
}

/** A record that has gone from one article to another. */
export interface Moved {
  readonly from: ArticleId;
  readonly id: RecordId;
}

/** What was read again, with every record that has not changed as the same object as before: nothing renders for nothing. */
function again(key: readonly unknown[], records: readonly GalleyRecord[]): readonly GalleyRecord[] {
  return mergeRecords(queryClient.getQueryData<readonly GalleyRecord[]>(key) ?? [], records);
}

/** The articles of an outline that are not removed, in the order of the story. */
export function articlesOf(outline: readonly GalleyRecord[]): readonly ArticleRecord[] {
  return outline
    .filter((record): record is ArticleRecord => record.kind === 'article' && record.deleted === 0)
    .toSorted((a, b) => a.body.order - b.body.order || (a.id < b.id ? -1 : 1));
}

/** The records that a query finds, those on their way to the disk included. Removed ones come too. */
export async function readRecords(query: RecordQuery): Promise<readonly GalleyRecord[]> {
  const store = await openedStore();
  const kept = await store.records(query);
  return mergeRecords(kept, unsavedRecords(query));
}

function keysOf(record: GalleyRecord): (readonly unknown[])[] {
  const keys: (readonly unknown[])[] = [];
  if (record.kind === 'story') keys.push(storiesQuery.queryKey);
  if (OUTLINE.includes(record.kind)) keys.push(outlineQuery(record.storyId).queryKey);
  else if (record.articleId !== '') keys.push(articleQuery(record.articleId).queryKey);
  if (REMARKS.includes(record.kind)) keys.push(remarksQuery(record.storyId).queryKey);
  for (const id of record.refs) keys.push(referencesQuery(id).queryKey);
  return keys;
}

/** Every record that this page has read and still shows, whatever has become of the database since. */
export function recordsOnPage(): readonly GalleyRecord[] {
  const lists = queryClient.getQueriesData<readonly GalleyRecord[]>({
    predicate: ({ queryKey: [name] }) =>
      name === 'stories' || name === 'outline' || name === 'article' || name === 'remarks',
  });
  return mergeRecords<GalleyRecord>(
    [],
    lists.flatMap(([, records]) => records ?? []),
  );
}
