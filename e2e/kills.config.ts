/** `npm run kills`: the server is killed again and again. By command: it takes minutes. `LOOKS=2000 npm run kills`. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: '**/*.kills.ts',
  workers: 1,
  timeout: 3_600_000,
  reporter: 'line',
});
