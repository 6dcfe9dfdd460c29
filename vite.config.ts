import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import manifest from './package.json' with { type: 'json' };

import { LAUNCH_FLAGS } from './scripts/launch-flags.mjs';
import { headersFile, precompress, securityMeta, serviceWorker } from './scripts/vite-plugins.mjs';

const browserPath = process.env['GALLEY_BROWSER'];

export default defineConfig({
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    securityMeta(),
    headersFile(),
    serviceWorker('/src/platform/worker/service.worker.ts'),
    precompress(),
  ],
  define: { __GALLEY_VERSION__: JSON.stringify(manifest.version) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['scripts/fixed-seed.mjs'],
          // No test is about time: a busy machine may take its own.
          testTimeout: 60_000,
          include: ['src/**/*.test.ts', 'scripts/**/*.test.{mjs,ts}'],
          exclude: ['src/**/*.browser.test.*'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['src/**/*.browser.test.{ts,tsx}'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(browserPath === undefined ? {} : { executablePath: browserPath }),
                args: [...LAUNCH_FLAGS],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
