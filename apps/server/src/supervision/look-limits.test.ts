import type { LookOver, PolicyTerms } from '@oriel/domain';
import { beforeEach, describe, expect, test } from 'vitest';
import { someTerms } from '../../../../packages/domain/testing/builders/access.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { begin, end } from './chain/chain.contract.ts';
import { KeptChain } from './chain/kept-chain.ts';
import { LookLimits } from './look-limits.ts';

const minute = 60_000;
/** A Tuesday. */
const noon = Date.UTC(2026, 10, 24, 12);
const terms: PolicyTerms = someTerms({ weekMinutes: 10 });

let clock: VirtualClock;
let chain: KeptChain;
let limits: LookLimits;
let isAway: boolean;
let failures: number;

beforeEach(() => {
  clock = new VirtualClock(noon);
  chain = new KeptChain();
  [isAway, failures] = [false, 0];
  limits = new LookLimits({
    chain: {
      watched: async (...asked) => {
        if (isAway) throw new Error('the log is away');
        return chain.watched(...asked);
      },
    },
    clock,
    failed: () => (failures += 1),
  });
});

/** A look at Ana's desk: in the log, and begun. */
async function look(by: PolicyTerms = terms) {
  const opened = (await begin(chain, clock.now()))!;
  const over: { why: LookOver; afterMs: number }[] = [];
  const begun: { ended?: (written: Promise<void>) => void } = {};
  const stop = async (how: LookOver | 'closed') => {
    const written = end(chain, opened, clock.now(), how).then(() => {});
    begun.ended?.(written);
    await written;
  };
  begun.ended = limits.begun('ana', by, (why) => {
    over.push({ why, afterMs: clock.now() - noon });
    void stop(why);
  });
  await clock.pass(0);
  return { over, close: () => stop('closed') };
}

/** In small steps, so that what is asked of the log is answered. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) await clock.pass(Math.min(left, 1_000));
}

describe('L20 minutes of a week', () => {
  test('L20 a look ends when they are used up, to the second', async () => {
    const { over } = await look();
    await pass(10 * minute - 1);
    expect(over).toEqual([]);
    await pass(1);
    expect(over).toEqual([{ why: 'minutes-used', afterMs: 10 * minute }]);
    expect(await limits.whyNot('ana', terms)).toBe('minutes-used');
    expect(await limits.whyNot('ben', terms)).toBeNull();
  });

  test('L20 those of all who look add up: two together have half the time, and one who goes leaves the rest', async () => {
    const [one, other] = [await look(), await look()];
    await pass(2 * minute);
    expect(await limits.msLeft('ana', terms)).toBe(6 * minute);
    await other.close();
    await pass(6 * minute - 1);
    expect([one.over, other.over]).toEqual([[], []]);
    await pass(1);
    expect(one.over).toEqual([{ why: 'minutes-used', afterMs: 8 * minute }]);
  });

  test('L20 what another node’s looks use up is noticed', async () => {
    const { over } = await look();
    await pass(minute);
    await begin(chain, clock.now());
    await pass(4.5 * minute);
    expect(over).toEqual([{ why: 'minutes-used', afterMs: 5.5 * minute }]);
  });

  test('L20 a new week has all of them', async () => {
    const sunday = Date.UTC(2026, 10, 29, 23, 55);
    await pass(0);
    clock = new VirtualClock(sunday);
    limits = new LookLimits({ chain, clock, failed: () => (failures += 1) });
    const { over } = await look();
    await pass(14 * minute + 59_000);
    expect(over).toEqual([]);
    await pass(1_000);
    expect(over).toMatchObject([{ why: 'minutes-used' }]);
  });

  test('L20 while the log is away they go on to be used up', async () => {
    const { over } = await look();
    await pass(minute);
    isAway = true;
    await pass(9 * minute);
    expect(over).toEqual([{ why: 'minutes-used', afterMs: 10 * minute }]);
    expect(failures).toBeGreaterThan(0);
  });
});

test('L19 hours that were over before the look began end it at once', async () => {
  const { over } = await look(someTerms({ hours: { from: 9 * 60, to: 12 * 60 } }));
  expect(over).toEqual([{ why: 'outside-hours', afterMs: 0 }]);
});

test('L19 L20 a policy without limits asks nothing of the log', async () => {
  isAway = true;
  const { over } = await look(someTerms());
  expect(await limits.whyNot('ana', someTerms())).toBeNull();
  await pass(60 * minute);
  expect([over, failures]).toEqual([[], 0]);
});
