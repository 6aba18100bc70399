// What stands on the screens of the day against plain queries of the tables; and whether something waits that could have
// been given out, by a query that shares nothing with routing.
import type { ViewHandle } from '@oriel/client';
import type { Pool } from 'pg';
import type { AgentAtWork } from './agent-at-work.ts';
import type { SupervisorOfTheDay } from './supervisor-of-the-day.ts';

type Row = Record<string, string | number>;

const sorted = (rows: Iterable<string>): string[] => [...rows].sort();

export async function differences(
  db: Pool,
  agents: readonly AgentAtWork[],
  supervisors: readonly SupervisorOfTheDay[],
): Promise<string[]> {
  const count = async (query: string): Promise<Map<string, number>> =>
    new Map((await db.query<{ of: string; count: number }>(query)).rows.map(({ of, count }) => [of, count]));
  const [mine, ofTeam, unassigned, deferred, held] = await Promise.all([
    count(`select agent as of, count(*)::int from interactions where state = 'ongoing' group by 1`),
    count(`select team as of, count(*)::int from interactions where state <> 'completed' group by 1`),
    count(`select team as of, count(*)::int from interactions where state = 'waiting' group by 1`),
    count(`select agent as of, count(*)::int from interactions where state = 'deferred' group by 1`),
    db.query<{ id: string; agent: string; state: string; version: number }>(
      `select id, agent, state, version from interactions where state in ('ringing', 'ongoing')`,
    ),
  ]);
  const found: string[] = [];
  const same = (what: string, screen: unknown, table: unknown) => {
    const [one, other] = [JSON.stringify(screen), JSON.stringify(table)];
    if (one !== other) found.push(`${what}: on screen ${one}, in the tables ${other}`);
  };
  const cards = (view: ViewHandle, of: (agent: string | null) => boolean) =>
    sorted(
      view
        .all('interaction')
        .filter(({ state, agent }) => (state === 'ringing' || state === 'ongoing') && of(agent))
        .map(({ id, state, version }) => `${id} ${state} ${version}`),
    );
  const rows = (of: (agent: string) => boolean) =>
    sorted(held.rows.filter(({ agent }) => of(agent)).map(({ id, state, version }) => `${id} ${state} ${version}`));

  for (const { id, desk, deferred: put } of agents) {
    const team = desk.one('agent', id)?.team ?? '';
    const inbox = (name: string) => desk.all('inbox').find((each) => each.id === name)?.count;
    same(
      `${id}: cards`,
      cards(desk, () => true),
      rows((agent) => agent === id),
    );
    same(`${id}: mine`, inbox('mine'), mine.get(id) ?? 0);
    same(`${id}: team's`, inbox('team'), ofTeam.get(team) ?? 0);
    same(`${id}: unassigned`, inbox('unassigned'), unassigned.get(team) ?? 0);
    same(`${id}: deferred`, put.all('interaction').length, deferred.get(id) ?? 0);
  }
  const days = await db.query<Row & { agent: string }>(
    `select payload ->> 'agent' as agent, count(*) filter (where kind = 'accepted')::int as accepted,
            count(*) filter (where kind = 'missed')::int as missed,
            count(*) filter (where kind = 'completed')::int as completed
       from facts where stream = 'interaction' and kind in ('accepted', 'missed', 'completed') group by 1`,
  );
  for (const { table } of supervisors) {
    const led = table.all('agent').map(({ id }) => id);
    for (const agent of led) {
      same(
        `the table: cards of ${agent}`,
        cards(table, (of) => of === agent),
        rows((of) => of === agent),
      );
      const day = table.all('day').find((each) => each.agent === agent);
      const plain = days.rows.find((each) => each.agent === agent);
      for (const name of ['accepted', 'missed', 'completed'] as const)
        same(`the table: ${name} by ${agent}`, day?.[name] ?? 0, plain?.[name] ?? 0);
    }
  }
  return found;
}

/** Pairs of what waits and who could have it. */
export async function couldBeGiven(db: Pool, now: number): Promise<string[]> {
  const { rows } = await db.query<{ interaction: string; agent: string }>(
    `select w.id as interaction, a.id as agent
       from interactions w
       join agents a on a.connected and a.mode = 'available'
       join directory d on d.id = a.id and d.listed -> 'roles' ? 'agent' and d.listed -> 'channels' ? w.channel
      where w.state = 'waiting'
        and (w.target_until is null or w.target_until <= $1 or w.target = a.id or w.target_team = d.listed ->> 'team')
        and (select count(*) from interactions h where h.agent = a.id and h.state in ('ringing', 'ongoing')) < 3`,
    [now],
  );
  return rows.map(({ interaction, agent }) => `${interaction} waits, and ${agent} could have it`);
}
