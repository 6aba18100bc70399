// That nodes are alive, in the database and by its clock, which is one for all: a node that falls says nothing, and what it
// had open in the monitoring log is ended by whoever is left.
import type { Pool } from 'pg';

/** As long as an agent counts as connected: a database that stands still for less ends nobody's looks. */
export const nodeLivesMs = 45_000;

export interface Nodes {
  /** This one. Another at every start. */
  readonly own: string;
  /** This node lives for another `nodeLivesMs`. */
  hold(): Promise<void>;
  /** Every node that has said so and has not been forgotten. */
  all(): Promise<{ node: string; lives: boolean }[]>;
  forget(node: string): Promise<void>;
}

const now = `(extract(epoch from clock_timestamp()) * 1000)::bigint`;

export class PostgresNodes implements Nodes {
  readonly own: string;
  readonly #pool: Pool;

  constructor(pool: Pool, own: string) {
    this.#pool = pool;
    this.own = own;
  }

  async hold(): Promise<void> {
    await this.#pool.query(
      `insert into nodes (node, until) values ($1, ${now} + $2)
         on conflict (node) do update set until = excluded.until`,
      [this.own, nodeLivesMs],
    );
  }

  async all(): Promise<{ node: string; lives: boolean }[]> {
    const { rows } = await this.#pool.query<{ node: string; lives: boolean }>(
      `select node, until > ${now} as lives from nodes`,
    );
    return rows;
  }

  async forget(node: string): Promise<void> {
    await this.#pool.query('delete from nodes where node = $1', [node]);
  }
}
