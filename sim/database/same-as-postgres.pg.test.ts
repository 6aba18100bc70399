// The database in memory against PostgreSQL: runs whose every statement is given to both, in the same order, and whose answers
// are the same.
import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { migrate } from '../../apps/server/src/store/migrate.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import { migrations } from '../../apps/server/src/store/testing.ts';
import { firstTables } from '../floor.ts';
import { planOf, run } from '../run.ts';
import type { CarriedOut } from './pool.ts';

/** Rows, and what is gathered from rows, come in any order. */
const sorted = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(ordered(row))).sort();

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((each) => JSON.stringify(ordered(each))).sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, ordered(each)]),
  );
};

test.each([11, 12, 13, 14])('SM7: seed %i: the same answers', { timeout: 120_000 }, async (seed) => {
  const journal: CarriedOut[] = [];
  const { problems } = await run(planOf(seed), { journal: (each) => journal.push(each) });
  expect(problems).toEqual([]);

  const fresh = await freshDatabase();
  // Nobody waits for anybody here: who does would wait for ever.
  const pool = createPool(fresh.url, 10, 'simulation');
  pool.on('connect', (client) => void client.query('set statement_timeout = 5000'));
  const open = new Map<number, PoolClient>();
  try {
    await migrate(pool, migrations, 'UTC');
    const before = await firstTables();
    for (const { name, rows } of before) {
      if (name === 'migrations' || rows.size === 0) continue;
      if (name === 'deployment') await pool.query('delete from deployment');
      await pool.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [
        JSON.stringify([...rows.values()]),
      ]);
    }
    const kinds = new Set<string>();
    for (const { of, sql, parameters, answer } of journal) {
      kinds.add(sql);
      if (of !== null && sql.startsWith('begin')) open.set(of, await pool.connect());
      const client = of === null ? pool : open.get(of)!;
      const { rows } = await client.query<object>(sql, [...parameters]).catch((error: unknown) => {
        throw new Error(`${sql}\n${JSON.stringify(parameters)}\n${[...open.keys()].join()} ${of}`, { cause: error });
      });
      expect(sorted(rows), `${sql}\n${JSON.stringify(parameters)}`).toEqual(sorted(answer.rows));
      if (of !== null && (sql === 'commit' || sql === 'rollback')) {
        open.get(of)!.release();
        open.delete(of);
      }
    }
    expect(kinds.size).toBeGreaterThan(50);
    console.log(`  seed ${seed}: ${journal.length} statements, ${kinds.size} kinds`);
  } finally {
    for (const client of open.values()) client.release(true);
    await pool.end();
    await fresh.drop();
  }
});
