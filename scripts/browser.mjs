import { Stop, say as sayAloud } from './terminal.mjs';

/** What to try by hand when no browser could be found or fetched. */
const ADVICE = [
  'npx playwright install --with-deps chromium',
  'sudo apt-get install chromium        (Debian; elsewhere install Chrome, Chromium or Edge)',
  'GALLEY_BROWSER=/path/to/chrome npm test',
];

/**
 * Returns the path of a Chromium that really starts, after saying which it is and why.
 *
 * The order is: the one that `given` (GALLEY_BROWSER) names, and no other; those already on the
 * machine; then each way of fetching one, until one starts.
 *
 * - `local()` lists `{ path, why }` candidates on the machine, best first;
 * - `fetchers` are `{ label, applies(), fetch() }`, where `fetch` resolves with candidates;
 * - `probe(path)` launches one and resolves with `{ ok: true, version }` or `{ ok: false, reason }`.
 *
 * @throws Stop if `given` does not start, or if none does.
 */
export async function findBrowser({ given, local, fetchers, probe, say = sayAloud }) {
  if (given) {
    const result = await probe(given);
    if (!result.ok) {
      throw new Stop(`GALLEY_BROWSER is ${given}, but that does not start: ${result.reason}`, [
        'Correct it, or unset it to have a browser looked for.',
      ]);
    }
    say(`Browser: ${given} (${result.version}), named by GALLEY_BROWSER.`);
    return given;
  }

  const failed = new Set();
  const firstThatStarts = async (candidates) => {
    for (const { path, why } of candidates.filter((candidate) => !failed.has(candidate.path))) {
      // oxlint-disable-next-line no-await-in-loop -- the first that starts is wanted, and each launch costs a second
      const result = await probe(path);
      if (result.ok) {
        say(`Browser: ${path} (${result.version}), ${why}.`);
        return path;
      }
      failed.add(path);
      say(`Passed over ${path}: ${result.reason}`);
    }
    return null;
  };

  const present = await firstThatStarts(await local());
  if (present !== null) {
    return present;
  }
  for (const fetcher of fetchers.filter((candidate) => candidate.applies())) {
    say(`No browser that starts yet. Next: ${fetcher.label}.`);
    // oxlint-disable-next-line no-await-in-loop -- nothing more is fetched than is needed
    const fetched = await firstThatStarts(await fetcher.fetch());
    if (fetched !== null) {
      return fetched;
    }
  }
  throw new Stop(
    'No Chromium-based browser could be started, and the tests need one. Any of these would help:',
    ADVICE,
  );
}
