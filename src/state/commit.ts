import type { Act, Change } from '#core/domain/act.ts';
import { redoAct, undoAct } from '#core/domain/act.ts';
import { clockAbove } from '#core/domain/carried-over.ts';
import type { ArticleId, RecordId } from '#core/domain/ids.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import type { LoggedAct, Progress, Write, Written } from '#platform/storage/store.ts';
import { tabChannel } from '#platform/tabs.ts';
import { nowInstant } from '#platform/time.ts';

import { elsewhere } from './elsewhere.ts';
import { flush, send, unlogNewest, unsavedRecords, writeNow } from './outbox.ts';
import { depart, historyQuery, publish, queryClient } from './queries.ts';
import type { Moved } from './queries.ts';
import { announce, notify, session } from './session.ts';
import type { Workspace } from './workspace.ts';
import { observe, tick, workspace, workspaceNow } from './workspace.ts';

/** What one tab tells the others. Long lists are not sent: the others read again. */
type News = { readonly moved?: readonly Moved[] } & (
  | { readonly kind: 'records'; readonly records: readonly GalleyRecord[] }
  | { readonly kind: 'read-again' }
);

const LONGEST_NEWS = 500;

const channel = tabChannel<News>('galley');

/** Listens to the other tabs. Called once, when the app starts. */
export function followOtherTabs(): void {
  channel.listen((news) => {
    depart(news.moved ?? []);
    if (news.kind === 'records') {
      for (const record of news.records) observe(record.clock);
      publish(news.records);
    } else {
      void queryClient.invalidateQueries();
    }
    void queryClient.invalidateQueries({ queryKey: historyQuery.queryKey });
  });
  // A tab that goes may have no time to tell its last act; a tab that was asleep may have missed some.
  addEventListener('pagehide', () => channel.post({ kind: 'read-again' }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void queryClient.invalidateQueries();
  });
}

/**
 * Does one act: it is on screen with the next frame and on disk when the saving state says so. `label` names it for undo, in
 * lower case, as in "tag quote".
 */
export function commit(label: string, changes: readonly Change[]): void {
  if (isReadOnly()) return;
  const { run } = session();
  const ready = workspaceNow();
  // At once, not a moment later: what the key shows and what it did are one frame.
  if (ready !== null) submitAct(ready, label, changes, run);
  else void workspace().then((opened) => submitAct(opened, label, changes, run));
}

function submitAct(
  { tabs }: Workspace,
  label: string,
  changes: readonly Change[],
  run: string | null,
): void {
  const act = {
    label,
    tab: tabs.id,
    at: nowInstant(),
    undone: 0,
    ...(run === null ? {} : { run }),
  };
  submit({ changes: stamped(changes), texts: [], log: { kind: 'new', act } });
}

/**
 * Does one big act, all or nothing, and resolves when it is on disk.
 *
 * @throws StorageError when the store refuses; nothing has changed then.
 */
