import type { Codebook } from './codebook.ts';
import codebook from './default-codebook.json' with { type: 'json' };

/** The codebook a new story starts with. It is data: a test checks it against the published schema. */
export const defaultCodebook = codebook as unknown as Codebook;
