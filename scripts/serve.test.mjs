import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { portNumber, serve } from './serve.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'galley-serve-'));
writeFileSync(path.join(root, 'index.html'), 'Galley');
afterAll(() => rmSync(root, { recursive: true }));

test('the address that is printed answers', async () => {
  const served = await serve({ root });
  expect(served.url).toBe(`http://localhost:${served.port}/`);
  expect(await (await fetch(served.url)).text()).toBe('Galley');
  await served.close();
});

test('a taken port is refused in plain words', async () => {
  const first = await serve({ root });
  await expect(serve({ root, port: first.port })).rejects.toThrow(
    `Port ${first.port} is in use by another program.`,
  );
  await first.close();
});

test('a taken port leads to the next free one where that is asked for', async () => {
  const first = await serve({ root });
  const second = await serve({ root, port: first.port, nextFree: true });
  expect(second.port).toBeGreaterThan(first.port);
  await second.close();
  await first.close();
});

test('a closed server gives its port back, even with a connection open', async () => {
  const first = await serve({ root });
  await fetch(first.url, { keepalive: true });
  await first.close();
  const second = await serve({ root, port: first.port });
  expect(second.port).toBe(first.port);
  await second.close();
});

test.each(['sub/path', '/sub/path', 'sub/path/', '/sub/path/'])(
  'the base may be written %s',
  async (base) => {
    const served = await serve({ root, base });
    expect(served.url).toBe(`http://localhost:${served.port}/sub/path/`);
    expect((await fetch(served.url)).status).toBe(200);
    await served.close();
  },
);

test('without a build it says which command makes one', async () => {
  await expect(serve({ root: path.join(root, 'missing') })).rejects.toMatchObject({
    message: expect.stringContaining('There is no build in'),
    advice: [expect.stringContaining('npm run build')],
  });
});

test('a host that is not this machine is refused in plain words', async () => {
  await expect(serve({ root, host: '192.0.2.1', port: 4999 })).rejects.toThrow(
    'Could not listen at 192.0.2.1',
  );
});

test.each(['', 'many', '-1', '80.5', '65536'])('"%s" is not a port', (text) => {
  expect(() => portNumber(text)).toThrow('is not a port');
});
