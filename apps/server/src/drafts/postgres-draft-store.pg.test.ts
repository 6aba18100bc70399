import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

  test('D29 PostgresDraftStore: what was sent before a crash does not come back, what was begun after it does', async () => {
    await pool.query('delete from drafts');
    const store = new PostgresDraftStore(pool);
    const draft = (interaction: string, what: 'reply' | 'comment', savedAt: number) =>
      store.save({ agent: 'ana', interaction, what, rev: 1, text: `${interaction} ${what}`, spans: [], savedAt });
    await draft('one', 'reply', 100);
    await draft('one', 'comment', 100);
    await draft('two', 'reply', 300);
    await draft('three', 'reply', 100);
    const fact = `insert into facts (stream, id, version, kind, by, at, payload) values ('interaction', $1, 1, $2, $3, 200, '{}')`;
    await pool.query(fact, ['one', 'replied', 'person:ana']);
    await pool.query(fact, ['two', 'replied', 'person:ana']);
    await pool.query(fact, ['three', 'replied', 'person:ben']);
    const texts = (await store.load()).map(({ text }) => text);
    expect(texts.toSorted()).toEqual(['one comment', 'three reply', 'two reply']);
  });
});
