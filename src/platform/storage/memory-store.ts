import { v4 } from 'uuid';

import type { Change } from '#core/domain/act.ts';
import { laterClock, ORIGIN } from '#core/domain/clock.ts';
import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';

import { actToLog, applyChanges, LOG_LIMIT } from './apply-change.ts';
import { StorageError, throwIfCancelled } from './errors.ts';
import type { Pulse } from './pulse.ts';
import type { LoggedAct, Progress, RecordQuery, Store, Write } from './store.ts';

/** How many records lie between two reports of progress. */
const BATCH = 500;

/** A store that lives as long as the page, for browsers that keep nothing. Otherwise it behaves as the durable one does. */
export function memoryStore(): Store {
  const records = new Map<RecordId, GalleyRecord>();
  const texts = new Map<ArticleId, string>();
  const settings = new Map<string, unknown>();
  const acts = new Map<number, LoggedAct>();
  let newest = 0;
  let pulse: Pulse | null = null;
  let isClosed = false;

  const answer = async <Result>(work: () => Result): Promise<Result> => {
    if (isClosed) throw new StorageError('closed');
    try {
      return work();
    } catch (error) {
      throw error instanceof StorageError ? error : new StorageError('failed', error);
    }
  };

  const log = (write: Write['log'], changes: readonly Change[]): number | null => {
    if (write.kind === 'reverse') {
      const act = acts.get(write.n);
      if (act !== undefined) acts.set(write.n, { ...act, undone: write.undone, tab: write.tab });
    }
    const act = actToLog(write, changes);
    if (act === null) return null;
    for (const { n, tab, undone } of acts.values()) {
      if (tab === act.tab && undone > 0) acts.delete(n);
    }
    newest += 1;
    acts.set(newest, { ...act, n: newest });
    acts.delete(newest - LOG_LIMIT);
    return newest;
  };

  return {
    durable: false,
    readOnly: false,
    records: (query) => answer(() => select(records, query)),
    text: (id) => answer(() => texts.get(id) ?? null),
    write: (write, { signal, progress } = {}) =>
      answer(() => {
        const outcome = applyChanges(write.changes, (id) => records.get(id) ?? null);
        announce(outcome.changes.length, signal, progress);
        for (const { after } of outcome.changes) records.set(after.id, after);
        for (const { id, text } of write.texts) texts.set(id, text);
        pulse = { id: pulse?.id ?? v4(), seq: (pulse?.seq ?? 0) + 1, records: records.size };
        return { records: outcome.records, act: log(write.log, outcome.changes) };
      }),
    findAct: (wanted) => answer(() => [...acts.values()].toReversed().find(wanted) ?? null),
    setting: (key) => answer(() => settings.get(key)),
    setSetting: (key, value) =>
      answer(() => {
        settings.set(key, value);
      }),
    settings: () => answer(() => new Map(settings)),
    textIds: () => answer(() => new Set(texts.keys())),
    standing: () => answer(() => ({ pulse, records: records.size })),
    renew: () => answer(() => (pulse = { id: v4(), seq: 0, records: records.size })),
    latestClock: () =>
      answer(() => {
        let latest = ORIGIN;
        for (const { clock } of records.values()) latest = laterClock(latest, clock);
        return latest;
      }),
    close: () => {
      isClosed = true;
    },
  };
}

// Nothing has been written yet, so that a listener may still cancel.
function announce(
  total: number,
  signal: AbortSignal | undefined,
  progress: Progress | undefined,
): void {
  let done = 0;
  do {
    throwIfCancelled(signal);
    done = Math.min(done + BATCH, total);
    if (total > 0) progress?.(done, total);
  } while (done < total);
}

function select(
  records: ReadonlyMap<RecordId, GalleyRecord>,
  query: RecordQuery,
): readonly GalleyRecord[] {
  const all = [...records.values()];
  switch (query.by) {
    case 'everything':
      return all;
    case 'ids':
      return query.ids.flatMap((id) => records.get(id) ?? []);
    case 'kind':
      return all.filter(({ kind }) => kind === query.kind);
    case 'story':
      return all.filter(({ kind, storyId }) => kind === query.kind && storyId === query.storyId);
    case 'article':
      return all.filter(({ articleId }) => articleId === query.articleId);
    case 'set':
      return all.filter(({ setId }) => setId === query.setId);
    case 'reference':
      return all.filter(({ refs }) => refs.includes(query.id));
  }
}
