import type { Remote } from 'comlink';

import { asAnnotatorId } from '#core/domain/ids.ts';
import type { ArticleId } from '#core/domain/ids.ts';
import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import type { RestorePlan } from '#core/exchange/backup/plan.ts';
import type { BackupFile } from '#core/exchange/backup/read.ts';
import { isObject } from '#platform/storage/envelope.ts';
import { StorageError } from '#platform/storage/errors.ts';
import type { Progress, Store } from '#platform/storage/store.ts';
import type { Exchange } from '#platform/worker/protocol.ts';
import { withExchange } from '#platform/worker/exchange.ts';
import { becomeAnnotator } from '#state/annotator.ts';
import { commitAll } from '#state/commit.ts';
import { flush } from '#state/outbox.ts';
import { queryClient, readRecords, storiesQuery } from '#state/queries.ts';
import { currentAnnotator, workspace } from '#state/workspace.ts';
import type { Annotator } from '#state/workspace.ts';

import { refusalOf, removalOf } from './import-set.ts';
import type { Refusal } from './import-set.ts';

/** What a backup would bring, and as whom the editor would go on. */
export interface Restore {
  readonly plan: RestorePlan;
  readonly settings: BackupFile['settings'];
  /** The annotator of the backup where nobody works here yet, else `null`: then the one here stays. */
  readonly becomes: Annotator | null;
}

/** What a file would bring, or why it brings nothing. */
export type RestorePreview =
  | ({ readonly ok: true } & Restore)
  | { readonly ok: false; readonly refusal: Refusal };

/** Larger files are refused before they are read: no engine has strings for much more. 100,000 annotations are about 50 MB. */
const LARGEST_BACKUP = 384 * 1024 * 1024;

/** Finds out what a backup would bring. Nothing changes. Aborting ends the work at once. */
export async function previewRestore(file: Blob, signal: AbortSignal): Promise<RestorePreview> {
  if (file.size > LARGEST_BACKUP)
    return { ok: false, refusal: { code: 'too-big', bytes: file.size, limit: LARGEST_BACKUP } };
  try {
    return await withExchange((exchange) => preview(exchange, file), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: { code: 'unreadable', reason } };
  }
}

/**
 * Does what the preview said: the records and texts all or nothing, as one act that can be undone. Settings that are not set here
 * come along.
 *
 * @throws StorageError when the store refuses; nothing has changed then.
 */
export async function applyRestore(
  { plan, settings, becomes }: Restore,
  label: string,
  options: { readonly signal: AbortSignal; readonly progress: Progress },
): Promise<void> {
  const emptySets = becomes === null ? [] : await ownSets();
  const changes = [...plan.changes, ...removalOf(emptySets)];
  await commitAll(label, changes, plan.texts, options);
  const { store } = await workspace();
  await takeSettings(store, settings);
  if (becomes !== null) await becomeAnnotator(becomes);
  // Lists that were read get the records as news; those that could not be read are read again.
  await queryClient.invalidateQueries({ queryKey: storiesQuery.queryKey });
  await queryClient.invalidateQueries({ queryKey: ['outline'] });
}

async function preview(exchange: Remote<Exchange>, file: Blob): Promise<RestorePreview> {
  await flush();
  const outcome = await exchange.readBackup(file);
  if (!outcome.ok) {
    return { ok: false, refusal: refusalOf(outcome) };
  }
  const { store } = await workspace();
  const { recordIds, settings } = outcome;
  const plan = await exchange.planRestore({
    records: await readRecords({ by: 'ids', ids: recordIds }),
    texts: new Set([...(await store.textIds()), ...(await bundledTexts())]),
  });
  const annotator = annotatorIn(settings['annotator']);
  const becomes = annotator !== null && (await isStranger(annotator)) ? annotator : null;
  return { ok: true, plan, settings, becomes };
}

/** The texts that come with the app: they need no copy in the store. */
async function bundledTexts(): Promise<readonly ArticleId[]> {
  const articles = await readRecords({ by: 'kind', kind: 'article' });
  return articles.flatMap((record) =>
    isLive(record, 'article') && record.body.path !== '' ? [record.articleId] : [],
  );
}

/** Says whether nobody has worked here yet but somebody else than `annotator` would. */
async function isStranger(annotator: Annotator): Promise<boolean> {
  const here = await currentAnnotator();
  if (here.id === annotator.id || here.name !== '') return false;
  const setIds = (await ownSets()).flatMap(({ setId }) => (setId === '' ? [] : [setId]));
  const own = await Promise.all(setIds.map((setId) => readRecords({ by: 'set', setId })));
  return own.flat().every(({ kind, deleted }) => kind === 'set' || deleted === 1);
}

async function ownSets(): Promise<readonly GalleyRecord[]> {
  const here = await currentAnnotator();
  const sets = await readRecords({ by: 'kind', kind: 'set' });
  return sets.filter((record) => isLive(record, 'set') && record.body.annotator.id === here.id);
}

async function takeSettings(store: Store, settings: BackupFile['settings']): Promise<void> {
  const here = await store.settings();
  const missing = Object.entries(settings).filter(([key]) => !here.has(key));
  try {
    await Promise.all(missing.map(([key, value]) => store.setSetting(key, value)));
  } catch (error) {
    // How it looked is chosen again; the work is there.
    if (!(error instanceof StorageError)) throw error;
  }
}

function annotatorIn(value: unknown): Annotator | null {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string'
    ? { id: asAnnotatorId(value['id']), name: value['name'] }
    : null;
}
