// Fills a database with a floor of any size, by the product's own committer, so that all of it is as if people had done
// it: teams with a policy that is acknowledged, agents with ongoing interactions, supervisors who lead. Sessions are
// written as a sign-in writes them; a thousand passwords would take minutes to hash.
import { defaultGroups, system, type AccessFact, type Act, type Principal } from '@oriel/domain';
import { durationMsMax } from '@oriel/protocol';
import { hashOf, newSecret } from '../../apps/server/src/access/secrets.ts';
import { sessionMaxMs } from '../../apps/server/src/access/sessions.ts';
import { seedFloor } from '../../apps/server/src/floors/seed.ts';
import { newId } from '../../apps/server/src/ids.ts';
import { installed } from '../../apps/server/src/installed.ts';
import { DirectoryHolder } from '../../apps/server/src/store/directory.ts';
import { migrate } from '../../apps/server/src/store/migrate.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import type { Crowd, Tickets } from '../glass/contender.ts';
import { committerOn } from './committing.ts';

export interface Filling extends Crowd {
  /** Ongoing with each agent. */
  interactionsEach: number;
  /** In the first interaction of each agent; the others have one. */
  messages: number;
}

export interface Filled extends Tickets {
  /** Of the ongoing interactions, agent by agent. */
  customers: { id: string; token: string; interaction: string }[];
}

/** The bench's own channel group: nothing of it happens by time. */
const group = {
  ...defaultGroups.realtime,
  name: 'Bench',
  ...{ soft: 100, hard: 100, goneMs: durationMsMax, idleMs: durationMsMax, ringMs: durationMsMax },
  ...{ undeliveredMs: null, autoCompleteMs: null, autoAccept: false },
};

const nobody = { roles: [], team: null, leads: [], channels: [], skills: [], languages: [] };

export async function fill(databaseUrl: string, filling: Filling): Promise<Filled> {
  const pool = createPool(databaseUrl, 8, 'bench');
  try {
    await migrate(pool, installed('apps/server/src/store/migrations'), 'UTC', newId());
    const directory = new DirectoryHolder();
    await directory.load(pool);
    const commits = committerOn(pool, directory);
    const act = async (by: Principal, command: Act['command']) => {
      const outcome = await commits.commit({ by, key: null, command });
      if ('refused' in outcome) throw new Error(`${command.kind} was refused: ${outcome.refused}`);
      return outcome.did;
    };
    const setUp = (id: string, fact: AccessFact) => act(system, { kind: 'set-up', id, fact });
    // The people of the quiet floor get their passwords when the server starts.
    const credentials = { add: async () => {} } as unknown as Parameters<typeof seedFloor>[0]['credentials'];
    await seedFloor({ commits, directory: directory.now, credentials, newId, now: () => Date.now() });

    await setUp('bench', { kind: 'channel-group-added', ...group });
    const teams = Array.from({ length: filling.teams }, (_, index) => `bench-${index}`);
    const all = <T, R>(items: readonly T[], make: (item: T, index: number) => Promise<R>) =>
      Promise.all(items.map(make));
    await all(teams, async (team, index) => {
      await setUp(team, { kind: 'team-added', name: `Team ${index}` });
      const channel = { name: `Chat ${index}`, team, sites: [], readers: '', group: 'bench', priority: 0 };
      await setUp(channelOf(team), { kind: 'channel-added', ...channel });
      const terms = { purpose: 'coaching', depth: 'letters', text: 'They can look.', reviewAt: null } as const;
      const kept = { excludedChannels: [], excludedInboxes: [], excludedCategories: [], retentionDays: null };
      await setUp(team, { kind: 'policy-set', terms: { ...terms, ...kept } });
    });
    const counted = (each: number) =>
      Array.from({ length: filling.teams * each }, (_, index) => ({ id: newId(), index }));
    const agents = counted(filling.agentsPerTeam);
    const supervisors = counted(filling.watchersPerTeam);
    await all(agents, async ({ id, index }) => {
      const team = teams[Math.floor(index / filling.agentsPerTeam)]!;
      const person = {
        ...nobody,
        name: `Agent ${index}`,
        email: `agent-${index}@bench.test`,
        roles: ['agent' as const],
      };
      await setUp(id, { kind: 'person-added', ...person, team, channels: [channelOf(team)], languages: ['en'] });
      await setUp(id, { kind: 'acknowledged', team, policyVersion: 1 });
      await act(system, { kind: 'connected', agent: id });
    });
    await all(supervisors, ({ id, index }) => {
      const lead = {
        ...nobody,
        name: `Lead ${index}`,
        email: `lead-${index}@bench.test`,
        roles: ['supervisor' as const],
      };
      return setUp(id, { kind: 'person-added', ...lead, leads: [teams[index % filling.teams]!] });
    });

    const begin = async (team: string, name: string) => {
      const customer = newId();
      await act(system, { kind: 'arrive', customer, channel: channelOf(team), name });
      const by = { kind: 'customer' as const, id: customer, channel: channelOf(team) };
      const { interaction } = await act(by, { kind: 'say', text: 'Hello, where is my order?' });
      return { id: customer, interaction: interaction!, by };
    };
    const ongoing = await all(agents, async ({ id, index }) => {
      const team = teams[Math.floor(index / filling.agentsPerTeam)]!;
      const by: Principal = { kind: 'person', id };
      const begun = [];
      for (let each = 0; each < filling.interactionsEach; each += 1) {
        const chat = await begin(team, `Customer ${index}.${each}`);
        await act(by, { kind: 'accept', interaction: chat.interaction });
        begun.push(chat);
      }
      const [first] = begun;
      for (let said = 1; first && said < filling.messages; said += 1) {
        const text = `Message ${said} of this conversation, as long as messages usually are.`;
        if (said % 2 === 0) await act(first.by, { kind: 'say', text });
        else await act(by, { kind: 'reply', interaction: first.interaction, text });
      }
      return begun;
    });
    await commits.idle();

    const now = Date.now();
    const secrets = (count: number, mark: string) => Array.from({ length: count }, () => mark + newSecret());
    const people = [...agents, ...supervisors];
    const sessions = secrets(people.length, '');
    await pool.query(
      `insert into sessions (hash, person, created_at, seen_at, expires_at)
         select hash, person, $3, $3, $4 from unnest($1::text[], $2::text[]) s (hash, person)`,
      [sessions.map(hashOf), people.map(({ id }) => id), now, now + sessionMaxMs],
    );
    const chats = ongoing.flat();
    const chatTokens = secrets(chats.length, 'chat-');
    await pool.query(
      `insert into customer_tokens (hash, customer, channel, created_at)
         select hash, customer, channel, $4 from unnest($1::text[], $2::text[], $3::text[]) t (hash, customer, channel)`,
      [chatTokens.map(hashOf), chats.map(({ id }) => id), chats.map(({ by }) => by.channel), now],
    );
    return {
      agents: agents.map(({ id }, index) => ({
        id,
        token: sessions[index]!,
        interaction: ongoing[index]![0]?.interaction ?? '',
      })),
      supervisors: supervisors.map(({ id }, index) => ({ id, token: sessions[agents.length + index]! })),
      customers: chats.map(({ id, interaction }, index) => ({ id, interaction, token: chatTokens[index]! })),
    };
  } finally {
    await pool.end();
  }
}

const channelOf = (team: string): string => `${team}-chat`;
