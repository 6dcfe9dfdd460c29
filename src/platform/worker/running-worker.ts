import { releaseProxy, wrap } from 'comlink';
import type { Remote } from 'comlink';

/** A worker that runs. */
export interface RunningWorker<Work> {
  readonly remote: Remote<Work>;
  /** Rejects when the worker could not be loaded or broke down. */
  readonly failure: Promise<never>;
  readonly end: () => void;
}

/**
 * One worker at a time for jobs that come one after the other: it is kept from one to the next, with what it knows.
 *
 * `warm` makes it ready, so that a job can be done without a network. `run` has it do something; one job has it to itself, and
 * aborting ends it, whatever it is doing. `run` throws an Error when the worker cannot be loaded or breaks down, the reason of
 * `signal` when that is aborted.
 */
export function keptWorker<Work>(make: () => Worker) {
  let kept: RunningWorker<Work> | null = null;
  const start = (): RunningWorker<Work> => {
    const running = startWorker<Work>(make());
    // A worker that fails while nobody waits for it is not kept; the next job starts another.
    running.failure.catch(() => {
      if (kept === running) kept = null;
    });
    return running;
  };
  return {
    warm: (): void => {
      kept ??= start();
    },
    run: async <Result>(
      job: (remote: Remote<Work>) => Promise<Result>,
      signal?: AbortSignal,
    ): Promise<Result> => {
      signal?.throwIfAborted();
      const worker = kept ?? start();
      kept = null;
      try {
        const result = await Promise.race([
          job(worker.remote),
          worker.failure,
          whenAborted(signal),
        ]);
        kept ??= worker;
        return result;
      } finally {
        if (kept !== worker) worker.end();
      }
    },
  };
}

/** Takes a worker into service. Who starts it ends it. */
export function startWorker<Work>(worker: Worker): RunningWorker<Work> {
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'part of Galley could not be loaded'));
    });
  });
  // It may fail while nobody waits for it; who waits next is told then.
  failure.catch(() => null);
  const remote = wrap<Work>(worker);
  return {
    remote,
    failure,
    end: () => {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}

function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
