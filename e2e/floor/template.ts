// Before all files: a quiet floor is brought up once and stopped, and each test gets a copy of its data directory. A copy
// starts in a fraction of the time, and no test sees what another one did.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from './server.ts';

export const templateVariable = 'ORIEL_E2E_TEMPLATE';

export default async function bringUpOnce(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-floor-'));
  // The database of a server that root started belongs to another user, who has to come by.
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const server = await startServer(dataDir);
  await server.stop();
  process.env[templateVariable] = dataDir;
  return () => rm(folder, { recursive: true, force: true });
}
