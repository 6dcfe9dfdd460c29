import { StorageError } from './errors.ts';
import { type IndexedDbStoreOptions, openIndexedDbStore } from './indexeddb-store.ts';
import { memoryStore } from './memory-store.ts';
import { openReadOnlyStore } from './read-only-store.ts';
import type { Store } from './store.ts';

/** A store, and why it is not the durable one. */
export interface OpenedStore {
  readonly store: Store;
  /** `null` for the durable store. */
  readonly failure: StorageError | null;
}

/**
 * Opens the durable store, or, where the browser does not let it, one that lives as long as the page, with the reason: people
 * can still work and export. The data of a newer Galley is opened to be read. Never rejects. While another tab blocks an
 * upgrade it keeps waiting (`onBlocked`).
 */
export async function openStore(options: IndexedDbStoreOptions = {}): Promise<OpenedStore> {
  try {
    return { store: await openIndexedDbStore(options), failure: null };
  } catch (error) {
    const failure = error instanceof StorageError ? error : new StorageError('failed', error);
    const newer =
      failure.code === 'newer' ? await openReadOnlyStore(options).catch(() => null) : null;
    return { store: newer ?? memoryStore(), failure };
  }
}
