import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionIdleMs, sessionMaxMs } from './sessions.ts';
import { accessBench, aPerson, type AccessBench } from './testing.ts';

let bench: AccessBench;
beforeAll(async () => {
  bench = await accessBench();
});
afterAll(() => bench.end());
beforeEach(async () => {
  await bench.pool.query('truncate sessions, customer_tokens');
  bench.directory.clear();
  bench.directory.set('ana', aPerson('ana'));
});

const cookie = (secret: string) => `oriel=${secret}`;
const whoIs = async (secret: string) => (await bench.access.identities.byCookie(cookie(secret)))?.you;
const ana = { kind: 'person', id: 'ana', name: 'ana by name', roles: ['agent'], team: null, leads: [] };
const hour = 60 * 60_000;

describe('a session', () => {
  test('A1 its secret is 256 random bits and is nowhere in the database', async () => {
    const secrets = [await bench.access.sessions.begin('ana'), await bench.access.sessions.begin('ana')];
    expect(secrets[0]).not.toBe(secrets[1]);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const { rows } = await bench.pool.query<{ hash: string; row: string }>(
      'select hash, sessions::text as row from sessions',
    );
    expect(rows).toHaveLength(2);
    for (const { hash, row } of rows) {
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      for (const secret of secrets) expect(row).not.toContain(secret);
      expect(await whoIs(hash)).toBeUndefined();
    }
  });

  test('A1 A6 is found by its cookie and, for programs, by its token; anything else is nobody', async () => {
    const secret = await bench.access.sessions.begin('ana');
    expect(await whoIs(secret)).toEqual(ana);
    expect(await bench.access.identities.byToken(secret)).toMatchObject({
      principal: { kind: 'person', id: 'ana' },
      you: ana,
    });
    expect(await whoIs(`${secret}x`)).toBeUndefined();
    expect(await bench.access.identities.byToken('')).toBeUndefined();
    expect(await bench.access.identities.byCookie(undefined)).toBeUndefined();
  });

  test('A2 unused for 12 hours it is over; used, it goes on', async () => {
    const secret = await bench.access.sessions.begin('ana');
    await bench.clock.pass(sessionIdleMs - 1);
    expect(await whoIs(secret)).toEqual(ana);
    await bench.clock.pass(sessionIdleMs - 1);
    expect(await whoIs(secret)).toEqual(ana);
    await bench.clock.pass(sessionIdleMs);
    expect(await whoIs(secret)).toBeUndefined();
  });

  test('A2 after 7 days it is over, however much it is used', async () => {
    const secret = await bench.access.sessions.begin('ana');
    for (let passed = 0; passed + hour < sessionMaxMs; passed += hour) {
      await bench.clock.pass(hour);
      expect(await whoIs(secret)).toEqual(ana);
    }
    await bench.clock.pass(hour);
    expect(await whoIs(secret)).toBeUndefined();
  });

  test('A2 an open connection uses it; after 7 days that is told too', async () => {
    const secret = await bench.access.sessions.begin('ana');
    const identity = (await bench.access.identities.byCookie(cookie(secret)))!;
    let over = 0;
    bench.access.identities.watch(identity, () => (over += 1));
    for (let passed = 0; passed + hour < sessionMaxMs; passed += hour) {
      await bench.clock.pass(hour);
      await bench.access.sessions.tend();
    }
    expect([over, await whoIs(secret)]).toEqual([0, ana]);
    await bench.clock.pass(hour);
    await bench.access.sessions.tend();
    expect([over, await whoIs(secret)]).toEqual([1, undefined]);
  });

  test('A2 what is over is deleted', async () => {
    await bench.access.sessions.begin('ana');
    await bench.clock.pass(sessionIdleMs);
    await bench.access.sessions.tend();
    const { rows } = await bench.pool.query('select * from sessions');
    expect(rows).toEqual([]);
  });

  test('A3 signing out ends that session and tells its connections at once, each once; another one stays', async () => {
    const [here, there] = [await bench.access.sessions.begin('ana'), await bench.access.sessions.begin('ana')];
    const told: string[] = [];
    for (const [name, secret] of [
      ['here', here],
      ['here too', here],
      ['there', there],
    ] as const) {
      const identity = (await bench.access.identities.byCookie(cookie(secret)))!;
      bench.access.identities.watch(identity, () => told.push(name));
    }
    const left = (await bench.access.identities.byCookie(cookie(here)))!;
    bench.access.identities.watch(left, () => told.push('no longer there'))();
    await bench.access.signOut(cookie(here));
    await bench.access.signOut(cookie(here));
    expect(told).toEqual(['here', 'here too']);
    expect(await whoIs(here)).toBeUndefined();
    expect(await whoIs(there)).toEqual(ana);
  });

  test('A4 a change of roles needs no new session', async () => {
    const secret = await bench.access.sessions.begin('ana');
    bench.directory.set('ana', aPerson('ana', { roles: ['supervisor'], leads: ['orders'] }));
    expect(await whoIs(secret)).toEqual({ ...ana, roles: ['supervisor'], leads: ['orders'] });
  });

  test('A4 a person who is not in the directory any more has no session, and open connections are told', async () => {
    const secret = await bench.access.sessions.begin('ana');
    const identity = (await bench.access.identities.byCookie(cookie(secret)))!;
    let over = 0;
    bench.access.identities.watch(identity, () => (over += 1));
    bench.directory.delete('ana');
    expect(await whoIs(secret)).toBeUndefined();
    await bench.access.sessions.tend();
    expect(over).toBe(1);
  });

  test('A4 while the server runs, that takes 30 seconds', async () => {
    const identity = (await bench.access.identities.byCookie(cookie(await bench.access.sessions.begin('ana'))))!;
    const over = new Promise<void>((resolve) => bench.access.identities.watch(identity, resolve));
    bench.directory.delete('ana');
    bench.access.sessions.start();
    await bench.clock.pass(30_000);
    await over;
    bench.access.sessions.stop();
    expect(bench.clock.waiting).toBe(0);
  });
});

test("A6 a customer's token makes them that customer; it is no cookie of a person and does not end by itself", async () => {
  const token = await bench.access.customerTokens.give('customer-1', 'shop');
  const { rows } = await bench.pool.query<{ row: string }>('select customer_tokens::text as row from customer_tokens');
  expect(rows[0]!.row).not.toContain(token);
  let over = 0;
  bench.access.identities.watch((await bench.access.identities.byToken(token))!, () => (over += 1));
  await bench.clock.pass(10 * sessionMaxMs);
  await bench.access.sessions.tend();
  expect(over).toBe(0);
  const customer = { kind: 'customer', id: 'customer-1', channel: 'shop' };
  expect(await bench.access.identities.byToken(token)).toMatchObject({ principal: customer, you: customer });
  expect(await whoIs(token)).toBeUndefined();
  expect(await bench.access.identities.byToken(`${token}x`)).toBeUndefined();
});
