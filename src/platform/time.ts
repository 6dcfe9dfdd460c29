import type { Instant } from '#core/domain/record.ts';

/** Now, as milliseconds since 1970. */
export const now = (): number => Date.now();

/** Now, as an instant of the domain. */
export const nowInstant = (): Instant => new Date().toISOString();
