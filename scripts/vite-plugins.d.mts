import type { Plugin } from 'vite';

/** Returns a Vite plugin that compresses what was built, files copied from `public` included. */
export function precompress(): Plugin;

/** Returns a Vite plugin that puts the content security policy into index.html. */
export function securityMeta(): Plugin;

/** Returns a Vite plugin that writes the `_headers` file of static hosts beside index.html. */
export function headersFile(): Plugin;

/** Returns a Vite plugin that builds the service worker from `entry` and tells it which files the build consists of. */
export function serviceWorker(entry: string): Plugin;
