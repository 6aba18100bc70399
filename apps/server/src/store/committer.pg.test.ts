import type { Act } from '@oriel/domain';
import { system } from '@oriel/domain';
import type { Command } from '@oriel/protocol';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { StoreFailure } from './commits.ts';
import { customer, someone, storeBench, waitingOne, type BenchCommitter, type StoreBench } from './testing.ts';

let bench: StoreBench;
let one: BenchCommitter;
let other: BenchCommitter;

beforeAll(async () => {
  bench = await storeBench();
  one = await bench.committer();
  other = await bench.committer();
});
beforeEach(() => {
  for (const { told, faults } of [one, other]) {
    told.length = 0;
    faults.length = 0;
  }
});
afterAll(() => bench.end());

const by = (who: string, command: Command, key: string | null = null): Act => ({ by: someone(who), key, command });
const accept = (who: string, interaction: string, key: string | null = null) =>
  by(who, { kind: 'accept', interaction }, key);
const complete = (who: string, interaction: string) => by(who, { kind: 'complete', interaction });
const query = async <T extends object>(text: string, values: unknown[] = []) =>
  (await bench.db.query<T>(text, values)).rows;
const factsOf = (id: string) =>
  query<{ version: number; kind: string; by: string; xmin: string }>(
    'select version, kind, by, xmin from facts where id = $1 order by version',
    [id],
  );
const countFacts = async () => (await query<{ n: number }>('select count(*)::int n from facts'))[0]!.n;

describe('groups', () => {
  test('ST1 acts that arrive together share a transaction, and each sees what the ones before it brought about', async () => {
    const id = await waitingOne(one);
    one.told.length = 0;
    const outcomes = await Promise.all([
      one.commits.commit(accept('ana', id)),
      one.commits.commit(accept('ben', id)),
      one.commits.commit(by('ana', { kind: 'reply', interaction: id, text: 'Hi!' })),
      one.commits.commit(complete('ana', id)),
    ]);
    expect(outcomes).toEqual([
      { did: { interaction: id, version: 3, said: 2 } },
      { refused: 'already-accepted' },
      { did: { interaction: id, version: 4, said: 3 } },
      { did: { interaction: id, version: 5, said: 4 } },
    ]);
    const facts = await factsOf(id);
    expect(facts.map(({ kind }) => kind)).toEqual(['opened', 'wrote', 'accepted', 'replied', 'completed']);
    expect(new Set(facts.slice(2).map(({ xmin }) => xmin)).size).toBe(1);
    expect(one.told).toHaveLength(1);
    const [change] = one.told[0]!.filter(({ kind }) => kind === 'interaction');
    expect(change).toMatchObject({
      before: { version: 2, state: 'waiting' },
      after: { version: 5, state: 'completed' },
      facts: [{}, {}, {}],
    });
  });

  test('ST1 what comes while a transaction is under way goes into the next, at most 64 at a time, in order', async () => {
    const id = await waitingOne(one);
    const texts = Array.from({ length: 200 }, (_, index) => String(index));
    await Promise.all(texts.map((text) => one.commits.commit(by('ana', { kind: 'comment', interaction: id, text }))));
    const facts = (await factsOf(id)).slice(2);
    const bodies = await query<{ text: string }>(
      'select text from bodies where interaction = $1 and version > 2 order by version',
      [id],
    );
    expect(bodies.map(({ text }) => text)).toEqual(texts);
    const sizes = [...new Set(facts.map(({ xmin }) => xmin))].map(
      (group) => facts.filter(({ xmin }) => xmin === group).length,
    );
    expect(sizes.length).toBeLessThanOrEqual(5);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(64);
  });

  test('ST1 P1 an outcome is given out when others can read what came about, and the listener is told once it is', async () => {
    const id = await waitingOne(one);
    const spy = new pg.Client({ connectionString: bench.url });
    await spy.connect();
    try {
      one.told.length = 0;
      // Holds up the commit's own last statement, so that there is a time before it.
      await spy.query('begin');
      await spy.query('lock table keys in exclusive mode');
      let given = false;
      const outcome = one.commits.commit(accept('ana', id, 'k-held')).then((did) => {
        given = true;
        return did;
      });
      await waits(spy);
      expect([given, one.told.length, (await factsOf(id)).length]).toEqual([false, 0, 2]);
      await spy.query('commit');
      await outcome;
      expect([(await factsOf(id)).length, one.told.length]).toEqual([3, 1]);
    } finally {
      await spy.end();
    }
    await one.commits.commit(complete('ana', id));
  });

  test('ST2 a broken rule takes out its own act, and nobody else’s', async () => {
    const id = await waitingOne(one);
    const broken: Act = { by: someone('ana'), key: null, command: { kind: 'gone', agent: 'ben' } };
    const met = await Promise.allSettled([
      one.commits.commit(accept('ana', id)),
      one.commits.commit(broken),
      one.commits.commit(by('ana', { kind: 'comment', interaction: id, text: 'hm' })),
      one.commits.commit(broken),
      one.commits.commit(complete('ana', id)),
    ]);
    expect(met.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);
    expect(one.faults.map(({ message }) => message)).toEqual(['a rule broke', 'a rule broke']);
    expect((await factsOf(id)).map(({ kind }) => kind)).toEqual([
      'opened',
      'wrote',
      'accepted',
      'commented',
      'completed',
    ]);
    expect(one.told).toHaveLength(3);
  });
});

