import type { Formats } from './protocol.ts';
import { keptWorker } from './running-worker.ts';

const formats = keptWorker<Formats>(
  () => new Worker(new URL('./formats.worker.ts', import.meta.url), { type: 'module' }),
);

/** Has the worker that knows the formats of other tools do something. */
export const withFormats = formats.run;
