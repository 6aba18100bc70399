/**
 * The test runners' projects. A file's suffix names what it needs: `*.test.ts` needs nothing, `*.pg.test.ts` needs a
 * PostgreSQL, which the project's set-up starts once (embedded, in a temporary folder) for all of its files, and where
 * there are several nodes nats-server, which it looks for;
 * `*.sim.test.ts` is a batch of simulations.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const everywhere = ['packages/*/src', 'apps/*/src', 'scripts', 'e2e', 'sim', 'bench'];
const ignored = ['**/node_modules/**', '**/dist/**', 'architecture/fixtures/**'];

export default defineConfig({
  test: {
    // All cores: nobody else uses the machine while tests run. Vitest's own choice leaves one of two idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['packages/domain/testing/seed.ts'],
          include: everywhere.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: [...ignored, '**/*.pg.test.ts', '**/*.sim.test.ts'],
          // Nothing here is a timed test: ten times as long as the slowest takes on a slow machine.
          testTimeout: 60_000,
        },
      },
      // Minutes of the machine for itself: batches of runs, not tests of parts.
      { test: { name: 'sim', include: ['sim/**/*.sim.test.ts'], exclude: ignored } },
      { test: { name: 'architecture', include: ['architecture/**/*.test.ts'], exclude: ignored } },
      {
        test: {
          name: 'pg',
          setupFiles: ['packages/domain/testing/seed.ts'],
          include: everywhere.map((folder) => `${folder}/**/*.pg.test.ts`),
          exclude: ignored,
          globalSetup: ['apps/server/src/store/embedded/testing-setup.ts', 'scripts/nats-server.mjs'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
