import { wrap } from 'comlink';
import type { Remote } from 'comlink';

import type { Exchange } from './protocol.ts';

/** A worker that reads and writes exchange files, and the way to end it, whatever it is doing. */
export interface ExchangeWorker {
  readonly exchange: Remote<Exchange>;
  readonly end: () => void;
}

/** Starts an exchange worker. */
export function startExchange(): ExchangeWorker {
  const worker = new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module' });
  return { exchange: wrap<Exchange>(worker), end: () => worker.terminate() };
}
