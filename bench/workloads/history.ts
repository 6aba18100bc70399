// The same looks with 10,000 messages and with 1,000,000 in the store: what years of use may cost.
import { startDatabase } from '../floor/database.ts';
import { fill, type Filled } from '../floor/fill.ts';
import { addHistory } from '../floor/history.ts';
import { looked } from '../open/looking.ts';
import type { Bench, Workload } from '../workload.ts';

/** In each conversation. */
const messages = 10;
const kinds = ['desk', 'inbox counts', 'search', 'agents table'] as const;

export const history: Workload = {
  name: 'history',
  idea: '1,000,000 messages in the store',
  async run(bench) {
    const little: Record<string, number>[] = [];
    const much: Record<string, number>[] = [];
    for (let round = 0; round < Math.min(bench.rounds, 2); round += 1) {
      little.push(await withMessages(bench, bench.at({ tiny: 1_000, quick: 10_000, full: 10_000 })));
      much.push(await withMessages(bench, bench.at({ tiny: 2_000, quick: 1_000_000, full: 1_000_000 })));
    }
    return kinds.map((kind) => ({
      name: `history: ${kind}`,
      values: much.map((medians) => medians[kind]!),
      against: little.map((medians) => medians[kind]!),
    }));
  },
};

async function withMessages(bench: Bench, count: number): Promise<Record<string, number>> {
  const database = await startDatabase(bench.cores?.server);
  try {
    const crowd = { teams: 1, agentsPerTeam: 40, watchersPerTeam: 1 };
    const tickets = await fill(database.url, { ...crowd, interactionsEach: 3, messages });
    await addHistory(
      database.url,
      tickets.agents.map(({ id }) => id),
      count / messages,
    );
    const { token } = tickets.supervisors[0]!;
    const desks = tickets.agents.map(({ id }) => ({ view: 'desk' as const, agent: id }));
    const counts = desks.map((desk) => ({
      stands: [desk],
      opens: [{ view: 'inbox' as const, agent: desk.agent, inbox: 'team' }],
    }));
    // An agent's own: who looks does not search.
    const [{ id: agent, token: own, interaction }] = tickets.agents as [Filled['agents'][number]];
    const search = { view: 'customers' as const, agent, interaction, text: 'mer 77' };
    return await looked(bench, database, {
      desk: { token, clicks: desks.map((desk) => ({ opens: [desk] })) },
      'inbox counts': { token, clicks: counts },
      search: { token: own, clicks: [{ opens: [search] }] },
      'agents table': { token, clicks: [{ opens: [{ view: 'agents' }] }] },
    });
  } finally {
    await database.stop();
  }
}
