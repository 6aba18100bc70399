import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../store/embedded/testing.ts';
import { migrate } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { draftStoreContract } from './draft-store.contract.ts';
import { PostgresDraftStore } from './postgres-draft-store.ts';

describe('the store of drafts in PostgreSQL', () => {
  let database: FreshDatabase;
  let pool: ReturnType<typeof createPool>;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.url, 2, 'drafts test');
    await migrate(pool, fileURLToPath(new URL('../store/migrations', import.meta.url)), 'UTC');
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  draftStoreContract('PostgresDraftStore', async () => {
    await pool.query('delete from drafts');
    return new PostgresDraftStore(pool);
  });
});
