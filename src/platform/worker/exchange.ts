import { wrap } from 'comlink';
import type { Remote } from 'comlink';

import type { Exchange } from './protocol.ts';

interface ExchangeWorker {
  readonly exchange: Remote<Exchange>;
  /** Rejects when the worker could not be loaded or broke down. */
  readonly failure: Promise<never>;
  readonly end: () => void;
}

/** The worker that waits for work. One is kept ready, so that a file can be read or written without a network. */
let ready: ExchangeWorker | null = null;

/** Makes a worker ready. */
export function warmExchange(): void {
  ready ??= startExchange();
}

/**
 * Has the exchange worker do something. One job has it to itself; aborting ends it, whatever it is doing.
 *
 * @throws Error when the worker cannot be loaded or breaks down; the reason of `signal` when that is aborted.
 */
export async function withExchange<Result>(
  job: (exchange: Remote<Exchange>) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const worker = ready ?? startExchange();
  ready = null;
  try {
    const result = await Promise.race([job(worker.exchange), worker.failure, whenAborted(signal)]);
    ready ??= worker;
    return result;
  } finally {
    if (ready !== worker) worker.end();
  }
}

function startExchange(): ExchangeWorker {
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module' });
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'part of Galley could not be loaded'));
    });
  });
  // A worker that fails while nobody waits for it fails again when somebody does.
  failure.catch(() => {
    if (ready?.failure === failure) ready = null;
  });
  return { exchange: wrap<Exchange>(worker), failure, end: () => worker.terminate() };
}

function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
