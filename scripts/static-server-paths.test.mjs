import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ask, makeSite } from './static-server.fixture.mjs';
import { pathBelow } from './static-server.mjs';

const site = makeSite();
afterAll(() => site.remove());

let port;
let portBelow;

beforeAll(async () => {
  port = await site.listen('/');
  portBelow = await site.listen('/sub/path/');
});

describe('traversal', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/seeds/../../secret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//secret.txt',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    'http://127.0.0.1/../secret.txt',
    '/way-out.txt',
    '/.galley-build',
    '/C:/secret.txt',
  ])('%s reaches nothing', async (target) => {
    const { status, body } = await ask(port, target);
    expect(status).toBe(404);
    expect(body.toString()).toBe('There is no such file.\n');
  });

  test('a path is judged after it is decoded, and only once', () => {
    expect(pathBelow('/', '/seeds/a%20b.txt')).toBe('/seeds/a b.txt');
    expect(pathBelow('/', '/a%252fb')).toBe('/a%2fb');
    expect(pathBelow('/sub/', '/sub/../x')).toBeNull();
  });
});

describe('a sub-path', () => {
  test('everything lies below it', async () => {
    expect((await ask(portBelow, '/sub/path/')).body.toString()).toContain('Galley');
    expect((await ask(portBelow, '/sub/path/seeds/one.txt')).status).toBe(200);
    expect(
      (await ask(portBelow, '/sub/path/assets/app-1a2b.js')).headers['cache-control'],
    ).toContain('immutable');
  });

  test('nothing lies beside it', async () => {
    expect((await ask(portBelow, '/')).status).toBe(404);
    expect((await ask(portBelow, '/sub/pathology/seeds/one.txt')).status).toBe(404);
    expect((await ask(portBelow, '/seeds/one.txt')).status).toBe(404);
  });

  test('without its last slash it leads to itself', async () => {
    const { status, headers } = await ask(portBelow, '/sub/path');
    expect(status).toBe(308);
    expect(headers.location).toBe('/sub/path/');
  });
});
