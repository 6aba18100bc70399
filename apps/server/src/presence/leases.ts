// Who sits at which node, where there are several: each vouches in the database for those who sit at it, as long as their
// last sign of life counts. A node that dies vouches no more; whoever is left says who is gone. Not over the bus, for then
// a node that hears nobody would say that everybody is gone.
import type { Pool } from 'pg';

/** An agent whom the store holds for connected, or who sits here. */
export interface Attended {
  agent: string;
  /** What the store holds. */
  connected: boolean;
  /** Another node vouches for them. */
  elsewhere: boolean;
}

export interface Leases {
  /** Until when they count here; a time that is over: not any more. */
  hold(agents: ReadonlyMap<string, number>): Promise<void>;
  look(here: readonly string[], now: number): Promise<Attended[]>;
}

/** Rows of nodes that are no more are kept so long, for nobody. */
const forgottenAfterMs = 3_600_000;

export class PostgresLeases implements Leases {
  readonly #pool: Pool;
  readonly #node: string;

  constructor(pool: Pool, node: string) {
    this.#pool = pool;
    this.#node = node;
  }

  async hold(agents: ReadonlyMap<string, number>): Promise<void> {
    if (agents.size === 0) return;
    await this.#pool.query(
      `insert into seats (agent, node, until) select agent, $1, until from unnest($2::text[], $3::bigint[]) s (agent, until)
         on conflict (agent, node) do update set until = excluded.until`,
      [this.#node, [...agents.keys()], [...agents.values()]],
    );
  }

  async look(here: readonly string[], now: number): Promise<Attended[]> {
    await this.#pool.query('delete from seats where until < $1', [now - forgottenAfterMs]);
    const { rows } = await this.#pool.query<Attended>(
      `select a.id as agent, a.connected,
              exists (select from seats s where s.agent = a.id and s.node <> $1 and s.until > $2) as elsewhere
         from agents a where a.connected or a.id = any ($3::text[])`,
      [this.#node, now, here],
    );
    return rows;
  }
}
