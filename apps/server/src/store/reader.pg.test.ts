import { bindQuery, nothingCounted, system } from '@oriel/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCustomer } from '../../../../packages/domain/testing/builders/customers.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { sweepKeys } from './keys.ts';
import { createPool } from './pool.ts';
import { Reader } from './reader.ts';
import { customer, someone, storeBench, waitingOne, type BenchCommitter, type StoreBench } from './testing.ts';

let bench: StoreBench;
let one: BenchCommitter;
let reader: Reader;
let id: string;
const texts = (all: { fact: object }[]) => all.map(({ fact }) => ('text' in fact ? fact.text : '-')).join(' ');
const kinds = (all: { fact: { kind: string } }[]) => all.map(({ fact }) => fact.kind).join(' ');

beforeAll(async () => {
  bench = await storeBench();
  one = await bench.committer();
  reader = new Reader(one.pool);
  id = await waitingOne(one);
  const words = (text: string) => ({ kind: 'reply' as const, interaction: id, text });
  await one.commits.commit({ by: someone('ana'), key: null, command: { kind: 'accept', interaction: id } });
  for (const text of ['a', 'b']) await one.commits.commit({ by: someone('ana'), key: null, command: words(text) });
  await one.commits.commit({
    by: someone('ben'),
    key: null,
    command: { kind: 'comment', interaction: id, text: 'hm' },
  });
  await one.commits.commit({ by: someone('ana'), key: null, command: words('c') });
});
afterAll(() => bench.end());

describe('what is read', () => {
  test('ST10 facts after a version and before one, oldest first, as many as asked for', async () => {
    expect(kinds(await reader.factsAfter(id, 0, 99))).toBe('opened wrote accepted replied replied commented replied');
    expect(texts(await reader.factsAfter(id, 3, 2))).toBe('a b');
    expect(texts(await reader.factsBefore(id, 6, 2))).toBe('a b');
    expect(texts(await reader.factsBefore(id, 99, 3))).toBe('b hm c');
    expect(await reader.factsAfter(id, 7, 99)).toEqual([]);
    expect(await reader.factsAfter('nothing', 0, 99)).toEqual([]);
  });

  test('ST10 P3 what a customer sees, by their own counter, without holes and without a colleague’s words', async () => {
    const said = await reader.saidFacts(id, 0, 99);
    expect(said.map((each) => each.said)).toEqual([1, 2, 3, 4, 5]);
    expect(texts(said)).toBe('Hello? - a b c');
    expect(texts(await reader.saidFacts(id, 0, 2))).toBe('b c');
    expect(texts(await reader.saidFacts(id, 4, 99))).toBe('c');
  });

  test('ST10 a text that was erased reads as empty, and its fact stays', async () => {
    const other = await waitingOne(one);
    await bench.db.query('delete from bodies where interaction = $1', [other]);
    const facts = await reader.factsAfter(other, 0, 99);
    expect(facts.map(({ fact }) => [fact.kind, 'text' in fact ? fact.text : null])).toEqual([
      ['opened', null],
      ['wrote', ''],
    ]);
  });

  test('ST10 an entity reads as it was told when it changed', async () => {
    one.told.length = 0;
    const { customer: who } = (await reader.interaction(id))!;
    await one.commits.commit({ by: customer(who), key: null, command: { kind: 'say', text: 'Thanks' } });
    await one.commits.commit({ by: someone('ben'), key: null, command: { kind: 'go-away' } });
    const told = one.told.flat();
    const after = (kind: string) => told.find((change) => change.kind === kind)?.after;
    expect(await reader.interaction(id)).toEqual(after('interaction'));
    expect(await reader.heldBy('ana')).toContainEqual(after('interaction'));
    expect(await reader.agents(['ben'])).toEqual([after('agent')]);
    expect(await reader.chatOf(who)).toEqual(after('interaction'));
    expect(await reader.versions([id, 'nothing'])).toEqual(
      new Map([[id, expect.objectContaining({ version: 8, said: 6 })]]),
    );
    expect((await reader.connectedAgents()).toSorted()).toEqual(['ana', 'ben']);
  });

  test('S3 reading writes nothing', async () => {
    const url = new URL(bench.url);
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    const pool = createPool(url.href, 2, 'test read only');
    await expect(pool.query('delete from keys')).rejects.toThrow('read-only transaction');
    const readOnly = new Reader(pool);
    await Promise.all([
      readOnly.interaction(id),
      readOnly.heldBy('ana'),
      readOnly.deferredBy('ana'),
      readOnly.liveOfTeams(['care']),
      readOnly.matching(bindQuery([], 'ana', one.directory.now()), 0),
      readOnly.completedBy('ana', 9e15, 9),
      readOnly.ofCustomers(['c1'], 9),
      readOnly.factsAfter(id, 0, 9),
      readOnly.factsBefore(id, 9, 9),
      readOnly.saidFacts(id, 0, 9),
      readOnly.agents(['ana']),
      readOnly.connectedAgents(),
      readOnly.dayCounts(['ana'], '1970-01-01'),
      readOnly.persons(['c1']),
      readOnly.notesOf([{ ...aCustomer('c1'), notes: [2] }]),
      readOnly.customersLike('c', { agent: 'ana', team: 'care', without: [] }, 9),
      readOnly.customersReachedBy(['c@mail.test'], ['5550199'], { agent: 'ana', team: null, without: [] }, 9),
      readOnly.chatOf('c1'),
      readOnly.versions([id]),
      readOnly.submittedBy(['ana'], 9),
      readOnly.lastSaid([id], 9),
      readOnly.lastOffer(id),
      readOnly.routingFloor(),
      readOnly.lastChanges(),
    ]);
    expect(Object.getOwnPropertyNames(Reader.prototype).length - 1).toBe(24);
    await pool.end();
  });
});

test('ST9 P2 keys are kept for seven days, and swept by the hour', async () => {
  const clock = new VirtualClock(bench.clock.now);
  const week = 7 * 24 * 3600_000;
  const act = { by: someone('ana'), key: 'k', command: { kind: 'comment', interaction: id, text: 'once' } } as const;
  await one.commits.commit(act);
  const kept = async () => (await bench.db.query<{ n: number }>('select count(*)::int n from keys')).rows[0]!.n;
  const failures: unknown[] = [];
  let swept: Promise<unknown> = Promise.resolve();
  const db = {
    query: (...args: [string, unknown[]]) => (swept = bench.db.query(...args)),
  } as unknown as typeof bench.db;
  const stop = sweepKeys(db, clock, (error) => failures.push(error));
  await clock.pass(week);
  await swept;
  expect(await kept()).toBe(1);
  await clock.pass(3600_000);
  await swept;
  expect(await kept()).toBe(0);
  stop();
  expect([clock.waiting, failures]).toEqual([0, []]);
});

test('ST10 the day’s counts are those of their agent', async () => {
  await one.commits.commit({ by: system, key: null, command: { kind: 'gone', agent: 'ben' } });
  expect(await reader.dayCounts(['ana', 'ben'], '1970-01-01')).toEqual([
    { agent: 'ana', date: '1970-01-01', ...nothingCounted, accepted: 1, version: 1 },
  ]);
});
