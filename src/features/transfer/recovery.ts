import type { GalleyRecord } from '#core/domain/record.ts';
import { mergeRecords } from '#core/domain/merge.ts';
import { lostCopy, ring, settle } from '#state/keeping.ts';
import { unsavedRecords } from '#state/outbox.ts';
import { recordsOnPage } from '#state/queries.ts';
import { VERSION } from '#state/version.ts';
import { mend, workspace } from '#state/workspace.ts';

import { previewRestore, type RestorePreview } from './restore.ts';

/** What could make good a loss. */
export interface Rescue {
  /** The second copy, and what this page still shows, as a backup file. */
  readonly file: Blob;
  readonly preview: RestorePreview;
  /** Whether there is a second copy at all. */
  readonly hasCopy: boolean;
}

/** Gathers what is left outside the database, and finds out what it would bring back. Nothing changes. */
export async function findRescue(signal: AbortSignal): Promise<Rescue> {
  const id = await lostCopy();
  const own = mergeRecords<GalleyRecord>(recordsOnPage(), unsavedRecords({ by: 'everything' }));
  const file = await ring.read(id, own, VERSION);
  return { file, preview: await previewRestore(file, signal), hasCopy: id !== null };
}

/**
 * The database counts as whole from now on. The copy of the one before stays where it is.
 *
 * @throws StorageError when the database refuses even that.
 */
export async function goOn(): Promise<void> {
  const { store } = await workspace();
  await settle(store);
  mend('connection-lost');
}
