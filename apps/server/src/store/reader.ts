// What views read, in plain queries. A reader has a pool of its own: those who look never wait for, or hold up, those
// who act (S9). Nothing here writes (S3).
import type { Agent, Customer, FactOf, Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import type { DayCounts, InboxCount } from './commits.ts';
import {
  agentOf,
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

  waitingIn(team: string): Promise<Interaction[]> {
    return this.#interactions(`team = $1 and state = 'waiting'`, [team]);
  }

  /** Newest first; completed before `before`. */
  completedBy(agent: string, before: number, limit: number): Promise<Interaction[]> {
    return this.#interactions(
      `agent = $1 and state = 'completed' and state_at < $2 order by state_at desc, id limit $3`,
      [agent, before, limit],
    );
  }

  ofCustomer(customer: string): Promise<Interaction[]> {
    return this.#interactions('customer = $1 order by created_at desc', [customer]);
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

  async agents(ids: readonly string[]): Promise<Agent[]> {
    const { rows } = await this.#pool.query<AgentRow>('select * from agents where id = any($1)', [ids]);
    return rows.map(agentOf);
  }

  async connectedAgents(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ id: string }>('select id from agents where connected');
    return rows.map(({ id }) => id);
  }

  async inboxCounts(scopes: readonly string[]): Promise<InboxCount[]> {
    const { rows } = await this.#pool.query<InboxCount>('select * from inbox_counts where scope = any($1)', [scopes]);
    return rows;
  }

  async dayCounts(agents: readonly string[], date: string): Promise<DayCounts[]> {
    const { rows } = await this.#pool.query<DayRow>('select * from day_counts where agent = any($1) and date = $2', [
      agents,
      date,
    ]);
    return rows.map(dayOf);
  }

  async customer(id: string): Promise<Customer | undefined> {
    const { rows } = await this.#pool.query<Customer>('select * from customers where id = $1', [id]);
    return rows[0];
  }

  /** The one interaction of a customer: their chat. */
  async chatOf(customer: string): Promise<Interaction | undefined> {
    return (await this.#interactions('customer = $1 order by created_at desc, id limit 1', [customer]))[0];
  }

  async versions(interactions: readonly string[]): Promise<Map<string, { version: number; said: number }>> {
    const { rows } = await this.#pool.query<{ id: string; version: number; said: number }>(
      'select id, version, said from interactions where id = any($1)',
      [interactions],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
