import { existsSync, readFileSync } from 'node:fs';

/**
 * Returns `{ passed, failed }` from the JSON report of vitest or Playwright, or `null` if it is neither.
 *
 * A Playwright test that passed only when repeated counts as passed; skipped tests count nowhere.
 */
export function countsOf(report) {
  if (typeof report?.numPassedTests === 'number') {
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  }
  if (typeof report?.stats?.expected === 'number') {
    return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
  }
  return null;
}

/** Returns the counts in the report at `file`, or `null` when the run ended before it was written. */
export function readCounts(file) {
  return existsSync(file) ? countsOf(JSON.parse(readFileSync(file, 'utf8'))) : null;
}
