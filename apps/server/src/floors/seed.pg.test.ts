import { listedOf, mayWatch, personOf, system, teamOf, whyNotWatched, type Act } from '@oriel/domain';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Credentials } from '../access/credentials.ts';
import { newId } from '../ids.ts';
import { installed } from '../installed.ts';
import { Committer } from '../store/committer.ts';
import type { Commits } from '../store/commits.ts';
import { DirectoryHolder } from '../store/directory.ts';
import { freshDatabase, type FreshDatabase } from '../store/embedded/testing.ts';
import { migrate } from '../store/migrate.ts';
import { createPool } from '../store/pool.ts';
import { awayReasons, categories, channels, groups, people, teams } from './roster.ts';
import { savedReplies } from './saved-replies.ts';
import { seedFloor } from './seed.ts';

let database: FreshDatabase;
let pool: Pool;
let directory: DirectoryHolder;
let commits: Commits;
const day = new Date().setUTCHours(12);

beforeEach(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, 4, 'test');
  await migrate(pool, installed('apps/server/src/store/migrations'), 'UTC');
  directory = new DirectoryHolder();
  commits = new Committer({
    pool,
    directory,
    now: () => day,
    newId,
    dateOf: () => '2026-01-01',
    languageOf: () => null,
    committed: () => undefined,
    lookAgain: async () => [],
    failed: () => {},
    fault: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const seed = (through = commits) =>
  seedFloor({ commits: through, directory: directory.now, credentials: new Credentials(pool), newId, now: () => day });
const person = (word: string) =>
  listedOf(directory.now(), 'person').find(({ email }) => email === `${word}@oriel.test`)!;
const facts = async () =>
  (await pool.query('select stream, id, version, kind, payload from facts order by 1, 2, 3')).rows;
const whole = async () => [await facts(), (await pool.query('select person, email from credentials order by 1')).rows];

const everything = [teams, groups, awayReasons, channels, categories, savedReplies, people].flat().length;

describe('a demo floor is brought up', () => {
  test('F1 with everybody and everything, their passwords and policies', async () => {
    await seed();
    const now = directory.now();
    expect(now.size).toBe(everything);
    expect(
      listedOf(now, 'team').map(({ name, policyVersion, policy }) => [name, policyVersion, policy?.depth]),
    ).toEqual([
      ['Orders', 1, 'letters'],
      ['Returns', 1, 'letters'],
    ]);
    const credentials = new Credentials(pool);
    for (const word of ['ana', 'ben', 'sam', 'lea', 'dee', 'max', 'yuki']) {
      expect(await credentials.check(`${word}@oriel.test`, 'oriel')).toBe(person(word).id);
    }
    expect(person('ana').id).toMatch(/^[\w-]{22}$/);
  });

  test('F2 nobody has acknowledged; once Ana has, Sam may watch her, and Lea may not', async () => {
    await seed();
    const agents = listedOf(directory.now(), 'person').filter(({ roles }) => roles.includes('agent'));
    expect(new Set(agents.map(({ id }) => whyNotWatched(directory.now(), id)))).toEqual(new Set(['not-acknowledged']));
    const [ana, sam, lea] = [person('ana').id, person('sam').id, person('lea').id];
    expect(mayWatch(directory.now(), sam, ana)).toBe(false);
    const act: Act = { by: { kind: 'person', id: ana }, key: 'a', command: { kind: 'acknowledge', policyVersion: 1 } };
    expect(await commits.commit(act)).toHaveProperty('did');
    expect([mayWatch(directory.now(), sam, ana), mayWatch(directory.now(), lea, ana)]).toEqual([true, false]);
  });

  test('F3 once more changes nothing', async () => {
    await seed();
    const before = await whole();
    await seed();
    expect(await whole()).toEqual(before);
  });

  test('F3 what administrators have changed stays, a withdrawn policy too', async () => {
    await seed();
    const max = { kind: 'person', id: person('max').id } as const;
    const ana = person('ana').id;
    await commits.commit({ by: max, key: '1', command: { kind: 'withdraw-policy', team: 'orders' } });
    await commits.commit({ by: max, key: '2', command: { kind: 'leave-team', person: ana } });
    await seed();
    expect([teamOf(directory.now(), 'orders')?.policy, personOf(directory.now(), ana)?.team]).toEqual([null, null]);
  });

  test.each([1, 5, 20, 40])('F3 cut short after %i acts it is completed by the next start, once', async (count) => {
    let left = count;
    const dying: Commits = {
      commit: async (act) => (left-- > 0 ? commits.commit(act) : Promise.reject(new Error('the power is out'))),
    };
    await expect(seed(dying)).rejects.toThrow('the power is out');
    await (commits as Committer).idle();
    await seed();
    expect(directory.now().size).toBe(everything);
    expect((await pool.query('select 1 from credentials')).rowCount).toBe(people.length);
    expect(listedOf(directory.now(), 'team').map(({ policyVersion }) => policyVersion)).toEqual([1, 1]);
  });

  test('F4 not in a database with an organisation’s own people', async () => {
    const fact = {
      kind: 'person-added',
      name: 'Rosa',
      email: 'rosa@example.com',
      roles: [],
      team: null,
      leads: [],
      channels: [],
    } as const;
    const own = { ...fact, roles: [...fact.roles], leads: [...fact.leads], channels: [...fact.channels] };
    await commits.commit({ by: system, key: null, command: { kind: 'set-up', id: newId(), fact: own } });
    const before = await whole();
    await expect(seed()).rejects.toThrow("The database holds an organisation's own data");
    expect(await whole()).toEqual(before);
  });
});
