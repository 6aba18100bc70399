// 5,000 connections, signed in, each with a watched desk open, and nothing happens: what the server holds for each.
import { openGlassFloor, withCrowd, withServer } from '../glass/run.ts';
import { agentsOf, watchersOf } from '../glass/contender.ts';
import { scales } from '../weight.ts';
import { rotated, type Workload } from '../workload.ts';

const names = ['Oriel', 'limit', 'socket.io'];

export const idle: Workload = {
  name: 'idle',
  idea: '5,000 connections with a view open',
  async run(bench) {
    const crowd = bench.at({
      tiny: { teams: 2, agentsPerTeam: 1, watchersPerTeam: 20 },
      quick: { teams: 100, agentsPerTeam: 1, watchersPerTeam: 50 },
      full: { teams: 100, agentsPerTeam: 1, watchersPerTeam: 50 },
    });
    const each = new Map<string, number[]>(names.map((name) => [name, []]));
    const floor = await openGlassFloor(bench, crowd);
    const weighing = scales();
    try {
      for (let round = 0; round < Math.min(bench.rounds, 2); round += 1) {
        for (const name of rotated(names, round)) {
          await withServer(
            bench,
            floor,
            name,
            async ({ pid, port }) => {
              const before = await weighing.weigh(pid);
              await withCrowd(bench, floor, name, port, async () => {
                const held = (await weighing.weigh(pid)) - before;
                each.get(name)!.push(held / (agentsOf(crowd) + watchersOf(crowd)) / 1000);
              });
            },
            weighing,
          );
        }
      }
    } finally {
      weighing.end();
      await floor.database.stop();
    }
    return [
      { name: 'idle: memory of a connection', values: each.get('Oriel')!, against: each.get('limit')! },
      { name: 'idle: memory of a socket.io connection', values: each.get('socket.io')!, against: each.get('limit')! },
    ];
  },
};
