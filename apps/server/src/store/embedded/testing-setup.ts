/** Vitest's set-up of the `pg` project: one embedded PostgreSQL in a temporary folder for the whole run. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from './index.ts';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'oriel-test-'));
  const embedded = await startEmbedded({ dataDir, log: () => undefined });
  project.provide('embeddedUrl', embedded.url);
  return async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
