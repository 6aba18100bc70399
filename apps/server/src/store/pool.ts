// PostgreSQL pools. Times are bigint milliseconds, read as numbers: they stay exact until the year 287396.
import pg from 'pg';

const bigint = 20;

/** `connections` is how many at most; a query that waits longer than `patienceMs` for one fails. */
export function createPool(url: string, connections: number, name: string, patienceMs = 10_000): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: name,
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
