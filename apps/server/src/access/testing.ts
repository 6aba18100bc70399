/** For `*.pg.test.ts` around sign-in: a fresh, migrated database, a directory that the test fills, a clock it moves. */
import type { Directory, Listed, Person } from '@oriel/domain';
import type { Pool } from 'pg';
import { installed } from '../installed.ts';
import { KeptLog } from '../log.ts';
import { freshDatabase } from '../store/embedded/testing.ts';
import { migrate } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { createAccess, type Access } from './index.ts';

export interface AccessBench {
  access: Access;
  clock: VirtualClock;
  directory: Map<string, Listed>;
  pool: Pool;
  log: KeptLog;
  end(): Promise<void>;
}

export async function accessBench(): Promise<AccessBench> {
  const database = await freshDatabase();
  const pool = createPool(database.url, 4, 'test');
  await migrate(pool, installed('apps/server/src/store/migrations'), 'UTC');
  const directory = new Map<string, Listed>();
  const clock = new VirtualClock();
  const log = new KeptLog();
  const access = createAccess({ pool, directory: (): Directory => directory, clock, secure: false, log });
  // Days pass in these tests: they tend by hand.
  access.sessions.stop();
  const end = async () => {
    access.stop();
    await pool.end();
    await database.drop();
  };
  return { access, clock, directory, pool, log, end };
}

export const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  version: 1,
  name: `${id} by name`,
  email: `${id}@oriel.test`,
  roles: ['agent'],
  team: null,
  leads: [],
  channels: [],
  skills: [],
  languages: [],
  acknowledged: null,
  repliesNeedApproval: false,
  ...more,
});
