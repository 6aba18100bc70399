// 100 agents type, and 50 watchers see each of them: a wall of screens. Then one of Oriel's watchers takes nothing for a
// while: what the server holds for it must not grow with what is typed, and its drafts must be right again afterwards.
import { openGlassFloor, sustained, withContender } from '../glass/run.ts';
import { scales } from '../weight.ts';
import { rotated, type Bench, type Workload } from '../workload.ts';

const from: Record<string, number> = { Oriel: 100_000, limit: 400_000, 'socket.io': 50_000 };

export const glassWall: Workload = {
  name: 'glass-wall',
  idea: '50 watchers of each agent, and one who stalls',
  async run(bench) {
    const crowd = bench.at({
      tiny: { teams: 1, agentsPerTeam: 4, watchersPerTeam: 4 },
      quick: { teams: 5, agentsPerTeam: 20, watchersPerTeam: 50 },
      full: { teams: 5, agentsPerTeam: 20, watchersPerTeam: 50 },
    });
    const most = new Map<string, number[]>(Object.keys(from).map((name) => [name, []]));
    const floor = await openGlassFloor(bench, crowd);
    try {
      for (let round = 0; round < bench.rounds; round += 1) {
        for (const name of rotated(Object.keys(from), round)) {
          await withContender(bench, floor, name, async (running) => {
            const begin = bench.at({ tiny: 200, quick: from[name]!, full: from[name]! });
            most.get(name)!.push((await sustained(bench, floor, running, begin)).perSecond);
          });
        }
      }
    } finally {
      await floor.database.stop();
    }
    const oriel = most.get('Oriel')!;
    return [
      { name: 'glass wall: sustained deliveries, against limit', values: oriel, against: most.get('limit')! },
      { name: 'glass wall: sustained deliveries, against socket.io', values: oriel, against: most.get('socket.io')! },
      ...(await stalled(bench)),
    ];
  },
};

/** At a pace of people who type fast, so that nothing else is in the way. */
async function stalled(bench: Bench) {
  const crowd = { teams: 1, agentsPerTeam: bench.at({ tiny: 4, quick: 20, full: 20 }), watchersPerTeam: 5 };
  const seconds = bench.at({ tiny: 0.5, quick: 10, full: 20 });
  const keysPerSecond = crowd.agentsPerTeam * 15;
  const floor = await openGlassFloor(bench, crowd);
  const weighing = scales();
  try {
    return await withContender(
      bench,
      floor,
      "Oriel's client",
      async ({ pid, type, ask }) => {
        await type(keysPerSecond, seconds / 2);
        await ask({ do: 'stall', watcher: 0 });
        // What the network takes by itself is full by then.
        await type(keysPerSecond, seconds);
        const before = await weighing.weigh(pid);
        await type(keysPerSecond, seconds);
        const after = await weighing.weigh(pid);
        await ask({ do: 'go-on', watcher: 0 });
        await type(keysPerSecond, seconds / 4);
        return [
          { name: 'glass wall: memory of a stalled watcher', values: [(after - before) / 1000] },
          {
            name: 'glass wall: drafts equal after the stall',
            values: [await ask<number>({ do: 'compare', watcher: 0 })],
          },
        ];
      },
      weighing,
    );
  } finally {
    weighing.end();
    await floor.database.stop();
  }
}
