// The database of a server that has stopped, looked into: what the screens cannot show.
import type { Pool } from 'pg';
import { startEmbedded } from '../../apps/server/src/store/embedded/index.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';

export async function inDatabase<T>(dataDir: string, look: (db: Pool) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ dataDir, log: () => undefined });
  const db = createPool(embedded.url, 2, 'test');
  try {
    return await look(db);
  } finally {
    await db.end();
    await embedded.stop();
  }
}
