import type { ArticleRecord } from '#core/domain/record.ts';
import type { Part } from '#platform/ring/protocol.ts';
import { download, safeFileName } from '#platform/files/download.ts';
import { travels } from '#platform/storage/settings.ts';
import type { Store } from '#platform/storage/store.ts';
import { nowInstant } from '#platform/time.ts';
import { haveBackedUp, ring } from '#state/keeping.ts';
import { flush, unsavedRecords, unsavedTexts } from '#state/outbox.ts';
import { readRecords } from '#state/queries.ts';
import { notify } from '#state/session.ts';
import { VERSION } from '#state/version.ts';
import { workspace } from '#state/workspace.ts';

import { textsOf } from './texts.ts';

/** Writes everything that is kept here, saved or not, to one file and hands it to the browser. Says so, or why it could not. */
export async function backUp(): Promise<void> {
  await flush();
  const { store } = await workspace();
  try {
    // The worker reads the database itself: what is many megabytes never touches the thread of the page.
    const inDatabase = store.durable || store.readOnly;
    const own = await partOfPage(store, inDatabase);
    const file = await ring.backUp(inDatabase, own, VERSION);
    const fileName = backupName(nowInstant());
    download(fileName, file, 'application/json');
    await haveBackedUp(store);
    notify(`Everything sent to the browser as ${fileName}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    notify(`Nothing was backed up: ${reason}. Try again, or export a set`);
  }
}

/** The name of a backup file made at that instant: sorted by name they are sorted by time. */
export function backupName(at: string): string {
  return safeFileName(`galley backup ${at.slice(0, 16).replaceAll(':', '')}`, 'json');
}

/** What is not in the database: all of it where there is none, else what waits to be saved and texts that came with the app. */
async function partOfPage(store: Store, inDatabase: boolean): Promise<Part> {
  const articles = await readRecords({ by: 'kind', kind: 'article' });
  const known = inDatabase ? await store.textIds() : new Set<string>();
  const missing = articles.filter(
    (record): record is ArticleRecord =>
      record.kind === 'article' && !known.has(record.articleId) && record.deleted === 0,
  );
  const texts = new Map([...(await textsOf(missing)), ...unsavedTexts()]);
  const settings = inDatabase ? [] : [...(await store.settings())].filter(([key]) => travels(key));
  return {
    records: inDatabase
      ? unsavedRecords({ by: 'everything' })
      : await readRecords({ by: 'everything' }),
    texts: [...texts].map(([id, text]) => ({ id, text })),
    settings: Object.fromEntries(settings) as Part['settings'],
    unreadable: [],
  };
}
