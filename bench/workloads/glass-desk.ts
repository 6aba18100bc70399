// 1,000 agents type real keystrokes; 250 supervisors watch 20 of them each, so that each keystroke goes to five. First at a
// pace that everybody keeps, then as much as each sustains with the 99th below 100 ms.
import { openGlassFloor, sustained, withContender } from '../glass/run.ts';
import { rotated, type Measured, type Workload } from '../workload.ts';

/** Where the search begins, in deliveries a second: somewhat below what each is known to do. */
const from: Record<string, number> = {
  Oriel: 60_000,
  limit: 200_000,
  'socket.io': 30_000,
  Hocuspocus: 10_000,
  'ws naive': 30_000,
  SSE: 20_000,
};

interface Figures {
  sustained: number[];
  perSecondOfProcessor: number[];
  micros: number[];
  databaseMicros: number[];
  p50: number[];
  p99: number[];
}

export const glassDesk: Workload = {
  name: 'glass-desk',
  idea: '1,000 agents type, 250 supervisors watch 20 each',
  async run(bench) {
    const crowd = bench.at({
      tiny: { teams: 2, agentsPerTeam: 4, watchersPerTeam: 2 },
      quick: { teams: 50, agentsPerTeam: 20, watchersPerTeam: 5 },
      full: { teams: 50, agentsPerTeam: 20, watchersPerTeam: 5 },
    });
    const pace = bench.at({ tiny: 200, quick: 50_000, full: 50_000 });
    const seconds = bench.at({ tiny: 0.3, quick: 4, full: 10 });
    const figures = new Map<string, Figures>();
    const client: number[] = [];
    const floor = await openGlassFloor(bench, crowd);
    try {
      for (let round = 0; round < bench.rounds; round += 1) {
        for (const name of rotated(Object.keys(from), round)) {
          const of: Figures = figures.get(name) ?? {
            ...{ sustained: [], perSecondOfProcessor: [], micros: [], databaseMicros: [], p50: [], p99: [] },
          };
          figures.set(name, of);
          await withContender(bench, floor, name, async (running) => {
            if (name === 'Oriel' || name === 'limit') {
              await running.type(pace / crowd.watchersPerTeam, seconds / 4);
              const typed = await running.type(pace / crowd.watchersPerTeam, seconds);
              of.micros.push((typed.serverCpu / typed.deliveries) * 1e6);
              of.databaseMicros.push((typed.databaseCpu / typed.deliveries) * 1e6);
              of.p50.push(typed.p50);
              of.p99.push(typed.p99);
            }
            const most = await sustained(
              bench,
              floor,
              running,
              bench.at({ tiny: 200, quick: from[name]!, full: from[name]! }),
            );
            of.sustained.push(most.perSecond);
            of.perSecondOfProcessor.push(1e6 / most.perMillion);
          });
        }
        await withContender(bench, floor, "Oriel's client", async (running) => {
          const keysPerSecond = pace / crowd.watchersPerTeam;
          await running.type(keysPerSecond / 2, seconds / 4);
          client.push((await running.type(keysPerSecond / 2, seconds / 2)).p50);
        });
      }
    } finally {
      await floor.database.stop();
    }
    const oriel = figures.get('Oriel')!;
    const limit = figures.get('limit')!;
    const rows: Measured[] = ['limit', 'socket.io', 'Hocuspocus', 'ws naive', 'SSE'].map((other) => ({
      name: `glass desk: sustained deliveries, against ${other}`,
      values: oriel.sustained,
      against: figures.get(other)!.sustained,
    }));
    return [
      ...rows,
      {
        name: 'glass desk: deliveries per second of processor',
        values: oriel.perSecondOfProcessor,
        against: limit.perSecondOfProcessor,
      },
      { name: 'glass desk: processor per delivery at the pace', values: oriel.micros, against: limit.micros },
      { name: 'glass desk: processor of the database per delivery at the pace', values: oriel.databaseMicros },
      { name: 'glass desk: median at the pace', values: oriel.p50, against: limit.p50 },
      { name: 'glass desk: 99th at the pace', values: oriel.p99, against: limit.p99 },
      { name: 'glass desk: median at the pace, to packages/client', values: client },
    ];
  },
};
