import { connect, type ConnectionOptions } from './connection.ts';
import type { StoreName } from './database.ts';
import { StorageError } from './errors.ts';
import { readsFrom } from './reads.ts';
import type { Store } from './store.ts';

/** What the stores of the first version are; later versions never drop one. */
const NEEDED: readonly StoreName[] = ['records', 'texts', 'acts', 'settings'];

const refuse = (): Promise<never> => Promise.reject(new StorageError('newer'));

/**
 * Opens the database of a newer Galley to be looked at and exported. Every write is refused as `newer`; nothing is changed, not
 * even the version. Records in a form that this Galley does not know are left out and reported.
 *
 * @throws StorageError when it does not open, or does not hold what a Galley keeps.
 */
export async function openReadOnlyStore(
  options: ConnectionOptions & { readonly onDamagedRecord?: (key: string) => void },
): Promise<Store> {
  const connection = await connect({ ...options, asItIs: true });
  const isGalley = await connection.use((db) =>
    Promise.resolve(NEEDED.every((name) => db.objectStoreNames.contains(name))),
  );
  if (!isGalley) {
    connection.close();
    throw new StorageError('newer');
  }
  return {
    durable: false,
    readOnly: true,
    ...readsFrom(connection, options.onDamagedRecord ?? (() => null)),
    write: refuse,
    setSetting: refuse,
    renew: refuse,
    close: connection.close,
  };
}
