/** `npm run screenshots`: the pictures of docs/screenshots, taken of the built product. No test, and no part of any. */
import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

export default defineConfig({
  ...tests,
  testMatch: 'screenshots/*.shot.ts',
  workers: 1,
  timeout: 300_000,
});
