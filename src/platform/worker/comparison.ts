import { proxy } from 'comlink';

import type { AccountText, CompareProgress, Comparison } from '#core/compare/result.ts';

import type { Comparer, DossierOrder } from './protocol.ts';
import { keptWorker } from './running-worker.ts';

const comparer = keptWorker<Comparer>(
  () => new Worker(new URL('./comparison.worker.ts', import.meta.url), { type: 'module' }),
);

/**
 * Compares accounts in a worker. Aborting ends the worker, whatever it is doing; the next comparison begins from nothing.
 *
 * @param report Called now and then while it goes on.
 * @throws Error when the worker cannot be loaded or breaks down; the reason of `signal` when that is aborted.
 */
export function compareInWorker(
  accounts: readonly AccountText[],
  report: (progress: CompareProgress) => void,
  signal: AbortSignal,
): Promise<Comparison> {
  return comparer.run((remote) => remote.compare(accounts, proxy(report)), signal);
}

/**
 * Compares accounts in a worker and writes what was found as a file.
 *
 * @throws Error when the worker cannot be loaded or breaks down.
 */
export function writeInWorker(
  accounts: readonly AccountText[],
  order: DossierOrder,
): Promise<string> {
  return comparer.run((remote) => remote.write(accounts, order));
}
