// The chain in PostgreSQL (migration 0015): the database gives places and hashes, one entry after the other, so that the
// connections that append need no right to read, and two nodes cannot append after the same entry. Reading goes over
// others.
import type { Pool } from 'pg';
import { canonical } from './canonical.ts';
import type { Chain, LookQuery, LookRow, LookSum, OpenLook } from './chain.ts';
import { nothingYet, type End, type Entry, type Link, type SaltedText } from './entry.ts';

/** A pool, or one connection of it. */
type Asked = Pick<Pool, 'query'>;

export class PostgresChain implements Chain {
  readonly #appends: Asked;
  readonly #reads: Asked;

  constructor(appends: Asked, reads: Asked) {
    this.#appends = appends;
    this.#reads = reads;
  }

  async append(entry: Entry, texts: readonly SaltedText[]): Promise<number | undefined> {
    const { rows } = await this.#appends.query<{ seq: number }>(
      `with e as (insert into monitoring_log (entry) values ($1) on conflict do nothing returning seq),
            t as (insert into monitoring_log_texts (seq, part, salt, text)
                  select e.seq, g.part, g.salt, g.text
                    from e, jsonb_to_recordset($2) as g (part text, salt text, text text))
       select seq from e`,
      [canonical(entry), JSON.stringify(texts)],
    );
    return rows[0]?.seq;
  }

  async open(): Promise<OpenLook[]> {
    const { rows } = await this.#reads.query<OpenLook>(
      `select o.seq, o.entry::jsonb ->> 'node' as node from monitoring_log o where o.what not in ('until', 'erased')
          and not exists (select from monitoring_log e where e.opened = o.seq) order by o.seq`,
    );
    return rows;
  }

  async end(): Promise<End> {
    const { rows } = await this.#reads.query<End>('select seq, hash from monitoring_log order by seq desc limit 1');
    return rows[0] ?? nothingYet;
  }

  async links(after: number, limit: number): Promise<Link[]> {
    const { rows } = await this.#reads.query<Link>(
      `select o.seq, o.entry, o.hash,
              (select coalesce(jsonb_agg(jsonb_build_object('part', t.part, 'salt', t.salt, 'text', t.text) order by t.part), '[]')
                 from monitoring_log_texts t where t.seq = o.seq) as texts
         from monitoring_log o where o.seq > $1 order by o.seq limit $2`,
      [after, limit],
    );
    return rows;
  }

  async looks(query: LookQuery, before: number, limit: number): Promise<LookRow[]> {
    const { rows } = await this.#reads.query<LookRow>(
      `select l.* from monitoring_log_looks l where ${asked} and l.seq < $6 order by l.seq desc limit $7`,
      [...values(query), before, limit],
    );
    return rows;
  }

  async watched(agent: string, since: number, now: number): Promise<{ ms: number; open: number }> {
    const { rows } = await this.#reads.query<{ ms: number; open: number }>(
      `select coalesce(sum(greatest(coalesce(l.until, $3) - greatest(l.at, $2), 0)), 0)::bigint as ms,
              count(*) filter (where l.until is null) as open
         from monitoring_log_looks l
        where l.agent = $1 and l.what = 'desk' and (l.until is null or l.until > $2)`,
      [agent, since, now],
    );
    return rows[0] ?? { ms: 0, open: 0 };
  }

  async sums(query: LookQuery, now: number): Promise<LookSum[]> {
    const { rows } = await this.#reads.query<LookSum>(
      `select l.by, (array_agg(l.by_name order by l.seq desc))[1] as by_name,
              l.agent, (array_agg(l.agent_name order by l.seq desc))[1] as agent_name,
              count(*) as looks, sum(greatest(coalesce(l.until, $6) - l.at, 0))::bigint as ms,
              count(*) filter (where l.how = 'restart') as unsure
         from monitoring_log_looks l where ${asked} and l.by is not null and not l.agent_erased
        group by l.by, l.agent order by l.by, l.agent nulls first`,
      [...values(query), now],
    );
    return rows;
  }
}

const asked = `($1::bigint is null or l.at >= $1) and ($2::bigint is null or l.at < $2)
  and ($3::text is null or l.by = $3) and ($4::text is null or l.agent = $4) and ($5::text is null or l.what = $5)`;

const values = ({ from, to, by, agent, what }: LookQuery) => [from, to, by, agent, what].map((value) => value ?? null);
