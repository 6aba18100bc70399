// A supervisor opens an agent's desk, ten ongoing, and in it a conversation of 200 messages: until packages/client holds all
// of it, logged before its first byte. Once more where the conversations are ten times as long.
import { startDatabase } from '../floor/database.ts';
import { fill } from '../floor/fill.ts';
import { looked } from '../open/looking.ts';
import type { Bench, Workload } from '../workload.ts';

export const open: Workload = {
  name: 'open',
  idea: 'from the click to a complete desk',
  async run(bench) {
    const messages = bench.at({ tiny: 20, quick: 200, full: 200 });
    const little: number[] = [];
    const much: number[] = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      little.push(await opened(bench, messages));
      much.push(await opened(bench, messages * 10));
    }
    return [
      { name: 'open: a desk complete', values: little },
      { name: 'open: with ten times the history', values: much, against: little },
    ];
  },
};

async function opened(bench: Bench, messages: number): Promise<number> {
  const database = await startDatabase(bench.cores?.server);
  try {
    const crowd = { teams: 1, agentsPerTeam: bench.at({ tiny: 2, quick: 10, full: 10 }), watchersPerTeam: 1 };
    const tickets = await fill(database.url, { ...crowd, interactionsEach: 10, messages });
    const clicks = tickets.agents.map(({ id, interaction }) => ({
      opens: [
        { view: 'desk' as const, agent: id },
        { view: 'conversation' as const, interaction },
      ],
    }));
    return (await looked(bench, database, { desk: { token: tickets.supervisors[0]!.token, clicks } }))['desk']!;
  } finally {
    await database.stop();
  }
}
