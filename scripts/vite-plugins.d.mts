import type { Plugin } from 'vite';

/** Returns a Vite plugin that compresses what was built, files copied from `public` included. */
export function precompress(): Plugin;

/** Returns a Vite plugin that puts the content security policy into index.html. */
export function securityMeta(): Plugin;

/** Returns a Vite plugin that writes the `_headers` file of static hosts beside index.html. */
export function headersFile(): Plugin;
