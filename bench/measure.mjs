import { readFileSync } from 'node:fs';

import { median, sum } from './figures.mjs';

/** Loads per round after the first; the first has a cold HTTP cache. */
const LOADS = 3;
const TAGS = 24;
/** After so many tags the text is scrolled, so that they spread over many paragraphs. */
const TAGS_PER_SCREEN = 6;
const SWITCHES = 6;
const SCROLL_FRAMES = 150;
const SCROLL_STEP = 120;
/** How long, in milliseconds, a page is left alone after loading while long tasks are watched for. */
const SETTLE = 2000;
/** How long, in milliseconds, something is waited for before it counts as not coming. */
export const PATIENCE = 120_000;
/** What takes long is repeated up to this many milliseconds in all. */
const LONG_ENOUGH = 15_000;

/** Something that was to be measured did not come in time. */
class TooSlow extends Error {
  name = 'TooSlow';
}

const VIEWPORT = { width: 1440, height: 900 };

/**
 * Measures one surface with one size in a browser context of its own and returns its figures; times are milliseconds. When
 * something takes longer than `PATIENCE`, the figures up to there come with `isTooSlow`.
 *
 * @param bench What a run has prepared: `browser`, `urls` by origin, the paths of `scripts`, and two corpora by size.
 */
export async function measure(bench, surface, size) {
  const context = await bench.browser.newContext({
    viewport: VIEWPORT,
    // Recogito assigns innerHTML, which Galley's server forbids.
    bypassCSP: surface.path === 'recogito/',
  });
  context.setDefaultTimeout(PATIENCE);
  const figures = {};
  try {
    await measureIn(context, bench, surface, size, figures);
    return figures;
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error;
    return { ...figures, isTooSlow: error.message };
  } finally {
    await context.close();
  }
}

/** Puts what it measures into `figures` one after the other. */
async function measureIn(context, bench, surface, size, figures) {
  const corpora = bench.corpora.get(size.name);
  const url = bench.urls[surface.origin];
  const isApp = surface.origin === 'app';
  const seedSizes = corpora.map(({ size: own }) => ({
    ...own,
    annotations: surface.isAnnotated ? own.annotations : 0,
  }));
  const place = isApp
    ? (await seedApp(context, bench, [seedSizes[0]]))[0]
    : `${surface.path}?size=${size.name}${surface.query ?? ''}`;
  const firstScreen = surface.firstScreen(corpora, 0, false);
  const open = () => openPage(context, bench, url + place, firstScreen);

  let opened = await open();
  figures.firstVisit = opened.time;
  const loads = [];
  const cpu = [];
  while (loads.length < LOADS && sum(loads) < LONG_ENOUGH) {
    await opened.page.close();
    opened = await open();
    loads.push(opened.time);
    cpu.push(opened.cpu);
  }
  figures.load = median(loads);
  figures.loadCpu = median(cpu);
  const { page, time } = opened;
  await page.waitForTimeout(SETTLE);
  Object.assign(figures, await measureAtRest(page, time));
  if (!surface.full) return;
  Object.assign(figures, await measureScroll(page, surface));
  figures.tags = await measureTags(page, surface);
  await page.close();
  if (isApp) await seedApp(context, bench, seedSizes);
  figures.switches = await measureSwitches(await open(), surface, corpora);
}

async function measureAtRest(page, loaded) {
  const [longestInLoad, longestAfterLoad, elements] = await page.evaluate(
    (time) => [
      window.bench.longestTask(0, time),
      window.bench.longestTask(time, performance.now()),
      document.querySelectorAll('*').length,
    ],
    loaded,
  );
  return { longestInLoad, longestAfterLoad, elements, heap: await heapInMegabytes(page) };
}

/** Fills the app's database from a page of its origin that is not the app; returns the fragments of the articles' URLs. */
async function seedApp(context, { urls, scripts }, sizes) {
  const page = await context.newPage();
  await page.goto(`${urls.app}no-such-page`);
  await page.evaluate(readFileSync(scripts.seed, 'utf8'));
  const places = await page.evaluate((wanted) => globalThis.galleySeed.fill(wanted), sizes);
  await page.close();
  return places;
}

