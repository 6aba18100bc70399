/**
 * Whether a database is one to keep promises on. An answer means committed and fsynced (P1), so a database that says
 * "committed" before it has written is refused, as is one too old or one that only reads.
 */
import pg from 'pg';
import { CannotStart, reasonOf } from './cannot-start.ts';

const majorMin = 15;
/** A database that answers no connection in this time is not there, as far as a person waiting can tell. */
const connectMs = 5_000;

/** Throws CannotStart. Never repeats the address, which may hold a password: only its host. */
export async function checkDatabase(url: string): Promise<void> {
  const { host, ...found } = await ask(url);
  if (found.version < majorMin * 10_000) {
    const has = Math.floor(found.version / 10_000);
    throw new CannotStart(`The database at ${host} is PostgreSQL ${has}: Oriel needs ${majorMin} or newer.`);
  }
  if (found.replica) throw new CannotStart(`The database at ${host} is a replica: Oriel needs the one that writes.`);
  for (const setting of ['fsync', 'synchronous_commit'] as const) {
    if (found[setting] === 'off') {
      throw new CannotStart(
        `The database at ${host} has ${setting} off, so it can lose what it has confirmed: turn ${setting} on.`,
      );
    }
  }
}

interface Found {
  host: string;
  version: number;
  fsync: string;
  synchronous_commit: string;
  replica: boolean;
}

async function ask(url: string): Promise<Found> {
  let host = 'the given address';
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMs });
    host = client.host.startsWith('/') ? client.host : `${client.host}:${client.port}`;
    // A connection that breaks also says so here, where nobody listens.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const answer = await client.query<Omit<Found, 'host'>>(
        `select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
                current_setting('synchronous_commit') as synchronous_commit, pg_is_in_recovery() as replica`,
      );
      const [row] = answer.rows;
      if (!row) throw new Error('no answer');
      return { host, ...row };
    } finally {
      await client.end().catch(() => undefined);
    }
  } catch (error) {
    throw new CannotStart(`The database at ${host} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
}
