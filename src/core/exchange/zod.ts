import * as z from 'zod/mini';

// Without this zod probes `new Function` when a schema is built, which the app's Content Security Policy reports.
z.config({ jitless: true });

/** The schema library, set up for pages that forbid code from strings. Every schema of core is built with this one. */
export { z };
