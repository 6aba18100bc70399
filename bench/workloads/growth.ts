// The same keystrokes of ever more agents, each watched by one: what a keystroke costs the server above what it needs when
// nobody types. Then keystrokes of agents whom nobody watches.
import { openGlassFloor, withContender } from '../glass/run.ts';
import { agentsOf } from '../glass/contender.ts';
import type { Bench, Workload } from '../workload.ts';

/** Of all agents together; few of them type as fast as one may, which is less. */
const keysPerSecond = 10_000;
const keysEachMax = 100;

export const growth: Workload = {
  name: 'growth',
  idea: 'the same keys of 10 to 10,000 agents',
  async run(bench) {
    const sizes = bench.at({ tiny: [4, 8], quick: [10, 100, 1_000], full: [10, 100, 1_000, 10_000] });
    const spread: number[] = [];
    const fewest: number[] = [];
    const unwatched: number[] = [];
    for (let round = 0; round < Math.min(bench.rounds, 2); round += 1) {
      const each: number[] = [];
      for (const agents of sizes) each.push(await microsPerKey(bench, agents));
      spread.push(Math.max(...each) / Math.min(...each));
      fewest.push(each[0]!);
      unwatched.push(await bytesUnwatched(bench));
      bench.tell(`  ${sizes.map((agents, index) => `${agents} agents ${each[index]!.toFixed(1)} µs`).join(', ')}`);
    }
    return [
      { name: 'growth: processor per keystroke, from the most to the least agents', values: spread },
      { name: 'growth: processor per keystroke, of the fewest agents', values: fewest },
      { name: 'growth: bytes sent for an unwatched agent’s keystroke', values: unwatched },
    ];
  },
};

async function microsPerKey(bench: Bench, agents: number): Promise<number> {
  const agentsPerTeam = Math.min(10, agents);
  const crowd = { teams: agents / agentsPerTeam, agentsPerTeam, watchersPerTeam: 1 };
  const seconds = bench.at({ tiny: 0.5, quick: 5, full: 10 });
  const floor = await openGlassFloor(bench, crowd);
  try {
    return await withContender(bench, floor, 'Oriel', async ({ type }) => {
      const keys = Math.min(
        keysPerSecond,
        agentsOf(crowd) * bench.at({ tiny: 20, quick: keysEachMax, full: keysEachMax }),
      );
      await type(keys, seconds / 4);
      const idle = await type(0, seconds);
      const busy = await type(keys, seconds);
      const above = busy.serverCpu - (idle.serverCpu / idle.seconds) * busy.seconds;
      return (Math.max(above, 0) / busy.keys) * 1e6;
    });
  } finally {
    await floor.database.stop();
  }
}

async function bytesUnwatched(bench: Bench): Promise<number> {
  const crowd = { teams: 2, agentsPerTeam: bench.at({ tiny: 2, quick: 10, full: 10 }), watchersPerTeam: 0 };
  const floor = await openGlassFloor(bench, crowd);
  try {
    return await withContender(bench, floor, 'Oriel', async ({ type }) => {
      const { keys, bytesToAuthors } = await type(agentsOf(crowd) * 20, bench.at({ tiny: 0.5, quick: 3, full: 10 }));
      return bytesToAuthors / keys;
    });
  } finally {
    await floor.database.stop();
  }
}
