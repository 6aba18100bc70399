import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../store/embedded/testing.ts';
import { migrate } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { migrations } from '../store/testing.ts';
import { begin, chainContract, end, verdictOn } from './chain/chain.contract.ts';
import { PostgresChain } from './chain/postgres-chain.ts';
import { createLogPool, logRole, type LogPool } from './insert-only-role.ts';

let database: FreshDatabase;
let owner: Pool;
const opened: LogPool[] = [];

/** The log's own connections, as compose.ts has them made. */
async function logPool(isOwn: boolean, url = database.url): Promise<Pool> {
  const made = await createLogPool({ url, isOwn, owner, connections: 3, name: 'test log' });
  opened.push(made);
  return made.pool;
}

beforeEach(async () => {
  database = await freshDatabase();
  owner = createPool(database.url, 4, 'test');
  await migrate(owner, migrations, 'UTC');
});
afterEach(async () => {
  await Promise.all([owner, ...opened.splice(0).map(({ pool }) => pool)].map((pool) => pool.end()));
  await database.drop();
});

describe('the chain in PostgreSQL', () => {
  chainContract('PostgresChain', async () => new PostgresChain(await logPool(true), owner));

  test('L13 two nodes that write at once make one chain', async () => {
    const chains = [new PostgresChain(await logPool(true), owner), new PostgresChain(await logPool(false), owner)];
    await Promise.all(chains.flatMap((chain) => Array.from({ length: 30 }, (_, at) => begin(chain, at))));
    expect(await verdictOn(chains[0]!)).toMatchObject({ entries: 60 });
  });
});

describe('who writes the monitoring log', () => {
  const forbidden = [
    'select * from monitoring_log',
    'select entry from monitoring_log',
    'select * from monitoring_log_texts',
    'select * from monitoring_log_looks',
    'select * from facts',
    'update monitoring_log set entry = entry',
    'delete from monitoring_log',
    'truncate monitoring_log',
    'delete from monitoring_log_texts',
    `update monitoring_log_texts set text = ''`,
    `insert into monitoring_log (seq, entry, hash) values (7, '{}', '')`,
    'alter table monitoring_log disable trigger all',
    'drop table monitoring_log_texts',
  ];

  test.each([
    ['in the embedded database', true],
    ['in a given one', false],
  ])('L7 %s it can insert, and nothing else', async (_, isOwn) => {
    const pool = await logPool(isOwn);
    expect(opened[0]!.without).toBeUndefined();
    const chain = new PostgresChain(pool, owner);
    await begin(chain, 1_000);
    for (const statement of forbidden)
      await expect(pool.query(statement), statement).rejects.toThrow(/permission denied|must be owner/);
    expect(await verdictOn(chain)).toMatchObject({ entries: 1 });
  });

  test('L7 in the embedded database it cannot become anybody else', async () => {
    const pool = await logPool(true);
    await pool.query('reset role; set role none');
    expect((await pool.query('select current_user as is, session_user as began')).rows).toEqual([
      { is: logRole, began: logRole },
    ]);
    await expect(pool.query(`set role ${new URL(database.url).username}`)).rejects.toThrow('permission denied');
  });

  test('L7 a table of the same name that it makes for itself leads nobody astray', async () => {
    const pool = await logPool(true);
    const chain = new PostgresChain(pool, owner);
    await begin(chain, 1_000);
    const client = await pool.connect();
    await client.query('create temporary table monitoring_log (seq bigint, entry text, hash text)');
    await client.query(`insert into pg_temp.monitoring_log values (99, '{}', 'ff')`);
    await client.query(
      `insert into public.monitoring_log (entry) values ('{"at":5,"how":"closed","opened":1,"what":"until"}')`,
    );
    client.release();
    expect(await chain.end()).toMatchObject({ seq: 2 });
    expect(await verdictOn(chain)).toMatchObject({ entries: 2 });
  });

  test('L7 where its role cannot be had, the log is written without it, and that is said', async () => {
    const url = new URL(database.url);
    await owner.query(`do $$ begin create role plain_owner login; exception when duplicate_object then null; end $$`);
    await owner.query(
      'grant all on schema public to plain_owner; grant all on all tables in schema public to plain_owner',
    );
    url.username = 'plain_owner';
    const plain = createPool(url.href, 1, 'test');
    try {
      const made = await createLogPool({ url: url.href, isOwn: false, owner: plain, connections: 1, name: 'test log' });
      opened.push(made);
      expect(String(made.without)).toMatch(/permission denied|must have admin option/);
      expect(await begin(new PostgresChain(made.pool, owner), 1_000)).toBe(1);
    } finally {
      await plain.end();
    }
  });

  test('L7 a text is that of its entry; nobody puts another in its place, or beside another entry', async () => {
    const pool = await logPool(true);
    await begin(new PostgresChain(pool, owner), 1_000, { what: 'agents', agent: null });
    for (const [seq, part] of [
      [1, 'agent'],
      [1, 'interaction'],
    ])
      await expect(
        pool.query('insert into monitoring_log_texts (seq, part, salt, text) values ($1, $2, $3, $4)', [
          seq,
          part,
          '00',
          '{"id":"ana"}',
        ]),
      ).rejects.toThrow('the one that its entry has the hash of');
  });

  test.each([
    `update monitoring_log set entry = '{}'`,
    'delete from monitoring_log',
    'truncate monitoring_log cascade',
    `update monitoring_log_texts set text = ''`,
    'truncate monitoring_log_texts',
    'delete from monitoring_log_texts',
  ])('L7 append-only, for its owner too: %s', async (statement) => {
    const chain = new PostgresChain(owner, owner);
    await begin(chain, 1_000);
    await expect(owner.query(statement)).rejects.toThrow('the monitoring log is append-only');
    expect(await verdictOn(chain)).toMatchObject({ entries: 1 });
  });
});

