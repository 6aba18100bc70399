import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from './embedded/testing.ts';
import { migrate, NewerDatabase } from './migrate.ts';
import { createPool } from './pool.ts';
import { migrations } from './testing.ts';

let database: FreshDatabase;
let pool: Pool;
let folder: string;

beforeEach(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, 4, 'test');
  folder = await mkdtemp(join(tmpdir(), 'oriel-migrations-'));
  await cp(migrations, folder, { recursive: true });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Every table, column, index, trigger, and what the small tables hold. */
async function everything(): Promise<unknown> {
  const parts = [
    `select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public' order by 1, 2`,
    `select indexdef from pg_indexes where schemaname = 'public' order by 1`,
    `select tgname, tgrelid::regclass::text from pg_trigger where not tgisinternal order by 1`,
  ];
  const read = async (query: string) => (await pool.query<object>(query)).rows;
  const shape = await Promise.all(parts.map(read));
  const isMade = JSON.stringify(shape).includes('"deployment"');
  return [
    ...shape,
    ...(isMade
      ? await Promise.all(['select * from migrations order by name', 'select * from deployment'].map(read))
      : []),
  ];
}

test('ST8 each once, in order; again, nothing', async () => {
  await migrate(pool, folder, 'Europe/Lisbon');
  const once = await everything();
  const { rows } = await pool.query<{ name: string }>('select name from migrations order by at, name');
  expect(rows.map(({ name }) => name)).toEqual((await readdir(migrations)).toSorted());
  await migrate(pool, folder, 'UTC');
  expect(await everything()).toEqual(once);
  const { rows: deployments } = await pool.query<{ epoch: string; zone: string }>('select epoch, zone from deployment');
  expect(deployments).toEqual([{ epoch: expect.stringMatching(/^[\w-]{20,}$/), zone: 'Europe/Lisbon' }]);
});

test('ST8 nodes that start together migrate one after the other', async () => {
  await Promise.all([1, 2, 3].map(() => migrate(pool, folder, 'UTC')));
  const { rows } = await pool.query<{ n: number }>('select count(*)::int n from deployment');
  expect(rows).toEqual([{ n: 1 }]);
});

test('ST8 one that is new is applied to what is there, and what is there stays', async () => {
  await migrate(pool, folder, 'UTC');
  await pool.query(`insert into customers values ('kim', 1, 'chat', 'Kim', 0)`);
  await writeFile(
    join(folder, '9000-later.sql'),
    `alter table customers add language text;\nupdate customers set language = 'pt';`,
  );
  await migrate(pool, folder, 'UTC');
  expect((await pool.query('select id, language from customers')).rows).toEqual([{ id: 'kim', language: 'pt' }]);
});

test('ST8 one that fails leaves nothing of itself, nor of those before it in the same start', async () => {
  await migrate(pool, folder, 'UTC');
  const before = await everything();
  await writeFile(join(folder, '9000-fine.sql'), 'create table fine (id int);');
  await writeFile(join(folder, '9001-broken.sql'), 'create table broken (id int); select nothing from nowhere;');
  await expect(migrate(pool, folder, 'UTC')).rejects.toThrow('nowhere');
  expect(await everything()).toEqual(before);
  await writeFile(join(folder, '9001-broken.sql'), 'create table broken (id int);');
  await migrate(pool, folder, 'UTC');
  expect(JSON.stringify(await everything())).toContain('broken');
});

test('ST8 a newer database is refused in one sentence, untouched', async () => {
  await writeFile(join(folder, '9000-future.sql'), 'create table future (id int);');
  await migrate(pool, folder, 'UTC');
  const before = await everything();
  const refused = await migrate(pool, migrations, 'UTC').catch((error: Error) => error);
  expect(refused).toBeInstanceOf(NewerDatabase);
  expect((refused as Error).message).toBe(
    'The database was written by a newer Oriel (it has 9000-future.sql); nothing was touched.',
  );
  expect(await everything()).toEqual(before);
});