describe('once in effect', () => {
  const comment = (interaction: string, key: string, who = 'ana') =>
    by(who, { kind: 'comment', interaction, text: key }, key);

  test('ST3 P2 a repeat is answered with the first result, in the same group, later, and by another node', async () => {
    const id = await waitingOne(one);
    const first = await Promise.all([one.commits.commit(comment(id, 'k1')), one.commits.commit(comment(id, 'k1'))]);
    const again = [await one.commits.commit(comment(id, 'k1')), await other.commits.commit(comment(id, 'k1'))];
    expect([...first, ...again]).toEqual([1, 2, 3, 4].map(() => ({ did: { interaction: id, version: 3, said: 1 } })));
    expect(await factsOf(id)).toHaveLength(3);
  });

  test('ST3 P2 the first result stays the first, a refusal too, whatever has changed since', async () => {
    const id = await waitingOne(one);
    const reply = by('ana', { kind: 'reply', interaction: id, text: 'Hi!' }, 'k-early');
    expect(await one.commits.commit(reply)).toEqual({ refused: 'not-yours' });
    await one.commits.commit(accept('ana', id));
    expect(await one.commits.commit(reply)).toEqual({ refused: 'not-yours' });
    await one.commits.commit(complete('ana', id));
  });

  test('ST3 P2 keys are each principal’s own; without a key nothing is a repeat', async () => {
    const id = await waitingOne(one);
    const keyless = { ...comment(id, 'x'), key: null };
    await Promise.all(
      [comment(id, 'k2'), comment(id, 'k2', 'ben'), keyless, keyless].map((act) => one.commits.commit(act)),
    );
    expect((await factsOf(id)).slice(2).map(({ by: who }) => who)).toEqual([
      'person:ana',
      'person:ben',
      'person:ana',
      'person:ana',
    ]);
  });

  test('ST3 ST5 P2 two nodes given the same act at the same moment: one takes it, both say the same', async () => {
    const id = await waitingOne(one);
    for (let round = 0; round < 50; round += 1) {
      const act = comment(id, `same-${round}`);
      const [a, b] = await Promise.all([one.commits.commit(act), other.commits.commit(act)]);
      expect(a).toEqual(b);
    }
    expect(await factsOf(id)).toHaveLength(52);
  });
});

