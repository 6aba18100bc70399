// The role that writes the monitoring log: it may insert entries and texts, be told the place of an entry, and nothing
// else. In one's own database it signs in by itself; in a given one the log's connections take it on as they begin, if
// their user may make roles or an administrator has made it (docs/operations). Where it cannot be had, the triggers alone
// keep the log.
import type { Pool } from 'pg';
import { createPool } from '../store/pool.ts';

export const logRole = 'oriel_monitoring_log';

/** A role is the cluster's, and other databases' nodes may make it at the same time. Without a password it signs in nowhere. */
const makeRole = `do $$ begin
  if not exists (select from pg_roles where rolname = '${logRole}') then create role ${logRole} login; end if;
exception when duplicate_object or unique_violation then null;
end $$`;

/** To take it on one must be a member; who may make roles may let oneself in. */
const enterRole = `do $$ begin
  if not pg_has_role(current_user, '${logRole}', 'member') then
    execute format('grant ${logRole} to %I', current_user);
  end if;
  if not has_schema_privilege('${logRole}', current_schema(), 'usage') then
    execute format('grant usage on schema %I to ${logRole}', current_schema());
  end if;
end $$`;

const rights = `revoke all on monitoring_log, monitoring_log_texts from ${logRole};
grant insert (entry), select (seq) on monitoring_log to ${logRole};
grant insert (seq, part, salt, text) on monitoring_log_texts to ${logRole}`;

/** Nodes that start together give rights one after the other: PostgreSQL refuses two that do so at once. */
const rightsLock = 715_303;

async function giveRights(owner: Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [rightsLock]);
    for (const statement of [makeRole, enterRole, rights]) await client.query(statement);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

export interface LogPoolOptions {
  url: string;
  /** The embedded database: who reaches its socket signs in as anybody, so the log signs in as its role. */
  isOwn: boolean;
  /** Whoever owns the tables. */
  owner: Pool;
  connections: number;
  name: string;
}

export interface LogPool {
  pool: Pool;
  /** Why the role could not be had; undefined: it is the one that writes. */
  without: unknown;
}

/** Connections of this pool wait without end: a desk opened while the log cannot be written opens when it can. */
export async function createLogPool({ url, isOwn, owner, connections, name }: LogPoolOptions): Promise<LogPool> {
  const asItself = new URL(url);
  asItself.username = logRole;
  try {
    await giveRights(owner);
    const pool = isOwn
      ? createPool(asItself.href, connections, name, 0)
      : createPool(url, connections, name, 0, logRole);
    try {
      // Some who stand between us and a database take no role as a connection begins.
      const { rows } = await pool.query<{ is: string }>('select current_user as is');
      if (rows[0]?.is !== logRole) throw new Error(`connections are ${rows[0]?.is}'s`);
      return { pool, without: undefined };
    } catch (error) {
      await pool.end();
      throw error;
    }
  } catch (error) {
    return { pool: createPool(url, connections, name, 0), without: error };
  }
}
