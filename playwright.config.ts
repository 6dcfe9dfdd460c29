import { defineConfig } from '@playwright/test';

import { LAUNCH_FLAGS } from './scripts/launch-flags.mjs';

const PORT = Number(process.env['GALLEY_E2E_PORT'] ?? 4173);
const browserPath = process.env['GALLEY_BROWSER'];

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A machine that is short of time fails what it would pass alone; what is wrong fails twice.
  retries: process.env['CI'] === undefined ? 0 : 1,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // Tests that bend what the network answers must not be answered by the worker instead.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browserPath === undefined ? {} : { executablePath: browserPath }),
      args: [...LAUNCH_FLAGS],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${PORT}`,
    url: `http://localhost:${PORT}/`,
    reuseExistingServer: false,
  },
});
