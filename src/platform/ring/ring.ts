import { wrap } from 'comlink';
import type { Remote } from 'comlink';

import type { GalleyRecord } from '#core/domain/record.ts';

import type { Copy, Note, RingKeeper } from './protocol.ts';

/** The ring as the page uses it. Nothing of it ever rejects because the ring cannot be had: keeping goes on without. */
export interface Ring {
  /** Every copy, the one last added to first; `null` where this browser has no place for a ring. */
  readonly look: () => Promise<readonly Copy[] | null>;
  readonly note: (notes: readonly Note[]) => void;
  readonly snapshot: (version: string) => Promise<void>;
  /** @throws Error when the worker cannot be had. */
  readonly read: (
    id: string | null,
    records: readonly GalleyRecord[],
    version: string,
  ) => Promise<Blob>;
  /** @throws Error when the worker cannot be had. */
  readonly backUp: RingKeeper['backUp'];
}

/** The ring of this origin. The worker that keeps it starts at the first call. */
export function openRing(): Ring {
  let worker: Remote<RingKeeper> | null = null;
  const keeper = (): Remote<RingKeeper> => {
    worker ??= wrap<RingKeeper>(
      new Worker(new URL('../worker/ring.worker.ts', import.meta.url), { type: 'module' }),
    );
    return worker;
  };
  return {
    look: async () => {
      if (!isPossible()) return null;
      try {
        return await keeper().look();
      } catch {
        return null;
      }
    },
    note: (notes) => {
      // On a full disk, say: the next snapshot catches up. The panel says how far the copy goes.
      if (isPossible())
        keeper()
          .note(notes)
          .catch(() => null);
    },
    snapshot: async (version) => {
      if (isPossible())
        await keeper()
          .snapshot(version)
          .catch(() => null);
    },
    read: (...what) => keeper().read(...what),
    backUp: (...what) => keeper().backUp(...what),
  };
}

/** Insecure origins and some engines have no private file system. */
function isPossible(): boolean {
  const storage = navigator.storage as StorageManager | undefined;
  return typeof storage?.getDirectory === 'function';
}
