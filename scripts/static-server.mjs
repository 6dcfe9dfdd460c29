import { realpathSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import { contentTypeOf, isText } from './content-types.mjs';
import { cacheControlFor, securityHeaders } from './headers.mjs';

/** Ready-made compressed siblings, the smaller first. */
const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
];

/** File-system errors that mean no more than "there is no such file". */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES']);

/**
 * Returns the path below `base` that a request asks for, such as `/seeds/one.txt`, or `null` when
 * it lies outside or is not a plain path.
 *
 * The target is decoded once and then judged segment by segment, so that no spelling of `..`
 * (encoded, with a backslash, with a drive letter) reaches the file system. Names that begin with
 * a dot are private.
 */
export function pathBelow(base, target) {
  let decoded;
  try {
    decoded = decodeURIComponent(target.split('?', 1)[0]);
  } catch {
    return null;
  }
  if (!decoded.startsWith(base)) {
    return null;
  }
  const below = decoded.slice(base.length);
  const segments = below.split('/');
  const last = segments.length - 1;
  const plain = segments.every(
    (segment, index) =>
      (segment !== '' || index === last) && !segment.startsWith('.') && !/[\\:\0]/.test(segment),
  );
  return plain ? `/${below}` : null;
}

/** Returns how much a client wants `encoding`, 0…1, by its Accept-Encoding (RFC 9110, section 12.5.3). */
export function encodingWeight(acceptEncoding, encoding) {
  const weights = new Map(
    acceptEncoding.split(',').map((item) => {
      const [name, ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0];
    }),
  );
  return weights.get(encoding) ?? weights.get('*') ?? 0;
}

/** Returns whether If-None-Match names `etag`; weak comparison, as section 13.1.2 asks. */
function isUnchanged(ifNoneMatch, etag) {
  const tags = new Set((ifNoneMatch ?? '').split(',').map((tag) => tag.trim()));
  return tags.has('*') || tags.has(etag);
}

/** Opens a regular file under `root` and returns its handle and stat, or `null` if there is none. */
async function openFile(root, file) {
  let handle;
  try {
    const real = await realpath(file);
    // A link that leads out of the folder is not part of the app.
    if (!real.startsWith(root + path.sep)) {
      return null;
    }
    handle = await open(real);
    const stats = await handle.stat();
    if (stats.isFile()) {
      return { handle, stats };
    }
  } catch (error) {
    if (!ABSENT.has(error.code)) {
      await handle?.close();
      throw error;
    }
  }
  await handle?.close();
  return null;
}

/** Returns the compressed siblings of `file` that are at least as new as it. */
async function siblingsOf(file) {
  const original = await stat(file).catch(() => null);
  const found = await Promise.all(
    ENCODINGS.map(async (encoding) => {
      const sibling = await stat(file + encoding.extension).catch(() => null);
      return original !== null && sibling !== null && sibling.mtimeMs >= original.mtimeMs
        ? encoding
        : null;
    }),
  );
  return found.filter((encoding) => encoding !== null);
}

/** Returns the best of `siblings` for a client, or `null` to send the file as it is. */
function chooseEncoding(siblings, acceptEncoding) {
  const wanted = siblings
    .map((encoding) => ({ ...encoding, weight: encodingWeight(acceptEncoding, encoding.name) }))
    .filter((encoding) => encoding.weight > 0);
  // The sort is stable: at equal weight the smaller, Brotli, stays first.
  return wanted.toSorted((one, other) => other.weight - one.weight)[0] ?? null;
}

function refuse(response, status, text, headers = {}) {
  const body = `${text}\n`;
  response.writeHead(status, {
    ...securityHeaders,
    'Cache-Control': 'no-store',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

async function answer(root, base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'Only GET and HEAD are answered here.', { Allow: 'GET, HEAD' });
    return;
  }
  if (`${request.url}/` === base) {
    refuse(response, 308, 'The app is one level down.', { Location: base });
    return;
  }
  const below = pathBelow(base, request.url);
  const pathname = below?.endsWith('/') ? `${below}index.html` : below;
  const file = pathname === null ? null : path.join(root, pathname);
  const siblings = file !== null && isText(file) ? await siblingsOf(file) : [];
  const encoding = chooseEncoding(siblings, request.headers['accept-encoding'] ?? '');
  const opened = file === null ? null : await openFile(root, file + (encoding?.extension ?? ''));
  if (opened === null) {
    refuse(response, 404, 'There is no such file.');
    return;
  }

  const { handle, stats } = opened;
  const etag = `W/"${stats.size.toString(36)}-${Math.floor(stats.mtimeMs * 1000).toString(36)}-${encoding?.name ?? 'plain'}"`;
  const headers = {
    ...securityHeaders,
    'Cache-Control': cacheControlFor(pathname),
    ETag: etag,
    ...(siblings.length > 0 && { Vary: 'Accept-Encoding' }),
  };
  try {
    if (isUnchanged(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'Content-Type': contentTypeOf(file),
      'Content-Length': stats.size,
      ...(encoding !== null && { 'Content-Encoding': encoding.name }),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(handle.createReadStream({ autoClose: false }), response);
  } finally {
    await handle.close();
  }
}

/**
 * Returns a server, not yet listening, that gives out the files of `root` under the path `base`
 * (`/` or `/some/where/`) with Galley's security and cache headers.
 *
 * Only files that exist: there is no fallback to index.html, since the app keeps its state behind `#`.
 */
export function createStaticServer({ root, base = '/' }) {
  const realRoot = realpathSync(root);
  return createServer((request, response) => {
    answer(realRoot, base, request, response).catch((error) => {
      // A client that goes away in the middle is everyday; then there is nobody to tell.
      if (response.headersSent) {
        response.destroy();
        return;
      }
      refuse(response, 500, `The server failed: ${error.code ?? error.message}`);
    });
  });
}
