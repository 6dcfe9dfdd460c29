import { proxy, releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';

import type { AccountText, CompareProgress, Comparison } from '#core/compare/result.ts';

import type { Comparer, DossierOrder } from './protocol.ts';

interface ComparisonWorker {
  readonly comparer: Remote<Comparer>;
  /** Rejects when the worker could not be loaded or broke down. */
  readonly failure: Promise<never>;
  readonly end: () => void;
}

/** The worker that is kept from one comparison to the next, with what it knows of the texts. */
let kept: ComparisonWorker | null = null;

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
  return withComparer((comparer) => comparer.compare(accounts, proxy(report)), signal);
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
  return withComparer((comparer) => comparer.write(accounts, order));
}

/** One job has the worker to itself. */
async function withComparer<Result>(
  job: (comparer: Remote<Comparer>) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted();
  const worker = kept ?? start();
  kept = null;
  try {
    const result = await Promise.race([job(worker.comparer), worker.failure, whenAborted(signal)]);
    kept ??= worker;
    return result;
  } finally {
    if (kept !== worker) worker.end();
  }
}

function start(): ComparisonWorker {
  const worker = new Worker(new URL('./comparison.worker.ts', import.meta.url), { type: 'module' });
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'part of Galley could not be loaded'));
    });
  });
  // A worker that fails while nobody waits for it is not kept; the next comparison starts another.
  failure.catch(() => {
    if (kept?.failure === failure) kept = null;
  });
  const comparer = wrap<Comparer>(worker);
  return {
    comparer,
    failure,
    end: () => {
      comparer[releaseProxy]();
      worker.terminate();
    },
  };
}

function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
