import { onTestFinished, vi } from 'vitest';

/** Gives every transaction made from now on to `see`, which may bend it, until the test is over. */
export function watchTransactions(see: (tx: IDBTransaction) => unknown): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with the right `this` below
  const original = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function watched(
    this: IDBDatabase,
    ...args: Parameters<IDBDatabase['transaction']>
  ) {
    const tx = original.apply(this, args);
    see(tx);
    return tx;
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
}
