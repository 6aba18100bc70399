// PostgreSQL pools. Times are bigint milliseconds, read as numbers: they stay exact until the year 287396.
import pg from 'pg';

const bigint = 20;

/**
 * `connections` is how many at most; a query that waits longer than `patienceMs` for one fails. With a role, connections
 * take it on as they begin.
 */
export function createPool(
  url: string,
  connections: number,
  name: string,
  patienceMs = 10_000,
  role?: string,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: name,
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
    ...(role !== undefined && { options: `-c role=${role}` }),
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks ends whatever is under way on it, and is replaced by the pool. It says so once more as an
  // event of its own, idle or in use, and without a listener that would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
