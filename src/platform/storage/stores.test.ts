import 'fake-indexeddb/auto';

import { describe } from 'vitest';

import { openIndexedDbStore } from './indexeddb-store.ts';
import { memoryStore } from './memory-store.ts';
import { testStore } from './testing/store-contract.ts';

let databases = 0;

describe('The IndexedDB store', () => {
  testStore(() => openIndexedDbStore({ name: `stores-${++databases}` }));
});

describe('The memory store', () => {
  testStore(async () => memoryStore());
});
