// A PostgreSQL of the benchmark's own, fsync on, as Oriel brings it: in a temporary folder that goes with it.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../apps/server/src/store/embedded/index.ts';
import { pin } from '../machine.ts';

export interface Database {
  url: string;
  /** Of its first process. */
  pid: number;
  stop(): Promise<void>;
}

/** `core`: where it has to stay, with whoever uses it. */
export async function startDatabase(core: number | undefined): Promise<Database> {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-bench-'));
  await chmod(folder, 0o711);
  const embedded = await startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });
  pin(embedded.pid, core);
  return {
    url: embedded.url,
    pid: embedded.pid,
    async stop() {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
