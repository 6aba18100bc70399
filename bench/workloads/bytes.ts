// Bytes that a watcher reads for a key, everything included: frames, a draft's beginning and end. Once with keys so far
// apart that each comes alone, once with as many as 20 agents can send to one screen.
import { openGlassFloor, withContender } from '../glass/run.ts';
import { rotated, type Workload } from '../workload.ts';

const names = ['Oriel', 'limit', 'Hocuspocus', 'socket.io', 'SSE', 'ws naive'];
/** Of each agent. A connection may send 200 frames a second, and a server that was held up gets them all at once. */
const manyPerSecond = 120;

export const bytes: Workload = {
  name: 'bytes',
  idea: 'what a key costs on the wire',
  async run(bench) {
    const crowd = { teams: 1, agentsPerTeam: bench.at({ tiny: 4, quick: 20, full: 20 }), watchersPerTeam: 2 };
    const seconds = bench.at({ tiny: 0.5, quick: 3, full: 10 });
    const lone = new Map<string, number[]>(names.map((name) => [name, []]));
    const many = new Map<string, number[]>(names.map((name) => [name, []]));
    const floor = await openGlassFloor(bench, crowd);
    try {
      for (let round = 0; round < bench.rounds; round += 1) {
        for (const name of rotated(names, round)) {
          await withContender(bench, floor, name, async (running) => {
            const apart = await running.type(200, seconds);
            lone.get(name)!.push(apart.bytes / apart.deliveries);
            const near = await running.type(crowd.agentsPerTeam * manyPerSecond, seconds);
            many.get(name)!.push(near.bytes / near.deliveries);
          });
        }
      }
    } finally {
      await floor.database.stop();
    }
    return [
      { name: 'bytes: a lone key', values: lone.get('Oriel')!, against: lone.get('Hocuspocus')! },
      { name: 'bytes: a key among many', values: many.get('Oriel')!, against: many.get('Hocuspocus')! },
      ...names.slice(1).map((name) => ({ name: `bytes: a lone key by ${name}`, values: lone.get(name)! })),
    ];
  },
};
