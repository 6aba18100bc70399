// Gathers and locks what a group of acts may look at. The one lock order: agents by id, customers by id, interactions by
// id. What an act needs but does not name (whom it rings at, what rings there, a customer's chat, what waits) is found
// first without a lock and seen again under it.
import {
  groupOf,
  heldKey,
  longestStepMs,
  touches,
  type Touched,
  type Act,
  type Agent,
  type Customer,
  type Directory,
  type Interaction,
  personOf,
} from '@oriel/domain';
import type { PoolClient } from 'pg';
import {
  agentOf,
  agentRow,
  customerOf,
  interactionOf,
  type AgentRow,
  type CustomerRow,
  type InteractionRow,
} from './rows.ts';
import { emptySeat } from '@oriel/domain';
import { personsIn } from './persons.ts';

/** How many waiting interactions of each channel are locked for each who asks: others may take some meanwhile. */
const candidatesPerAsk = 4;

export interface Gathered {
  interactions: Map<string, Interaction>;
  agents: Map<string, Agent>;
  customers: Map<string, Customer>;
  held: Map<string, number>;
  waiting: string[];
  chatOf: Map<string, string>;
}

const sorted = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

export async function gather(
  client: PoolClient,
  acts: readonly Act[],
  directory: Directory,
  now: number,
): Promise<Gathered> {
  const touched = acts.map(touches);
  const customers = sorted(touched.flatMap((each) => each.customers));
  const asks = touched.flatMap((each) => each.asks);
  const goneAgents = acts.flatMap(({ command }) => (command.kind === 'gone' ? [command.agent] : []));
  const overdue = acts.flatMap(({ command }) => (command.kind === 'time-passed' ? [command.interaction] : []));
  const ids = new Set(touched.flatMap((each) => each.interactions));
  const agentIds = new Set(touched.flatMap((each) => each.agents));

  if (overdue.length > 0) {
    const { rows } = await client.query<{ agent: string }>(
      'select agent from interactions where id = any($1) and agent is not null',
      [overdue],
    );
    for (const { agent } of rows) agentIds.add(agent);
  }
  // Whoever is named in a command may be anybody's invention: no seat for those.
  const known = sorted(agentIds).filter((id) => personOf(directory, id));
  const agents = await lockAgents(client, known);
  if (goneAgents.length > 0) {
    const { rows } = await client.query<{ id: string }>(
      `select id from interactions where state = 'ringing' and agent = any($1)`,
      [goneAgents],
    );
    for (const { id } of rows) ids.add(id);
  }
  const { persons, withInteractions } = await personsNeeded(client, touched);
  const { records, chatOf } = await lockCustomers(client, customers, persons);
  for (const id of chatOf.values()) ids.add(id);
  if (withInteractions) for (const id of await interactionsOf(client, persons)) ids.add(id);
  const waiting = asks.length > 0 ? await candidates(client, asks, directory, now) : [];
  for (const id of waiting) ids.add(id);
  const interactions = await lockInteractions(client, sorted(ids));
  return {
    interactions,
    agents,
    customers: records,
    held: await countHeld(client, [...agents.keys()], directory),
    waiting,
    chatOf,
  };
}

async function lockAgents(client: PoolClient, ids: string[]): Promise<Map<string, Agent>> {
  if (ids.length === 0) return new Map();
  const lock = () => client.query<AgentRow>('select * from agents where id = any($1) order by id for update', [ids]);
  let { rows } = await lock();
  if (rows.length < ids.length) {
    const seats = ids.map((id) => agentRow(emptySeat(id)));
    await client.query(
      'insert into agents select * from jsonb_populate_recordset(null::agents, $1) on conflict do nothing',
      [JSON.stringify(seats)],
    );
    ({ rows } = await lock());
  }
  return new Map(rows.map((row) => [row.id, agentOf(row)]));
}

/** The records of the persons that commands are about, each with all that are merged with it. */
async function personsNeeded(client: PoolClient, touched: readonly Touched[]) {
  const needed = touched.map(({ records }) => records);
  const interactions = sorted(needed.flatMap(({ ofInteractions }) => ofInteractions));
  if (interactions.length === 0) return { persons: [], withInteractions: false };
  const { rows } = await client.query<{ customer: string }>('select customer from interactions where id = any($1)', [
    interactions,
  ]);
  const ids = [...rows.map(({ customer }) => customer), ...needed.flatMap(({ others }) => others)];
  const persons = (await personsIn(client, ids)).map(({ id }) => id);
  return { persons, withInteractions: needed.some((each) => each.withInteractions) };
}

async function interactionsOf(client: PoolClient, customers: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from interactions where customer = any($1)', [
    customers,
  ]);
  return rows.map(({ id }) => id);
}

/** `writing`: customers who write; `persons`: whose records are to be changed. */
async function lockCustomers(client: PoolClient, writing: string[], persons: string[]) {
  const ids = sorted([...writing, ...persons]);
  const records = new Map<string, Customer>();
  const chatOf = new Map<string, string>();
  if (ids.length === 0) return { records, chatOf };
  const { rows } = await client.query<CustomerRow>(
    'select * from customers where id = any($1) order by id for update',
    [ids],
  );
  for (const row of rows) records.set(row.id, customerOf(row));
  // Who writes and is merged into another is called as that one is. Its name cannot change meanwhile: this one is locked.
  if (writing.some((id) => records.get(id)?.mergedInto)) {
    for (const row of await personsIn(client, writing)) if (!records.has(row.id)) records.set(row.id, customerOf(row));
  }
  const chats = await client.query<{ customer: string; id: string }>(
    'select distinct on (customer) customer, id from interactions where customer = any($1) order by customer, created_at desc, id',
    [writing],
  );
  for (const { customer, id } of chats.rows) chatOf.set(customer, id);
  return { records, chatOf };
}

/** What those who ask may take: what waits on their channels, unless it is still kept for somebody else. */
async function candidates(client: PoolClient, asks: string[], directory: Directory, now: number): Promise<string[]> {
  const people = asks.flatMap((agent) => personOf(directory, agent) ?? []);
  const channels = sorted(people.flatMap((person) => person.channels));
  const teams = sorted(people.flatMap((person) => person.team ?? []));
  const { rows } = await client.query<{ id: string }>(
    `select w.id from unnest($1::text[]) c cross join lateral (
       select id, state_at from interactions where state in ('waiting', 'undelivered') and channel = c
          and (target_until is null or target_until <= $3 or target_until > $6 or target is null and target_team is null or target = any($4) or target_team = any($5))
        order by state_at, id limit $2
     ) w order by w.state_at, w.id`,
    [channels, asks.length * candidatesPerAsk, now, asks, teams, now + longestStepMs],
  );
  return rows.map(({ id }) => id);
}

async function lockInteractions(client: PoolClient, ids: string[]): Promise<Map<string, Interaction>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<InteractionRow>(
    'select * from interactions where id = any($1) order by id for update',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, interactionOf(row)]));
}

/** By agent and channel group. */
async function countHeld(client: PoolClient, agents: string[], directory: Directory): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  if (agents.length === 0) return counted;
  const { rows } = await client.query<{ agent: string; channel: string; held: number }>(
    `select agent, channel, count(*)::int as held from interactions
      where agent = any($1) and state in ('ringing', 'ongoing') group by agent, channel`,
    [agents],
  );
  for (const { agent, channel, held } of rows) {
    const key = heldKey(agent, groupOf(directory, channel).id);
    counted.set(key, (counted.get(key) ?? 0) + held);
  }
  return counted;
}
