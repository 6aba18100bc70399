/**
 * A process of its own for tests that kill it: starts the embedded PostgreSQL in the folder named, then writes rows one
 * after another and says each number once it is committed. Ends only by being killed.
 */
import pg from 'pg';
import { startEmbedded } from './index.ts';

const [dataDir = ''] = process.argv.slice(2);
const embedded = await startEmbedded({ dataDir, log: () => undefined });
const client = new pg.Client({ connectionString: embedded.url });
await client.connect();
await client.query('create table said (n int primary key)');
console.log(JSON.stringify({ pid: embedded.pid, url: embedded.url }));
for (let n = 1; ; n += 1) {
  await client.query('insert into said values ($1)', [n]);
  console.log(n);
}
