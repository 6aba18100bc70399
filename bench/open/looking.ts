// Clicks on a floor of its own, on the built server.
import { startOriel } from '../floor/oriel.ts';
import type { Database } from '../floor/database.ts';
import { startProgram } from '../programs.ts';
import type { Bench } from '../workload.ts';
import type { LookOrder } from './look-main.ts';

/** Milliseconds, the median of each kind. */
export async function looked(
  bench: Bench,
  database: Database,
  kinds: LookOrder['kinds'],
): Promise<Record<string, number>> {
  const server = await startOriel({ core: bench.cores?.server, databaseUrl: database.url });
  const looker = startProgram('open/look-main.ts', [], bench.cores?.generator);
  try {
    const times = bench.at({ tiny: 4, quick: 60, full: 200 });
    const order: LookOrder = { port: server.port, kinds, times };
    return await looker.ask(order);
  } finally {
    await looker.stop();
    await server.stop();
  }
}
