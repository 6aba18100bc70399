import { VirtualClock } from '../virtual-clock.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { looked } from './chain/chain.contract.ts';
import { KeptChain } from './chain/kept-chain.ts';
import { MonitoringLog } from './log.ts';

const clock = new VirtualClock();
let chain: KeptChain;
let log: MonitoringLog;
let failures: unknown[];
let isAway: boolean;
let appended: number;
let mayLook: boolean;

/** A log on the same chain, as another start or node has it: it knows of none of what was begun before. */
const started = (node: string | null = null) =>
  new MonitoringLog({
    chain,
    node,
    mayLook: () => mayLook,
    now: () => clock.now(),
    appended: () => (appended += 1),
    failed: (error) => failures.push(error),
  });

beforeEach(() => {
  [failures, isAway, appended, mayLook] = [[], false, 0, true];
  chain = new KeptChain();
  const { append } = chain;
  chain.append = (entry, texts) =>
    isAway ? Promise.reject(new Error('the log is away')) : append.call(chain, entry, texts);
  log = started();
});

const ends = async () =>
  (await chain.looks({}, Number.MAX_SAFE_INTEGER, 99)).map(({ seq, until, how }) => [seq, until, how]);

describe('the monitoring log', () => {
  test('L6 an entry stands once begun; its end is a second entry, written once', async () => {
    const opened = await log.begin(looked());
    const at = clock.now();
    expect(await chain.looks({}, 9, 9)).toMatchObject([{ seq: opened, at, until: null, what: 'desk', by: 'sam' }]);
    await clock.pass(60_000);
    log.end(opened);
    await clock.pass(60_000);
    log.end(opened);
    await log.endAll('stopped', () => true);
    expect(await ends()).toEqual([[opened, at + 60_000, 'closed']]);
    // Only two are on disk; that of the second end was taken for what it is.
    expect([chain.kept.length, appended]).toEqual([2, 3]);
    expect(failures).toEqual([]);
  });

  test('L6 what a crash left open ends at the next start and says so; what has ended stays as it ended', async () => {
    const [first, second] = [await log.begin(looked()), await log.begin(looked())];
    log.end(first);
    await log.endAll('stopped', () => true);
    const third = await log.begin(looked());
    await clock.pass(5_000);
    await started().endAll('restart', () => true);
    const now = clock.now();
    expect(await ends()).toEqual([
      [third, now, 'restart'],
      [second, now - 5_000, 'stopped'],
      [first, now - 5_000, 'closed'],
    ]);
  });

  test('L6 of several nodes each ends its own; those of one that is gone end by another, once', async () => {
    const [blue, green] = [started('blue'), started('green')];
    const [first, second, third] = [await blue.begin(looked()), await green.begin(looked()), await log.begin(looked())];
    await green.endAll('restart', (node) => node === 'red');
    await green.endAll('stopped', (node) => node === 'green');
    expect(await chain.open()).toEqual([
      { seq: first, node: 'blue' },
      { seq: third, node: null },
    ]);
    await Promise.all([green, started('grey')].map((other) => other.endAll('restart', (node) => node === 'blue')));
    blue.end(first);
    await clock.pass(0);
    expect(await ends()).toEqual([
      [third, null, null],
      [second, clock.now(), 'stopped'],
      [first, clock.now(), 'restart'],
    ]);
    expect(failures).toEqual([]);
  });

  test('L3 a node that others may take for gone begins no look; one that was taken for gone meanwhile ends it', async () => {
    mayLook = false;
    const blue = started('blue');
    await expect(blue.begin(looked())).rejects.toThrow('take this one for gone');
    expect(chain.kept).toEqual([]);
    mayLook = true;
    const begun = blue.begin(looked());
    mayLook = false;
    await expect(begun).rejects.toThrow('took this one for gone');
    await clock.pass(0);
    expect(await ends()).toEqual([[1, clock.now(), 'closed']]);
  });

  test('L3 an entry that cannot be written rejects; an end that cannot be is reported, and written with the next', async () => {
    const opened = await log.begin(looked());
    isAway = true;
    await expect(log.begin(looked())).rejects.toThrow('the log is away');
    const endedAt = clock.now();
    log.end(opened);
    await clock.pass(1_000);
    expect(failures).toHaveLength(1);
    isAway = false;
    const next = await log.begin(looked());
    await clock.pass(0);
    expect(await ends()).toEqual([
      [next, null, null],
      [opened, endedAt, 'closed'],
    ]);
  });
});
