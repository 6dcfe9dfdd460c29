import type { ArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { StorageError } from '#platform/storage/errors.ts';
import type { Progress, RecordQuery, Write, Written } from '#platform/storage/store.ts';

import { setSession } from './session.ts';
import { workspace } from './workspace.ts';

interface Entry {
  write: Write;
  readonly done: (written: Written) => void;
}

/** How long a failed save waits before it is tried again by itself. */
const RETRY_AFTER = 5_000;

const entries: Entry[] = [];
let flushing: Promise<void> | null = null;
let leaving = false;
let retry: ReturnType<typeof setTimeout> | undefined;

/**
 * Takes a write to the store. Writes go one after the other, in the order of the calls; one that fails stays here, shown on
 * screen as not saved, and is tried again with the next one, after some seconds, or by `flush`.
 *
 * @param done Called when the write is complete on disk.
 */
export function send(write: Write, done: (written: Written) => void): void {
  if (leaving) {
    void writeAtOnce({ write, done });
    return;
  }
  entries.push({ write, done });
  void flush();
}

/** Tries to empty the outbox. Resolves when it is empty or the store refuses. */
export function flush(): Promise<void> {
  flushing ??= drain().finally(() => {
    flushing = null;
  });
  return flushing;
}

/** Takes the newest unsaved act out of the undo log to come, because it has just been taken back. */
export function unlogNewest(): Write | null {
  const entry = entries.findLast(({ write }) => write.log.kind === 'new');
  if (entry === undefined) return null;
  const { write } = entry;
  entry.write = { ...write, log: { kind: 'unlogged' } };
  return write;
}

/** The unsaved records that a query would find. */
export function unsavedRecords(query: RecordQuery): readonly GalleyRecord[] {
  return entries
    .flatMap(({ write }) => write.changes.map((change) => change.after))
    .filter((record) => matches(record, query));
}

/** Texts that are not on disk yet. */
export function unsavedTexts(): ReadonlyMap<ArticleId, string> {
  return new Map(entries.flatMap(({ write }) => write.texts.map(({ id, text }) => [id, text])));
}

/**
 * One write that is done now or not at all: it does not stay when it fails. Waits for what is in the outbox first.
 *
 * @throws StorageError when the store refuses, or `cancelled`.
 */
export async function writeNow(
  write: Write,
  options: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<Written> {
  await flush();
  const { store } = await workspace();
  return store.write(write, options);
}

/**
 * Lets nothing wait in the queue while the page goes away: what is queued, and what leaving itself saves, goes to the store at
 * once, which puts aside what it cannot finish. Called once, when the app starts.
 */
export function watchLeaving(): void {
  addEventListener('pagehide', () => {
    leaving = true;
    for (const entry of entries.splice(flushing === null ? 0 : 1)) void writeAtOnce(entry);
  });
  addEventListener('pageshow', () => {
    leaving = false;
  });
}

async function writeAtOnce({ write, done }: Entry): Promise<void> {
  const { store } = await workspace();
  try {
    done(await store.write(write));
  } catch (error) {
    // Only a page that came back can still do something about it.
    if (!(error instanceof StorageError)) throw error;
    entries.push({ write, done });
  }
}

async function drain(): Promise<void> {
  clearTimeout(retry);
  const { store } = await workspace();
  for (let entry = entries[0]; entry !== undefined; entry = entries[0]) {
    setSession({ saving: { state: 'saving' } });
    try {
      // One after the other: the order of acts is the order on disk.
      // oxlint-disable-next-line no-await-in-loop
      const written = await store.write(entry.write);
      entries.shift();
      entry.done(written);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      setSession({ saving: { state: 'failed', code: error.code, unsaved: entries.length } });
      retry = setTimeout(() => void flush(), RETRY_AFTER);
      return;
    }
  }
  setSession({ saving: { state: 'saved' } });
}

function matches(record: GalleyRecord, query: RecordQuery): boolean {
  switch (query.by) {
    case 'everything':
      return true;
    case 'ids':
      return query.ids.includes(record.id);
    case 'kind':
      return record.kind === query.kind;
    case 'story':
      return record.storyId === query.storyId && record.kind === query.kind;
    case 'article':
      return record.articleId === query.articleId;
    case 'set':
      return record.setId === query.setId;
    case 'reference':
      return record.refs.includes(query.id);
  }
}
