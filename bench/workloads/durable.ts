// 200 customers and 50 agents send messages, each answered for when it is on the disk: as many as come about, and how long
// an answer takes at half of that. Beside it the same transactions one by one on the same database.
import type { Order as OneByOneOrder } from '../contenders/one-by-one-main.ts';
import type { Order } from '../durable/generate-main.ts';
import type { Written } from '../durable/writing.ts';
import { startDatabase } from '../floor/database.ts';
import { fill } from '../floor/fill.ts';
import { startOriel } from '../floor/oriel.ts';
import { startProgram } from '../programs.ts';
import { rotated, type Bench, type Workload } from '../workload.ts';

export const durable: Workload = {
  name: 'durable',
  idea: '200 customers and 50 agents send messages',
  async run(bench) {
    const seconds = bench.at({ tiny: 0.5, quick: 5, full: 10 });
    const rates: number[] = [];
    const others: number[] = [];
    const p99: number[] = [];
    // On both cores: what a disk and a database need is not the server's own.
    const database = await startDatabase(undefined);
    try {
      const filled = await fill(database.url, {
        ...bench.at({
          tiny: { teams: 2, agentsPerTeam: 2, interactionsEach: 2 },
          quick: { teams: 5, agentsPerTeam: 10, interactionsEach: 4 },
          full: { teams: 5, agentsPerTeam: 10, interactionsEach: 4 },
        }),
        watchersPerTeam: 1,
        messages: 1,
      });
      const oriel = () => orielWrites(bench, database.url, { do: 'join', port: 0, filled }, seconds);
      const oneByOne = async () => {
        const program = startProgram('contenders/one-by-one-main.ts', [], bench.cores?.server);
        try {
          const order: OneByOneOrder = { databaseUrl: database.url, filled, seconds };
          others.push((await program.ask<{ perSecond: number }>(order)).perSecond);
        } finally {
          await program.stop();
        }
      };
      for (let round = 0; round < bench.rounds; round += 1) {
        for (const contender of rotated(['oriel', 'one by one'], round)) {
          if (contender === 'one by one') await oneByOne();
          else {
            const { most, half } = await oriel();
            rates.push(most.answered / most.seconds);
            p99.push(half.p99);
          }
        }
      }
    } finally {
      await database.stop();
    }
    return [
      { name: 'durable: messages answered', values: rates, against: others },
      { name: 'durable: 99th at half of it', values: p99 },
    ];
  },
};

async function orielWrites(
  bench: Bench,
  databaseUrl: string,
  join: Extract<Order, { do: 'join' }>,
  seconds: number,
): Promise<{ most: Written; half: Written }> {
  const server = await startOriel({ core: bench.cores?.server, databaseUrl });
  const generator = startProgram('durable/generate-main.ts', [], bench.cores?.generator);
  try {
    const write = (forSeconds: number, perSecond?: number) =>
      generator.ask<Written>({ do: 'write', seconds: forSeconds, perSecond } satisfies Order);
    await generator.ask({ ...join, port: server.port } satisfies Order);
    await write(seconds / 4);
    const most = await write(seconds);
    const half = await write(seconds, most.answered / most.seconds / 2);
    return { most, half };
  } finally {
    await generator.stop();
    await server.stop();
  }
}
