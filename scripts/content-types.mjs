import path from 'node:path';

/** Media types by file extension. Sent with `nosniff`, so a wrong one here breaks the file. */
const TYPES = {
  '.avif': 'image/avif',
  '.br': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

/** Returns the media type of a file by its name; unknown kinds are plain bytes. */
export function contentTypeOf(name) {
  return TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** Returns whether a file is text by its name, and so worth compressing. */
export function isText(name) {
  return contentTypeOf(name).includes('charset=');
}
