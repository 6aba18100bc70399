import pg from 'pg';
import { expect, test } from 'vitest';
import { checkDatabase } from './check-database.ts';
import { freshDatabase } from './testing.ts';

test('E13 a real database is taken, and refused once its commits do not wait for the disk', async () => {
  const database = await freshDatabase();
  try {
    await expect(checkDatabase(database.url)).resolves.toBeUndefined();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`alter database ${client.database} set synchronous_commit = off`);
    await client.end();
    await expect(checkDatabase(database.url)).rejects.toThrow('has synchronous_commit off');
  } finally {
    await database.drop();
  }
  await expect(checkDatabase(database.url)).rejects.toThrow('cannot be used: 3D000.');
});
