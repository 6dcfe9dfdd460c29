import type { GalleyRecord } from '#core/domain/record.ts';
import { isLive } from '#core/domain/record.ts';
import { StorageError } from '#platform/storage/errors.ts';
import { nowInstant } from '#platform/time.ts';

import { commit } from './commit.ts';
import { annotatorQuery, queryClient, readRecords } from './queries.ts';
import { workspace } from './workspace.ts';
import type { Annotator } from './workspace.ts';

/** Gives the annotator of this browser a name, on every set of theirs. */
export async function nameAnnotator(name: string): Promise<void> {
  const { annotator } = await workspace();
  const known = queryClient.getQueryData(annotatorQuery.queryKey) ?? annotator;
  if (known.name === name) return;
  const named = { id: known.id, name };
  queryClient.setQueryData(annotatorQuery.queryKey, named);
  const sets = await readRecords({ by: 'kind', kind: 'set' });
  const changes = sets.flatMap((before) => {
    const after = renamed(before, named);
    return after === null ? [] : [{ before, after }];
  });
  commit('change your name', changes);
  await keepAnnotator(named);
}

/** Goes on as somebody whose set came here in a file: for an editor who has lost this browser's data or moved to it. */
export async function becomeAnnotator(annotator: Annotator): Promise<void> {
  queryClient.setQueryData(annotatorQuery.queryKey, annotator);
  await keepAnnotator(annotator);
}

/** On a full disk the name holds for this visit: an export must not fail for it. */
async function keepAnnotator(annotator: Annotator): Promise<void> {
  const { store } = await workspace();
  try {
    await store.setSetting('annotator', annotator);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

function renamed(
  record: GalleyRecord,
  annotator: { id: string; name: string },
): GalleyRecord | null {
  if (!isLive(record, 'set') || record.body.annotator.id !== annotator.id) return null;
  return {
    ...record,
    modified: nowInstant(),
    body: { ...record.body, annotator: { id: record.body.annotator.id, name: annotator.name } },
  };
}