test('L13 what was in the log before there was a chain is chained, ends with its beginnings', async () => {
  const chain = new PostgresChain(owner, owner);
  await owner.query(`
    drop view monitoring_log_looks; drop table monitoring_log_texts; drop table monitoring_log;
    drop function monitoring_log_links, monitoring_log_is_append_only, monitoring_log_text_belongs, monitoring_log_text_is_erased`);
  const apply = async (name: string) => owner.query(await readFile(join(migrations, name), 'utf8'));
  await apply('0003-monitoring-log.sql');
  const names = ['Sam "S" \\ Marlow', 'tab\tand\u0001 😀\u2028'];
  await owner.query(
    `insert into monitoring_log (at, what, by, by_name, agent, agent_name, interaction, teams, purpose) overriding system value
     values (10, 'desk', 'sam', $1, 'ana', $2, null, '["care", "a\\"b"]', 'coaching'), (20, 'agents', 'sam', $1, null, null, null, '[]', null)`,
    names,
  );
  await owner.query(`select nextval(pg_get_serial_sequence('monitoring_log', 'seq'))`);
  await owner.query(
    `insert into monitoring_log (at, what, by, by_name, teams, opened) values (30, 'until', 'sam', $1, '[]', 2)`,
    [names[0]],
  );
  await apply('0015-monitoring-log-chain.sql');
  expect(await verdictOn(chain)).toMatchObject({ entries: 3 });
  const row = { by: 'sam', by_name: names[0], interaction: null };
  expect(await chain.looks({}, 99, 99)).toMatchObject([
    { ...row, seq: 2, at: 20, until: 30, how: 'closed', what: 'agents', agent: null, teams: [], purpose: null },
    {
      ...row,
      seq: 1,
      at: 10,
      until: null,
      agent: 'ana',
      agent_name: names[1],
      teams: ['care', 'a"b'],
      purpose: 'coaching',
    },
  ]);
  expect(await end(chain, 1, 40)).toBe(4);
});
