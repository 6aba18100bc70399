// When the store's word is not the last one: an answer to COMMIT that is lost, another node's change of the directory, and
// an act that the store cannot hold.
import { system, type Act } from '@oriel/domain';
import type { Command } from '@oriel/protocol';
import type { Pool, PoolClient } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StoreFailure } from './commits.ts';
import { someone, storeBench, waitingOne, type BenchCommitter, type StoreBench } from './testing.ts';

let bench: StoreBench;
let one: BenchCommitter;

beforeAll(async () => {
  bench = await storeBench();
  one = await bench.committer();
});
afterAll(() => bench.end());

const by = (who: string, command: Command, key: string | null = null): Act => ({ by: someone(who), key, command });

/** The next COMMIT takes effect, and its answer is lost. */
const loseNextAnswer = (pool: Pool): void => loseNext(pool, 'commit');
/** The next COMMIT never arrives. */
const loseNextCommit = (pool: Pool): void => loseNext(pool, 'rollback');

function loseNext(pool: Pool, instead: 'commit' | 'rollback'): void {
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  Object.assign(pool, {
    connect: async () => {
      const client = await connect();
      const query = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>;
      Object.assign(client, {
        query: async (...all: unknown[]) => {
          if (all[0] !== 'commit') return query(...all);
          await query(instead);
          Object.assign(pool, { connect });
          Object.assign(client, { query });
          throw new Error('Connection terminated unexpectedly');
        },
      });
      return client;
    },
  });
}

test('ST4 P2 S6 a right that was taken away by a COMMIT whose answer was lost is gone, and the listener is told', async () => {
  const revoke = by('max', { kind: 'revoke-role', person: 'sam', role: 'supervisor' }, 'k-revoke');
  loseNextAnswer(one.pool);
  await expect(one.commits.commit(revoke)).rejects.toBeInstanceOf(StoreFailure);
  one.told.length = 0;
  expect(await one.commits.commit(revoke)).toEqual({ did: {} });
  expect(one.directory.now().get('sam')).toMatchObject({ roles: [] });
  expect(one.told.flat()).toEqual([{ kind: 'listed', after: one.directory.now().get('sam') }]);
  expect(await one.commits.commit(by('max', { kind: 'grant-role', person: 'sam', role: 'supervisor' }))).toEqual({
    did: {},
  });
});

test('ST4 P5 what a COMMIT whose answer was lost brought about is told, once, and before its repeat is answered', async () => {
  const id = await waitingOne(one);
  const comment = by('ana', { kind: 'comment', interaction: id, text: 'Rang them.' }, 'k-comment');
  loseNextAnswer(one.pool);
  await expect(one.commits.commit(comment)).rejects.toBeInstanceOf(StoreFailure);
  one.told.length = 0;
  const outcome = await one.commits.commit(comment);
  expect(outcome).toMatchObject({ did: { interaction: id } });
  expect(one.told.flat()).toMatchObject([
    { kind: 'interaction', after: { id }, facts: [{ kind: 'commented', text: 'Rang them.' }] },
  ]);
});

test('ST4 what did not take effect is not told', async () => {
  const id = await waitingOne(one);
  const comment = by('ana', { kind: 'comment', interaction: id, text: 'Rang them again.' }, 'k-again');
  loseNextCommit(one.pool);
  await expect(one.commits.commit(comment)).rejects.toBeInstanceOf(StoreFailure);
  one.told.length = 0;
  await one.commits.commit(by('ana', { kind: 'comment', interaction: id, text: 'Something else.' }));
  expect(one.told.flat()).toMatchObject([{ facts: [{ text: 'Something else.' }] }]);
});

test('ST5 what another node changed in the directory is heeded before a change on top of it', async () => {
  const other = await bench.committer();
  await other.commits.commit(by('max', { kind: 'revoke-role', person: 'sam', role: 'supervisor' }));
  expect(await one.commits.commit(by('max', { kind: 'grant-role', person: 'sam', role: 'auditor' }))).toEqual({
    did: {},
  });
  expect(one.directory.now().get('sam')).toMatchObject({ roles: ['auditor'] });
  expect(one.faults).toEqual([]);
});

test('ST2 an act that the store cannot hold is refused alone, not with those who came with it', async () => {
  const id = await waitingOne(one);
  const comment = (text: string) => one.commits.commit(by('ana', { kind: 'comment', interaction: id, text }));
  const met = await Promise.allSettled([comment('before'), comment('a\0b'), comment('after')]);
  expect(met.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(one.faults.map(({ message }) => message)).toEqual(['a rule broke']);
});

test('P8 an agent whom nobody knows gets no seat, whoever names them', async () => {
  await one.commits.commit(by('sam', { kind: 'ask', for: 'nobody-at-all' }));
  expect((await bench.db.query(`select from agents where id = 'nobody-at-all'`)).rowCount).toBe(0);
});

test('P7 who asks finds what waits on their channel, whatever waits on others', async () => {
  const setUp = (id: string, fact: object): Act => ({
    by: system,
    key: null,
    command: { kind: 'set-up', id, fact } as Act['command'],
  });
  const person = {
    kind: 'person-added',
    name: 'Cleo',
    email: 'cleo@oriel.test',
    roles: ['agent'],
    team: 'care',
    leads: [],
  };
  for (const act of [
    setUp('mail', { kind: 'channel-added', name: 'Mail', team: 'care', sites: [], readers: '' }),
    setUp('cleo', { ...person, channels: ['mail'] }),
    setUp('cleo', { kind: 'acknowledged', team: 'care', policyVersion: 1 }),
    { by: system, key: null, command: { kind: 'connected', agent: 'cleo' } },
    by('cleo', { kind: 'enter-routing' }),
  ] satisfies Act[])
    await one.commits.commit(act);
  for (let i = 0; i < 12; i += 1) await waitingOne(one);
  bench.clock.now += 1_000;
  await one.commits.commit({
    by: system,
    key: null,
    command: { kind: 'arrive', customer: 'mail-1', channel: 'mail', name: 'Rosa' },
  });
  await one.commits.commit({
    by: { kind: 'customer', id: 'mail-1', channel: 'mail' },
    key: null,
    command: { kind: 'say', text: 'Hello?' },
  });
  const asked = await Promise.all(
    [by('ana', { kind: 'ask' }), by('cleo', { kind: 'ask' })].map((act) => one.commits.commit(act)),
  );
  expect(asked).toEqual([{ did: expect.anything() }, { did: expect.anything() }]);
});
