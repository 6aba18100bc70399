/**
 * End-to-end tests: Chromium against the built product. `npm test` names the browser in CHROMIUM; run by hand, it is
 * looked for in the same way. What a worker needs of the product it starts itself, so files share nothing.
 */
import { defineConfig } from '@playwright/test';
import { chromium } from '../scripts/chromium.mjs';

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  testIgnore: '**/node_modules/**',
  outputDir: '../test-results',
  globalSetup: './floor/template.ts',
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    viewport: { width: 1366, height: 768 },
    timezoneId: 'UTC',
    // A picture or a trace costs the machine what the tests measure: only where something failed.
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: await chromium(),
      // Chromium has no sandbox for root.
      args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
});
