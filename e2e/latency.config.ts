/** `npm run latency`: a measurement in the browser, not a test: it prints, and is no part of `npm test`. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: '**/*.measure.ts',
  workers: 1,
  timeout: 180_000,
  reporter: 'line',
});
