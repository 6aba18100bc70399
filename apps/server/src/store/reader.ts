// What views read, in plain queries. A reader has a pool of its own: those who look never wait for, or hold up, those
// who act (S9). Nothing here writes (S3).
import { matches, type Agent, type BoundQuery, type Customer, type FactOf, type Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import { readSeats, readWaiting, type StandingRows } from '../routing/floor.ts';
import { whereOf } from '../inboxes/query-sql.ts';
import type { DayCounts } from './commits.ts';
import { personsIn } from './persons.ts';
import {
  agentOf,
  customerOf,
  dayOf,
  factOf,
  interactionOf,
  type AgentRow,
  type DayRow,
  type FactRow,
  type InteractionRow,
} from './rows.ts';

/** An interaction's fact and, if the customer sees something of it, their counter. */
export interface SaidFact {
  fact: FactOf<'interaction'>;
  said: number | null;
}

const factColumns = `f.stream, f.id, f.version, f.kind, f.by, f.on_behalf_of, f.at, f.said, f.payload, b.text`;
const factTables = `facts f left join bodies b on b.interaction = f.id and b.version = f.version`;

/** Whose sight it is, less the channels that a policy keeps from it. */
export interface Readable {
  agent: string;
  team: string | null;
  without: readonly string[];
}

/** The rule of `mayRead`, for customers: there is an interaction of theirs that may be read. */
const readable = `exists (select from interactions i where i.customer = c.id
  and (i.agent = $2 or i.team = $3) and i.channel <> all($4))`;

export class Reader {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async interaction(id: string): Promise<Interaction | undefined> {
    return (await this.#interactions('id = $1', [id]))[0];
  }

  /** What rings at and is ongoing with an agent. */
  heldBy(agent: string): Promise<Interaction[]> {
    return this.#interactions(`agent = $1 and state in ('ringing', 'ongoing')`, [agent]);
  }

  deferredBy(agent: string): Promise<Interaction[]> {
    return this.#interactions(`agent = $1 and state = 'deferred'`, [agent]);
  }

  liveOfTeams(teams: readonly string[]): Promise<Interaction[]> {
    return this.#interactions(`team = any($1) and state <> 'completed'`, [teams]);
  }

  /** What is in an inbox. `now`: the time that ages are measured at. */
  async matching(query: BoundQuery, now: number): Promise<Interaction[]> {
    const { sql, values } = whereOf(query, now);
    return (await this.#interactions(sql, values)).filter((each) => matches(query, each, now));
  }

  /** Replies of these agents that wait for approval, oldest first. */
  submittedBy(agents: readonly string[], limit: number): Promise<Interaction[]> {
    return this.#interactions(
      `agent = any($1) and submitted ->> 'is' = 'pending' order by (submitted ->> 'at')::bigint, id limit $2`,
      [agents, limit],
    );
  }

  /** What was last said in each of these, to the customer or among colleagues, oldest first. */
  async lastSaid(interactions: readonly string[], limit: number): Promise<FactOf<'interaction'>[]> {
    const { rows } = await this.#pool.query<FactRow & { text: string | null }>(
      `select ${factColumns} from unnest($1::text[]) i cross join lateral (
         select * from facts where stream = 'interaction' and id = i
            and kind in ('wrote', 'replied', 'approved', 'commented', 'returned-for-change')
          order by version desc limit $2
       ) f left join bodies b on b.interaction = f.id and b.version = f.version order by f.id, f.version`,
      [interactions, limit],
    );
    return rows.map((row) => factOf(row) as FactOf<'interaction'>);
  }

  /** Newest first; completed before `before`. */
  completedBy(agent: string, before: number, limit: number): Promise<Interaction[]> {
    return this.#interactions(
      `agent = $1 and state = 'completed' and state_at < $2 order by state_at desc, id limit $3`,
      [agent, before, limit],
    );
  }

  /** The newest of these customers. */
  ofCustomers(customers: readonly string[], limit: number): Promise<Interaction[]> {
    return this.#interactions('customer = any($1) order by created_at desc, id limit $2', [customers, limit]);
  }

  async #interactions(where: string, values: unknown[]): Promise<Interaction[]> {
    const { rows } = await this.#pool.query<InteractionRow>(`select * from interactions where ${where}`, values);
    return rows.map(interactionOf);
  }

  /** The facts of an interaction after a version, oldest first. */
  factsAfter(interaction: string, version: number, limit: number): Promise<SaidFact[]> {
    return this.#facts(`f.stream = 'interaction' and f.id = $1 and f.version > $2 order by f.version limit $3`, [
      interaction,
      version,
      limit,
    ]);
  }

  /** The newest facts of an interaction before a version, oldest first. */
  async factsBefore(interaction: string, version: number, limit: number): Promise<SaidFact[]> {
    const newestFirst = await this.#facts(
      `f.stream = 'interaction' and f.id = $1 and f.version < $2::bigint order by f.version desc limit $3`,
      [interaction, version, limit],
    );
    return newestFirst.reverse();
  }

  /** The facts a customer sees something of, by their counter: the newest before, or those after. */
  async saidFacts(interaction: string, after: number, limit: number): Promise<SaidFact[]> {
    const newestFirst = await this.#facts(
      `f.stream = 'interaction' and f.id = $1 and f.said > $2 order by f.said desc limit $3`,
      [interaction, after, limit],
    );
    return newestFirst.reverse();
  }

  async #facts(where: string, values: unknown[]): Promise<SaidFact[]> {
    const { rows } = await this.#pool.query<FactRow & { text: string | null }>(
      `select ${factColumns} from ${factTables} where ${where}`,
      values,
    );
    return rows.map((row) => ({ fact: factOf(row) as FactOf<'interaction'>, said: row.said }));
  }

  /** The last time it rang somewhere. */
  async lastOffer(interaction: string): Promise<Extract<FactOf<'interaction'>, { kind: 'offered' }> | undefined> {
    const [last] = await this.#facts(
      `f.stream = 'interaction' and f.id = $1 and f.kind = 'offered' order by f.version desc limit 1`,
      [interaction],
    );
    return last?.fact.kind === 'offered' ? last.fact : undefined;
  }

  /** What routing looks at. */
  async routingFloor(): Promise<StandingRows> {
    return { waiting: await readWaiting(this.#pool), ...(await readSeats(this.#pool)) };
  }

  async agents(ids: readonly string[]): Promise<Agent[]> {
    const { rows } = await this.#pool.query<AgentRow>('select * from agents where id = any($1)', [ids]);
    return rows.map(agentOf);
  }

  async connectedAgents(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ id: string }>('select id from agents where connected');
    return rows.map(({ id }) => id);
  }

  async dayCounts(agents: readonly string[], date: string): Promise<DayCounts[]> {
    const { rows } = await this.#pool.query<DayRow>('select * from day_counts where agent = any($1) and date = $2', [
      agents,
      date,
    ]);
    return rows.map(dayOf);
  }

  /** The records of these customers, each with all that are merged with it. */
  async persons(ids: readonly string[]): Promise<Customer[]> {
    return ids.length === 0 ? [] : (await personsIn(this.#pool, ids)).map(customerOf);
  }

  /** The notes that these records have, as the facts that added them. */
  async notesOf(customers: readonly Customer[]): Promise<FactOf<'customer'>[]> {
    const notes = customers.flatMap(({ id, notes: versions }) => versions.map((version) => ({ id, version })));
    if (notes.length === 0) return [];
    const { rows } = await this.#pool.query<FactRow & { text: string | null }>(
      `select f.*, t.text from facts f left join customer_texts t on t.customer = f.id and t.version = f.version
        where f.stream = 'customer' and (f.id, f.version) in (select * from unnest($1::text[], $2::int[]))`,
      [notes.map(({ id }) => id), notes.map(({ version }) => version)],
    );
    return rows.map((row) => factOf(row) as FactOf<'customer'>);
  }

  /** Customers of whom this agent, of this team, may read something, found by a part of what they are called or reached by. */
  async customersLike(text: string, { agent, team, without }: Readable, limit: number): Promise<string[]> {
    const part = `%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const { rows } = await this.#pool.query<{ id: string }>(
      `select c.id from customers c
        where exists (select from jsonb_to_recordset(c.fields) as f(field text, text text)
                       where f.field in ('name', 'email', 'phone') and lower(f.text) like $1)
          and ${readable} order by c.since desc, c.id limit $5`,
      [part, agent, team, without, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those with one of these e-mail addresses or phone numbers, likewise. */
  async customersReachedBy(emails: string[], phones: string[], whose: Readable, limit: number): Promise<string[]> {
    const { agent, team, without } = whose;
    const { rows } = await this.#pool.query<{ id: string }>(
      `select c.id from customers c where (c.email_key = any($1) or c.phone_key = any($6))
          and ${readable} order by c.since desc, c.id limit $5`,
      [emails, agent, team, without, limit, phones],
    );
    return rows.map(({ id }) => id);
  }

  /** The one interaction of a customer: their chat. */
  async chatOf(customer: string): Promise<Interaction | undefined> {
    return (await this.#interactions('customer = $1 order by created_at desc, id limit 1', [customer]))[0];
  }

  /** The last change that somebody made to each thing that is set; an acknowledgement is none. */
  async lastChanges(): Promise<Pick<FactOf<'access'>, 'id' | 'version' | 'by' | 'at'>[]> {
    const { rows } = await this.#pool.query<Pick<FactOf<'access'>, 'id' | 'version' | 'by' | 'at'>>(
      `select distinct on (id) id, version, by, at from facts
        where stream = 'access' and kind <> 'acknowledged' order by id, version desc`,
    );
    return rows;
  }

  async versions(interactions: readonly string[]): Promise<Map<string, { version: number; said: number }>> {
    const { rows } = await this.#pool.query<{ id: string; version: number; said: number }>(
      'select id, version, said from interactions where id = any($1)',
      [interactions],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
