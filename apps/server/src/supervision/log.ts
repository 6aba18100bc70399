// The monitoring log: append-only, on a connection of its own. An entry is committed before the first byte of what it is
// about; *until* is a second entry. It moves no stream and no counter that an agent or customer could see (S3, S5).
import type { Pool } from 'pg';

export interface Looked {
  what: 'desk' | 'conversation' | 'agents';
  by: { id: string; name: string };
  agent: { id: string; name: string } | null;
  interaction: string | null;
  teams: readonly string[];
  purpose: string | null;
}

export interface LookRow {
  seq: number;
  at: number;
  until: number | null;
  what: Looked['what'];
  by: string;
  by_name: string;
  agent: string | null;
  agent_name: string | null;
  interaction: string | null;
  teams: string[];
  purpose: string | null;
}

export class MonitoringLog {
  readonly #pool: Pool;
  readonly #now: () => number;
  readonly #failed: (error: unknown) => void;
  /** Entries of *until* that are still to be written, oldest first: tried again with every entry that follows. */
  readonly #ends: { opened: number; at: number }[] = [];
  /** They are written one after the other, and never hold anything up. */
  #ending: Promise<void> = Promise.resolve();

  constructor(pool: Pool, now: () => number, failed: (error: unknown) => void) {
    this.#pool = pool;
    this.#now = now;
    this.#failed = failed;
  }

  /** Resolves with the entry's number once it is on disk; rejects when it could not be written: then nothing opens. */
  async begin(looked: Looked): Promise<number> {
    const { rows } = await this.#pool.query<{ seq: number }>(
      `insert into monitoring_log (at, what, by, by_name, agent, agent_name, interaction, teams, purpose)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning seq`,
      [
        this.#now(),
        looked.what,
        looked.by.id,
        looked.by.name,
        looked.agent?.id ?? null,
        looked.agent?.name ?? null,
        looked.interaction,
        JSON.stringify(looked.teams),
        looked.purpose,
      ],
    );
    if (this.#ends.length > 0) this.#writeEnds();
    return rows[0]!.seq;
  }

  end(opened: number): void {
    this.#ends.push({ opened, at: this.#now() });
    this.#writeEnds();
  }

  #writeEnds(): void {
    this.#ending = this.#ending.then(() => this.#writeAllEnds()).catch(this.#failed);
  }

  async #writeAllEnds(): Promise<void> {
    for (let next = this.#ends[0]; next; next = this.#ends[0]) {
      await this.#writeEnd(next.opened, next.at);
      this.#ends.shift();
    }
  }

  /** Entries that a crash left open end now; and so does every one when the desk stops. */
  async endAll(): Promise<void> {
    await this.#ending;
    await this.#writeAllEnds();
    await this.#pool.query(
      `${insertEnd} where o.what <> 'until' and not exists (select from monitoring_log e where e.opened = o.seq)`,
      [this.#now()],
    );
  }

  async #writeEnd(opened: number, at: number): Promise<void> {
    await this.#pool.query(`${insertEnd} where o.seq = $2 on conflict do nothing`, [at, opened]);
  }

  /** Newest first, before a number. */
  async page(before: number, limit: number): Promise<LookRow[]> {
    const { rows } = await this.#pool.query<LookRow>(
      `select o.*, e.at as until from monitoring_log o left join monitoring_log e on e.opened = o.seq
        where o.what <> 'until' and o.seq < $1 order by o.seq desc limit $2`,
      [before, limit],
    );
    return rows;
  }
}

const insertEnd = `insert into monitoring_log (at, what, by, by_name, agent, agent_name, interaction, teams, opened)
  select $1, 'until', o.by, o.by_name, o.agent, o.agent_name, o.interaction, o.teams, o.seq from monitoring_log o`;
