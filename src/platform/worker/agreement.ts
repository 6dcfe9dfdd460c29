import type { Agreement } from '#core/review/agreement.ts';

import type { RunningWorker } from './running-worker.ts';
import { startWorker } from './running-worker.ts';

/** Agreement figures, computed off the main thread. What was put in stays until the worker ends. */
export type AgreementWorker = RunningWorker<Agreement>;

/** Starts a worker for agreement figures. Who starts it ends it. */
export function startAgreement(): AgreementWorker {
  return startWorker(
    new Worker(new URL('./agreement.worker.ts', import.meta.url), { type: 'module' }),
  );
}
