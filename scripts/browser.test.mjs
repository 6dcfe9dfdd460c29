import { expect, test, vi } from 'vitest';

import { tellingLine, usualPlaces } from './browser-sources.mjs';
import { findBrowser } from './browser.mjs';

/** Returns ports for `findBrowser` on a machine where just the paths in `working` start, and what it did. */
function machine({ given, local = [], working = [], fetchers = [] }) {
  const said = [];
  const probed = [];
  const ports = {
    given,
    say: (line) => said.push(line),
    local: async () => local.map((path) => ({ path, why: 'installed' })),
    probe: async (path) => {
      probed.push(path);
      return working.includes(path)
        ? { ok: true, version: 'Chromium 1' }
        : { ok: false, reason: 'it crashed' };
    },
    fetchers: fetchers.map(({ label, applies = true, brings = [] }) => ({
      label,
      applies: () => applies,
      fetch: vi.fn(async () => brings.map((path) => ({ path, why: 'fetched' }))),
    })),
  };
  return { ports, said, probed };
}

test('the browser that GALLEY_BROWSER names goes before all others', async () => {
  const { ports, said, probed } = machine({
    given: '/mine',
    local: ['/usr/bin/chromium'],
    working: ['/mine', '/usr/bin/chromium'],
  });
  expect(await findBrowser(ports)).toBe('/mine');
  expect(probed).toEqual(['/mine']);
  expect(said).toEqual(['Browser: /mine (Chromium 1), named by GALLEY_BROWSER.']);
});

test('a GALLEY_BROWSER that does not start stops the search, since somebody meant that one', async () => {
  const { ports, probed } = machine({
    given: '/mine',
    local: ['/usr/bin/chromium'],
    working: ['/usr/bin/chromium'],
  });
  await expect(findBrowser(ports)).rejects.toThrow(
    'GALLEY_BROWSER is /mine, but that does not start: it crashed',
  );
  expect(probed).toEqual(['/mine']);
});

test('the first browser on the machine that really starts is taken, and nothing is fetched', async () => {
  const { ports, said } = machine({
    local: ['/broken', '/good', '/later'],
    working: ['/good', '/later'],
    fetchers: [{ label: 'download' }],
  });
  expect(await findBrowser(ports)).toBe('/good');
  expect(said).toEqual([
    'Passed over /broken: it crashed',
    'Browser: /good (Chromium 1), installed.',
  ]);
  expect(ports.fetchers[0].fetch).not.toHaveBeenCalled();
});

test('with none on the machine, ways of fetching are tried in order until one starts', async () => {
  const { ports, said } = machine({
    working: ['/packaged'],
    fetchers: [
      { label: 'playwright' },
      { label: 'apt', applies: false, brings: ['/never'] },
      { label: 'npm', brings: ['/packaged'] },
      { label: 'last', brings: ['/unneeded'] },
    ],
  });
  expect(await findBrowser(ports)).toBe('/packaged');
  expect(said).toEqual([
    'No browser that starts yet. Next: playwright.',
    'No browser that starts yet. Next: npm.',
    'Browser: /packaged (Chromium 1), fetched.',
  ]);
  expect(ports.fetchers[1].fetch).not.toHaveBeenCalled();
  expect(ports.fetchers[3].fetch).not.toHaveBeenCalled();
});

test('a browser that has failed is not launched again after each fetch', async () => {
  const { ports, probed } = machine({
    local: ['/broken'],
    working: ['/new'],
    fetchers: [{ label: 'apt', brings: ['/broken', '/new'] }],
  });
  expect(await findBrowser(ports)).toBe('/new');
  expect(probed).toEqual(['/broken', '/new']);
});

test('when nothing starts, the commands that would help are given', async () => {
  const { ports } = machine({ fetchers: [{ label: 'apt' }] });
  await expect(findBrowser(ports)).rejects.toMatchObject({
    message: expect.stringContaining('No Chromium-based browser could be started'),
    advice: expect.arrayContaining([expect.stringContaining('npx playwright install')]),
  });
});

test('on Linux the folders of PATH are searched in their order', () => {
  const places = usualPlaces({
    platform: 'linux',
    env: { PATH: '/opt/bin:relative::/usr/bin' },
    home: '/home/ed',
  });
  expect(places[0]).toBe('/opt/bin/google-chrome-stable');
  expect(places).toContain('/usr/bin/chromium');
  expect(
    places.every((place) => place.startsWith('/opt/bin/') || place.startsWith('/usr/bin/')),
  ).toBe(true);
});

test('on a Mac the applications of everybody and of this account are searched', () => {
  const places = usualPlaces({ platform: 'darwin', env: {}, home: '/Users/ed' });
  expect(places[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(places).toContain(
    '/Users/ed/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  );
});

test('on Windows the program folders are searched, also where one is missing', () => {
  const env = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ed\\AppData\\Local' };
  const places = usualPlaces({ platform: 'win32', env, home: 'C:\\Users\\ed' });
  expect(places[0]).toBe('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(places).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
  expect(places).toHaveLength(6);
});

test('of a launch log, the line that names the cause is shown', () => {
  const log =
    'browserType.launch: Target closed\n[pid=7][err] chrome: error while loading shared libraries: libnss3.so\nmore';
  expect(tellingLine(log)).toBe(
    '[pid=7][err] chrome: error while loading shared libraries: libnss3.so',
  );
  expect(tellingLine('Timeout 30000ms exceeded\nmore')).toBe('Timeout 30000ms exceeded');
});
