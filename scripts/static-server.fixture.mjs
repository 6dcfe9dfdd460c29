/** A folder to serve and a way to ask for its files, shared by the tests of the static server. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { createStaticServer } from './static-server.mjs';

/** The text of `/assets/app-1a2b.js`, long enough to be worth compressing. */
export const SCRIPT = 'export const words = "galley ".repeat(3);\n'.repeat(80);

/** Sends one request with its target spelled exactly as given; fetch would tidy it up. */
export function ask(port, target, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path: target, method, headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Writes a small build beside a file that must never be given out, and returns how to serve it. */
export function makeSite() {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-server-'));
  const root = path.join(folder, 'dist');
  const servers = [];

  function write(name, content) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  write('index.html', '<!doctype html><title>Galley</title>');
  write('assets/app-1a2b.js', SCRIPT);
  write('assets/app-1a2b.js.br', brotliCompressSync(SCRIPT));
  write('assets/app-1a2b.js.gz', gzipSync(SCRIPT));
  write('seeds/one.txt', 'Xi said “no”. 🙂');
  write('stale.css', 'new');
  const outdated = write('stale.css.br', brotliCompressSync('old'));
  utimesSync(outdated, new Date(0), new Date(0));
  write('font.woff2', 'font');
  write('icon.svg', '<svg/>');
  write('app.webmanifest', '{}');
  write('data.json', '{}');
  write('folder/inside.txt', 'inside');
  write('.galley-build', 'private');
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  symlinkSync(path.join(folder, 'secret.txt'), path.join(root, 'way-out.txt'));

  return {
    write,
    async listen(base) {
      const server = createStaticServer({ root, base });
      servers.push(server);
      await new Promise((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return server.address().port;
    },
    remove() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      rmSync(folder, { recursive: true });
    },
  };
}
