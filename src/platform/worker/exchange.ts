import type { Exchange } from './protocol.ts';
import { keptWorker } from './running-worker.ts';

const exchange = keptWorker<Exchange>(
  () => new Worker(new URL('./exchange.worker.ts', import.meta.url), { type: 'module' }),
);

/** Makes a worker ready, so that a file can be read or written without a network. */
export const warmExchange = exchange.warm;

/** Has the exchange worker do something. */
export const withExchange = exchange.run;
