import { describe } from 'vitest';

import { openIndexedDbStore } from './indexeddb-store.ts';
import { testStore } from './testing/store-contract.ts';

describe('The IndexedDB store in a browser', () => {
  testStore(() => openIndexedDbStore({ name: `stores-${crypto.randomUUID()}` }));
});
