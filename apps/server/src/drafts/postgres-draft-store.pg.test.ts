import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SystemClock } from '../clock.ts';
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
    return new PostgresDraftStore(pool, new SystemClock());
  });

  test('D28 PostgresDraftStore: what is saved at the same time is stored together; what cannot be stored keeps no other out', async () => {
    await pool.query('delete from drafts');
    const store = new PostgresDraftStore(pool, new SystemClock());
    const save = (interaction: string, rev: number, text: string) =>
      store.save({ agent: 'ana', interaction, what: 'reply', rev, text, spans: [], savedAt: 1 });
    // PostgreSQL holds no zero character in a text.
    const results = await Promise.allSettled([
      save('one', 1, 'o'),
      save('one', 2, 'on'),
      save('two', 1, '\0'),
      save('three', 1, 't'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const stored = (await store.load()).map(({ interaction, text }) => `${interaction} ${text}`);
    expect(stored.toSorted()).toEqual(['one on', 'three t']);
  });

  test('D29 PostgresDraftStore: what was sent before a crash does not come back, what was begun after it does', async () => {
    await pool.query('delete from drafts');
    const store = new PostgresDraftStore(pool, new SystemClock());
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
