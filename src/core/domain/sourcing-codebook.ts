import type { Codebook } from './codebook.ts';
import codebook from './sourcing-codebook.json' with { type: 'json' };

/** A codebook for how an account knows what it says. It is data, as the default one is, and no story has it by itself. */
export const sourcingCodebook = codebook as unknown as Codebook;
