// The port to PostgreSQL (`pg.Pool`) over the database in memory, with what a network and a disk add: time, and failures
// before and after the commit. A pool that is cut off answers nobody any more, and what it had open is rolled back.
import type { Pool } from 'pg';
import type { Chain } from '../../apps/server/src/supervision/chain/chain.ts';
import type { OpenChain } from '../../apps/server/src/supervision/index.ts';
import type { Seeded } from '../seeded.ts';
import type { Time } from '../time.ts';
import type { Answer, Database, Transaction } from './database.ts';

/** How a statement asks the database for the time. */
const clockSql = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

export interface Weather {
  /** Milliseconds from the question to its being taken up, and from there to the answer. */
  before: number;
  after: number;
  /** The connection breaks: before it is taken up, or after, so that nobody learns what came of it. */
  breaks: 'before' | 'after' | null;
}

export interface Pools {
  make(name: string): Pool;
  /** The chain of the monitoring log, as if it were reached over a pool of its own. */
  chain(kept: Chain): OpenChain;
  /** `kill -9`: nothing is answered any more. */
  cut(): void;
}

/** What one statement meets. A function of the question and the time, not of what others ask: who looks moves nobody. */
export type Forecast = (pool: string, sql: string, parameters: readonly unknown[]) => Weather;

export function weather(seeded: Seeded, time: Time, rough: () => number, node = 0): Forecast {
  const asker = node === 0 ? '' : `node ${node} `;
  return (pool, sql, parameters) => {
    const question = `${asker}${pool} ${time.now()} ${sql} ${parameters.length > 0 ? JSON.stringify(parameters) : ''}`;
    const drawn = seeded.at(question);
    const before = drawn < 0.7 ? 0 : 1;
    const part = (drawn * 1000) % 1;
    const after = part < 0.5 ? 0 : part < 0.9 ? 1 : 2;
    const roughness = rough();
    const fate = (drawn * 1_000_000) % 1;
    // A commit waits for the disk; now and then everything waits.
    const disk = sql === 'commit' ? 1 : 0;
    const slow = roughness > 0 && fate > 0.995 ? Math.floor(20 + part * 200) : 0;
    const breaks = roughness === 0 || fate >= roughness * 0.004 ? null : fate < roughness * 0.002 ? 'before' : 'after';
    return { before: before + slow, after: after + disk, breaks };
  };
}

export function createPools(database: Database, time: Time, forecast: Forecast, journal?: Journal): Pools {
  let isCut = false;
  const open = new Set<Transaction>();

  const never = new Promise<never>(() => {});
  const wait = (ms: number): Promise<void> =>
    ms === 0 ? Promise.resolve() : new Promise((resolve) => time.after(ms, resolve));
  const broken = () => Object.assign(new Error('Connection terminated unexpectedly'), { isOfTheWorld: true });

  /** The database has no clock of its own: its time is the run's. */
  const timed = (sql: string, parameters: readonly unknown[]): [string, readonly unknown[]] =>
    sql.includes(clockSql)
      ? [sql.replaceAll(clockSql, `$${parameters.length + 1}::bigint`), [...parameters, time.now()]]
      : [sql, parameters];

  async function given<T>(
    pool: string,
    sql: string,
    parameters: readonly unknown[],
    run: () => Promise<T>,
  ): Promise<T> {
    const { before, after, breaks } = forecast(pool, sql, parameters);
    await wait(before);
    if (isCut) return never;
    if (breaks === 'before') throw broken();
    const answer = await run().catch((error: unknown) => error as Error);
    if (isCut) return never;
    await wait(after);
    if (isCut) return never;
    if (breaks === 'after') throw broken();
    if (answer instanceof Error) throw answer;
    return answer;
  }

  function make(name: string): Pool {
    /** One statement on its own. */
    const alone = async (sql: string, parameters: readonly unknown[]): Promise<Answer> => {
      const transaction = database.begin();
      open.add(transaction);
      try {
        const answer = await database.run(transaction, sql, parameters);
        if (isCut) return never;
        journal?.({ of: null, sql, parameters, answer });
        database.commit(transaction);
        return answer;
      } catch (error) {
        database.rollback(transaction);
        throw error;
      } finally {
        open.delete(transaction);
      }
    };

    const client = () => {
      let transaction: Transaction | undefined;
      const over = (sql: 'commit' | 'rollback') => {
        if (!transaction) return;
        database[sql](transaction);
        journal?.({ of: transaction.number, sql, parameters: [], answer: nothing });
        open.delete(transaction);
        transaction = undefined;
      };
      const run = async (sql: string, parameters: readonly unknown[]): Promise<Answer> => {
        if (sql.startsWith('begin')) {
          transaction = database.begin();
          open.add(transaction);
          journal?.({ of: transaction.number, sql, parameters, answer: nothing });
        } else if (sql === 'commit' || sql === 'rollback') {
          over(sql);
        } else {
          if (!transaction) return alone(sql, parameters);
          const answer = await database.run(transaction, sql, parameters);
          journal?.({ of: transaction.number, sql, parameters, answer });
          return answer;
        }
        return nothing;
      };
      let isBroken = false;
      return {
        async query(sql: string, parameters: readonly unknown[] = []): Promise<Answer> {
          if (isBroken) throw broken();
          try {
            return await given(name, sql, parameters, () => run(sql, parameters));
          } catch (error) {
            if (!(error as { isOfTheWorld?: boolean }).isOfTheWorld) throw error;
            isBroken = true;
            over('rollback');
            throw error;
          }
        },
        release() {},
      };
    };

    return {
      query: (sql: string, parameters: readonly unknown[] = []) =>
        isCut ? never : given(name, sql, parameters, () => alone(...timed(sql, parameters))),
      connect: async () => (isCut ? never : client()),
      end: async () => {},
    } as unknown as Pool;
  }

  /** Salts are no part of the question: they are another in each run. */
  const asked = <T>(question: string, run: () => Promise<T>): Promise<T> =>
    isCut ? never : given('log', question, [], run);

  return {
    make,
    chain: (kept) => ({
      append: (entry, texts) => asked(`append ${entry.what} ${entry.at}`, () => kept.append(entry, texts)),
      open: () => asked('open', () => kept.open()),
      end: () => asked('end', () => kept.end()),
      links: (after, limit) => asked(`links ${after}`, () => kept.links(after, limit)),
      looks: (query, before, limit) => asked(`looks ${before}`, () => kept.looks(query, before, limit)),
      watched: (agent, since, now) => asked(`watched ${agent} ${now}`, () => kept.watched(agent, since, now)),
      sums: (query, now) => asked(`sums ${now}`, () => kept.sums(query, now)),
      close: async () => {},
    }),
    cut() {
      isCut = true;
      for (const transaction of open) {
        database.rollback(transaction);
        journal?.({ of: transaction.number, sql: 'rollback', parameters: [], answer: nothing });
      }
      open.clear();
    },
  };
}

const nothing: Answer = { rows: [], rowCount: 0 };

/** Told of every statement that was carried out, in order. */
export type Journal = (carriedOut: CarriedOut) => void;

export interface CarriedOut {
  /** The transaction; null: a statement on its own. */
  of: number | null;
  sql: string;
  parameters: readonly unknown[];
  answer: Answer;
}
