import { useSyncExternalStore } from 'react';

import type { FindQuery } from '#core/find/query.ts';
import { currentPlace, goTo, usePlace } from '#state/location.ts';

/** How long typing rests before it is in the URL, in ms: browsers allow only so many changes. */
const PAUSE = 300;

interface Draft {
  /** What the URL said when the typing began: a draft of something else is void. */
  readonly base: FindQuery;
  readonly query: FindQuery;
}

let draft: Draft | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** What is looked for, the last letter typed included; `null` while nothing is. */
export function currentQuery(): FindQuery | null {
  const { find } = currentPlace();
  return draft !== null && draft.base === find ? draft.query : find;
}

/** What is looked for, for components. */
export function useFindQuery(): FindQuery | null {
  usePlace('find');
  return useSyncExternalStore(subscribe, currentQuery);
}

/** Changes what is looked for. Words go into the URL when typing rests, everything else at once. */
export function changeQuery(change: Partial<FindQuery>): void {
  const now = currentQuery();
  const { find } = currentPlace();
  if (now === null || find === null) return;
  draft = { base: find, query: { ...now, ...change } };
  clearTimeout(timer);
  if ('words' in change) timer = setTimeout(keepQuery, PAUSE);
  else keepQuery();
  for (const listener of listeners) listener();
}

/** Puts what is looked for into the URL now. */
export function keepQuery(): void {
  clearTimeout(timer);
  goTo({ find: currentQuery() }, 'replace');
  draft = null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
