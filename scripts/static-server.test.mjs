import { utimesSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { securityHeaders } from './headers.mjs';
import { SCRIPT, ask, makeSite } from './static-server.fixture.mjs';
import { encodingWeight } from './static-server.mjs';

const site = makeSite();
afterAll(() => site.remove());

let port;

beforeAll(async () => {
  port = await site.listen('/');
});

describe('files', () => {
  test('the bare address gives index.html', async () => {
    const { status, headers, body } = await ask(port, '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body.toString()).toContain('<title>Galley</title>');
  });

  test.each([
    ['/seeds/one.txt', 'text/plain; charset=utf-8'],
    ['/data.json', 'application/json; charset=utf-8'],
    ['/font.woff2', 'font/woff2'],
    ['/assets/app-1a2b.js', 'text/javascript; charset=utf-8'],
    ['/stale.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/app.webmanifest', 'application/manifest+json; charset=utf-8'],
  ])('%s is sent as %s', async (target, type) => {
    expect((await ask(port, target)).headers['content-type']).toBe(type);
  });

  test('a query does not change which file is meant', async () => {
    expect((await ask(port, '/seeds/one.txt?v=2')).body.toString()).toBe('Xi said “no”. 🙂');
  });

  test('a missing file is 404 in plain words, never index.html', async () => {
    const { status, headers, body } = await ask(port, '/assets/gone-9z.js');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body.toString()).toBe('There is no such file.\n');
  });

  test.each(['/folder', '/folder/', '/index.html/'])('%s is no file', async (target) => {
    expect((await ask(port, target)).status).toBe(404);
  });

  test('HEAD gives the headers of GET and no body', async () => {
    const head = await ask(port, '/seeds/one.txt', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength('Xi said “no”. 🙂')));
    expect(head.body.length).toBe(0);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused with 405', async (method) => {
    const { status, headers } = await ask(port, '/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });
});

describe('headers', () => {
  test.each(['/', '/seeds/one.txt', '/gone'])(
    '%s carries every security header',
    async (target) => {
      const { headers } = await ask(port, target);
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect(headers[name.toLowerCase()]).toBe(value);
      }
    },
  );

  test('plain HTTP does not promise TLS', async () => {
    expect((await ask(port, '/')).headers).not.toHaveProperty('strict-transport-security');
  });

  test('hashed files are kept for a year, everything else is asked for again', async () => {
    expect((await ask(port, '/assets/app-1a2b.js')).headers['cache-control']).toBe(
      'public,max-age=31536000,immutable',
    );
    expect((await ask(port, '/')).headers['cache-control']).toBe('no-cache');
    expect((await ask(port, '/seeds/one.txt')).headers['cache-control']).toBe('no-cache');
  });
});

describe('compression', () => {
  test.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0.2, gzip;q=0.8', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
  ])('Accept-Encoding "%s" gets %s', async (accepted, encoding, open) => {
    const { headers, body } = await ask(port, '/assets/app-1a2b.js', {
      headers: { 'Accept-Encoding': accepted },
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(open(body).toString()).toBe(SCRIPT);
  });

  test('a client that accepts no compression gets the plain file, and caches learn why', async () => {
    const { headers, body } = await ask(port, '/assets/app-1a2b.js');
    expect(headers).not.toHaveProperty('content-encoding');
    expect(headers.vary).toBe('Accept-Encoding');
    expect(body.toString()).toBe(SCRIPT);
  });

  test('a sibling older than its file is passed over', async () => {
    const { headers, body } = await ask(port, '/stale.css', {
      headers: { 'Accept-Encoding': 'br' },
    });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body.toString()).toBe('new');
  });

  test('a malformed weight counts as refused', () => {
    expect(encodingWeight('br;q=lots', 'br')).toBe(0);
    expect(encodingWeight('', 'br')).toBe(0);
    expect(encodingWeight(' BR ; Q=0.5', 'br')).toBe(0.5);
  });
});

describe('ETag', () => {
  test('an unchanged file is 304 without a body, with its security headers', async () => {
    const { etag } = (await ask(port, '/seeds/one.txt')).headers;
    const again = await ask(port, '/seeds/one.txt', {
      headers: { 'If-None-Match': `"other", ${etag}` },
    });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
    expect(again.headers.etag).toBe(etag);
    expect(again.headers['content-security-policy']).toBe(
      securityHeaders['Content-Security-Policy'],
    );
  });

  test('each encoding has its own', async () => {
    const plain = await ask(port, '/assets/app-1a2b.js');
    const small = await ask(port, '/assets/app-1a2b.js', { headers: { 'Accept-Encoding': 'br' } });
    expect(small.headers.etag).not.toBe(plain.headers.etag);
  });

  test('a changed file has another', async () => {
    const file = site.write('seeds/changing.txt', 'first');
    const { etag } = (await ask(port, '/seeds/changing.txt')).headers;
    writeFileSync(file, 'other');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    const again = await ask(port, '/seeds/changing.txt', { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(200);
    expect(again.body.toString()).toBe('other');
  });
});
