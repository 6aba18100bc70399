import { afterEach, beforeEach, expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { createDeadlines } from '../interactions/deadlines.ts';
import { Reader } from '../store/reader.ts';
import { someone, storeBench, waitingOne, type BenchCommitter, type StoreBench } from '../store/testing.ts';
import { createRouting } from './routing.ts';

let bench: StoreBench;
let one: BenchCommitter;
let reader: Reader;
let clock: VirtualClock;
const failures: unknown[] = [];

beforeEach(async () => {
  bench = await storeBench();
  one = await bench.committer();
  reader = new Reader(one.pool);
  clock = new VirtualClock(bench.clock.now);
  failures.length = 0;
});
afterEach(async () => {
  expect(failures).toEqual([]);
  await bench.end();
});

const deps = () => ({
  pool: one.pool,
  commits: one.commits,
  directory: one.directory.now,
  clock: clock,
  failed: (error: unknown) => failures.push(error),
});

/** Until what runs beside the clock, on the database, has come so far. */
async function until(looked: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await looked()); tries += 1) if (tries > 2_000) throw new Error('it never came');
}
const stateOf = async (id: string) => (await reader.interaction(id))!.state;

test('RT5 what waited before a start is offered at the start, and what nobody told of within a second', async () => {
  const before = await waitingOne(one);
  const routing = createRouting(deps());
  await until(async () => (await stateOf(before)) === 'ringing');
  // Committed, and the server that should have told of it is gone.
  const untold = await waitingOne(one);
  expect(await stateOf(untold)).toBe('waiting');
  await clock.pass(1_000);
  await until(async () => (await stateOf(untold)) === 'ringing');
  const agents = await Promise.all([before, untold].map(async (id) => (await reader.interaction(id))!.agent));
  expect(new Set(agents)).toEqual(new Set(['ana', 'ben']));
  await routing.stop();
  expect(clock.waiting).toBe(0);
});

test('RT5 a change wakes it at once; with nobody able, it waits', async () => {
  const routing = createRouting(deps());
  for (const agent of ['ana', 'ben'])
    await one.commits.commit({ by: someone(agent), key: null, command: { kind: 'go-away' } });
  const id = await waitingOne(one);
  routing.take(one.told.at(-1)!);
  await clock.pass(5_000);
  await one.commits.idle();
  expect(await stateOf(id)).toBe('waiting');
  await one.commits.commit({ by: someone('ana'), key: null, command: { kind: 'become-available' } });
  routing.take(one.told.at(-1)!);
  await until(async () => (await stateOf(id)) === 'ringing');
  await routing.stop();
});

test('RT6 I6 a ring that ended while the server was down ends at its start, and the agent is told why', async () => {
  const id = await waitingOne(one);
  await one.commits.commit({
    by: { kind: 'system' },
    key: null,
    command: { kind: 'offer', reason: 'least-loaded', interaction: id, agent: 'ana' },
  });
  bench.clock.now += 29_999;
  await clock.pass(29_999);
  const deadlines = createDeadlines(deps());
  await clock.pass(0);
  await deadlines.stop();
  expect(await stateOf(id)).toBe('ringing');
  bench.clock.now += 10_000;
  await clock.pass(10_000);
  const again = createDeadlines(deps());
  await clock.pass(200);
  await until(async () => (await stateOf(id)) === 'waiting');
  await again.stop();
  expect((await reader.agents(['ana']))[0]).toMatchObject({ mode: 'away', reason: 'missed' });
  expect((await reader.dayCounts(['ana'], '1970-01-01'))[0]).toMatchObject({ missed: 1, accepted: 0 });
});
