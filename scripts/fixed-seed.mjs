import fc from 'fast-check';

/**
 * The laws are tried on the same generated cases in every run, so that a check which passed here passes elsewhere too.
 * `GALLEY_SEED=$RANDOM npx vitest run --project unit` tries others.
 */
const seed = Number(process.env['GALLEY_SEED'] ?? 2026);

fc.configureGlobal({ seed });
