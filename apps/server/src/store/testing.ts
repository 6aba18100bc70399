/** For `*.pg.test.ts` of the store: a fresh, migrated database with a small floor set up in it, and committers on it. */
import { system, type Act, type AccessFact, type Principal } from '@oriel/domain';
import type { Role } from '@oriel/protocol';
import type { Pool } from 'pg';
import { newId } from '../ids.ts';
import { installed } from '../installed.ts';
import type { Change } from './commits.ts';
import { Committer } from './committer.ts';
import { DirectoryHolder } from './directory.ts';
import { freshDatabase } from './embedded/testing.ts';
import { migrate } from './migrate.ts';
import { createPool } from './pool.ts';

export const migrations = installed('apps/server/src/store/migrations');

export interface StoreBench {
  url: string;
  db: Pool;
  /** Milliseconds; the test moves it. */
  clock: { now: number };
  /** Another node's committer: a pool and a directory of its own. */
  committer(): Promise<BenchCommitter>;
  end(): Promise<void>;
}

export interface BenchCommitter {
  commits: Committer;
  directory: DirectoryHolder;
  pool: Pool;
  /** What was told after each commit. */
  told: Change[][];
  faults: Error[];
}

const policy: AccessFact = {
  kind: 'policy-set',
  terms: {
    purpose: 'coaching',
    depth: 'letters',
    text: 'They can look.',
    excludedChannels: [],
    excludedInboxes: [],
    excludedCategories: [],
    reviewAt: null,
    retentionDays: null,
  },
};

const person = (name: string, role: Role, team: string | null, leads: string[] = []): AccessFact => ({
  kind: 'person-added',
  name,
  email: `${name}@oriel.test`,
  roles: [role],
  team,
  leads,
  channels: team ? ['chat'] : [],
});

/** Care with Ana and Ben, led by Sam; the channel *chat*; Max, an administrator. */
const setUp: [string, AccessFact][] = [
  ['care', { kind: 'team-added', name: 'Care' }],
  ['chat', { kind: 'channel-added', name: 'Chat', team: 'care', sites: [], readers: '' }],
  ['ana', person('ana', 'agent', 'care')],
  ['ben', person('ben', 'agent', 'care')],
  ['sam', person('sam', 'supervisor', null, ['care'])],
  ['max', person('max', 'administrator', null)],
  ['care', policy],
  ['ana', { kind: 'acknowledged', team: 'care', policyVersion: 1 }],
  ['ben', { kind: 'acknowledged', team: 'care', policyVersion: 1 }],
];

export const someone = (id: string): Principal => ({ kind: 'person', id });
export const customer = (id: string): Principal => ({ kind: 'customer', id, channel: 'chat' });

export async function storeBench(): Promise<StoreBench> {
  const database = await freshDatabase();
  const db = createPool(database.url, 4, 'test');
  await migrate(db, migrations, 'UTC');
  const clock = { now: 1_000_000 };
  const pools = [db];
  const bench: StoreBench = {
    url: database.url,
    db,
    clock,
    async committer() {
      const pool = createPool(database.url, 4, 'test committer', 2_000);
      pools.push(pool);
      const directory = new DirectoryHolder();
      await directory.load(pool);
      const told: Change[][] = [];
      const faults: Error[] = [];
      const commits = new Committer({
        pool,
        now: () => clock.now,
        newId,
        dateOf: (at) => new Date(at).toISOString().slice(0, 10),
        directory,
        languageOf: () => null,
        committed: (changes) => told.push(changes),
        fault: (error) => faults.push(error),
        failed: () => {},
        lookAgain: async () => (await directory.load(pool)).map((after) => ({ kind: 'listed', after })),
      });
      return { commits, directory, pool, told, faults };
    },
    async end() {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
  const first = await bench.committer();
  const act = (command: Act['command'], by: Principal = system) => first.commits.commit({ by, key: null, command });
  await Promise.all(setUp.map(([id, fact]) => act({ kind: 'set-up', id, fact })));
  for (const agent of ['ana', 'ben']) {
    await act({ kind: 'connected', agent });
    await act({ kind: 'enter-routing' }, someone(agent));
  }
  return bench;
}

let arrived = 0;

/** A customer of a name never used before, who has written. Resolves with the interaction's id. */
export async function waitingOne({ commits }: BenchCommitter): Promise<string> {
  const id = `c${(arrived += 1)}`;
  await commits.commit({ by: system, key: null, command: { kind: 'arrive', customer: id, channel: 'chat', name: id } });
  const outcome = await commits.commit({ by: customer(id), key: null, command: { kind: 'say', text: 'Hello?' } });
  if (!('did' in outcome)) throw new Error(`nothing waits: ${outcome.refused}`);
  return outcome.did.interaction!;
}
