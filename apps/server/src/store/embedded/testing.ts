/** For `*.pg.test.ts`: a fresh, empty database on the run's one PostgreSQL (testing-setup.ts). */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

// Provided by testing-setup.ts.
declare module 'vitest' {
  interface ProvidedContext {
    embeddedUrl: string;
  }
}

export interface FreshDatabase {
  url: string;
  /** Also closes what is still connected to it. */
  drop(): Promise<void>;
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(`create database ${name}`);
  const url = new URL(inject('embeddedUrl'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asOwner(`drop database ${name} with (force)`) };
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('embeddedUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