async function openPage(context, { scripts }, url, firstScreen) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error));
  await page.addInitScript({ path: scripts.probe });
  await page.addInitScript((selectors) => {
    globalThis.benchLoaded = window.bench.whenShown(selectors);
  }, firstScreen);
  const mainThread = await watchMainThread(page);
  await page.goto(url, { waitUntil: 'commit' });
  const time = await inTime(
    page.evaluate(() => globalThis.benchLoaded),
    () => `${url} did not show what it should${errors.map((error) => `\n${error.stack}`)}`,
  );
  return { page, time, cpu: await mainThread.used() };
}

/** Returns how to ask what the page's main thread has computed since now: milliseconds of processor time, whatever else runs. */
async function watchMainThread(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  };
  const start = await read();
  return {
    used: async () => {
      const used = (await read()) - start;
      await session.detach();
      return used;
    },
  };
}

async function heapInMegabytes(page) {
  const session = await page.context().newCDPSession(page);
  // Twice: finalizers of the first run free what the second collects.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1_000_000;
}

async function measureScroll(page, { scroller }) {
  const from = await page.evaluate(() => performance.now());
  const scroll = await page.evaluate(
    ([selector, frames, step]) => window.bench.scroll(selector, frames, step),
    [scroller, SCROLL_FRAMES, SCROLL_STEP],
  );
  const longestInScroll = await page.evaluate(
    (start) => window.bench.longestTask(start, performance.now()),
    from,
  );
  return { scroll, longestInScroll };
}

async function measureTags(page, { text, scroller }) {
  const tags = [];
  const scrollTo = (top) =>
    page.evaluate(
      ([selector, wanted]) => {
        document.querySelector(selector).scrollTop = wanted;
      },
      [scroller, top],
    );
  for (let i = 0; i < TAGS; i += 1) {
    if (i % TAGS_PER_SCREEN === 0) {
      await scrollTo((i / TAGS_PER_SCREEN) * 2000);
      await page.waitForTimeout(400);
    }
    const drag = await page.evaluate(
      ([selector, chance]) => window.bench.wordsToDrag(selector, chance),
      [text, (i + 1) / (TAGS + 1)],
    );
    if (drag === null) throw new Error('There are no words to tag on the screen');
    await page.mouse.move(drag.from.x, drag.from.y);
    await page.mouse.down();
    await page.mouse.move(drag.to.x, drag.to.y, { steps: 2 });
    await page.mouse.up();
    await page.waitForTimeout(150);
    tags.push(await timeKey(page, 'tqce'[i % 4], null));
    await page.waitForTimeout(100);
  }
  return tags;
}

async function measureSwitches({ page }, surface, corpora) {
  if (surface.origin === 'pages') {
    await page.evaluate(() => dispatchEvent(new Event('bench-prepare-switch')));
    await page.waitForSelector('[data-prepared]', { state: 'attached' });
  }
  await page.waitForTimeout(SETTLE);
  const switches = [];
  for (let i = 0; i < SWITCHES && sum(switches) < LONG_ENOUGH; i += 1) {
    const index = (i + 1) % 2;
    const selectors = surface.firstScreen(corpora, index, true);
    switches.push(await timeKey(page, index === 1 ? ']' : '[', selectors));
    await page.waitForTimeout(500);
  }
  return switches;
}

/** Presses `key` and returns how long it took to show what `selectors` ask for, or with `null` a new highlight. */
async function timeKey(page, key, selectors) {
  // The promise stays in the page: only when this call has returned is the listener surely there.
  await page.evaluate((wanted) => {
    const { timeKey: timeShown, timeTag } = window.bench;
    globalThis.benchTimed = wanted === null ? timeTag() : timeShown(wanted);
  }, selectors);
  await page.keyboard.press(key);
  return inTime(
    page.evaluate(() => globalThis.benchTimed),
    () => `Nothing came of the key "${key}" at ${page.url()}`,
  );
}

/** Rejects with `complaint` when `promise` takes longer than anything measured here should. */
async function inTime(promise, complaint) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(complaint())), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
