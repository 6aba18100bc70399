// A later start on data that is there: from the program's begin to its saying that it is ready; and what a quiet floor
// holds of memory then, server and database together.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startOriel } from '../floor/oriel.ts';
import { processesUnder, sharedOutMegabytes } from '../machine.ts';
import type { Workload } from '../workload.ts';

export const start: Workload = {
  name: 'start',
  idea: 'a later start, and the memory of a quiet floor',
  async run(bench) {
    const folder = await mkdtemp(join(tmpdir(), 'oriel-bench-start-'));
    const ready: number[] = [];
    const memory: number[] = [];
    try {
      await chmod(folder, 0o711);
      const dataDir = join(folder, 'data');
      await (await startOriel({ dataDir })).stop();
      for (let round = 0; round < Math.max(bench.rounds, bench.at({ tiny: 1, quick: 3, full: 5 })); round += 1) {
        const since = performance.now();
        const server = await startOriel({ dataDir });
        ready.push((performance.now() - since) / 1000);
        await wait(bench.at({ tiny: 100, quick: 5_000, full: 15_000 }));
        memory.push(sharedOutMegabytes(processesUnder(server.pid)));
        await server.stop();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return [
      { name: 'start: ready', values: ready },
      { name: 'start: memory of a quiet floor', values: memory },
    ];
  },
};