describe('two nodes', () => {
  test(
    'ST5 P7 P3 200 races for one interaction: one winner each, versions without holes',
    { timeout: 120_000 },
    async () => {
      const won = { ana: 0, ben: 0 };
      for (let round = 0; round < 200; round += 1) {
        const id = await waitingOne(one);
        const starts = [() => one.commits.commit(accept('ana', id)), () => other.commits.commit(accept('ben', id))];
        const outcomes = await Promise.all(
          round % 2 ? starts.map((start) => start()) : starts.toReversed().map((start) => start()),
        );
        const [anas, bens] = round % 2 ? outcomes : outcomes.toReversed();
        expect([anas, bens].filter((outcome) => 'did' in outcome!)).toHaveLength(1);
        expect(
          [anas, bens].filter((outcome) => 'refused' in outcome! && outcome.refused === 'already-accepted'),
        ).toHaveLength(1);
        const winner = 'did' in anas! ? 'ana' : 'ben';
        won[winner] += 1;
        const facts = await factsOf(id);
        expect(facts.map(({ version, kind, by: who }) => [version, kind, who])).toEqual([
          [1, 'opened', expect.stringContaining('customer:')],
          [2, 'wrote', expect.stringContaining('customer:')],
          [3, 'accepted', `person:${winner}`],
        ]);
        await one.commits.commit(complete(winner, id));
      }
      expect(Math.min(won.ana, won.ben), JSON.stringify(won)).toBeGreaterThan(0);
      expect(one.faults).toEqual([]);
    },
  );

  test('ST5 P7 the hard limit holds for an agent who takes more on two nodes at once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => waitingOne(one)));
    const outcomes = await Promise.all(
      ids.map((id, index) => (index % 2 ? one : other).commits.commit(accept('ana', id))),
    );
    expect(outcomes.filter((outcome) => 'did' in outcome)).toHaveLength(5);
    expect(outcomes.filter((outcome) => 'refused' in outcome && outcome.refused === 'full')).toHaveLength(7);
    await Promise.all(ids.map((id) => one.commits.commit(complete('ana', id))));
  });

  test('ST5 a customer who writes on two nodes at once has one chat', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = `twice-${round}`;
      await one.commits.commit({
        by: system,
        key: null,
        command: { kind: 'arrive', customer: id, channel: 'chat', name: id },
      });
      const say = (text: string): Act => ({ by: customer(id), key: null, command: { kind: 'say', text } });
      await Promise.all([one.commits.commit(say('a')), other.commits.commit(say('b'))]);
      const chats = await query<{ version: number; said: number }>(
        'select version, said from interactions where customer = $1',
        [id],
      );
      expect(chats).toEqual([{ version: 3, said: 2 }]);
    }
  });
});

/** Resolves when somebody waits for a lock. */
async function waits(watch: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await watch.query(
      'select from pg_stat_activity where wait_event_type = $1 and datname = current_database()',
      ['Lock'],
    );
    if (rows.length > 0) return;
  }
}

describe('a database that is away', () => {
  const database = () => new URL(bench.url).pathname.slice(1);
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: inject('embeddedUrl') });
    await owner.connect();
  });
  afterAll(() => owner.end());
  const cut = () =>
    owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'test committer'`,
      [database()],
    );

  test('ST4 is a failure for all who were given, nobody is told, and it goes on when it is back', async () => {
    const id = await waitingOne(one);
    const before = await countFacts();
    one.told.length = 0;
    await owner.query(`alter database ${database()} allow_connections false`);
    try {
      await cut();
      const met = await Promise.allSettled([1, 2, 3].map(() => one.commits.commit(accept('ana', id, 'k-away'))));
      expect(met.map((each) => each.status === 'rejected' && each.reason instanceof StoreFailure)).toEqual([
        true,
        true,
        true,
      ]);
    } finally {
      await owner.query(`alter database ${database()} allow_connections true`);
    }
    expect([one.told, one.faults, await countFacts()]).toEqual([[], [], before]);
    expect(await one.commits.commit(accept('ana', id, 'k-away'))).toEqual({
      did: { interaction: id, version: 3, said: 2 },
    });
    await one.commits.commit(complete('ana', id));
  });

  test('ST4 a connection cut in the middle of a transaction is a failure, nothing of it came about, and the next act is taken', async () => {
    const id = await waitingOne(one);
    const holder = new pg.Client({ connectionString: bench.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table keys in exclusive mode');
    const met = one.commits.commit(accept('ana', id, 'k-cut')).catch((error: Error) => error);
    await waits(holder);
    await cut();
    expect(await met).toBeInstanceOf(StoreFailure);
    await holder.query('rollback');
    await holder.end();
    expect(await factsOf(id)).toHaveLength(2);
    expect(await one.commits.commit(accept('ana', id, 'k-cut'))).toHaveProperty('did');
    await one.commits.commit(complete('ana', id));
  });
});

describe('facts', () => {
  test.each(['update facts set at = 0', 'delete from facts', 'truncate facts', 'truncate facts cascade'])(
    'ST7 append-only: %s',
    async (statement) => {
      const before = await countFacts();
      expect(before).toBeGreaterThan(0);
      await expect(bench.db.query(statement)).rejects.toThrow('facts are append-only');
      expect(await countFacts()).toBe(before);
    },
  );
});