export async function commitAll(
  label: string,
  changes: readonly Change[],
  texts: readonly { readonly id: ArticleId; readonly text: string }[],
  options: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<void> {
  const { tabs } = await workspace();
  const act: Omit<Act, 'changes'> = { label, tab: tabs.id, at: nowInstant(), undone: 0 };
  for (const { after } of changes) observe(after.clock);
  const written = await writeNow({ changes, texts, log: { kind: 'new', act } }, options);
  spread(written, movedBy(changes));
}

let turn: Promise<void> = Promise.resolve();

/** Takes back the newest act that this tab can reach, and says so. Pressed twice, it takes back two. */
export function undo(): Promise<void> {
  turn = turn.then(undoNewest, undoNewest);
  return turn;
}

/** Does the act again that was taken back last, and says so. */
export function redo(): Promise<void> {
  turn = turn.then(redoNewest, redoNewest);
  return turn;
}

async function undoNewest(): Promise<void> {
  if (isReadOnly()) return;
  await flush();
  const unsaved = unlogNewest();
  if (unsaved?.log.kind === 'new') {
    const act = { ...unsaved.log.act, changes: unsaved.changes };
    await reverse(act, undoAct, 'Undone', { kind: 'unlogged' });
    return;
  }
  const { tabs } = await workspace();
  let { undo: act, redo: newestUndone } = await reachableActs();
  if (act === null) {
    announce('Nothing to undo');
    return;
  }
  const { run } = act;
  const isSameRun = (next: LoggedAct | null): boolean => run !== undefined && next?.run === run;
  do {
    const undone = (newestUndone?.undone ?? 0) + 1;
    // Each step builds on what the one before has left on disk.
    // oxlint-disable-next-line no-await-in-loop
    await reverse(act, undoAct, 'Undone', { kind: 'reverse', n: act.n, undone, tab: tabs.id });
    // oxlint-disable-next-line no-await-in-loop
    ({ undo: act, redo: newestUndone } = await reachableActs());
  } while (act !== null && isSameRun(act));
}

async function redoNewest(): Promise<void> {
  if (isReadOnly()) return;
  await flush();
  const { tabs } = await workspace();
  let { redo: act } = await reachableActs();
  if (act === null) {
    announce('Nothing to redo');
    return;
  }
  const { run } = act;
  const isSameRun = (next: LoggedAct | null): boolean => run !== undefined && next?.run === run;
  do {
    // oxlint-disable-next-line no-await-in-loop -- as in undo
    await reverse(act, redoAct, 'Done again', {
      kind: 'reverse',
      n: act.n,
      undone: 0,
      tab: tabs.id,
    });
    // oxlint-disable-next-line no-await-in-loop -- as in undo
    ({ redo: act } = await reachableActs());
  } while (act !== null && isSameRun(act));
}

/** What undo and redo reach once everything is on disk. */
async function reachableActs() {
  await flush();
  return queryClient.fetchQuery({ ...historyQuery, staleTime: 0 });
}

async function reverse(
  act: Act | LoggedAct,
  reversal: typeof undoAct,
  word: string,
  log: Write['log'],
): Promise<void> {
  const ids = act.changes.map((change) => change.after.id);
  const current = new Map((await currentRecords(ids)).map((record) => [record.id, record]));
  const { changes, conflicts } = reversal(act, (id) => current.get(id as RecordId) ?? null);
  submit({ changes: stamped(changes), texts: [], log });
  const where = elsewhere(act.changes);
  const done = where === '' ? word : `${word} ${where}`;
  if (conflicts.length === 0) notify(`${done}: ${act.label}`);
  else if (changes.length === 0)
    notify(`Not ${done.charAt(0).toLowerCase()}${done.slice(1)}: ${act.label} was changed since`);
  else notify(`${done}: ${act.label}. ${conflicts.length} changed since and stay as they are`);
}

async function currentRecords(ids: readonly RecordId[]): Promise<readonly GalleyRecord[]> {
  const { store } = await workspace();
  const query = { by: 'ids', ids } as const;
  return mergeRecords(await store.records(query), unsavedRecords(query));
}

/** Says so and answers true when nothing may be changed here. */
function isReadOnly(): boolean {
  if (session().kept !== 'read-only') return false;
  notify('Nothing was changed: this data belongs to a newer Galley and can only be read here');
  return true;
}

function submit(write: Write): void {
  const moved = movedBy(write.changes);
  publish(write.changes.map((change) => change.after));
  depart(moved);
  send(write, (written) => spread(written, moved));
}

/** The records that a change takes from one article to another. */
function movedBy(changes: readonly Change[]): readonly Moved[] {
  return changes.flatMap(({ before, after }) =>
    before === null || before.articleId === '' || before.articleId === after.articleId
      ? []
      : [{ from: before.articleId, id: after.id }],
  );
}

/**
 * Gives every change a clock above all that this tab has seen; what somebody else says only one just above its own, so that whatever
 * they do next outranks it.
 */
function stamped(changes: readonly Change[]): readonly Change[] {
  return changes.map(({ before, after }) => {
    const isOthers = before !== null && (before.carried ?? after.carried) !== undefined;
    const clock = isOthers ? clockAbove(before.clock) : tick();
    return { before, after: { ...after, clock } };
  });
}

function spread({ records }: Written, moved: readonly Moved[]): void {
  for (const record of records) observe(record.clock);
  publish(records);
  depart(moved);
  const news = moved.length === 0 ? {} : { moved };
  channel.post(
    records.length > LONGEST_NEWS
      ? { kind: 'read-again', ...news }
      : { kind: 'records', records, ...news },
  );
  void queryClient.invalidateQueries({ queryKey: historyQuery.queryKey });
}
