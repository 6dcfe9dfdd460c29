import { wrap } from 'comlink';
import type { Remote } from 'comlink';

import type { Agreement } from '#core/review/agreement.ts';

/** Agreement figures, computed off the main thread. What was put in stays until the worker ends. */
export interface AgreementWorker {
  readonly agreement: Remote<Agreement>;
  /** Rejects when the worker could not be loaded or broke down. */
  readonly failure: Promise<never>;
  readonly end: () => void;
}

/** Starts a worker for agreement figures. Who starts it ends it. */
export function startAgreement(): AgreementWorker {
  const worker = new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' });
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'part of Galley could not be loaded'));
    });
  });
  // It may fail while nobody waits for it; who waits next is told then.
  failure.catch(() => null);
  return { agreement: wrap<Agreement>(worker), failure, end: () => worker.terminate() };
}
