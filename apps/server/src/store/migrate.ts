// Numbered SQL files, each applied once, in one transaction, under a lock, in order. A database that knows a migration
// this build does not is newer, and is refused untouched.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { newId } from '../ids.ts';

/** A sentence for the person who starts the desk. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

/** Any number, the same for all nodes: two nodes that start together migrate one after the other. */
const migrationLock = 715_301;

export async function migrate(pool: Pool, folder: string, zone: string, epoch = newId()): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const unknown = [...applied].filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      throw new NewerDatabase(
        `The database was written by a newer Oriel (it has ${unknown.join(', ')}); nothing was touched.`,
      );
    }
    for (const name of names) {
      if (applied.has(name)) continue;
      await client.query(await readFile(join(folder, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    await client.query('insert into deployment (epoch, zone) values ($1, $2) on conflict do nothing', [epoch, zone]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
