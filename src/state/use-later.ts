import { QueriesObserver } from '@tanstack/react-query';
import { startTransition, useEffect, useState } from 'react';

import type { ArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { afterNextFrame, whenIdle } from '#platform/idle.ts';

import { articleQuery, queryClient } from './queries.ts';
import { session, setSession, useSession } from './session.ts';

/** The records of an article, or `undefined` while they are not read. */
export type Records = readonly GalleyRecord[] | undefined;

/** Says that the page shows what was asked for: what nobody waits for may begin when the browser next has time. */
export function settle(): void {
  if (session().settled) return;
  void afterNextFrame()
    .then(whenIdle)
    .then(() => startTransition(() => setSession({ settled: true })));
}

/**
 * The records of articles, in their order, for what may follow a moment after the text: lists and counts. News of them renders
 * as a transition after the frame, so that no key waits for it, and reading begins when the page has settled.
 */
export function useRecordsLater(articleIds: readonly ArticleId[]): readonly Records[] {
  const settled = useSession((state) => state.settled);
  const names = articleIds.join(' ');
  const [lists, setLists] = useState<Lists>(() => cachedLists(names));
  useEffect(() => {
    if (!settled) return;
    const observer = new QueriesObserver<Records[]>(queryClient, queriesOf(names));
    let isDue = false;
    let isOver = false;
    const follow = (): void => {
      isDue = false;
      if (isOver) return;
      const all = observer.getCurrentResult().map(({ data }) => data as Records);
      startTransition(() => setLists({ names, all }));
    };
    const stop = observer.subscribe(() => {
      if (!isDue) void afterNextFrame().then(follow);
      isDue = true;
    });
    follow();
    return () => {
      isOver = true;
      stop();
    };
  }, [settled, names]);
  return lists.names === names ? lists.all : cachedLists(names).all;
}

interface Lists {
  /** The ids, joined by blanks. */
  readonly names: string;
  readonly all: readonly Records[];
}

function queriesOf(names: string) {
  return names === '' ? [] : names.split(' ').map((id) => articleQuery(id as ArticleId));
}

function cachedLists(names: string): Lists {
  const all = queriesOf(names).map(({ queryKey }) => queryClient.getQueryData(queryKey));
  return { names, all };
}
